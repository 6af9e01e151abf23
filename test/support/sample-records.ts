/** A made-up CloudTrail log, the same at every run: what `fixtures/sample-records.json` holds. */

type LogRecord = Record<string, unknown>

const account = '123456789012'
const firstTime = Date.UTC(2024, 2, 1, 8, 0, 0)

/** A UUID-shaped id, spread out so that the order of ids is not the order of times. */
function idOf(index: number, salt: number): string {
  const hex = (((index + 1) * 2654435761 + salt * 40503) % 2 ** 32).toString(16).padStart(8, '0')
  return `${hex}-${hex.slice(0, 4)}-4${hex.slice(1, 4)}-8${hex.slice(4, 7)}-${hex}${hex.slice(0, 4)}`
}

const user = (name: string): LogRecord => ({
  type: 'IAMUser',
  principalId: `AIDAEXAMPLE${name.toUpperCase()}`,
  arn: `arn:aws:iam::${account}:user/${name}`,
  accountId: account,
  accessKeyId: `AKIAEXAMPLE${name.toUpperCase()}`,
  userName: name,
})

const roleSession = (role: string, session: string): LogRecord => ({
  type: 'AssumedRole',
  principalId: `AROAEXAMPLE${role.toUpperCase()}:${session}`,
  arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
  accountId: account,
  accessKeyId: `ASIAEXAMPLE${role.toUpperCase()}`,
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: `AROAEXAMPLE${role.toUpperCase()}`,
      arn: `arn:aws:iam::${account}:role/${role}`,
      accountId: account,
      userName: role,
    },
    attributes: { creationDate: '2024-03-01T07:55:00Z', mfaAuthenticated: 'false' },
  },
})

const root: LogRecord = {
  type: 'Root',
  principalId: account,
  arn: `arn:aws:iam::${account}:root`,
  accountId: account,
}

const service = (invokedBy: string): LogRecord => ({ type: 'AWSService', invokedBy })

const identities = [
  user('alice'),
  user('bob'),
  roleSession('deploy', 'pipeline-42'),
  roleSession('audit', 'i-0123456789abcdef0'),
  root,
]

/** Calls that a small account makes: service, action, whether it only reads, request parameters, other members. */
const calls: readonly (readonly [string, string, boolean, LogRecord | null, LogRecord?])[] = [
  ['s3', 'GetBucketAcl', true, { bucketName: 'sample-logs' }],
  ['s3', 'CreateBucket', false, { bucketName: 'sample-data' }],
  ['iam', 'CreateUser', false, { userName: 'carol' }],
  ['iam', 'GetRole', true, { roleName: 'deploy' }, { errorCode: 'AccessDenied', errorMessage: 'Access Denied' }],
  ['iam', 'ListUsers', true, null],
  ['ec2', 'RunInstances', false, { instancesSet: { items: [{ imageId: 'ami-0123456789abcdef0', minCount: 1 }] } }],
  ['ec2', 'StopInstances', false, { instancesSet: { items: [{ instanceId: 'i-0aaaaaaaaaaaaaaaa' }] } }],
  ['ec2', 'DescribeVpcs', true, { vpcSet: {}, filterSet: {} }],
  [
    'kms',
    'Decrypt',
    true,
    null,
    { resources: [{ ARN: `arn:aws:kms:us-east-1:${account}:key/k1`, type: 'AWS::KMS::Key', accountId: account }] },
  ],
  ['sts', 'GetCallerIdentity', true, null],
  ['lambda', 'UpdateFunctionCode20150331v2', false, { functionName: 'resize-ü' }],
  ['cloudtrail', 'StopLogging', false, { name: 'main' }],
  ['secretsmanager', 'GetSecretValue', true, { secretId: 'prod/db' }],
]

function managementRecord(index: number): LogRecord {
  const [source, eventName, readOnly, requestParameters, more = {}] = calls[index % calls.length] ?? calls[0]!
  const identity = identities[index % identities.length]
  return {
    ...baseRecord(index, `${source}.amazonaws.com`, eventName, 'AwsApiCall'),
    userIdentity: identity,
    readOnly,
    requestParameters,
    responseElements: null,
    managementEvent: true,
    eventCategory: 'Management',
    ...more,
  }
}

/** Seven records share each second, so that pages break inside a second. */
function baseRecord(index: number, eventSource: string, eventName: string, eventType: string): LogRecord {
  const time = new Date(firstTime + Math.floor(index / 7) * 61_000)
  return {
    eventVersion: '1.09',
    eventTime: time.toISOString().replace('.000Z', 'Z'),
    eventSource,
    eventName,
    awsRegion: index % 4 === 0 ? 'eu-west-1' : 'us-east-1',
    sourceIPAddress: `192.0.2.${index % 250}`,
    userAgent: 'aws-cli/2.15.0',
    requestID: idOf(index, 7),
    eventID: idOf(index, 1),
    eventType,
    recipientAccountId: account,
  }
}

const consoleLogin = (index: number, result: 'Success' | 'Failure'): LogRecord => ({
  ...baseRecord(index, 'signin.amazonaws.com', 'ConsoleLogin', 'AwsConsoleSignIn'),
  userIdentity: result === 'Success' ? user('alice') : { ...root, accessKeyId: '' },
  readOnly: false,
  requestParameters: null,
  responseElements: { ConsoleLogin: result },
  ...(result === 'Failure' ? { errorMessage: 'Failed authentication' } : {}),
  additionalEventData: { MobileVersion: 'No', MFAUsed: 'No' },
  managementEvent: true,
  eventCategory: 'Management',
})

const assumeRoleByService = (index: number): LogRecord => ({
  ...baseRecord(index, 'sts.amazonaws.com', 'AssumeRole', 'AwsApiCall'),
  userIdentity: service('ec2.amazonaws.com'),
  sourceIPAddress: 'ec2.amazonaws.com',
  userAgent: 'ec2.amazonaws.com',
  readOnly: true,
  requestParameters: { roleArn: `arn:aws:iam::${account}:role/audit`, roleSessionName: 'i-0123456789abcdef0' },
  responseElements: { credentials: { accessKeyId: 'ASIAEXAMPLEAUDIT', expiration: 'Mar 1, 2024, 2:00:00 PM' } },
  resources: [{ ARN: `arn:aws:iam::${account}:role/audit`, accountId: account, type: 'AWS::IAM::Role' }],
  sharedEventID: idOf(index, 9),
  managementEvent: true,
  eventCategory: 'Management',
})

const insight = (index: number, state: 'Start' | 'End'): LogRecord => ({
  ...baseRecord(index, 'iam.amazonaws.com', 'CreateUser', 'AwsCloudTrailInsight'),
  sharedEventID: idOf(0, 11),
  insightDetails: {
    state,
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateUser',
    insightType: 'ApiCallRateInsight',
    insightContext: { statistics: { baseline: { average: 0.0020833333 }, insight: { average: 6 } } },
  },
  eventCategory: 'Insight',
})

const dataEvent = (index: number): LogRecord => ({
  ...baseRecord(index, 's3.amazonaws.com', 'GetObject', 'AwsApiCall'),
  userIdentity: user('bob'),
  readOnly: true,
  requestParameters: { bucketName: 'sample-data', key: `report-${index}.csv` },
  responseElements: null,
  resources: [{ ARN: `arn:aws:s3:::sample-data/report-${index}.csv`, type: 'AWS::S3::Object' }],
  managementEvent: false,
  eventCategory: 'Data',
})

/**
 * 120 records over 18 minutes: 114 management events, 2 Insights events, 4 data events.
 *
 * Their order is that of a delivered log: roughly by time, not strictly.
 */
export function sampleRecords(): LogRecord[] {
  const records = Array.from({ length: 120 }, (_, index) => {
    if (index % 30 === 29) return dataEvent(index)
    if (index === 50) return insight(index, 'Start')
    if (index === 80) return insight(index, 'End')
    if (index % 20 === 10) return consoleLogin(index, index % 40 === 10 ? 'Success' : 'Failure')
    if (index % 20 === 15) return assumeRoleByService(index)
    return managementRecord(index)
  })
  return records.map((_, index) => records[(index * 7) % records.length]!)
}
