/**
 * The columns of event data stores, by what they hold, with their types and members.
 *
 * Names are those of the records; SQL compares them without case. `credentialId` is not on AWS's page, but in what Lake
 * returns. Of the page's two misspelt members, `credentiaisissuedto` and `errormssage`, the spelling is that of records.
 *
 * @see {@link https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html}
 */

/** The type of a member: simple, a map from strings to strings, a structure, or an array of structures. */
export type Shape =
  'string' | 'boolean' | 'integer' | 'double' | 'timestamp' | 'map' | Members | { readonly each: Members }

export type Members = readonly (readonly [name: string, shape: Shape])[]

const sessionIssuer: Members = [
  ['type', 'string'],
  ['principalId', 'string'],
  ['arn', 'string'],
  ['accountId', 'string'],
  ['userName', 'string'],
]

const sessionContext: Members = [
  [
    'attributes',
    [
      ['creationDate', 'timestamp'],
      ['mfaAuthenticated', 'string'],
    ],
  ],
  ['sessionIssuer', sessionIssuer],
  [
    'webIdFederationData',
    [
      ['federatedProvider', 'string'],
      ['attributes', 'map'],
    ],
  ],
  ['sourceIdentity', 'string'],
  ['ec2RoleDelivery', 'string'],
  ['ec2IssuedInVpc', 'string'],
]

const userIdentity: Members = [
  ['type', 'string'],
  ['principalId', 'string'],
  ['arn', 'string'],
  ['accountId', 'string'],
  ['accessKeyId', 'string'],
  ['userName', 'string'],
  ['sessionContext', sessionContext],
  [
    'onBehalfOf',
    [
      ['userId', 'string'],
      ['identityStoreArn', 'string'],
    ],
  ],
  [
    'inScopeOf',
    [
      ['sourceArn', 'string'],
      ['sourceAccount', 'string'],
      ['issuerType', 'string'],
      ['credentialsIssuedTo', 'string'],
    ],
  ],
  ['invokedBy', 'string'],
  ['identityProvider', 'string'],
  ['credentialId', 'string'],
]

/** Management, data and network activity events. */
const events: Members = [
  ['eventVersion', 'string'],
  ['userIdentity', userIdentity],
  ['eventTime', 'timestamp'],
  ['eventSource', 'string'],
  ['eventName', 'string'],
  ['awsRegion', 'string'],
  ['sourceIPAddress', 'string'],
  ['userAgent', 'string'],
  ['errorCode', 'string'],
  ['errorMessage', 'string'],
  ['requestParameters', 'map'],
  ['responseElements', 'map'],
  ['additionalEventData', 'map'],
  ['requestID', 'string'],
  ['eventID', 'string'],
  ['readOnly', 'boolean'],
  [
    'resources',
    {
      each: [
        ['accountId', 'string'],
        ['type', 'string'],
        ['ARN', 'string'],
        ['ARNPrefix', 'string'],
      ],
    },
  ],
  ['eventType', 'string'],
  ['apiVersion', 'string'],
  ['managementEvent', 'boolean'],
  ['recipientAccountId', 'string'],
  ['sharedEventID', 'string'],
  ['annotation', 'string'],
  ['vpcEndpointId', 'string'],
  ['vpcEndpointAccountId', 'string'],
  ['serviceEventDetails', 'map'],
  ['addendum', 'map'],
  ['edgeDeviceDetails', 'map'],
  ['insightDetails', 'map'],
  ['eventCategory', 'string'],
  [
    'tlsDetails',
    [
      ['tlsVersion', 'string'],
      ['cipherSuite', 'string'],
      ['clientProvidedHostHeader', 'string'],
    ],
  ],
  ['sessionCredentialFromConsole', 'string'],
  ['eventJson', 'string'],
  ['eventJsonChecksum', 'string'],
]

/** The columns that every other kind of store has too. */
const common: Members = [
  ['eventVersion', 'string'],
  ['eventCategory', 'string'],
  ['eventType', 'string'],
  ['eventID', 'string'],
  ['eventTime', 'timestamp'],
  ['awsRegion', 'string'],
  ['recipientAccountId', 'string'],
]

const insightAverage: Members = [
  ['value', 'string'],
  ['average', 'double'],
]

const insights: Members = [
  ...common,
  ['sharedEventID', 'string'],
  ['addendum', 'map'],
  ['insightSource', 'string'],
  ['insightState', 'string'],
  ['insightEventSource', 'string'],
  ['insightEventName', 'string'],
  ['insightErrorCode', 'string'],
  ['insightType', 'string'],
  [
    'insightContext',
    [
      ['baselineAverage', 'double'],
      ['insightAverage', 'double'],
      ['baselineDuration', 'integer'],
      ['insightDuration', 'integer'],
      [
        'attributions',
        [
          ['attribute', 'string'],
          ['insightValue', 'string'],
          ['insightAverage', 'double'],
          ['baselineValue', 'string'],
          ['baselineAverage', 'double'],
          ['insight', insightAverage],
          ['baseline', insightAverage],
        ],
      ],
    ],
  ],
  ['eventJson', 'string'],
]

const configurationItems: Members = [
  ...common,
  ['addendum', 'map'],
  [
    'eventData',
    [
      ['configurationItemVersion', 'string'],
      ['configurationItemCaptureTime', 'string'],
      ['configurationItemStatus', 'string'],
      ['configurationItemStateId', 'string'],
      ['accountId', 'string'],
      ['resourceType', 'string'],
      ['resourceId', 'string'],
      ['resourceName', 'string'],
      ['arn', 'string'],
      ['awsRegion', 'string'],
      ['availabilityZone', 'string'],
      ['resourceCreationTime', 'string'],
      ['configuration', 'map'],
      ['supplementaryConfiguration', 'map'],
      ['relatedEvents', 'string'],
      [
        'relationships',
        [
          ['name', 'string'],
          ['resourceType', 'string'],
          ['resourceId', 'string'],
          ['resourceName', 'string'],
        ],
      ],
      ['tags', 'map'],
    ],
  ],
  ['eventJson', 'string'],
]

const strings = (names: string): Members => names.split(' ').map((name) => [name, 'string'])

const evidence: Members = [
  ...common,
  ['addendum', 'map'],
  [
    'eventData',
    [
      ['attributes', 'map'],
      ...strings('awsAccountId awsOrganization complianceCheck dataSource eventName eventSource evidenceAwsAccountId'),
      ...strings('evidenceByType iamId evidenceId'),
      ['time', 'timestamp'],
      ...strings('assessmentId controlSetId controlId controlName controlDomainName frameworkName frameworkId service'),
      ...strings('serviceCategory resourceArn resourceType evidenceFolderId description manualEvidenceS3ResourcePath'),
      ...strings('evidenceFolderName resourceComplianceCheck'),
    ],
  ],
  ['eventJson', 'string'],
]

/** Events from outside AWS. */
const activities: Members = [
  ...common,
  ['addendum', strings('reason updatedFields originalUID originalEventID')],
  ['metadata', strings('ingestionTime channelARN')],
  [
    'eventData',
    [
      ['version', 'string'],
      [
        'userIdentity',
        [
          ['type', 'string'],
          ['principalId', 'string'],
          ['details', 'map'],
        ],
      ],
      ...strings('userAgent eventSource eventName eventTime UID'),
      ['requestParameters', 'map'],
      ['responseElements', 'map'],
      ...strings('errorCode errorMessage sourceIPAddress recipientAccountId'),
      ['additionalEventData', 'map'],
    ],
  ],
  ['eventJson', 'string'],
]

/** The columns by the category of events, as selectors name it. */
export const columnsByCategory: Readonly<Record<string, Members>> = {
  Management: events,
  Data: events,
  NetworkActivity: events,
  Insight: insights,
  ConfigurationItem: configurationItems,
  Evidence: evidence,
  ActivityAuditLog: activities,
}
