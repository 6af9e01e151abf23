/** Every action of the operation set against the emulator: with good, bad and throttled input, and failing in part. */
import { catalogue, type ActionResult, type CatalogueEntry } from 'cloudtrail-client/connector'
import { expect, test } from 'vitest'
import { account, type Account } from '../../support/connector-account.js'
import { program, type Seen } from '../../support/every-operation.js'
import { operationFact, operationFacts, structureOfShape, type ShapeFact } from '../../support/model.js'

const records = Array.from({ length: 5 }, (_, id) => ({
  eventID: String(id),
  eventName: 'GetUser',
  eventTime: '2026-11-20T11:00:00Z',
}))

const entries = new Map(
  catalogue().flatMap((entry) => (entry.set === 'operation' ? [[entry.name.replaceAll('_', ''), entry]] : [])),
)

/** The catalogue's entry of an operation: `create_trail` of `CreateTrail`. */
function entryOf(operation: string): CatalogueEntry {
  const entry = entries.get(operation.toLowerCase())
  if (entry === undefined) throw new Error(`no action for ${operation}`)
  return entry
}

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Runs the program, and tells of each result; the inputs are those that succeeded. */
async function runProgram(
  { run }: Account,
  see: (operation: string, body: object, result: ActionResult) => void,
  before: (operation: string) => void = () => undefined,
): Promise<Seen> {
  const seen: Record<string, Record<string, string>> = {}
  for (const [operation, input] of program) {
    const body = wire(typeof input === 'function' ? input(seen) : input) as object
    before(operation)
    const result = await run('operation', entryOf(operation).name, { body })
    seen[operation] = result.data[0] as Record<string, string>
    see(operation, body, result)
  }
  return seen
}

test('each is done with a good body, and gives the members of its reply', async () => {
  const there = account({ records })
  const statuses: Record<string, unknown> = {}
  await runProgram(there, (operation, _, { status, data, errors }) => {
    statuses[operation] = [status, errors.map(({ code }) => code), data.length]
    expect([operation, unknownPaths(data[0], operation)]).toEqual([operation, []])
  })
  const expected = Object.fromEntries(operationFacts.map(({ name }) => [name, ['successful', [], 1]]))
  expect(statuses).toEqual({ ...expected, PutAuditEvents: ['partially_successful', ['InvalidData'], 1] })
})

/** Paths of a reply that the model does not have, or whose values are of another type than it says. */
function unknownPaths(reply: unknown, operation: string): string[] {
  const { output } = operationFact(operation)
  return inStructure(reply as Record<string, unknown>, output.members, operation)
}

type Members = readonly (ShapeFact & { readonly name: string })[]

const inStructure = (value: Record<string, unknown>, members: Members, path: string): string[] =>
  Object.entries(value).flatMap(([name, member]) => {
    const fact = members.find((each) => each.name === name)
    return fact === undefined ? [`${path}.${name}`] : inShape(member, fact, `${path}.${name}`)
  })

const jsonTypes: Readonly<Record<string, string>> = {
  string: 'string',
  enum: 'string',
  blob: 'string',
  timestamp: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
}

function inShape(value: unknown, fact: ShapeFact, path: string): string[] {
  if (fact.type === 'structure')
    return inStructure(value as Record<string, unknown>, structureOfShape(fact).members, path)
  const { elementOf } = fact
  if (elementOf !== undefined) return (value as unknown[]).flatMap((item) => inShape(item, elementOf, path))
  const type = jsonTypes[fact.type]
  return type === undefined || typeof value === type ? [] : [`${path} is a ${typeof value}`]
}

test('each is done although its first request is throttled', async () => {
  const there = account({ records, now: () => Date.UTC(2026, 10, 20, 12) }) // queries do not end while a retry waits
  const failed: string[] = []
  await runProgram(
    there,
    (operation, _, { status }) => {
      if (status === 'failed') failed.push(operation)
    },
    (operation) => {
      there.emulator.faults.add({ operation, times: 1, reply: 'throttle' })
    },
  )
  expect(failed).toEqual([])
  expect(there.emulator.requests.length).toBe(2 * program.length)
})

test('each that is throttled for good fails with the answer of the service', async () => {
  const there = account({ records })
  const bodies = new Map<string, object>()
  await runProgram(there, (operation, body) => bodies.set(operation, body))
  there.emulator.faults.add({ times: Infinity, reply: 'throttle' })
  for (const [operation, body] of bodies) {
    const { status, data, errors, summary } = await there.run('operation', entryOf(operation).name, { body })
    expect([operation, status, data, summary]).toEqual([
      operation,
      'failed',
      [],
      { total_objects: 1, total_objects_successful: 0 },
    ])
    expect(errors).toEqual([
      {
        indicator: `${entryOf(operation).title} failed.`,
        subject: errors[0]?.subject,
        statusCode: 400,
        code: 'ThrottlingException',
        message: 'Rate exceeded',
        requestId: null,
      },
    ])
  }
  expect(bodies.size).toBe(operationFacts.length)
})

test.each(operationFacts.map(({ name }) => name))(
  '%s with a bad body is refused, and nothing is sent',
  async (operation) => {
    const { emulator, runBad } = account()
    const name = entryOf(operation).name
    const required = operationFact(operation).input.members.filter((member) => member.required)
    const bad = [
      { parameters: { body: { Nonsense: 1 } }, subject: 'body.Nonsense' },
      { parameters: { body: ['a'] }, subject: 'body' },
      { parameters: { body: 'Name: audit' }, subject: 'body' },
      { parameters: { body: {}, trail_names: ['a'] }, subject: 'trail_names' },
      ...(required.length === 0 ? [] : [{ parameters: {}, subject: 'body' }]),
      ...required.map((member) => ({
        parameters: { body: { [member.name]: { a: 1 } } },
        subject: `body.${member.name}`,
      })),
    ]
    for (const { parameters, subject } of bad) {
      const { status, errors, data } = await runBad('operation', name, parameters)
      expect([status, data]).toEqual(['failed', []])
      expect([subject, errors.some((error) => error.subject?.startsWith(subject))]).toEqual([subject, true])
      expect(new Set(errors.map(({ code, statusCode }) => `${code} ${statusCode}`))).toEqual(
        new Set(['InvalidInput null']),
      )
    }
    expect(emulator.requests).toEqual([])
  },
)

test('a body may be JSON text, and moments in it text', async () => {
  const { run } = account({ records })
  const body = { StartTime: '2026-11-20', EndTime: '2026-11-20', MaxResults: 2 }
  const { status, data, summary } = await run('operation', 'lookup_events', { body: JSON.stringify(body) })
  expect([status, data[0]?.['Events'], summary]).toEqual([
    'successful',
    [expect.objectContaining({ EventTime: '2026-11-20T11:00:00.000Z' }), expect.anything()],
    { total_objects: 1, total_objects_successful: 1, total_items: 2, has_more: true },
  ])
})

test.each([
  ['put_event_selectors', { TrailName: 'main', EventSelectors: Array.from({ length: 6 }, () => ({})) }, 'at most 5'],
  [
    'put_event_selectors',
    {
      TrailName: 'main',
      EventSelectors: [
        {
          DataResources: [
            { Type: 'AWS::S3::Object', Values: Array.from({ length: 251 }, (_, id) => `arn:aws:s3:::b${id}/`) },
          ],
        },
      ],
    },
    'at most 250',
  ],
  [
    'put_event_selectors',
    {
      TrailName: 'main',
      AdvancedEventSelectors: [
        { FieldSelectors: [{ Field: 'eventName', Equals: Array.from({ length: 501 }, (_, id) => `Get${id}`) }] },
      ],
    },
    'at most 500',
  ],
  [
    'add_tags',
    { ResourceId: 'arn', TagsList: Array.from({ length: 51 }, (_, id) => ({ Key: String(id) })) },
    'at most 50',
  ],
  ['list_tags', { ResourceIdList: Array.from({ length: 21 }, (_, id) => `arn${id}`) }, 'at most 20'],
])('%s tells a limit before anything is sent: %#', async (name, body, message) => {
  const { connector, emulator } = account()
  const { status, errors } = await connector.run(name, { body })
  expect([status, errors.length, errors[0]?.message]).toEqual(['failed', 1, expect.stringContaining(message)])
  expect(emulator.requests).toEqual([])
})

test('a refusal of the service is a failed result with its subject', async () => {
  const { run } = account()
  const { status, errors } = await run('operation', 'stop_logging', { body: { Name: 'missing' } })
  expect([status, errors]).toEqual([
    'failed',
    [
      {
        indicator: 'Stop Logging failed.',
        subject: 'missing',
        statusCode: 400,
        code: 'TrailNotFoundException',
        message: expect.stringMatching(/^Unknown trail: /) as string,
        requestId: expect.any(String) as string,
      },
    ],
  ])
})
