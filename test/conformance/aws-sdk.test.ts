/**
 * Compares this package with the AWS SDK: for every operation the same input gives the same request, and the same reply
 * the same output. The values come from the facts of the service's model.
 */
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkSignature } from '../../src/testing/front/signature.js'
import type { WireRequest } from '../../src/testing/front/wire.js'
import { credentials, jsonReply, ours, region, requestId, sdk } from '../support/both-clients.js'
import { arbitraryInput, arbitraryReply, fullStructure, minimalStructure, wireOf } from '../support/facts.js'
import { operationFact, operationFacts } from '../support/model.js'

/** The same values in every run. */
const settings = { seed: 20_131_101, numRuns: 25 }

const now = Date.UTC(2026, 0, 1, 12)

const names = operationFacts.filter(({ service }) => service === 'cloudtrail').map(({ name }) => name)

beforeAll(() => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
  // Both clients read the time from `Date`, and so sign in the same second.
  vi.useFakeTimers({ toFake: ['Date'], now })
})

afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

test('all operations of the control plane are compared', () => {
  expect(names).toHaveLength(operationFacts.length - 1) // PutAuditEvents is of the other service
})

test.for(names)('%s is sent as the SDK sends it', async (name) => {
  const reply = jsonReply(200, wireOf(minimalStructure(operationFact(name).output)))
  await fc.assert(
    fc.asyncProperty(arbitraryInput(name), async (input) => {
      const { request } = await ours(name, input, reply)
      const { request: theirs } = await sdk(name, input, reply)
      expect(partsOf(request)).toEqual(inWholeSeconds(name, partsOf(theirs)))
      expect(scopeOf(request)).toEqual(scopeOf(theirs))
    }),
    settings,
  )
})

test.for(names)('%s is read as the SDK reads it', async (name) => {
  const input = minimalStructure(operationFact(name).input)
  await fc.assert(
    fc.asyncProperty(arbitraryReply(name), async (wire) => {
      const { result } = await ours(name, input, jsonReply(200, wire))
      const { result: theirs } = await sdk(name, input, jsonReply(200, wire))
      expect(membersOf(result)).toEqual(membersOf(theirs))
    }),
    settings,
  )
})

test.for(names)('%s reads every member that the SDK reads, and gives the same $metadata', async (name) => {
  const input = minimalStructure(operationFact(name).input)
  const reply = jsonReply(200, wireOf(fullStructure(operationFact(name).output)))
  const { result } = await ours(name, input, reply)
  const { result: theirs } = await sdk(name, input, reply)
  expect(membersOf(result)).toEqual(membersOf(theirs))
  const metadata = { httpStatusCode: 200, requestId, attempts: 1, totalRetryDelay: 0 }
  expect([result, theirs]).toEqual([
    expect.objectContaining({ $metadata: metadata }),
    expect.objectContaining({ $metadata: metadata }),
  ])
})

/** Replies of emulators that the SDK accepts as they are; here they get the type that the API promises. */
const inexact: readonly [operation: string, wire: object, read: object][] = [
  ['LookupEvents', { Events: [{ ReadOnly: true, EventId: 5 }] }, { Events: [{ ReadOnly: 'true', EventId: '5' }] }],
  ['LookupEvents', { Events: [{ CloudTrailEvent: { a: [1] } }] }, { Events: [{ CloudTrailEvent: '{"a":[1]}' }] }],
  ['LookupEvents', { Events: [null, { EventName: 'A' }] }, { Events: [{ EventName: 'A' }] }],
  ['GetTrailStatus', { IsLogging: 'true' }, { IsLogging: true }],
  ['GetEventDataStore', { RetentionPeriod: '90' }, { RetentionPeriod: 90 }],
  ['DescribeQuery', { QueryStatistics: { EventsMatched: '7' } }, { QueryStatistics: { EventsMatched: 7 } }],
  ['GetQueryResults', { QueryResultRows: [[{ count: 7 }]] }, { QueryResultRows: [[{ count: '7' }]] }],
]

test.for(inexact)('%s is read where the SDK reads it: %j', async ([name, wire, read]) => {
  const input = minimalStructure(operationFact(name).input)
  const { result } = await ours(name, input, jsonReply(200, wire))
  const { result: theirs } = await sdk(name, input, jsonReply(200, wire))
  expect(theirs).not.toBeInstanceOf(Error)
  expect(membersOf(result)).toEqual(read)
})

/** What the service looks at, beside the signature. */
interface Parts {
  readonly method: string
  readonly url: string
  readonly contentType: string | undefined
  readonly target: string | undefined
  readonly body: Readonly<Record<string, unknown>>
}

const partsOf = ({ method, url, headers, body }: WireRequest): Parts => ({
  method,
  url: url.href,
  contentType: headers['content-type'],
  target: headers['x-amz-target'],
  // Sound: the body of every request is a JSON object.
  body: JSON.parse(body) as Parts['body'],
})

/**
 * The one difference that is wanted: the times of a lookup are sent as whole seconds, because the service compares them
 * with event times, which have no fractions. The SDK sends the milliseconds.
 */
function inWholeSeconds(name: string, parts: Parts): Parts {
  if (name !== 'LookupEvents') return parts
  const body: Record<string, unknown> = { ...parts.body }
  for (const member of ['StartTime', 'EndTime']) {
    if (member in body) body[member] = Math.floor(Number(body[member]))
  }
  return { ...parts, body }
}

/** For whom and what a request is signed, when the signature is right; the emulator refuses any other. */
function scopeOf(request: WireRequest) {
  const { accessKeyId, date, region, service, dateTime } = checkSignature(request, 'cloudtrail', [credentials], now)
  return { accessKeyId, date, region, service, dateTime }
}

/** The members of an output without `$metadata`; bytes as text, because the SDK has its own class for them. */
function membersOf(output: unknown): unknown {
  if (output instanceof Error) throw output
  const { $metadata: _, ...members } = output as Readonly<Record<string, unknown>>
  return plain(members)
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
}

test('PutAuditEvents, which the SDK has in another package, is sent as the facts say', async () => {
  const inQuery = operationFact('PutAuditEvents').input.members.filter(({ location }) => location === 'query')
  expect(inQuery.map(({ name }) => name)).toEqual(['channelArn', 'externalId'])
  const auditEvents = [{ id: 'login-1', eventData: '{"version":"é"}', eventDataChecksum: 'abc=' }]
  const channelArn = `arn:aws:cloudtrail:${region}:123456789012:channel/01234567-89ab-cdef-0123-456789abcdef`
  const input = { auditEvents, channelArn, externalId: 'a_+=,.@:/-' }

  const { request } = await ours('PutAuditEvents', input, jsonReply(200, { failed: [], successful: [] }))

  const { host, pathname, searchParams } = request.url
  expect([request.method, host, pathname]).toEqual([
    'POST',
    `cloudtrail-data.${region}.amazonaws.com`,
    '/PutAuditEvents',
  ])
  expect([...searchParams]).toEqual([
    ['channelArn', channelArn],
    ['externalId', 'a_+=,.@:/-'],
  ])
  expect(JSON.parse(request.body)).toEqual({ auditEvents })
  expect(request.headers).toMatchObject({ 'content-type': 'application/json' })
  expect(request.headers).not.toHaveProperty('x-amz-target')
  expect(checkSignature(request, 'cloudtrail-data', [credentials], now)).toMatchObject({ service: 'cloudtrail-data' })
})
