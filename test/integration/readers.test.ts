/** Several readers of one paged object: none spoils what another gets. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CloudTrail, type CloudTrailConfig, type TransportRequest } from 'cloudtrail-client'
import { credentials } from '../support/client.js'
import { drain } from '../support/drain.js'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { answers, answersWith, hangs, settled, type Fate } from '../support/faults.js'
import { inVirtualTime } from '../support/virtual-time.js'

const pageCount = 4
const pageSize = 3
const allIds = Array.from({ length: pageCount * pageSize }, (_, index) => `event ${index}`)
const firstIds = allIds.slice(0, pageSize)

const isFirst = ({ body }: TransportRequest) => !body.includes('NextToken')

/** Answers with the page that a request asks for. */
const answersInTurn: Fate = ({ body }) => {
  const { NextToken = '0' } = JSON.parse(body) as { NextToken?: string }
  const page = Number(NextToken)
  const Events = allIds.slice(page * pageSize, (page + 1) * pageSize).map((EventId) => ({ EventId }))
  return answersWith({ Events, ...(page < pageCount - 1 ? { NextToken: String(page + 1) } : {}) })
}

function account(fates: readonly Fate[] = [], config: CloudTrailConfig = {}) {
  const clock = new FakeClock()
  const sent: TransportRequest[] = []
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials,
    limiter: false,
    clock,
    transport: (request) => {
      sent.push(request)
      return (fates[sent.length - 1] ?? answersInTurn)(request, (forwarded) =>
        answersInTurn(forwarded, () => hangs(forwarded, never)),
      )
    },
    ...config,
  })
  return { clock, cloudtrail, sent }
}
const never = () => Promise.reject(new Error('nothing is forwarded'))

const idsOf = (events: readonly { EventId?: string | undefined }[] = []) => events.map(({ EventId }) => EventId)

/** The reply comes when the test says so. */
function held() {
  const replies: (() => void)[] = []
  const fate: Fate = async (request, forward) => {
    await Promise.race([new Promise<void>((resolve) => replies.push(resolve)), hangs(request, forward)])
    return answersInTurn(request, forward)
  }
  const reply = () => {
    for (const resolve of replies) resolve()
  }
  return { fate, reply }
}

test.each(['return', 'throw'] as const)(
  'an iterator that ends by %s while it waits leaves the page to the others',
  async (how) => {
    const { fate, reply } = held()
    const { cloudtrail, sent } = account([fate])
    const events = cloudtrail.lookupEvents()
    const leaving = events.pages() as AsyncGenerator
    const pending = leaving.next()
    const [awaited, drained] = [events.then(({ Events }) => idsOf(Events)), drain(events)]
    await settled()
    if (how === 'return') await leaving.return(undefined)
    else expect(await failed(leaving.throw('enough'))).toBe('enough')
    expect(await pending).toEqual({ done: true, value: undefined })
    reply()
    expect(await awaited).toEqual(firstIds)
    expect(idsOf(await drained)).toEqual(allIds)
    expect(sent.filter(isFirst)).toHaveLength(1)
  },
)

test('when all have left, the request is cancelled, and who comes later sends it again', async () => {
  const { cloudtrail, sent } = account([hangs])
  const events = cloudtrail.lookupEvents()
  const iterators = [events.pages(), events[Symbol.asyncIterator]()] as const
  const pending = iterators.map((iterator) => iterator.next())
  await settled()
  await iterators[0].return?.()
  expect(sent[0]?.signal?.aborted).toBe(false)
  await iterators[1].return?.()
  expect(sent[0]?.signal?.aborted).toBe(true)
  expect(await Promise.all(pending)).toEqual(pending.map(() => ({ done: true, value: undefined })))
  expect(idsOf((await events).Events)).toEqual(firstIds)
  expect(sent).toHaveLength(2)
})

test('a page that is awaited twice fails twice with the same error, and an iteration sends it again', async () => {
  const { cloudtrail, sent } = account([answers(400, 'AccessDeniedException')])
  const events = cloudtrail.lookupEvents()
  const error = await failed(events)
  expect(error).toMatchObject({ code: 'AccessDeniedException' })
  expect(await failed(events)).toBe(error)
  expect(sent).toHaveLength(1)
  expect(idsOf(await drain(events))).toEqual(allIds)
})

test('those who wait for the same request get the same error', async () => {
  const { cloudtrail, sent } = account([answers(400, 'AccessDeniedException')])
  const events = cloudtrail.lookupEvents()
  const errors = await Promise.all([failed(drain(events)), failed(events), failed(events.pages().next())])
  expect(errors[0]).toMatchObject({ code: 'AccessDeniedException' })
  expect(new Set(errors).size).toBe(1)
  expect(sent).toHaveLength(1)
})

test('an iterator that joins a request has its patience with throttles', async () => {
  const { fate, reply } = held()
  const throttledLate: Fate = async (request, forward) => {
    await fate(request, forward)
    return answers(400, 'ThrottlingException')(request, forward)
  }
  const { cloudtrail, clock } = account([
    throttledLate,
    ...Array.from({ length: 5 }, () => answers(400, 'ThrottlingException')),
  ])
  const events = cloudtrail.lookupEvents()
  const readers = Promise.all([events.then(({ Events }) => idsOf(Events)), drain(events).then(idsOf)])
  await settled()
  reply()
  expect(await inVirtualTime(clock, readers)).toEqual([firstIds, allIds])
})

test('what a reader does to its page does not reach another', async () => {
  const { cloudtrail, sent } = account()
  const events = cloudtrail.lookupEvents()
  const page = await events
  page.Events?.splice(0)
  delete page.NextToken
  for await (const { Events } of events.pages()) Events?.reverse()
  expect(idsOf(await drain(events))).toEqual(allIds)
  expect(sent.filter(isFirst)).toHaveLength(1)
})

test('a signal that aborts rejects all who wait', async () => {
  const { cloudtrail } = account([hangs])
  const controller = new AbortController()
  const events = cloudtrail.lookupEvents({}, { signal: controller.signal })
  const errors = [failed(drain(events)), failed(events), failed(events.pages().next())]
  await settled()
  controller.abort('the user left')
  expect(await Promise.all(errors)).toEqual(['the user left', 'the user left', 'the user left'])
})

/** One of several readers of an object. */
const reader = fc.record({
  startMs: fc.integer({ min: 0, max: 60 }),
  kind: fc.constantFrom('await' as const, 'items' as const, 'pages' as const),
  /** Items or pages to take before it leaves. */
  count: fc.integer({ min: 0, max: allIds.length + 1 }),
  leavesBy: fc.constantFrom('return' as const, 'throw' as const),
  /** Leaves at this time whatever it waits for. */
  leavesAfterMs: fc.option(fc.integer({ min: 0, max: 60 })),
  isPaused: fc.boolean(),
})

test('in any interleaving, each reader gets what it asks for', async () => {
  const latencies = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 40, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(fc.array(reader, { minLength: 1, maxLength: 6 }), latencies, async (readers, delays) => {
      const clock = new FakeClock()
      const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
      const late: Fate = async (request, forward) => {
        await Promise.race([pause(delays.pop() ?? 0), hangs(request, forward)])
        return answersInTurn(request, forward)
      }
      const { cloudtrail, sent } = account(
        Array.from({ length: 200 }, () => late),
        { clock },
      )
      const events = cloudtrail.lookupEvents()
      let left = 0

      const read = async ({ startMs, kind, count, leavesBy, leavesAfterMs, isPaused }: (typeof readers)[number]) => {
        await pause(startMs)
        if (kind === 'await') {
          const { Events = [] } = await events
          expect(idsOf(Events)).toEqual(firstIds)
          return
        }
        const iterator = (kind === 'items' ? events[Symbol.asyncIterator]() : events.pages()) as AsyncGenerator
        const state = { isLate: false }
        const leave = async () => {
          left++
          if (leavesBy === 'return') await iterator.return(undefined)
          else expect(await failed(iterator.throw('enough'))).toBe('enough')
        }
        if (leavesAfterMs !== null) {
          clock.after(leavesAfterMs, () => {
            state.isLate = true
            void leave()
          })
        }
        const got: unknown[] = []
        let taken = 0
        for (; taken < count; taken++) {
          const { done, value } = (await iterator.next()) as IteratorResult<
            { EventId?: string; Events?: object[] },
            undefined
          >
          if (done === true) break
          got.push(...(kind === 'items' ? [value.EventId] : idsOf(value.Events)))
          value.Events?.splice(0)
          if (isPaused) await pause(5)
        }
        const wanted = allIds.slice(0, kind === 'items' ? count : count * pageSize)
        if (state.isLate) expect(got).toEqual(allIds.slice(0, got.length))
        else expect(got).toEqual(wanted)
        if (!state.isLate) await leave()
      }

      await inVirtualTime(clock, Promise.all(readers.map(read)))
      expect(sent.filter(isFirst).length).toBeLessThanOrEqual(1 + left)
      const awaited = readers.filter(({ kind }) => kind === 'await')
      if (awaited.length === readers.length) expect(sent).toHaveLength(1)
    }),
    { seed: 3, numRuns: 150 },
  )
})
