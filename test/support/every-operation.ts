/** A program that calls every operation once, in an order in which each of them succeeds on an empty emulator. */

const region = 'us-east-1'

/** Results of earlier steps, by operation. */
export type Seen = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>
export type Step = readonly [operation: string, input: object | ((seen: Seen) => object)]

const member = (seen: Seen, operation: string, name: string): string => seen[operation]?.[name] ?? 'missing'
const store = (seen: Seen) => ({ EventDataStore: member(seen, 'CreateEventDataStore', 'EventDataStoreArn') })
const query = (seen: Seen) => ({ QueryId: member(seen, 'StartQuery', 'QueryId') })
const imported = (seen: Seen) => ({ ImportId: member(seen, 'StartImport', 'ImportId') })
const channel = (seen: Seen) => ({ Channel: member(seen, 'CreateChannel', 'ChannelArn') })
const overview = { DashboardId: 'overview' }
const selectors = [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }]
const role = 'arn:aws:iam::123456789012:role/audit'
const S3 = { S3LocationUri: 's3://audit-logs/', S3BucketRegion: region, S3BucketAccessRoleArn: role }

const auditEvent = {
  version: '1.0',
  userIdentity: { type: 'user', principalId: 'ada' },
  eventSource: 'vault.example.org',
  eventName: 'Unseal',
  eventTime: '2026-01-01T11:00:00Z',
  UID: '42',
  recipientAccountId: '123456789012',
}

/** Each input may be made of earlier results. */
export const program: readonly Step[] = [
  ['CreateTrail', { Name: 'main', S3BucketName: 'audit-logs', TagsList: [{ Key: 'team', Value: 'audit' }] }],
  ['UpdateTrail', { Name: 'main', IsMultiRegionTrail: true }],
  ['StartLogging', { Name: 'main' }],
  ['GetTrailStatus', { Name: 'main' }],
  ['StopLogging', { Name: 'main' }],
  ['GetTrail', { Name: 'main' }],
  ['DescribeTrails', {}],
  ['ListTrails', {}],
  ['PutEventSelectors', { TrailName: 'main', AdvancedEventSelectors: selectors }],
  ['GetEventSelectors', { TrailName: 'main' }],
  ['PutInsightSelectors', { TrailName: 'main', InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] }],
  ['GetInsightSelectors', { TrailName: 'main' }],
  ['AddTags', (seen) => ({ ResourceId: member(seen, 'CreateTrail', 'TrailARN'), TagsList: [{ Key: 'stage' }] })],
  ['RemoveTags', (seen) => ({ ResourceId: member(seen, 'CreateTrail', 'TrailARN'), TagsList: [{ Key: 'team' }] })],
  ['ListTags', (seen) => ({ ResourceIdList: [member(seen, 'CreateTrail', 'TrailARN')] })],
  ['ListPublicKeys', {}],
  ['LookupEvents', { MaxResults: 2 }],
  [
    'ListInsightsData',
    { InsightSource: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/main', DataType: 'InsightsEvents' },
  ],
  [
    'ListInsightsMetricData',
    { EventSource: 's3.amazonaws.com', EventName: 'GetObject', InsightType: 'ApiCallRateInsight' },
  ],
  [
    'CreateEventDataStore',
    {
      Name: 'events',
      TerminationProtectionEnabled: false,
      AdvancedEventSelectors: [
        ...selectors,
        { FieldSelectors: [{ Field: 'eventCategory', Equals: ['ActivityAuditLog'] }] },
      ],
    },
  ],
  ['GetEventDataStore', store],
  ['ListEventDataStores', {}],
  ['UpdateEventDataStore', (seen) => ({ ...store(seen), RetentionPeriod: 90 })],
  ['StopEventDataStoreIngestion', store],
  ['StartEventDataStoreIngestion', store],
  ['PutEventConfiguration', (seen) => ({ ...store(seen), MaxEventSize: 'Large' })],
  ['GetEventConfiguration', store],
  ['EnableFederation', (seen) => ({ ...store(seen), FederationRoleArn: role })],
  ['DisableFederation', store],
  ['GenerateQuery', (seen) => ({ EventDataStores: [store(seen).EventDataStore], Prompt: 'who did what' })],
  ['SearchSampleQueries', { SearchPhrase: 'users' }],
  [
    'StartQuery',
    (seen) => ({
      QueryStatement: `SELECT eventID, eventTime FROM ${store(seen).EventDataStore.slice(-36)} ORDER BY eventID`,
    }),
  ],
  ['DescribeQuery', query],
  ['CancelQuery', query],
  ['GetQueryResults', query],
  ['ListQueries', store],
  ['StartImport', (seen) => ({ Destinations: [store(seen).EventDataStore], ImportSource: { S3 } })],
  ['GetImport', imported],
  ['StopImport', imported],
  ['ListImports', {}],
  ['ListImportFailures', imported],
  [
    'CreateChannel',
    (seen) => ({
      Name: 'vault',
      Source: 'Custom',
      Destinations: [{ Type: 'EVENT_DATA_STORE', Location: store(seen).EventDataStore }],
    }),
  ],
  ['GetChannel', channel],
  ['ListChannels', {}],
  ['UpdateChannel', (seen) => ({ ...channel(seen), Name: 'renamed' })],
  [
    'PutResourcePolicy',
    (seen) => {
      const ResourceArn = channel(seen).Channel
      const Statement = [
        { Effect: 'Allow', Principal: '*', Action: 'cloudtrail-data:PutAuditEvents', Resource: ResourceArn },
      ]
      return { ResourceArn, ResourcePolicy: JSON.stringify({ Statement }) }
    },
  ],
  ['GetResourcePolicy', (seen) => ({ ResourceArn: channel(seen).Channel })],
  ['DeleteResourcePolicy', (seen) => ({ ResourceArn: channel(seen).Channel })],
  [
    'PutAuditEvents',
    (seen) => ({
      channelArn: channel(seen).Channel,
      auditEvents: [
        { id: 'whole', eventData: JSON.stringify(auditEvent) },
        { id: 'torn', eventData: JSON.stringify(auditEvent).slice(1) },
      ],
    }),
  ],
  ['DeleteChannel', channel],
  ['CreateDashboard', { Name: 'overview' }],
  ['GetDashboard', overview],
  ['ListDashboards', {}],
  ['UpdateDashboard', { ...overview, TerminationProtectionEnabled: false }],
  ['StartDashboardRefresh', overview],
  ['DeleteDashboard', overview],
  ['RegisterOrganizationDelegatedAdmin', { MemberAccountId: '111122223333' }],
  ['DeregisterOrganizationDelegatedAdmin', { DelegatedAdminAccountId: '111122223333' }],
  ['DeleteEventDataStore', store],
  ['RestoreEventDataStore', store],
  ['DeleteTrail', { Name: 'main' }],
]
