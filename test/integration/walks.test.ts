/** When an iteration ends before its last page: its own time limit, pages without progress, replies that cannot be used. */
import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import {
  CloudTrail,
  ResponseError,
  TimeoutError,
  UnexpectedStateError,
  type CallOptions,
  type CloudTrailConfig,
} from 'cloudtrail-client'
import { credentials } from '../support/client.js'
import { drain } from '../support/drain.js'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { answers, answersWith, settled, type Fate } from '../support/faults.js'
import { inVirtualTime } from '../support/virtual-time.js'

/** A client on a clock of its own, which answers its requests in turn, the last answer again and again. */
function account(fates: readonly Fate[], config: CloudTrailConfig = {}) {
  const clock = new FakeClock()
  const startMs = clock.now()
  let sent = 0
  const transport = (request: Parameters<Fate>[0]) =>
    (fates[Math.min(sent++, fates.length - 1)] as Fate)(request, () => Promise.reject(new Error('unused')))
  const cloudtrail = new CloudTrail({ region: 'us-east-1', credentials, limiter: false, clock, transport, ...config })
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  return { clock, cloudtrail, pause, sent: () => sent, passedMs: () => clock.now() - startMs }
}

let tokens = 0
const newToken = () => `token ${tokens++}`

/** A reply that takes some time. */
const after =
  (clockOf: () => FakeClock, ms: number, body: () => unknown): Fate =>
  async () => {
    await new Promise<void>((resolve) => void clockOf().after(ms, resolve))
    return answersWith(body())
  }

const full = () => ({ Events: [{ EventId: newToken() }], NextToken: newToken() })
const empty = () => ({ Events: [], NextToken: newToken() })
const last = () => ({ Events: [] })

/** An account whose replies take some milliseconds each. */
function slow(replies: readonly (readonly [ms: number, body: () => unknown])[], config?: CloudTrailConfig) {
  const setting: ReturnType<typeof account> = account(
    replies.map(([ms, body]) => after(() => setting.clock, ms, body)),
    config,
  )
  return setting
}

test.each(['items', 'pages'] as const)('an iteration over %s ends when walkTimeoutMs is over', async (kind) => {
  const { clock, cloudtrail, passedMs } = slow([[300, full]])
  const { signal } = new AbortController()
  const events = cloudtrail.lookupEvents({}, { walkTimeoutMs: 1000, signal })
  const error = await inVirtualTime(clock, failed(drain<unknown>(kind === 'items' ? events : events.pages())))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({
    code: 'WalkTimeout',
    operation: 'LookupEvents',
    mayBeSent: true,
    message: 'LookupEvents: not read to its end within 1000 ms (walkTimeoutMs)',
  })
  const timerOfTheReply = 1
  expect([passedMs(), clock.pending, getEventListeners(signal, 'abort')]).toEqual([1000, timerOfTheReply, []])
})

test('walkTimeoutMs ends the wait for the first page too', async () => {
  const { clock, cloudtrail, passedMs } = slow([[5000, full]])
  const error = await inVirtualTime(clock, failed(drain(cloudtrail.lookupEvents({}, { walkTimeoutMs: 1000 }))))
  expect([error, passedMs()]).toMatchObject([{ code: 'WalkTimeout' }, 1000])
})

test('walkTimeoutMs counts the time of the reader, takes no item away and leaves no timer meanwhile', async () => {
  const { clock, cloudtrail, pause, sent } = slow([[10, full]])
  const pages = cloudtrail.lookupEvents({}, { walkTimeoutMs: 1000 }).pages()
  await inVirtualTime(clock, pages.next())
  await inVirtualTime(clock, pages.next())
  clock.advance(10) // the page ahead arrives
  await settled()
  expect(clock.pending).toBe(0)
  await inVirtualTime(clock, pause(2000))
  expect(await pages.next()).toMatchObject({ done: false, value: { Events: [{}] } })
  expect(await failed(pages.next())).toMatchObject({ code: 'WalkTimeout' })
  expect(sent()).toBe(3)
  expect(await pages.next()).toEqual({ done: true, value: undefined })
})

test('an iteration that ends in time is not touched by walkTimeoutMs, nor is a page that is awaited', async () => {
  const options = { walkTimeoutMs: 1000 }
  const inTime = slow([
    [300, full],
    [300, full],
    [300, last],
  ])
  expect(await inVirtualTime(inTime.clock, drain(inTime.cloudtrail.lookupEvents({}, options)))).toHaveLength(2)
  expect(inTime.clock.pending).toBe(0)
  const single = slow([[3000, last]])
  expect(await inVirtualTime(single.clock, single.cloudtrail.lookupEvents({}, options))).toMatchObject({ Events: [] })
})

test('each iteration of one object has its own time', async () => {
  const { clock, cloudtrail, pause } = slow([
    [300, full],
    [300, last],
    [300, last],
  ])
  const events = cloudtrail.lookupEvents({}, { walkTimeoutMs: 1000 })
  await inVirtualTime(clock, drain(events))
  await inVirtualTime(clock, pause(5000))
  expect(await inVirtualTime(clock, drain(events))).toHaveLength(1)
})

test('timeoutMs counts for each page', async () => {
  const { clock, cloudtrail } = slow([
    [300, full],
    [300, full],
    [300, full],
    [300, last],
  ])
  expect(await inVirtualTime(clock, drain(cloudtrail.lookupEvents({}, { timeoutMs: 400 })))).toHaveLength(3)
  const late = slow([
    [300, full],
    [500, last],
  ])
  const walk = failed(drain(late.cloudtrail.lookupEvents({}, { timeoutMs: 400 })))
  expect(await inVirtualTime(late.clock, walk)).toMatchObject({ code: 'CallTimeout' })
})

test.each(['1000', 0, -1, 1.5, Number.NaN])('walkTimeoutMs %j is refused', async (walkTimeoutMs) => {
  const { cloudtrail, sent } = slow([[0, last]])
  const error = await failed(drain(cloudtrail.lookupEvents({}, { walkTimeoutMs } as CallOptions)))
  expect(error).toMatchObject({ message: expect.stringContaining('options.walkTimeoutMs must be') as string })
  expect(sent()).toBe(0)
})

test.each([
  [undefined, 60_000],
  [5000, 5000],
])('empty pages without an end are given up after stallTimeoutMs %j', async (stallTimeoutMs, limitMs) => {
  const { clock, cloudtrail, passedMs } = slow([[100, empty]], { stallTimeoutMs })
  const error = await inVirtualTime(clock, failed(drain(cloudtrail.lookupEvents())))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({
    code: 'WalkStalled',
    operation: 'LookupEvents',
    message: `LookupEvents: only empty pages came for ${limitMs} ms (stallTimeoutMs)`,
  })
  expect(passedMs()).toBeGreaterThan(limitMs)
  expect(passedMs()).toBeLessThanOrEqual(limitMs + 400)
  expect(clock.pending).toBe(0)
})

test('empty pages are given up under the limiter of the process as well', async () => {
  const { clock, cloudtrail, passedMs } = slow([[0, empty]], { limiter: undefined, stallTimeoutMs: 10_000 })
  expect(await inVirtualTime(clock, failed(drain(cloudtrail.lookupEvents())))).toMatchObject({ code: 'WalkStalled' })
  expect(passedMs()).toBeLessThan(12_000)
})

test('an item sets the time back, and so many empty pages as fit in between are no stall', async () => {
  const round = [...Array.from({ length: 45 }, () => [100, empty] as const), [100, full] as const]
  const replies = [...Array.from({ length: 5 }, () => round).flat(), [100, last] as const]
  const { clock, cloudtrail } = slow(replies, { stallTimeoutMs: 5000 })
  expect(await inVirtualTime(clock, drain(cloudtrail.lookupEvents()))).toHaveLength(5)
})

test('a slow service is no stall: a page alone never ends an iteration, nor does a reader who takes long', async () => {
  const { clock, cloudtrail } = slow([
    [50_000, empty],
    [50_000, empty],
    [50_000, full],
    [50_000, empty],
    [0, last],
  ])
  expect(await inVirtualTime(clock, drain(cloudtrail.lookupEvents()))).toHaveLength(1)
  const reader = slow([
    [10, empty],
    [10, empty],
    [10, empty],
    [10, last],
  ])
  const read = async () => {
    let pages = 0
    for await (const _page of reader.cloudtrail.lookupEvents().pages()) {
      pages++
      await reader.pause(100_000)
    }
    return pages
  }
  expect(await inVirtualTime(reader.clock, read())).toBe(4)
})

test('waiting among other iterations is no stall', async () => {
  const rounds = [[0, empty] as const, [0, empty] as const, [0, empty] as const, [0, empty] as const]
  const { clock, cloudtrail } = slow([...Array.from({ length: 100 }, () => rounds).flat(), [0, last]], {
    limiter: undefined,
    stallTimeoutMs: 5000,
  })
  const stopAfter = async (pages: number) => {
    for await (const _page of cloudtrail.lookupEvents().pages()) if (--pages === 0) break
  }
  // Each page waits 25 s for its turn: fifty iterations, two pages a second.
  await inVirtualTime(clock, Promise.all(Array.from({ length: 50 }, () => stopAfter(5))))
})

test('a clock that is set forward is no stall', async () => {
  const jump: Fate = () => {
    setting.clock.advance(3600_000)
    return answersWith(empty())
  }
  const setting: ReturnType<typeof account> = account([() => answersWith(full()), jump, () => answersWith(last())])
  expect(await inVirtualTime(setting.clock, drain(setting.cloudtrail.lookupEvents()))).toHaveLength(1)
})

const lookup = (reply: unknown) =>
  account([() => answersWith(reply), () => answersWith({})], { validateOutput: false }).cloudtrail.lookupEvents()

/** What makes a reply one that is not what the operation returns, so that it is given as it came. */
const unreadable = [{ EventId: 'a', EventTime: 'yesterday' }]

test.each([
  [{ Events: { EventId: 'a' } }, 'an object in place of its items'],
  [{ Events: 'a' }, 'a string in place of its items'],
  [{ Events: 0 }, 'the number 0 in place of its items'],
  [{ Events: false }, 'a boolean in place of its items'],
  [{ Events: unreadable, NextToken: 7 }, 'the number 7 in place of NextToken'],
  [{ Events: unreadable, NextToken: 0 }, 'the number 0 in place of NextToken'],
  [{ Events: unreadable, NextToken: { token: 'a' } }, 'an object in place of NextToken'],
  [{ Events: unreadable, NextToken: ['a'] }, 'an array in place of NextToken'],
  [{ Events: unreadable, NextToken: false }, 'a boolean in place of NextToken'],
])('with validateOutput off, the reply %j ends an iteration as an error', async (reply, found) => {
  for (const walk of [drain(lookup(reply)), drain(lookup(reply).pages())]) {
    const error = await failed(walk)
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      message: `LookupEvents: the reply has ${found}`,
      operation: 'LookupEvents',
      requestId: 'request-1',
      status: 200,
    })
  }
  expect(await lookup(reply)).toMatchObject(reply) // a single page is given as it is
})

test.each([{}, { Events: null }, { Events: [], NextToken: null }, { NextToken: '' }, null])(
  'with validateOutput off, the reply %j is an empty last page',
  async (reply) => {
    expect(await drain(lookup(reply))).toEqual([])
  },
)

test.each([
  [[{ EventId: 'a', EventTime: 'yesterday' }]],
  [[{ EventId: 'a', EventTime: { seconds: 1 } }]],
  [[{ EventId: 'a', EventTime: 'yesterday' }, null]],
])(
  'with validateOutput off, items without usable times are given: %j; but not again after an expired token',
  async (Events) => {
    const expired = answers(400, 'InvalidNextTokenException')
    const { cloudtrail, sent } = account(
      [() => answersWith({ Events, NextToken: 'next' }), expired, () => answersWith({ Events })],
      {
        validateOutput: false,
      },
    )
    const seen: unknown[] = []
    const walk = async () => {
      for await (const event of cloudtrail.lookupEvents()) seen.push(event)
    }
    expect(await failed(walk())).toMatchObject({ code: 'InvalidNextTokenException' })
    expect(seen).toEqual(Events)
    expect(sent()).toBe(2)
  },
)

const QueryId = crypto.randomUUID()
const rows = [[{ eventName: 'ConsoleLogin' }]]

test.each([
  ['FAILED', 'it ran out of memory', 'it ran out of memory'],
  ['CANCELLED', undefined, 'waitForQuery'],
  ['TIMED_OUT', 'it took an hour', 'it took an hour'],
  ['QUEUED', undefined, 'waitForQuery'],
  ['RUNNING', undefined, 'waitForQuery'],
  ['PAUSED_SOME_DAY', undefined, 'waitForQuery'],
])(
  'iterating the rows of a query that is %s throws; its page can be awaited',
  async (QueryStatus, ErrorMessage, said) => {
    const reply = { QueryStatus, ErrorMessage, QueryResultRows: rows }
    const { cloudtrail } = account([() => answersWith(reply)])
    const results = cloudtrail.getQueryResults({ QueryId })
    for (const walk of [drain(results), drain(results.pages())]) {
      const error = await failed(walk)
      expect(error).toBeInstanceOf(UnexpectedStateError)
      expect(error).toMatchObject({ state: QueryStatus, output: { QueryStatus, QueryResultRows: rows } })
      expect((error as Error).message).toMatch(new RegExp(`^GetQueryResults: the query is ${QueryStatus}: .*${said}`))
    }
    expect(await results).toMatchObject({ QueryStatus, QueryResultRows: rows })
  },
)

test.each(['FINISHED', undefined])('the rows of a query with status %j are iterated', async (QueryStatus) => {
  const { cloudtrail } = account([() => answersWith({ QueryStatus, QueryResultRows: rows })])
  expect(await drain(cloudtrail.getQueryResults({ QueryId }))).toEqual(rows)
})

test('a query whose later page is not of a finished query gives the rows before it, then throws', async () => {
  const { cloudtrail } = account([
    () => answersWith({ QueryStatus: 'FINISHED', QueryResultRows: rows, NextToken: 'next' }),
    () => answersWith({ QueryStatus: 'FAILED', QueryResultRows: rows }),
  ])
  const seen: unknown[] = []
  const walk = async () => {
    for await (const row of cloudtrail.getQueryResults({ QueryId })) seen.push(row)
  }
  expect(await failed(walk())).toBeInstanceOf(UnexpectedStateError)
  expect(seen).toEqual(rows)
})
