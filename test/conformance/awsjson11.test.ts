/** The protocol against the cases that AWS publishes for AWS JSON 1.1, from the call to the request and back. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { call } from '../../src/request/call.js'
import type { CloudTrailConfig } from '../../src/config/client-config.js'
import { ServiceError } from '../../src/contracts/errors.js'
import type { AnyOperation } from '../../src/contracts/operation.js'
import { cloudtrail, operation } from '../../src/operations/define.js'
import { createPipeline } from '../../src/request/pipeline.js'
import type { TransportRequest, TransportResponse } from '../../src/contracts/transport.js'
import { double } from '../../src/schema/double.js'
import { received, sent, type Side } from '../../src/schema/side.js'

interface ProtocolCase {
  readonly id: string
  readonly kind: 'request' | 'response' | 'error'
  readonly topic: string
  readonly target: string
  readonly http: {
    readonly status?: number
    readonly method?: string
    readonly uri?: string
    readonly host?: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string | null
  }
  readonly params: Readonly<Record<string, unknown>>
  readonly paramTypes: Readonly<Record<string, string>>
  readonly expect?: { readonly errorName: string; readonly fault: 'client' | 'server' }
}

const file = new URL('../../fixtures/api/awsjson11-cases.json', import.meta.url)
// Sound: the fixture is written in this form, and a member that is not there fails the tests that read it.
const { cases, counts } = JSON.parse(readFileSync(file, 'utf8')) as {
  cases: ProtocolCase[]
  counts: { total: number; request: number; response: number; error: number }
}

const nameOf = ({ kind, id }: ProtocolCase): string => `${kind} ${id}`

/** Cases of things that the CloudTrail API does not have, or that this client settles differently, and why. */
const notApplied: readonly (readonly [reason: string, is: (one: ProtocolCase) => boolean, count: number])[] = [
  [
    'no CloudTrail shape is a union, so the schemas have no "exactly one of these members"',
    ({ paramTypes }) => Object.values(paramTypes).includes('union'),
    19,
  ],
  [
    'no CloudTrail shape is a document, and inputs are strict about their members',
    ({ paramTypes }) => Object.values(paramTypes).includes('document'),
    2,
  ],
  [
    'no CloudTrail list or map is sparse: a null in one is refused in inputs and removed from replies',
    ({ paramTypes }) => Object.values(paramTypes).some((type) => type.startsWith('sparse ')),
    4,
  ],
  [
    'a null member of an input is refused, so that a mistake is not sent as something else; undefined is left out',
    ({ id }) => id === 'AwsJson11StructuresDontSerializeNullValues',
    1,
  ],
  [
    'no CloudTrail timestamp has a format of its own, so all are sent as epoch seconds; date-time is read, http-date is not',
    ({ kind, paramTypes }) =>
      Object.values(paramTypes).some(
        (type) => type === 'timestamp:http-date' || (kind === 'request' && type === 'timestamp:date-time'),
      ),
    3,
  ],
  [
    'no CloudTrail number is beyond 2^53, where JSON.parse loses digits',
    ({ params }) =>
      Object.values(params).some((value) => typeof value === 'object' && value !== null && '$integer' in value),
    1,
  ],
  ['no CloudTrail operation puts a prefix before its host', ({ topic }) => topic === 'hostPrefix', 2],
]

const isApplied = (one: ProtocolCase): boolean => !notApplied.some(([, is]) => is(one))

/** The upstream shapes that a type of the cases does not spell out; the kitchen sink contains itself. */
function nested(side: Side, member: string, type: string): z.ZodMiniType {
  if (member.startsWith('Recursive')) return shapeOf(side, 'KitchenSinkOperation')
  if (member === 'EmptyStruct') return side.object({})
  if (/^structure|^list<structure>$|^map<structure>$/.test(type)) {
    return side.object<{ Value?: string }>({ Value: z.optional(z.string()) })
  }
  throw new Error(`no schema for ${member}, a ${type}`)
}

function schemaOf(side: Side, member: string, type: string): z.ZodMiniType {
  const [, container, inner = ''] = /^(list|map)<(.*)>$/.exec(type) ?? []
  if (container === 'list') return z.array(schemaOf(side, member, inner))
  if (container === 'map') return z.record(z.string(), schemaOf(side, member, inner))
  switch (type.replace(/[:(].*$/s, '')) {
    case 'string':
      return z.string()
    case 'enum':
      return side.oneOf('Foo', '0', '1')
    case 'boolean':
      return z.boolean()
    case 'integer':
    case 'long':
      return z.int()
    case 'float':
    case 'double':
      return double()
    case 'timestamp':
      return z.date()
    case 'blob':
      return z.instanceof(Uint8Array)
    default:
      return nested(side, member, type)
  }
}

/** The members that the applied cases know of an upstream operation, with the schemas of their types. */
const typesOf = (target: string): Record<string, string> =>
  Object.assign(
    {},
    ...cases.filter((one) => one.target === target && isApplied(one)).map(({ paramTypes }) => paramTypes),
    // The case that says so is not applied, and the one that reads this member does not give its type.
    target === 'NullOperation' ? { string: 'string' } : {},
  ) as Record<string, string>

const shapes = new Map<string, z.ZodMiniObject>()

/** Members are getters, as zod wants them in a shape that contains itself. */
function shapeOf(side: Side, target: string): z.ZodMiniObject {
  const key = `${side === sent ? 'sent' : 'received'} ${target}`
  const members: Record<string, z.ZodMiniType> = {}
  for (const [name, type] of Object.entries(typesOf(target))) {
    Object.defineProperty(members, name, { enumerable: true, get: () => z.optional(schemaOf(side, name, type)) })
  }
  const shape = shapes.get(key) ?? side.object<object>(members)
  shapes.set(key, shape)
  return shape
}

const rowOf = ({ target }: ProtocolCase): AnyOperation =>
  operation({
    name: target,
    service: { ...cloudtrail, targetPrefix: 'JsonProtocol.' },
    input: () => shapeOf(sent, target) as ReturnType<AnyOperation['input']>,
    output: () => shapeOf(received, target) as ReturnType<AnyOperation['output']>,
    quota: 'other',
    retry: 'always',
    readOnly: true,
  })

/** The values of a case as JavaScript has them. */
function fromCase(value: unknown, type: string): unknown {
  if (type.startsWith('timestamp')) return new Date(Number(value) * 1000)
  if (type === 'blob') return new Uint8Array(Buffer.from(String(value)))
  if (type === 'float' || type === 'double') return Number(value)
  return value
}

const paramsOf = ({ params, target }: ProtocolCase): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, fromCase(value, typesOf(target)[name] ?? '')]),
  )

/** Makes the call of a case and answers it. */
async function exchange(one: ProtocolCase, input: unknown, reply: Partial<TransportResponse> = {}) {
  const sent: TransportRequest[] = []
  const config: CloudTrailConfig = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    endpoint: `https://${one.http.host ?? 'example.com'}`,
    maxAttempts: 1,
    limiter: false,
    transport: (request) => {
      sent.push(request)
      return Promise.resolve({ status: 200, headers: {}, body: '{}', ...reply })
    },
  }
  const output: unknown = await call(createPipeline(config), rowOf(one), input).catch((error: unknown) => error)
  return { request: sent[0], output }
}

const lowerCaseNames = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const replyOf = ({ http }: ProtocolCase): TransportResponse => ({
  status: http.status ?? 0,
  headers: lowerCaseNames(http.headers),
  body: http.body ?? '',
})

const applied = cases.filter(isApplied)
const ofKind = (kind: ProtocolCase['kind']) =>
  applied.filter((one) => one.kind === kind).map((one) => [one.id, one] as const)

test('every case is either applied or stands in the list of those that are not, once', () => {
  const reasons = cases.map((one) => [nameOf(one), notApplied.filter(([, is]) => is(one)).length] as const)
  expect(reasons.filter(([, count]) => count > 1)).toEqual([])
  const listed = notApplied.reduce((sum, [, , count]) => sum + count, 0)
  expect(applied.length + listed).toBe(counts.total)
  expect(cases).toHaveLength(counts.total)
  expect([...ofKind('request'), ...ofKind('response'), ...ofKind('error')]).toHaveLength(applied.length)
})

test.each(notApplied)('not applied: %s', (_, is, count) => {
  expect(cases.filter(is)).toHaveLength(count)
})

describe('requests', () => {
  test.each(ofKind('request'))('%s', async (_, one) => {
    const { request } = await exchange(one, paramsOf(one))
    expect(request?.method).toBe(one.http.method)
    expect(request?.url.pathname).toBe(one.http.uri)
    expect(request?.headers).toMatchObject(lowerCaseNames(one.http.headers))
    expect(request?.headers).not.toHaveProperty('x-amzn-query-mode')
    expect(JSON.parse(request?.body ?? '')).toEqual(JSON.parse(one.http.body ?? '{}'))
  })
})

describe('replies', () => {
  test.each(ofKind('response'))('%s', async (_, one) => {
    const { output } = await exchange(one, {}, replyOf(one))
    expect(output).not.toBeInstanceOf(Error)
    // What is not in the shape is kept, where the suite wants it ignored: the members of the shape are compared.
    const known = Object.entries(output as Record<string, unknown>).filter(([name]) => name in typesOf(one.target))
    expect(Object.fromEntries(known)).toEqual(paramsOf(one))
    const requestId = lowerCaseNames(one.http.headers)['x-amzn-requestid']
    expect(output).toMatchObject({
      $metadata: { httpStatusCode: 200, ...(requestId === undefined ? {} : { requestId }) },
    })
  })
})

describe('errors', () => {
  test.each(ofKind('error'))('%s', async (_, one) => {
    const { output } = await exchange(one, {}, replyOf(one))
    expect(output).toBeInstanceOf(ServiceError)
    const { Message } = one.params
    const message =
      typeof Message === 'string' ? Message : one.http.body === null ? 'with an empty body' : 'without a message'
    expect(output).toMatchObject({
      name: one.expect?.errorName,
      code: one.expect?.errorName,
      $fault: one.expect?.fault,
      status: one.http.status,
      message: expect.stringContaining(message) as unknown,
    })
  })
})
