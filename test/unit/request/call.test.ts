/** The order of the stages, against the vectors of the AWS SDKs: what is retried, what it costs, and on whose clock. */
import { describe, expect, test } from 'vitest'
import { call, prepare, send } from '../../../src/request/call.js'
import type { CloudTrailConfig } from '../../../src/config/client-config.js'
import { ConnectionError, ServiceError } from '../../../src/contracts/errors.js'
import { DescribeTrails } from '../../../src/operations/trails.js'
import { createPipeline, type Pipeline } from '../../../src/request/pipeline.js'
import type { Transport, TransportRequest, TransportResponse } from '../../../src/contracts/transport.js'
import type { Grant, GrantRequest } from '../../../src/retry/limiter.js'
import { RetryBudget } from '../../../src/retry/budget.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

/** How a request is answered: by a status, or a status, a code and headers. */
type Answer = number | Partial<TransportResponse>

const responseTo = (answer: Answer): TransportResponse => ({
  status: 200,
  headers: {},
  body: '{}',
  ...(typeof answer === 'number' ? { status: answer } : answer),
})

/** A pipeline that gets these answers, whose jitter is at its most and whose waits take no time. */
function pipelineWith(answers: readonly Answer[], left = 500, config: CloudTrailConfig = {}) {
  const clock = new FakeClock()
  const sent: TransportRequest[] = []
  const remaining = [...answers]
  const transport = (request: TransportRequest) => {
    sent.push(request)
    const answer = remaining.shift()
    if (answer === undefined) throw new Error('more requests than answers')
    return Promise.resolve(responseTo(answer))
  }
  const pipeline: Pipeline = {
    ...createPipeline({
      region: 'eu-west-1',
      credentials,
      transport,
      clock: clock.jumping(),
      limiter: false,
      ...config,
    }),
    budget: new RetryBudget(left),
    random: () => 1,
  }
  return { pipeline, clock, sent }
}

/** The same pipeline with another transport. */
const over = (pipeline: Pipeline, transport: Transport): Pipeline => ({
  ...pipeline,
  route: async () => ({ ...(await pipeline.route()), transport }),
})

/** What came of a call: `ok`, or the status it failed with. */
const outcome = (pipeline: Pipeline) =>
  call(pipeline, DescribeTrails, {}).then(
    () => 'ok',
    (error: unknown) => (error instanceof ServiceError ? error.status : error),
  )

describe('retry behaviour 2.1', () => {
  test.each([
    { left: 500, max: 3, answers: [500, 500, 200], delays: [50, 100], end: 'ok', leaves: 486 },
    { left: 500, max: 3, answers: [500, 500, 500], delays: [50, 100], end: 500, leaves: 472 },
    { left: 14, max: 3, answers: [500, 500], delays: [50], end: 500, leaves: 0 },
    { left: 0, max: 3, answers: [500], delays: [], end: 500, leaves: 0 },
    { left: 500, max: 5, answers: [500, 500, 500, 500, 500], delays: [50, 100, 200, 400], end: 500, leaves: 444 },
    { left: 20, max: 5, answers: [500, 502], delays: [50], end: 502, leaves: 6 },
    { left: 30, max: 5, answers: [500, 502, 200], delays: [50, 100], end: 'ok', leaves: 16 },
    { left: 16, max: 5, answers: [500, 200], delays: [50], end: 'ok', leaves: 16 },
    { left: 500, max: 3, answers: [429, 200], delays: [1000], end: 'ok', leaves: 500 },
    { left: 490, max: 3, answers: [200], delays: [], end: 'ok', leaves: 491 },
  ])('$left left, $max attempts, $answers: waits of $delays, $leaves left', async (vector) => {
    const { pipeline, clock, sent } = pipelineWith(vector.answers, vector.left, { maxAttempts: vector.max })
    expect(await outcome(pipeline)).toBe(vector.end)
    expect(clock.delays).toEqual(vector.delays)
    expect(pipeline.budget.left).toBe(vector.leaves)
    expect(sent).toHaveLength(vector.answers.length)
  })

  test.each([
    ['1500', 1500],
    ['0', 50],
    ['10000', 5050],
    ['invalid', 50],
    ['-100', 50],
  ])('x-amz-retry-after: %s after a status 500 makes the wait %d ms', async (header, delayMs) => {
    const refused = { status: 500, headers: { 'x-amz-retry-after': header } }
    const { pipeline, clock } = pipelineWith([refused, 200])
    expect(await outcome(pipeline)).toBe('ok')
    expect([clock.delays, pipeline.budget.left]).toEqual([[delayMs], 500])
  })

  test('all attempts of a call have one id, each says which it is, and another call has another id', async () => {
    const { pipeline, sent } = pipelineWith([500, 503, 200, 200])
    await outcome(pipeline)
    await outcome(pipeline)
    const headers = sent.map((request) => request.headers)
    expect(headers.map((all) => all['amz-sdk-request'])).toEqual([
      'attempt=1; max=3',
      'attempt=2; max=3',
      'attempt=3; max=3',
      'attempt=1; max=3',
    ])
    const [first = '', second, third, fourth] = headers.map((all) => all['amz-sdk-invocation-id'])
    expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect([second, third]).toEqual([first, first])
    expect(fourth).not.toBe(first)
  })

  test('the budget is one for all calls of a client, and refilled by what succeeds', async () => {
    const { pipeline } = pipelineWith([500, 500, 500, 500, 200], 42)
    expect([await outcome(pipeline), pipeline.budget.left]).toEqual([500, 14])
    expect([await outcome(pipeline), pipeline.budget.left]).toEqual(['ok', 14])
  })
})

const noon = Date.UTC(2026, 0, 1, 12)

interface SkewVector {
  /** Seconds after noon at which the reply arrives. */
  readonly receivedAt: number
  /** What the service's clock shows, in seconds after noon; none for a reply without a date. */
  readonly date?: number
  readonly code?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A pipeline whose first reply arrives when the vector says; later ones arrive at once. */
function skewed({ receivedAt, date, code, headers = {} }: SkewVector, maxAttempts = 3) {
  const set = pipelineWith([], 500, { maxAttempts })
  const dated = date === undefined ? {} : { date: new Date(noon + date * 1000).toUTCString() }
  const signingTimes: string[] = []
  const transport = (request: TransportRequest) => {
    signingTimes.push(request.headers['x-amz-date'] ?? '')
    if (signingTimes.length > 1) return Promise.resolve(responseTo(200))
    set.clock.advance(receivedAt * 1000)
    const refused = { status: 403, body: JSON.stringify({ __type: code, message: 'said the test' }) }
    return Promise.resolve(responseTo({ ...(code === undefined ? {} : refused), headers: { ...dated, ...headers } }))
  }
  return { ...set, pipeline: over(set.pipeline, transport), signingTimes }
}

const seconds = (pipeline: Pipeline) => pipeline.skew.ms / 1000

describe('clock skew', () => {
  test('a: a clock that agrees with the middle of the exchange is right', async () => {
    const { pipeline } = skewed({ receivedAt: 2, date: 1 })
    expect([await outcome(pipeline), seconds(pipeline)]).toEqual(['ok', 0])
  })

  test('b: a refused clock is corrected, and the next attempt is signed with the right time', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, date: 301, code: 'RequestTimeTooSkewed' })
    expect([await outcome(pipeline), seconds(pipeline)]).toEqual(['ok', 300])
    expect(signingTimes).toEqual(['20260101T120000Z', '20260101T120502Z'])
    expect(pipeline.budget.left).toBe(500)
  })

  test('c: without another attempt it is an error, but the next call knows better', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, date: 301, code: 'RequestTimeTooSkewed' }, 1)
    expect([await outcome(pipeline), seconds(pipeline)]).toEqual([403, 300])
    expect(await outcome(pipeline)).toBe('ok')
    expect(signingTimes).toEqual(['20260101T120000Z', '20260101T120502Z'])
  })

  test('d: a reply that took 16 minutes is not believed', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 960, date: 9000, code: 'RequestTimeTooSkewed' })
    expect([await outcome(pipeline), seconds(pipeline), signingTimes.length]).toEqual([403, 0, 1])
  })

  test('e: a success that agrees with our clock ends an earlier correction', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, date: 1 })
    pipeline.skew.ms = 300_000
    expect([await outcome(pipeline), seconds(pipeline), signingTimes.length]).toEqual(['ok', 0, 1])
  })

  test('f: two minutes do not explain a refusal', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, date: 121, code: 'InvalidSignatureException' })
    expect([await outcome(pipeline), seconds(pipeline), signingTimes.length]).toEqual([403, 120, 1])
  })

  test('g: five minutes do', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, date: 301, code: 'InvalidSignatureException' })
    expect([await outcome(pipeline), seconds(pipeline), signingTimes.length]).toEqual(['ok', 300, 2])
  })

  test('h: without a date nothing is learnt and nothing retried', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, code: 'RequestTimeTooSkewed' })
    pipeline.skew.ms = 1000
    expect([await outcome(pipeline), seconds(pipeline), signingTimes.length]).toEqual([403, 1, 1])
  })

  test('i, j: the date of a cached reply is passed over', async () => {
    const cached = { receivedAt: 2, date: 301, code: 'RequestTimeTooSkewed', headers: { age: '300' } }
    const { pipeline, signingTimes } = skewed(cached)
    expect([await outcome(pipeline), seconds(pipeline), signingTimes.length]).toEqual([403, 0, 1])
  })

  test('a refusal that a wrong clock cannot explain is not retried, though the clock is wrong', async () => {
    const code = 'InvalidLookupAttributesException'
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, date: 601, code })
    expect([await outcome(pipeline), seconds(pipeline), signingTimes.length]).toEqual([403, 600, 1])
  })

  test('what counts is the clock that the attempt was signed with, not what another call has learnt since', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, date: 301, code: 'RequestTimeTooSkewed' })
    const { transport } = await pipeline.route()
    const meanwhile = (request: TransportRequest) => {
      pipeline.skew.ms = 300_000
      return transport(request)
    }
    expect(await outcome(over(pipeline, meanwhile))).toBe('ok')
    expect(signingTimes).toEqual(['20260101T120000Z', '20260101T120502Z'])
  })

  test('it can be turned off as in the AWS SDKs', async () => {
    const { pipeline, signingTimes } = skewed({ receivedAt: 2, date: 301, code: 'RequestTimeTooSkewed' })
    const without = { ...pipeline, skew: { ms: 0, isLearnt: false } }
    expect([await outcome(without), seconds(without), signingTimes.length]).toEqual([403, 0, 1])
  })
})

describe('an error of a transport that is not ours', () => {
  const failing = (...errors: unknown[]) => {
    const { pipeline } = pipelineWith([])
    let sent = 0
    const transport = () => {
      const error = errors[sent++]
      return error === undefined ? Promise.resolve(responseTo(200)) : Promise.reject(error)
    }
    return { pipeline: over(pipeline, transport), sent: () => sent }
  }
  const coded = (code: string, cause?: unknown) => Object.assign(new Error(`failed with ${code}`, { cause }), { code })
  const nested = (depth: number): Error => {
    let error: Error = coded('ECONNRESET')
    for (let level = 1; level < depth; level++) error = new Error('wrapped', { cause: error })
    return error
  }

  test.each([
    ['ECONNRESET', coded('ECONNRESET')],
    ['ENOTFOUND', coded('ENOTFOUND')],
    ['the failure of a fetch', new TypeError('fetch failed', { cause: coded('ECONNREFUSED') })],
    ['the failure of a fetch in Chrome', new TypeError('Failed to fetch')],
    ['the failure of a fetch in Safari', new TypeError('Load failed')],
    ['a refused stream of HTTP/2', new Error('Stream closed with error code NGHTTP2_REFUSED_STREAM')],
    ['a cause ten levels down', nested(10)],
  ])('is retried when it is of the network: %s', async (_, error) => {
    const { pipeline, sent } = failing(error)
    expect([await outcome(pipeline), sent()]).toEqual(['ok', 2])
  })

  test.each([
    ['a mistake in its code', new TypeError('x is not a function')],
    ['a certificate that is not trusted', coded('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['malformed HTTP', coded('HPE_INVALID_CONSTANT')],
    [
      'an AbortError, whatever caused it',
      Object.assign(new Error('stop', { cause: coded('ECONNRESET') }), { name: 'AbortError' }),
    ],
    ['a cause eleven levels down', nested(11)],
    ['text', 'no reason'],
  ])('is a ConnectionError at once when it is not: %s', async (_, error) => {
    const { pipeline, sent } = failing(error)
    const thrown = await failed(call(pipeline, DescribeTrails, {}))
    expect(thrown).toMatchObject({ name: 'ConnectionError', code: 'ConnectionFailed', operation: 'DescribeTrails' })
    expect(thrown).toHaveProperty('cause', error)
    expect(sent()).toBe(1)
  })

  test.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['ECONNRESET', true],
    ['whatever', true],
  ])('with code %s says whether the request may be sent: %s', async (code, mayBeSent) => {
    const { pipeline } = failing(coded(code), coded(code), coded(code))
    expect(await failed(call(pipeline, DescribeTrails, {}))).toMatchObject({ mayBeSent })
  })

  test.each([[undefined], [null], ['{}'], [{ status: 200 }], [{ status: '200', headers: {}, body: '' }]])(
    'or a reply that is none is a ConnectionError: %j',
    async (reply) => {
      const { pipeline } = pipelineWith([])
      const transport = () => Promise.resolve(reply as unknown as TransportResponse)
      expect(await failed(call(over(pipeline, transport), DescribeTrails, {}))).toMatchObject({
        name: 'ConnectionError',
        message:
          'DescribeTrails: the transport failed: it returned something other than a reply with status, headers and body',
      })
    },
  )
})

test.each([1, 2, 3])(
  'dead connections cost no budget, and one attempt beyond the %d of a call',
  async (maxAttempts) => {
    const { pipeline, sent } = pipelineWith([], 100, { maxAttempts })
    const dead = over(pipeline, (request) => {
      sent.push(request)
      throw new ConnectionError('broke', { mayBeSent: true, reusedConnection: true })
    })
    await failed(call(dead, DescribeTrails, {}))
    expect(sent).toHaveLength(maxAttempts + 1)
    expect(pipeline.budget.left).toBe(100 - 14 * (maxAttempts - 1))
  },
)

describe('a call that is cancelled', () => {
  const stopped = () => {
    const controller = new AbortController()
    const stop = () => {
      controller.abort(new Error('enough'))
    }
    return { stop, signal: controller.signal }
  }

  test('is reported as such, whatever the transport makes of it', async () => {
    const { stop, signal } = stopped()
    const codes: unknown[] = []
    const { pipeline } = pipelineWith([], 500, { on: { attempt: ({ code }) => codes.push(code) } })
    const closed = over(pipeline, () => {
      stop()
      return Promise.reject(new Error('the connection is closed'))
    })
    expect(await failed(call(closed, DescribeTrails, {}, { signal }))).toMatchObject({ message: 'enough' })
    expect(codes).toEqual(['Aborted'])
  })

  test('rejects with the reason, although a refusal has arrived', async () => {
    const { stop, signal } = stopped()
    const { pipeline } = pipelineWith([400], 500, { on: { attempt: stop } })
    expect(await failed(call(pipeline, DescribeTrails, {}, { signal }))).toMatchObject({ message: 'enough' })
  })

  test('while it waits for the limiter rejects with the reason, and sends nothing', async () => {
    const { stop, signal } = stopped()
    const acquire = () => {
      stop()
      return new Promise<never>(() => undefined)
    }
    const { pipeline, sent } = pipelineWith([], 500, { limiter: { acquire, report: () => undefined } })
    expect(await failed(call(pipeline, DescribeTrails, {}, { signal }))).toMatchObject({ message: 'enough' })
    expect(sent).toEqual([])
  })
})

describe('a limiter of the caller', () => {
  const granting = (grant: unknown) => ({ acquire: () => Promise.resolve(grant as Grant), report: () => undefined })

  test.each([
    [{ waitedMs: 1 }, 'AKID2', 1],
    [{ waitedMs: 0 }, 'AKID1', 0],
    [undefined, 'AKID1', 0],
  ])('that grants %j: the request is signed with %s, and has waited %d ms', async (grant, accessKeyId, queuedMs) => {
    const { pipeline, sent } = pipelineWith([200], 500, { limiter: granting(grant) })
    let asked = 0
    const changing = () => ({ accessKeyId: `AKID${String(++asked)}`, secretAccessKey: 'secret' })
    const page = { isIterated: false, signal: undefined, queuedMs: 0 }
    await send(pipeline, DescribeTrails, prepare(pipeline, DescribeTrails, {}), {}, page, () => changing)
    expect(sent[0]?.headers['authorization']).toContain(`Credential=${accessKeyId}/`)
    expect(page.queuedMs).toBe(queuedMs)
  })

  test('is not heard when it tells of a wait that is over', async () => {
    const waits: number[] = []
    let tell: GrantRequest['onWait']
    const acquire = ({ onWait }: GrantRequest) => {
      tell = onWait
      tell?.({ delayMs: 1, queueLength: 0 })
      return Promise.resolve({ waitedMs: 1 })
    }
    const { pipeline } = pipelineWith([200], 500, {
      limiter: { acquire, report: () => undefined },
      on: { wait: ({ delayMs }) => waits.push(delayMs) },
    })
    await outcome(pipeline)
    tell?.({ delayMs: 2, queueLength: 0 })
    expect(waits).toEqual([1])
  })
})

test('a moment to retry after is one of the service’s clock', async () => {
  const after = new Date(noon + 302_000).toUTCString()
  const { pipeline, clock } = pipelineWith([{ status: 503, headers: { 'retry-after': after } }, 200])
  pipeline.skew.ms = 300_000
  expect(await outcome(pipeline)).toBe('ok')
  expect(clock.delays).toEqual([2000])
})

test('a dead connection takes nothing from the attempts that new credentials need', async () => {
  const { pipeline } = pipelineWith([], 500, { maxAttempts: 2 })
  const replies = [
    () => Promise.reject(new ConnectionError('broke', { mayBeSent: true, reusedConnection: true })),
    () => Promise.resolve(responseTo({ status: 400, body: '{"__type":"ExpiredTokenException"}' })),
    () => Promise.resolve(responseTo(200)),
  ]
  const renewing = {
    ...over(pipeline, () => replies.shift()!()),
    credentials: (rejected?: object) => (rejected === undefined ? credentials : { ...credentials, accessKeyId: 'NEW' }),
  }
  expect(await outcome(renewing)).toBe('ok')
})

test.each([
  [200, /returned no stream/],
  [299, /returned no stream/],
  [300, /status 300/],
  [404, /status 404/],
])('a stream that was asked for must come with status %d: %s', async (status, text) => {
  const { pipeline } = pipelineWith([status], 500, { maxAttempts: 1 })
  expect(String(await failed(call(pipeline, { ...DescribeTrails, streamsReply: true }, {})))).toMatch(text)
})

test('a transport learns how long to wait, and whether the request may be repeated', async () => {
  const { pipeline, sent } = pipelineWith([200, 200])
  await call(pipeline, { ...DescribeTrails, holdMs: () => 20_000 }, {})
  await call(pipeline, { ...DescribeTrails, retry: 'unless-sent' }, {})
  expect(sent.map(({ requestTimeoutMs, isRepeatable }) => [requestTimeoutMs, isRepeatable])).toEqual([
    [80_000, true],
    [60_000, false],
  ])
})

test('the signal of a reply that streams is the caller’s own, which outlasts the time limit of the request', async () => {
  const { signal } = new AbortController()
  const { pipeline, sent } = pipelineWith([404, 404])
  for (const streamsReply of [true, false])
    await failed(call(pipeline, { ...DescribeTrails, streamsReply }, {}, { signal }))
  expect(sent.map((request) => request.signal === signal)).toEqual([true, false])
})
