/** Results in the forms of platforms, each against its own JSON Schema. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { catalogue, createConnector, type ResultForm } from 'cloudtrail-client/connector'
import { createEmulator } from 'cloudtrail-client/testing'

const record = {
  eventID: '00000000-0000-4000-8000-000000000001',
  eventName: 'ConsoleLogin',
  eventTime: '2026-11-20T10:48:04Z',
  eventSource: 'signin.amazonaws.com',
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })

/** Connectors of one account with a trail and an event, whose results are held against their schema. */
function connectors() {
  const emulator = createEmulator({ now: () => Date.UTC(2026, 10, 20, 12), records: [record] })
  const config = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    limiter: false,
    maxAttempts: 1,
  } as const
  const splunk = createConnector({ ...config, resultForm: 'splunk' })
  const d3 = createConnector({ ...config, resultForm: 'd3' })
  const checked =
    <Result>(form: ResultForm, run: (name: string, parameters: object) => Promise<Result>) =>
    async (name: string, parameters: object = {}): Promise<Result> => {
      const result = await run(name, parameters)
      const [entry] = catalogue(form).filter((each) => each.name === name)
      const validate = ajv.compile(entry!.result)
      validate(result)
      expect([name, validate.errors ?? []]).toEqual([name, []])
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      return result
    }
  return {
    emulator,
    splunk: checked('splunk', (name, parameters) => splunk.run(name, { ...parameters })),
    d3: checked('d3', (name, parameters) => d3.run(name, { ...parameters })),
  }
}

const trailOf = { trail_names: ['audit'], s3_bucket_name: 'logs' }

test('splunk: status words, times, counts, rows and the message of a query', async () => {
  const { splunk } = connectors()
  const result = await splunk('run_query', { attribute_key: 'EventName', attribute_value: 'ConsoleLogin' })
  expect(result).toEqual({
    status: 'success',
    data: [expect.objectContaining({ EventTime: '2026-11-20 10:48:04', ExtractedCloudTrailEvent: record })],
    errors: [],
    summary: { total_objects: 1, total_objects_successful: 1, total_lookup_events: 1 },
    message: 'Total lookup events: 1',
    parameter: { attribute_key: 'EventName', attribute_value: 'ConsoleLogin' },
  })
  expect(result.data[0]).not.toHaveProperty('CloudTrailEvent')
})

test('splunk: the trails are in the message and in the summary', async () => {
  const { splunk } = connectors()
  await splunk('create_trails', trailOf)
  const { status, summary, message } = await splunk('describe_trails', { include_shadow_trails: true })
  expect([status, message]).toEqual(['success', 'Message: Received 1 trails'])
  expect(summary).toEqual({ total_objects: 1, total_objects_successful: 1, message: 'Received 1 trails' })
})

test('splunk: a connection that works and one that does not', async () => {
  const { splunk, emulator } = connectors()
  expect((await splunk('test_connectivity')).message).toBe('Test Connectivity Passed')
  emulator.faults.add({ operation: 'DescribeTrails', reply: { code: 'AccessDeniedException', status: 400 } })
  const { status, message } = await splunk('test_connectivity')
  expect([status, message]).toEqual(['failed', expect.stringMatching(/^Test Connectivity Failed\. /)])
})

test('splunk: a refused parameter is one run that failed, and what was found in part is failed with its rows', async () => {
  const { splunk } = connectors()
  const { status, summary, parameter } = await splunk('run_query', { max_results: 0 })
  expect([status, summary, parameter]).toEqual([
    'failed',
    { total_objects: 1, total_objects_successful: 0 },
    { max_results: 0 },
  ])
  const partial = await splunk('create_trails', { ...trailOf, trail_names: ['audit', 'audit', 'other'] })
  expect(partial.status).toBe('success')
  const again = await splunk('create_trails', { ...trailOf, trail_names: ['audit', 'third'] })
  expect([again.status, again.data.length, again.errors.length]).toEqual(['failed', 1, 1])
})

test('splunk: credentials do not come back', async () => {
  const { splunk } = connectors()
  const credentials = { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'very-secret', SessionToken: 'token' }
  for (const given of [credentials, JSON.stringify(credentials)]) {
    const result = await splunk('describe_trails', { credentials: given })
    expect(result.parameter).toEqual({ credentials: '[redacted]' })
    expect(JSON.stringify(result)).not.toContain('very-secret')
  }
})

test('splunk: a record that cannot be taken apart stays as text', async () => {
  const connector = createConnector({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: () => Promise.resolve({ status: 200, headers: {}, body: '{"Events":[{"CloudTrailEvent":"{"}]}' }),
    resultForm: 'splunk',
  })
  expect((await connector.run('run_query')).data).toEqual([{ CloudTrailEvent: '{', ExtractedCloudTrailEvent: null }])
})

test('d3: status words, and raw data under the names that other commands read', async () => {
  const { d3 } = connectors()
  await d3('create_trails', trailOf)
  const trails = await d3('list_trails')
  expect(trails).toMatchObject({ status: 'Successful', rawData: { Trails: [{ Name: 'audit' }] } })
  const { TrailARN } = trails.data[0] as { TrailARN: string }
  expect(await d3('list_tags', { trail_arns: [TrailARN] })).toMatchObject({
    status: 'Successful',
    rawData: { ResourceTagList: [{ ResourceId: TrailARN, TagsList: [] }] },
  })
  expect(await d3('lookup_events')).toMatchObject({ rawData: { Events: [{ EventName: 'ConsoleLogin' }] } })
  expect(await d3('get_trails', { trail_names: ['audit'] })).toMatchObject({ rawData: [{ Name: 'audit' }] })
})

test('d3: an error is one text of indicator, status code and message', async () => {
  const { d3 } = connectors()
  const { status, errors, message } = await d3('get_trails', { trail_names: ['missing'] })
  const text = expect.stringMatching(/^Get Trails failed\. Status Code: 40\d\. Message: Unknown trail: .*\.$/) as string
  expect([status, message, errors.map((error) => error.text)]).toEqual(['Failed', text, [text]])
  const refused = await d3('list_trails', { nonsense: 1 })
  expect(refused.message).toMatch(/^List Trails failed\. Status Code: N\/A\. Message: nonsense is not .*\.$/)
})

test('d3: only commands that know a success in part say so', async () => {
  const { d3 } = connectors()
  await d3('create_trails', trailOf)
  const both = { trail_names: ['audit', 'missing'] }
  expect((await d3('stop_logging', both)).status).toBe('Partially Successful')
  const selectors = await d3('get_event_selectors', both)
  expect([selectors.status, selectors.data.length]).toEqual(['Failed', 1])
})

test('an action of the operation set is in the form as well', async () => {
  const { splunk, d3 } = connectors()
  expect(await splunk('get_trail', { body: { Name: 'missing' } })).toMatchObject({ status: 'failed', parameter: {} })
  expect(await d3('get_trail', { body: { Name: 'missing' } })).toMatchObject({ status: 'Failed', rawData: [] })
})

test('an unknown action and parameters that are no object have the form, too', async () => {
  const { splunk, d3 } = connectors()
  expect(splunk).not.toBe(d3)
  const connector = createConnector({ region: 'us-east-1', resultForm: 'd3' })
  expect(await connector.run('nonsense')).toMatchObject({ status: 'Failed', rawData: [] })
  expect(await connector.run('run_query', 'text' as never)).toMatchObject({ status: 'Failed' })
  expect(() => createConnector({ resultForm: 'xsoar' as 'd3' })).toThrow(/must be one of default, splunk, d3/)
})

test('each form has a catalogue of its own, with the same actions', () => {
  const names = (form?: ResultForm) => catalogue(form).map(({ set, name }) => `${set} ${name}`)
  expect(names('splunk')).toEqual(names())
  expect(createConnector({ region: 'us-east-1', resultForm: 'd3' }).catalogue).toBe(catalogue('d3'))
  expect(() => catalogue('d3').map(({ result }) => ajv.compile(result))).not.toThrow()
})
