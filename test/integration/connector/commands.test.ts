/** The investigation and the management set against the emulator: good, bad, partial and throttled input. */
import { expect, test } from 'vitest'
import { catalogue, createConnector, type ActionSet } from 'cloudtrail-client/connector'
import { operations } from 'cloudtrail-client/schemas'
import { account, entryOf, type Account } from '../../support/connector-account.js'

const arn = (name: string) => `arn:aws:cloudtrail:us-east-1:123456789012:trail/${name}`

const record = (id: number) => ({
  eventVersion: '1.05',
  eventID: `id-${id}`,
  eventName: id % 2 === 0 ? 'ConsoleLogin' : 'GetUser',
  eventSource: 'iam.amazonaws.com',
  eventTime: new Date(Date.UTC(2026, 10, 18, 23, 59, 50) + id * 1000).toISOString(),
  eventType: 'AwsApiCall',
  awsRegion: 'us-east-1',
  apiVersion: '2010-05-08',
  errorCode: 'AccessDenied',
  errorMessage: 'not allowed',
  readOnly: true,
  recipientAccountId: '123456789012',
  requestID: `request-${id}`,
  requestParameters: { maxItems: 100 },
  responseElements: null,
  resources: [{ ARN: 'arn:aws:iam::123456789012:role/audit', accountId: '123456789012', type: 'AWS::IAM::Role' }],
  userIdentity: { type: 'IAMUser', userName: 'ada', accessKeyId: 'AKIAADA' },
})

/** An account with three trails, one of them logging and tagged. */
async function trails(): Promise<Account> {
  const there = account({ records: Array.from({ length: 20 }, (_, id) => record(id)) })
  const { run, emulator } = there
  const settings = { s3_bucket_name: 'logs', apply_trail_to_all_regions: true }
  await run('management', 'create_trails', { trail_names: ['alpha', 'beta', 'gamma'], ...settings })
  await run('management', 'start_logging', { trail_names: ['alpha'] })
  await run('management', 'put_insight_selectors', {
    trail_names: ['alpha', 'beta'],
    insight_type: 'ApiCallRateInsight',
  })
  const TagsList = [{ Key: 'team', Value: 'audit' }, { Key: 'stage' }]
  await run('operation', 'add_tags', { body: { ResourceId: arn('alpha'), TagsList } })
  await run('operation', 'update_trail', { body: { Name: 'alpha', SnsTopicName: 'delivered' } })
  expect(emulator.requests.length).toBe(8)
  return there
}

interface Case {
  readonly set: ActionSet
  readonly name: string
  /** Operation that it calls. */
  readonly operation: string
  readonly good: Record<string, unknown>
  /** Paths of the result that are documented for the action. */
  readonly paths: readonly string[]
  /** An input of which one part fails, and its subject. */
  readonly partial?: readonly [parameters: Record<string, unknown>, subject: string, code?: string]
}

const trailPaths = [
  ...['Name', 'S3BucketName', 'HomeRegion', 'TrailARN', 'HasCustomEventSelectors', 'IncludeGlobalServiceEvents'],
  ...['IsMultiRegionTrail', 'IsOrganizationTrail', 'LogFileValidationEnabled', 'SnsTopicARN', 'SnsTopicName'],
].map((name) => `data.0.${name}`)
const eventPaths = [
  'AccessKeyId',
  'EventId',
  'EventName',
  'EventSource',
  'EventTime',
  'ReadOnly',
  'Username',
  'Resources',
]
const recordPaths = [
  ...['apiVersion', 'awsRegion', 'errorCode', 'errorMessage', 'eventID', 'eventName', 'eventSource', 'eventTime'],
  ...['eventType', 'eventVersion', 'readOnly', 'recipientAccountId', 'requestID', 'requestParameters.maxItems'],
  ...['resources.0.ARN', 'resources.0.type', 'responseElements', 'userIdentity.userName'],
]
const counts = ['summary.total_objects', 'summary.total_objects_successful']
const both = { trail_names: ['alpha', 'missing'] }

const cases: readonly Case[] = [
  { set: 'investigation', name: 'test_connectivity', operation: 'DescribeTrails', good: {}, paths: [] },
  { set: 'management', name: 'test_connectivity', operation: 'DescribeTrails', good: {}, paths: [] },
  {
    set: 'investigation',
    name: 'describe_trails',
    operation: 'DescribeTrails',
    good: { include_shadow_trails: 'true' },
    paths: [...trailPaths, 'summary.message'],
  },
  {
    set: 'investigation',
    name: 'run_query',
    operation: 'LookupEvents',
    good: { attribute_key: 'EventName', attribute_value: 'ConsoleLogin', start_date: '2026-11-18', max_results: '5' },
    paths: [
      ...eventPaths.map((name) => `data.0.${name}`),
      ...recordPaths.map((name) => `data.0.ExtractedCloudTrailEvent.${name}`),
      'summary.total_lookup_events',
    ],
  },
  {
    set: 'management',
    name: 'create_trails',
    operation: 'CreateTrail',
    good: { trail_names: 'delta, epsilon', s3_bucket_name: 'logs', enable_log_file_validation: 'True' },
    paths: ['data.0.trail_name', 'data.1.trail_name', 'data.0.TrailARN', 'data.0.S3BucketName'],
    partial: [{ trail_names: ['delta', 'alpha'], s3_bucket_name: 'logs' }, 'alpha', 'TrailAlreadyExistsException'],
  },
  {
    set: 'management',
    name: 'delete_trails',
    operation: 'DeleteTrail',
    good: { trail_names: ['gamma'] },
    paths: ['data.0.trail_name'],
    partial: [both, 'missing'],
  },
  {
    set: 'management',
    name: 'describe_trails',
    operation: 'DescribeTrails',
    good: { trail_names: ['alpha', 'beta'] },
    paths: ['data.0.trail_name', 'data.1.trail_name', ...trailPaths],
    partial: [both, 'missing'],
  },
  {
    set: 'management',
    name: 'get_trails',
    operation: 'GetTrail',
    good: { trail_names: [arn('alpha')] },
    paths: ['data.0.trail_name', ...trailPaths],
    partial: [both, 'missing'],
  },
  {
    set: 'management',
    name: 'update_trails',
    operation: 'UpdateTrail',
    good: { trail_names: ['alpha', 'beta'], apply_trail_to_all_regions: false },
    paths: ['data.0.trail_name', 'data.0.IsMultiRegionTrail'],
    partial: [{ ...both, s3_bucket_name: 'other' }, 'missing'],
  },
  {
    set: 'management',
    name: 'get_trail_status',
    operation: 'GetTrailStatus',
    good: { trail_names: 'alpha' },
    paths: ['data.0.trail_name', 'data.0.IsLogging', 'data.0.StartLoggingTime'],
    partial: [both, 'missing'],
  },
  {
    set: 'management',
    name: 'list_trails',
    operation: 'ListTrails',
    good: {},
    paths: ['data.0.Name', 'data.0.TrailARN', 'data.0.HomeRegion', 'summary.total_trails'],
  },
  {
    set: 'management',
    name: 'start_logging',
    operation: 'StartLogging',
    good: { trail_names: '["alpha", "beta"]' },
    paths: ['data.0.trail_name', 'data.1.trail_name'],
    partial: [{ trail_names: ['a-1', 'alpha', 'beta'] }, 'a-1'],
  },
  {
    set: 'management',
    name: 'stop_logging',
    operation: 'StopLogging',
    good: { trail_names: ['alpha', 'beta'] },
    paths: ['data.0.trail_name', 'data.1.trail_name'],
    partial: [{ trail_names: ['alpha', 'beta', 'missing'] }, 'missing'],
  },
  {
    set: 'management',
    name: 'get_event_selectors',
    operation: 'GetEventSelectors',
    good: { trail_names: ['alpha'] },
    paths: ['data.0.trail_name', 'data.0.TrailARN', 'data.0.EventSelectors.0.ReadWriteType'],
    partial: [both, 'missing'],
  },
  {
    set: 'management',
    name: 'put_event_selectors',
    operation: 'PutEventSelectors',
    good: {
      trail_names: ['alpha'],
      read_write_type: 'Read And Write',
      include_management_events: 'false',
      data_events_s3: 'arn:aws:s3:::logs/, arn:aws:s3:::other/',
      data_events_lambda: ['arn:aws:lambda'],
    },
    paths: ['data.0.trail_name', 'data.0.EventSelectors.0.DataResources.1.Values.0'],
    partial: [{ ...both, read_write_type: 'WriteOnly' }, 'missing'],
  },
  {
    set: 'management',
    name: 'get_insight_selectors',
    operation: 'GetInsightSelectors',
    good: { trail_names: ['alpha', 'beta'] },
    paths: ['data.0.trail_name', 'data.0.InsightSelectors.0.InsightType'],
    partial: [{ trail_names: ['alpha', 'gamma'] }, 'gamma', 'InsightNotEnabledException'],
  },
  {
    set: 'management',
    name: 'put_insight_selectors',
    operation: 'PutInsightSelectors',
    good: { trail_names: ['alpha'], insight_type: ['ApiErrorRateInsight', 'ApiCallRateInsight'] },
    paths: ['data.0.trail_name', 'data.0.InsightSelectors.1.InsightType'],
    partial: [{ ...both, insight_type: [] }, 'missing'],
  },
  {
    set: 'management',
    name: 'list_tags',
    operation: 'ListTags',
    good: { trail_arns: [arn('alpha'), arn('beta')] },
    paths: ['data.0.ResourceId', 'data.0.TagsList.0.Key', 'data.0.TagsList.0.Value'],
    partial: [{ trail_arns: [arn('alpha'), arn('missing'), arn('beta')] }, arn('missing')],
  },
  {
    set: 'management',
    name: 'remove_tags',
    operation: 'RemoveTags',
    good: { trail_arn: arn('alpha'), tag_keys: 'team, stage' },
    paths: ['data.0.trail_arn'],
  },
  {
    set: 'management',
    name: 'lookup_events',
    operation: 'LookupEvents',
    good: { attribute_key: 'ReadOnly', attribute_value: true },
    paths: [...eventPaths.map((name) => `data.0.${name}`), 'data.0.CloudTrailEvent', 'summary.total_lookup_events'],
  },
]

const table = cases.map((each) => [`${each.set}: ${each.name}`, each] as const)

const isThere = (value: unknown, path: string): boolean =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value) !==
  undefined

test('the table has every action of the two sets', () => {
  const listed = catalogue().filter(({ set }) => set !== 'operation')
  expect(cases.map(({ set, name }) => `${set} ${name}`).sort()).toEqual(
    listed.map(({ set, name }) => `${set} ${name}`).sort(),
  )
  expect(listed.length).toBe(3 + 17)
})

test.each(table)('%s is done with good input, and has its documented paths', async (_, { set, name, good, paths }) => {
  const { run } = await trails()
  const result = await run(set, name, good)
  expect([result.status, result.errors]).toEqual(['successful', []])
  expect([...counts, 'message', ...paths].filter((path) => !isThere(result, path))).toEqual([])
})

test.each(table)('%s with bad input is refused by name, and nothing is sent', async (_, { set, name, good }) => {
  const { emulator, runBad } = account()
  const { parameters } = entryOf(set, name)
  const { required } = parameters as { required: string[] }
  const bad = [
    ...Object.keys(parameters['properties'] as object).map((each) => [each, { ...good, [each]: { a: 1 } }] as const),
    ...required.map((each) => [each, { ...good, [each]: undefined }] as const),
    ['nonsense', { ...good, nonsense: 1 }] as const,
  ]
  for (const [subject, given] of bad) {
    const { status, data, errors } = await runBad(set, name, given)
    expect([subject, status, data, errors]).toEqual([
      subject,
      'failed',
      [],
      [
        {
          indicator: expect.stringMatching(/^[A-Z].* failed\.$/) as string,
          subject,
          statusCode: null,
          code: 'InvalidInput',
          message: expect.stringMatching(`^${subject} (must be|is required|is not a parameter of ${name})`) as string,
          requestId: null,
        },
      ],
    ])
  }
  expect(emulator.requests).toEqual([])
})

const partial = table.filter(([, each]) => each.partial !== undefined)

test.each(partial)('%s does what can be done, and tells what failed', async (_, { set, name, partial: input }) => {
  const [parameters, subject, code = 'Found'] = input!
  const { run } = await trails()
  const { status, data, errors, summary } = await run(set, name, parameters)
  const total = summary.total_objects
  expect([status, summary.total_objects_successful, data.length]).toEqual([
    'partially_successful',
    total - 1,
    total - 1,
  ])
  const title = entryOf(set, name).title
  expect(errors).toEqual([
    {
      indicator: `${title} failed.`,
      subject,
      statusCode: expect.any(Number) as number,
      code: expect.stringContaining(code) as string,
      message: expect.not.stringMatching(/^[A-Z]\w+: /) as string, // the service's words, without the operation before them
      requestId: expect.any(String) as string,
    },
  ])
})

test('an unknown trail is described by the error of the service, and a shadow that is not wanted is no failure', async () => {
  const { run, emulator } = await trails()
  const { errors } = await run('management', 'describe_trails', { trail_names: ['missing'] })
  const { errors: same } = await run('management', 'get_trails', { trail_names: ['missing'] })
  const withoutId = ({ code, statusCode, message }: (typeof errors)[number]) => ({ code, statusCode, message })
  expect(errors.map(withoutId)).toEqual(same.map(withoutId))
  expect(errors[0]?.statusCode).not.toBe(200)

  const elsewhere = createConnector({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    limiter: false,
  })
  const shadow = { trail_names: [arn('alpha')], include_shadow_trails: false }
  expect(await elsewhere.run('describe_trails', shadow)).toMatchObject({ status: 'successful', data: [], errors: [] })
})

test('every command that takes a list is in the table of those that can succeed in part', () => {
  const takesList = catalogue().filter(
    ({ set, parameters }) =>
      set === 'management' && /"(trail_names|trail_arns)"/.test(JSON.stringify(parameters['properties'])),
  )
  expect(partial.map(([, { name }]) => name)).toEqual(takesList.map(({ name }) => name))
})

test.each(table)('%s is done although its requests are throttled', async (_, { set, name, operation, good }) => {
  const { run, emulator } = await trails()
  emulator.faults.add({ operation, times: 2, reply: 'throttle' })
  expect((await run(set, name, good)).status).toBe('successful')
})

test.each(table)('%s that is throttled for good fails for each subject', async (_, { set, name, operation, good }) => {
  const { run, emulator } = await trails()
  emulator.faults.add({ operation, times: Infinity, reply: 'throttle' })
  const { status, data, errors, summary } = await run(set, name, good)
  expect([status, data, summary.total_objects_successful]).toEqual(['failed', [], 0])
  expect(errors.length).toBe(summary.total_objects)
  expect(new Set(errors.map(({ code, statusCode }) => `${code} ${statusCode}`))).toEqual(
    new Set(['ThrottlingException 400']),
  )
})

test('all failing is failed', async () => {
  const { run } = await trails()
  const { status, errors } = await run('management', 'stop_logging', { trail_names: ['none', 'nobody'] })
  expect([status, errors.map(({ subject }) => subject)]).toEqual(['failed', ['none', 'nobody']])
})

test('a list is worked through at the pace of the quota, without a throttle', async () => {
  const { connector, emulator, clock } = account({ quotas: true }, { limiter: undefined })
  const trail_names = Array.from({ length: 4 }, (_, id) => `trail-${id}`)
  await connector.run('create_trails', { trail_names, s3_bucket_name: 'logs' })
  const startedAt = clock.now()
  const { status } = await connector.run('stop_logging', { trail_names })
  expect(status).toBe('successful')
  expect(emulator.requests.length).toBe(8)
  expect(Math.round((clock.now() - startedAt) / 1000)).toBe(3) // one a second
})

test('more than 20 ARNs are asked for in several calls, and one that is unknown takes no other with it', async () => {
  const { run, emulator } = account()
  const trail_names = Array.from({ length: 44 }, (_, id) => `trail-${id}`)
  for (const name of trail_names.slice(0, 5)) {
    await run('operation', 'create_trail', { body: { Name: name, S3BucketName: 'logs' } })
  }
  const known = trail_names.slice(0, 5).map(arn)
  const stores = await Promise.all(
    Array.from({ length: 10 }, (_, id) =>
      run('operation', 'create_event_data_store', {
        body: { Name: `store-${id}`, TerminationProtectionEnabled: false },
      }),
    ),
  )
  const arns = [...known, ...stores.map(({ data }) => String(data[0]?.['EventDataStoreArn']))]
  const dashboards = await Promise.all(
    Array.from({ length: 26 }, (_, id) => run('operation', 'create_dashboard', { body: { Name: `board-${id}` } })),
  )
  arns.push(...dashboards.map(({ data }) => String(data[0]?.['DashboardArn'])))
  const before = emulator.requests.length
  const all = await run('management', 'list_tags', { trail_arns: arns })
  expect([all.status, all.data.map((row) => row['ResourceId'])]).toEqual(['successful', arns])
  expect(emulator.requests.length - before).toBe(3) // 20 + 20 + 1

  const some = await run('management', 'list_tags', {
    trail_arns: [...arns.slice(0, 10), arn('missing'), ...arns.slice(10)],
  })
  expect([some.status, some.errors.map(({ subject }) => subject)]).toEqual(['partially_successful', [arn('missing')]])
  expect(some.data.map((row) => row['ResourceId'])).toEqual(arns)
})

test.each([
  ['update_trails', { trail_names: ['alpha'] }, null, 'give at least one of s3_bucket_name'],
  [
    'put_event_selectors',
    { trail_names: ['alpha'], data_events_s3: Array.from({ length: 251 }, (_, id) => `arn:aws:s3:::b${id}/`) },
    'data_events_s3',
    'at most 250 ARNs, got 251',
  ],
  [
    'remove_tags',
    { trail_arn: arn('alpha'), tag_keys: Array.from({ length: 51 }, (_, id) => `key-${id}`) },
    'tag_keys',
    'at most 50 keys, got 51',
  ],
  ['create_trails', { trail_names: ['fine', 'no'], s3_bucket_name: 'logs' }, 'trail_names[1]', 'at least 3 characters'],
  ['run_query', { attribute_key: 'EventName' }, 'attribute_value', 'is required when attribute_key'],
  ['run_query', { attribute_value: 'ConsoleLogin' }, 'attribute_key', 'is required when attribute_value'],
  ['run_query', { attribute_key: 'ReadOnly', attribute_value: 'maybe' }, 'attribute_value', 'true or false'],
  ['run_query', { start_date: '2026-11-02', end_date: '2026-11-01' }, 'start_date', 'not be later than end_date'],
  ['lookup_events', { start_date: '2026-02-30' }, 'start_date', 'yyyy-mm-dd'],
  ['lookup_events', { attribute_key: 'EventName', attribute_value: '_'.repeat(1001) }, 'attribute_value', '2000'],
  ['lookup_events', { attribute_key: 'EventId', attribute_value: 'abc' }, 'attribute_value', 'a valid UUID'],
  [
    'lookup_events',
    { body: { LookupAttributes: [{ AttributeKey: 'EventId', AttributeValue: 'abc' }] } },
    'body.LookupAttributes[0].AttributeValue',
    'a valid UUID',
  ],
  [
    'lookup_events',
    { body: { LookupAttributes: [{ AttributeKey: 'Read only', AttributeValue: 'TRUE' }] } },
    'body.LookupAttributes[0].AttributeValue',
    'true or false',
  ],
  ['list_public_keys', { body: { StartTime: 1_793_534_400_000 } }, 'body.StartTime', 'milliseconds?'],
  [
    'put_event_selectors',
    { trail_names: 'alpha', data_events_s3: 'arn:aws:s3:::logs/, arn:aws:s3:::logs' },
    'data_events_s3[1]',
    'needs the slash',
  ],
  [
    'put_event_selectors',
    { trail_names: 'alpha', data_events_lambda: 'arn:aws:lambda:us-east-1' },
    'data_events_lambda[0]',
    'whole ARN',
  ],
  [
    'put_event_selectors',
    {
      body: {
        TrailName: 'alpha',
        EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::logs'] }] }],
      },
    },
    'body.EventSelectors[0].DataResources[0].Values[0]',
    'needs the slash',
  ],
  ['stop_logging', { trail_names: ['fine', 'two--dashes'] }, 'trail_names[1]', 'side by side'],
  ['stop_logging', { body: { Name: '-x-' } }, 'body.Name', 'begin with a letter'],
  ['describe_trails', { trail_names: ['192.168.5.4'] }, 'trail_names[0]', 'IP address'],
  ['get_event_selectors', { body: { TrailName: 'a b' } }, 'body.TrailName', 'letters, digits'],
])('%s checks its parameters together before anything is sent: %#', async (name, parameters, subject, message) => {
  const { connector, emulator } = account()
  const { status, errors } = await connector.run(name, parameters)
  expect([status, errors.length, errors[0]?.subject]).toEqual(['failed', 1, subject])
  expect(errors[0]?.message).toContain(message)
  expect(emulator.requests).toEqual([])
})

test('days are days of UTC, the last second of the last one included', async () => {
  const { run } = await trails() // events from 23:59:50 of the 18th to 00:00:09 of the 19th
  const on = async (start_date: string, end_date: string) =>
    (await run('investigation', 'run_query', { attribute_key: '', start_date, end_date })).data.length
  expect([
    await on('2026-11-18', '2026-11-18'),
    await on('2026-11-19', '2026-11-19'),
    await on('2026-11-18', '2026-11-19'),
  ]).toEqual([10, 10, 20])
})

test('a query stops at max_results, over pages if need be, and keeps what it found before a failure', async () => {
  const records = Array.from({ length: 120 }, (_, id) => record(id))
  const { run, emulator } = account({ records })
  const enough = await run('investigation', 'run_query', { max_results: 60 })
  expect([enough.data.length, enough.summary]).toEqual([
    60,
    { total_objects: 1, total_objects_successful: 1, total_lookup_events: 60, reached_max_results: true },
  ])
  emulator.faults.add({ operation: 'LookupEvents', times: 1, latencyMs: 0 })
  emulator.faults.add({ operation: 'LookupEvents', reply: { code: 'AccessDeniedException', status: 400 } })
  const cut = await run('investigation', 'run_query', { max_results: 120 })
  expect([cut.status, cut.errors.map(({ code }) => code)]).toEqual(['partially_successful', ['AccessDeniedException']])
  expect(cut.data.length).toBe(50)
})

test('an event whose record cannot be read is a row all the same', async () => {
  const { connector } = account(
    {},
    {
      transport: () =>
        Promise.resolve({ status: 200, headers: {}, body: '{"Events":[{"EventId":"1","CloudTrailEvent":"{"}]}' }),
    },
  )
  const { data } = await connector.run('run_query')
  expect(data).toEqual([{ EventId: '1', CloudTrailEvent: '{', ExtractedCloudTrailEvent: null }])
})

test('a name of several sets goes by its parameters', async () => {
  const { connector, emulator } = await trails()
  const sent = async (name: string, parameters: Record<string, unknown>) => {
    const before = emulator.requests.length
    const { data } = await connector.run(name, parameters)
    return [emulator.requests.length - before, Object.keys(data[0] ?? {})[0]]
  }
  expect(await sent('describe_trails', {})).toEqual([1, 'Name'])
  expect(await sent('describe_trails', { trail_names: 'alpha,beta' })).toEqual([2, 'trail_name'])
  expect(await sent('describe_trails', { body: {} })).toEqual([1, 'trailList'])
})

test('createConnector without more than a name says what is there', () => {
  const connector = createConnector({ region: 'eu-west-1' })
  expect(connector.catalogue).toBe(catalogue())
  expect(connector.catalogue.length).toBe(3 + 17 + Object.keys(operations).length)
})
