/** The emulator with the AWS SDK, unmodified, and with this client: one program over all operations, the same results. */
import { CloudTrail as SdkCloudTrail } from '@aws-sdk/client-cloudtrail'
import { expect, onTestFinished, test, vi } from 'vitest'
import { CloudTrail } from 'cloudtrail-client'
import { operations } from 'cloudtrail-client/schemas'
import { createEmulator } from 'cloudtrail-client/testing'

vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const region = 'us-east-1'
const nowMs = Date.UTC(2026, 0, 1, 12)

/** Results of earlier steps, by operation. */
type Seen = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>
type Step = readonly [operation: string, input: object | ((seen: Seen) => object)]

const member = (seen: Seen, operation: string, name: string): string => seen[operation]?.[name] ?? 'missing'
const store = (seen: Seen) => ({ EventDataStore: member(seen, 'CreateEventDataStore', 'EventDataStoreArn') })
const query = (seen: Seen) => ({ QueryId: member(seen, 'StartQuery', 'QueryId') })
const imported = (seen: Seen) => ({ ImportId: member(seen, 'StartImport', 'ImportId') })
const channel = (seen: Seen) => ({ Channel: member(seen, 'CreateChannel', 'ChannelArn') })
const overview = { DashboardId: 'overview' }
const selectors = [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }]
const role = 'arn:aws:iam::123456789012:role/audit'
const S3 = { S3LocationUri: 's3://audit-logs/', S3BucketRegion: region, S3BucketAccessRoleArn: role }

const program: readonly Step[] = [
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

/** Ids, times of the machine and keys are other ones in each run. */
const withoutChance = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, inner: unknown) =>
      name === '$metadata' || name === 'Value' || name === 'Fingerprint' ? undefined : inner,
    ).replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'id'),
  )

async function resultsOf(connect: (endpoint: string) => object): Promise<Record<string, unknown>> {
  const records = Array.from({ length: 5 }, (_, id) => ({
    eventID: String(id),
    eventName: 'GetUser',
    eventTime: '2026-01-01T11:00:00Z',
  }))
  const emulator = createEmulator({ now: () => nowMs, records })
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  const client = connect(listener.url) as Record<string, ((input: unknown) => PromiseLike<unknown>) | undefined>
  const seen: Record<string, Record<string, string>> = {}
  for (const [operation, input] of program) {
    const method = operation.charAt(0).toLowerCase() + operation.slice(1)
    const result = await client[method]?.(typeof input === 'function' ? input(seen) : input)
    seen[operation] = result as Record<string, string>
  }
  return seen
}

test('the program calls every operation of the control plane', () => {
  const called = new Set(program.map(([operation]) => operation))
  expect(Object.keys(operations).filter((name) => !called.has(name))).toEqual(['PutAuditEvents'])
})

test('the AWS SDK and this client see the same', async () => {
  const sdk = await resultsOf((endpoint) => new SdkCloudTrail({ region, endpoint, credentials, maxAttempts: 1 }))
  const ours = await resultsOf(
    (endpoint) => new CloudTrail({ region, endpoint, credentials, maxAttempts: 1, limiter: false }),
  )
  for (const [operation] of program) {
    expect([operation, withoutChance(ours[operation])]).toEqual([operation, withoutChance(sdk[operation])])
  }
})
