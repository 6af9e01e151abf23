/** The connector against the documents of three platforms, row by row: names, types, samples and errors. */
import { expect, test } from 'vitest'
import {
  createConnector,
  limits,
  quotas,
  type ConnectorConfig,
  type JsonSchema,
  type ResultForm,
} from 'cloudtrail-client/connector'
import v1 from './platforms/connector-v1.json' with { type: 'json' }
import d3 from './platforms/d3-soar.json' with { type: 'json' }
import splunk from './platforms/splunk-soar.json' with { type: 'json' }

type Json = Record<string, unknown>

interface Sent {
  readonly operation: string
  readonly input: Json
}

/** A service that answers as it is told, and a connector of it in the form of a platform. */
function service<Form extends ResultForm>(
  resultForm: Form,
  answer: (sent: Sent) => Json | readonly [status: number, body: Json] = () => ({}),
) {
  const sent: Sent[] = []
  const config = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    limiter: false,
    maxAttempts: 1,
    transport: ({ headers, body }) => {
      const target = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')?.[1] ?? ''
      const request = { operation: target.split('.').at(-1) ?? '', input: JSON.parse(body) as Json }
      sent.push(request)
      const told = answer(request)
      const [status, reply] = Array.isArray(told) ? (told as [number, Json]) : [200, told]
      return Promise.resolve({ status, headers: {}, body: JSON.stringify(reply) })
    },
  } satisfies ConnectorConfig
  return { sent, config, connector: createConnector({ ...config, resultForm }) }
}

/** Whether there is a value at a path such as `a[].b`, `a.*.b` or `$.a[*].b`. */
function valueAt(value: unknown, path: string): unknown {
  const steps = path
    .replace(/^\$\./, '')
    .replaceAll(/\[\*?\]/g, '.*')
    .split('.')
  return steps.reduce<unknown>((inner, step) => (inner as Json | undefined)?.[step === '*' ? '0' : step], value)
}

test('no row of the documents is missing', () => {
  const count = (table: Readonly<Record<string, readonly unknown[]>>) =>
    Object.fromEntries(Object.entries(table).map(([name, rows]) => [name, rows.length]))
  expect({ splunk: count(splunk), d3: count(d3), v1: count(v1) }).toEqual({
    splunk: { settings: 4, parameters: 8, outputs: 149, samples: 3, errors: 5, judged: 4 },
    d3: {
      ...{ settings: 3, commands: 16, parameters: 28, errors: 16, rawData: 3, defaults: 3, limits: 10 },
      judged: 8,
    },
    v1: { actions: 14, members: 52, attributes: 8, errors: 14, judged: 1 },
  })
})

// ---- splunk-soar

const settingValues: Readonly<Record<string, unknown>> = {
  'Access Key': 'AKIDEXAMPLE',
  'Secret Key': 'secret',
  Region: 'US East (N. Virginia)',
  use_role: 'false',
}

test.each(splunk.settings as [string, boolean, string][])('Splunk: the setting %s is taken', (name) => {
  expect(() =>
    createConnector({ 'Access Key': 'a', 'Secret Key': 'b', Region: 'eu-west-1', [name]: settingValues[name] }),
  ).not.toThrow()
})

const parameterValues: Readonly<Record<string, unknown>> = {
  include_shadow_trails: 'True',
  credentials: { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'secret', SessionToken: 'token', Expiration: null },
  attribute_key: 'EventName',
  attribute_value: 'ConsoleLogin',
  start_date: '2019-12-25',
  end_date: '2019-12-25',
  max_results: '5',
}

test.each(splunk.parameters as [string, string, boolean, string][])(
  'Splunk: %s takes %s',
  async (action, name, required) => {
    const { connector, sent } = service('splunk')
    const company = /^attribute/.test(name) ? { attribute_key: 'EventName', attribute_value: 'ConsoleLogin' } : {}
    const { errors, parameter } = await connector.run(action, { ...company, [name]: parameterValues[name] })
    expect([errors, sent.length, name in parameter, required]).toEqual([[], 1, true, false])
  },
)

const isObjectOf = (paths: readonly string[], path: string) => paths.some((other) => other.startsWith(`${path}.`))

const valuesByType: Readonly<Record<string, unknown>> = { string: 'text', boolean: true, numeric: 7 }

/** The reply that has all documented members, made of their paths. */
function replyOf(action: string): Json {
  const rows = (splunk.outputs as [string, string, string][]).flatMap(([of, path, type]) =>
    of === action && path.startsWith('action_result.data.*.')
      ? [[path.slice('action_result.data.*.'.length), type] as const]
      : [],
  )
  const paths = rows.map(([path]) => path)
  const item: Json = {}
  for (const [path, type] of rows) if (!isObjectOf(paths, path)) put(item, path.split('.'), valuesByType[type])
  if (action === 'describe trails') return { trailList: [item] }
  const { ExtractedCloudTrailEvent, ...event } = item
  const CloudTrailEvent = JSON.stringify(ExtractedCloudTrailEvent)
  return { Events: [{ ...event, EventTime: 1_564_483_684, CloudTrailEvent }] }
}

function put(into: Json, [step = '', ...others]: readonly string[], value: unknown): void {
  const key = step === '*' ? '0' : step
  if (others.length === 0) into[key] = value
  else put((into[key] ??= others[0] === '*' ? [] : {}) as Json, others, value)
}

const typeNames: Readonly<Record<string, string>> = { string: 'string', boolean: 'boolean', numeric: 'number' }

test.each([...new Set((splunk.outputs as [string, string, string][]).map(([action]) => action))])(
  'Splunk: the result of %s has each documented path with its type',
  async (action) => {
    const { connector } = service('splunk', () => replyOf(action))
    const names = (splunk.parameters as [string, string][]).flatMap(([of, name]) => (of === action ? [name] : []))
    const given = Object.fromEntries(
      names.map((name) => [
        name,
        name === 'max_results' ? 5 : name === 'include_shadow_trails' ? true : parameterValues[name],
      ]),
    )
    const action_result = await connector.run(action, given)
    expect(action_result.errors).toEqual([])
    const result = { action_result, summary: action_result.summary }
    const paths = (splunk.outputs as [string, string, string][]).filter(([of]) => of === action)
    const found = paths.map(([, path]) => {
      const value = valueAt(result, path)
      return isObjectOf(
        paths.map(([, other]) => other),
        path,
      )
        ? [path, value !== undefined]
        : [path, typeof value]
    })
    const documented = paths.map(([, path, type]) =>
      isObjectOf(
        paths.map(([, other]) => other),
        path,
      )
        ? [path, true]
        : [path, typeNames[type]],
    )
    expect(found).toEqual(documented)
    expect(action_result.status).toBe('success')
  },
)

test('Splunk: times and rows are as the app has them', async () => {
  const { connector } = service('splunk', () => replyOf('run query'))
  const { data } = await connector.run('run query')
  expect(data[0]).toMatchObject({ EventTime: '2019-07-30 10:48:04' })
  expect(data[0]).not.toHaveProperty('CloudTrailEvent')
})

test.each(splunk.samples as [string, Json, string][])('Splunk: the message of %s', async (action, given, message) => {
  const { connector } = service('splunk', () => (action === 'test connectivity' ? {} : replyOf(action)))
  expect((await connector.run(action, given)).message).toBe(message)
})

test.each(splunk.errors as [string, Json, string][])(
  'Splunk: %s with %j fails as one run, and nothing is sent',
  async (action, given, message) => {
    const { connector, sent } = service('splunk')
    const { status, summary, errors } = await connector.run(action, given)
    expect([status, summary, sent]).toEqual(['failed', { total_objects: 1, total_objects_successful: 0 }, []])
    expect(errors[0]?.message).toContain(message)
  },
)

// ---- d3-soar

const parametersOf = (command: string) =>
  (d3.parameters as [string, string, boolean, string][]).filter(([of]) => of === command)

/** What a command needs at least, here. */
const leastOf = (command: string): Json => {
  const needed = parametersOf(command).filter(([, name, required]) => required || name === 'Trail Names')
  return Object.fromEntries(needed.map(([, name, , sample]) => [name, sample]))
}

const judgedAs = (command: string, name: string) => d3.judged.some(([of, what]) => of === command && what === name)

test('D3: the settings are taken, and an untouched server URL is told by its placeholder', () => {
  const settings = Object.fromEntries(d3.settings as [string, string][])
  expect(() => createConnector(settings)).not.toThrow()
  const untouched = { ...settings, 'Server URL': 'https://cloudtrail.<region_name>.amazonaws.com' }
  expect(() => createConnector(untouched)).toThrow(/<region_name>/)
})

test.each(d3.commands as [string, string, boolean][])('D3: %s needs the permission %s', (command, permission) => {
  const { connector } = service('d3')
  const { Statement } = connector.iamPolicy([command])
  expect(Statement.flatMap(({ Action }) => Action)).toContain(`cloudtrail:${permission}`)
  const entry = connector.catalogue.find(({ title, set }) => title === command && set === 'management')
  expect(entry?.permissions[0]).toBe(`cloudtrail:${permission}`)
})

test.each(d3.parameters as [string, string, boolean, string][])(
  'D3: %s takes %s in every form',
  async (command, name, required, sample) => {
    const { connector, sent } = service('d3')
    const company = /^Attribute/.test(name)
      ? { 'Attribute Key': 'EventName', 'Attribute Value': 'ConsoleLogin' }
      : leastOf(command)
    for (const value of [sample, [sample], JSON.stringify([sample]), JSON.stringify(sample), [sample, null]]) {
      const { errors } = await connector.run(command, { ...company, [name]: value })
      expect([value, errors]).toEqual([value, []])
    }
    const inputs = sent.map(({ input }) => JSON.stringify(input))
    expect(new Set(inputs).size).toBe(command === 'Describe Trails' ? 2 : 1)

    const { [name]: _, ...others } = leastOf(command)
    const { errors } = await connector.run(command, others, { set: 'management' })
    expect(errors.some(({ message }) => message.includes('is required'))).toBe(
      judgedAs(command, name) ? name === 'Trail Names' : required,
    )
  },
)

test.each(d3.errors as [string, string, string][])(
  'D3: the error of %s is shown as in its sample',
  async (command, status, message) => {
    const { connector } = service('d3', ({ operation }) =>
      operation === 'DescribeTrails' ? {} : [400, { __type: 'TrailNotFoundException', message }],
    )
    if (status === 'N/A') {
      const broken = createConnector({
        ...service('d3').config,
        resultForm: 'd3',
        transport: () => Promise.reject(new Error('down')),
      })
      const { message: shown } = await broken.run(command)
      expect(shown).toMatch(/^List Trails failed\. Status Code: N\/A\. Message: .*down\.$/)
      return
    }
    const result = await connector.run(command, leastOf(command))
    expect([result.status, result.message, result.errors[0]?.message]).toEqual([
      'Failed',
      `${command} failed. Status Code: ${status}. Message: ${message}`,
      message,
    ])
  },
)

test.each((d3.commands as [string, string, boolean][]).filter(([command]) => 'Trail Names' in leastOf(command)))(
  'D3: a part of %s (%s) that fails is shown as its document says',
  async (command, _, inPart) => {
    const { connector } = service('d3', ({ operation, input }) =>
      operation !== 'DescribeTrails' && JSON.stringify(input).includes('missing')
        ? [400, { __type: 'TrailNotFoundException', message: 'Unknown trail: missing for the user: 123456789012' }]
        : JSON.stringify(input).includes('missing')
          ? {}
          : { trailList: [{ Name: 'audit' }] },
    )
    const { status, data, errors } = await connector.run(command, {
      ...leastOf(command),
      'Trail Names': ['audit', 'missing'],
    })
    expect([status, data.length, errors.length]).toEqual([inPart ? 'Partially Successful' : 'Failed', 1, 1])
  },
)

test.each(d3.rawData as [string, string][])('D3: the raw data of %s has %s', async (command, path) => {
  const tagged = { ResourceId: 'arn', TagsList: [{ Key: 'team' }] }
  const { connector } = service('d3', () => ({
    Trails: [{ Name: 'audit', TrailARN: 'arn' }],
    ResourceTagList: [tagged],
  }))
  const { rawData } = await connector.run(command, leastOf(command))
  expect(typeof valueAt(rawData, path)).toBe('string')
})

test.each(d3.defaults as [string, string, unknown][])(
  'D3: %s without more than names sends %s as %j',
  async (command, member, value) => {
    const { connector, sent } = service('d3')
    expect((await connector.run(command, { 'Trail Names': 'audit' })).status).toBe('Successful')
    const [{ input }] = sent as [Sent]
    const [selector] = (input['EventSelectors'] ?? input['InsightSelectors']) as [Json]
    expect(selector[member]).toBe(value)
  },
)

test.each(d3.limits as [string, number][])('D3: the limit %s is %d', (name, value) => {
  const rates = Object.fromEntries(Object.entries(quotas).map(([quota, { ratePerSecond }]) => [quota, ratePerSecond]))
  const ours = ({ ...limits, ...rates } as Readonly<Record<string, number>>)[name]
  expect(ours).toBe(judgedAs('limits', name) ? 10 : value)
})

// ---- connector-v1

const bodies = new Map(v1.actions as [string, Json][])

test.each(v1.members as [string, string][])('connector v1: %s sends %s of $body', async (action, member) => {
  for (const body of [bodies.get(action), JSON.stringify(bodies.get(action))]) {
    const { connector, sent } = service('default')
    expect((await connector.run(action, { $body: body })).errors).toEqual([])
    expect([action, member, valueAt(sent[0]?.input, member) !== undefined]).toEqual([action, member, true])
  }
})

test.each([...bodies.keys()])('connector v1: %s knows no other members in $body than the schema', async (action) => {
  const { connector, sent } = service('default')
  const entry = connector.catalogue.find(({ set, name }) => set === 'operation' && name === action)
  const { body } = entry?.parameters['properties'] as { body: { anyOf: JsonSchema[] } }
  const members = Object.keys(body.anyOf[0]?.['properties'] as object)
  expect(Object.keys(bodies.get(action) ?? {}).filter((name) => !members.includes(name))).toEqual([])
  const { errors } = await connector.run(action, { $body: { ...bodies.get(action), Nonsense: 1 } })
  expect([errors[0]?.subject, sent]).toEqual(['body.Nonsense', []])
})

test.each(v1.attributes as [string, string][])('connector v1: the attribute %s is %s', async (words, key) => {
  const values: Json = { EventId: '0a1b2c3d-0000-4000-8000-000000000000', ReadOnly: 'true' }
  const AttributeValue = values[key] ?? 'value'
  const { connector, sent } = service('default')
  await connector.run('lookup_events', { $body: { LookupAttributes: [{ AttributeKey: words, AttributeValue }] } })
  await connector.run('lookup_events', { attribute_key: words, attribute_value: AttributeValue })
  const keys = sent.map(({ input }) => valueAt(input, 'LookupAttributes[].AttributeKey'))
  expect(keys).toEqual([key, key])
})

test('connector v1: a tag without a value, also as null, is a key alone', async () => {
  const { connector, sent } = service('default')
  await connector.run('add_tags', { $body: { ResourceId: 'arn', TagsList: [{ Key: 'team', Value: null }] } })
  expect(sent.map(({ input }) => input['TagsList'])).toEqual([[{ Key: 'team' }]])
})

test.each(v1.errors as [string, Json, string][])(
  'connector v1: %s refuses %j at %s, and nothing is sent',
  async (action, body, subject) => {
    const { connector, sent } = service('default')
    const { status, errors } = await connector.run(action, { $body: body })
    expect([status, errors.map((error) => error.subject), sent]).toEqual(['failed', [`body.${subject}`], []])
  },
)
