/** A walk through the event history whose token expires goes on without repeating or losing an event. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CloudTrailConfig, type LookupEventsInput } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { connectTo } from '../support/client.js'
import { drain } from '../support/drain.js'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { answers, answersWith, doesNotConnect, losesReply, passes, type Fate } from '../support/faults.js'
import { inVirtualTime } from '../support/virtual-time.js'

/** The token has expired, if there is one. */
const expired: Fate = (request, forward) =>
  (request.body.includes('"NextToken"') ? answers(400, 'InvalidNextTokenException') : passes)(request, forward)
const newestMs = Date.UTC(2026, 0, 1, 11)

/** Records of which so many happened in each second, from the newest second on. */
function recordsOf(perSecond: readonly number[]) {
  return perSecond.flatMap((count, second) =>
    Array.from({ length: count }, (_, index) => ({
      eventID: `${String(second)}-${String(index)}`,
      eventTime: new Date(newestMs - second * 1000).toISOString(),
    })),
  )
}

function history(perSecond: readonly number[], fates: readonly Fate[], config: CloudTrailConfig = {}) {
  const clock = new FakeClock()
  const emulator = createEmulator({ now: clock.now, records: recordsOf(perSecond) })
  const { cloudtrail, sent } = connectTo(emulator, { clock, ...config }, fates)
  const { cloudtrail: plain } = connectTo(emulator, { clock })
  const read = (input: LookupEventsInput = {}) =>
    inVirtualTime(clock, drain(cloudtrail.lookupEvents({ MaxResults: 10, ...input })))
  const inputs = () => sent.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
  return { clock, emulator, cloudtrail, plain, sent, read, inputs }
}

const ids = (events: readonly { EventId?: string | undefined }[]) => events.map(({ EventId }) => EventId)
const epochSecond = (second: number) => newestMs / 1000 - second

test('it goes on from the oldest second seen, and passes over what it has given out of that second', async () => {
  const perSecond = [4, 4, 4, 4, 4, 4, 4, 4]
  const { plain, read, inputs } = history(perSecond, [passes, passes, expired])
  const expected = ids(await drain(plain.lookupEvents()))
  expect(ids(await read({ StartTime: new Date(newestMs - 3600_000) }))).toEqual(expected)
  const startTime = newestMs / 1000 - 3600
  expect(inputs()[3]).toEqual({ MaxResults: 10, StartTime: startTime, EndTime: epochSecond(4) })
  expect(inputs().slice(4)).toHaveLength(1)
})

test('it does so as often as it must', async () => {
  const { plain, read } = history(
    Array.from({ length: 60 }, () => 1),
    [passes, expired, passes, expired, passes, passes, expired, passes],
  )
  expect(ids(await read())).toEqual(ids(await drain(plain.lookupEvents())))
})

test('a second with more events than a page is walked through', async () => {
  const { plain, read } = history([3, 34, 3], [passes, passes, expired])
  expect(ids(await read())).toEqual(ids(await drain(plain.lookupEvents())))
})

test('pages show what is new only, and keep their metadata', async () => {
  const { clock, cloudtrail } = history([4, 4, 4, 4], [passes, expired])
  const pages = await inVirtualTime(clock, drain(cloudtrail.lookupEvents({ MaxResults: 10 }).pages()))
  expect(pages.map(({ Events }) => Events?.length)).toEqual([10, 6])
  expect(pages[1]?.$metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
})

test('before anything was seen, it begins again', async () => {
  const empty: Fate = () => answersWith({ Events: [], NextToken: 'soon-expired' })
  const { plain, read, inputs } = history([4, 4, 4, 4], [empty, expired])
  expect(ids(await read())).toEqual(ids(await drain(plain.lookupEvents())))
  expect(inputs()[2]).toEqual({ MaxResults: 10 })
})

test('a token of the caller’s own that has expired is an error: what came before it is not known', async () => {
  const { cloudtrail, clock, sent } = history([4], [expired])
  const walk = failed(drain(cloudtrail.lookupEvents({ NextToken: 'from-yesterday' })))
  expect(await inVirtualTime(clock, walk)).toMatchObject({ code: 'InvalidNextTokenException' })
  expect(sent).toHaveLength(1)
})

test('it gives up when it never gets further', async () => {
  const noNews: Fate = async (request, forward) => {
    const response = await forward(request)
    return { ...response, body: response.body.replace(/"NextToken":"[^"]*"/, '"NextToken":"stale"') }
  }
  const { clock, cloudtrail, sent } = history(
    [40],
    [passes, ...Array.from({ length: 9 }, () => [expired, noNews]).flat()],
  )
  const walk = failed(drain(cloudtrail.lookupEvents({ MaxResults: 10 })))
  expect(await inVirtualTime(clock, walk)).toMatchObject({ code: 'InvalidNextTokenException' })
  expect(sent).toHaveLength(1 + 2 * 3 + 1)
})

test('other operations, whose items have no order in time, are not resumed', async () => {
  const page: Fate = () => answersWith({ Trails: [{ Name: 'audit' }], NextToken: 'next' })
  const { clock, cloudtrail } = history([], [page, answers(400, 'InvalidNextTokenException')])
  const walk = failed(drain(cloudtrail.listTrails()))
  expect(await inVirtualTime(clock, walk)).toMatchObject({ code: 'InvalidNextTokenException' })
})

test('events without an id are told apart by all they have', async () => {
  const event = (name: string) => ({ EventName: name, EventTime: newestMs / 1000 })
  const first: Fate = () => answersWith({ Events: [event('a'), event('b')], NextToken: 'next' })
  const second: Fate = () => answersWith({ Events: [event('a'), event('b'), event('c')] })
  const { read } = history([], [first, expired, second])
  expect((await read()).map(({ EventName }) => EventName)).toEqual(['a', 'b', 'c'])
})

test('a time with a fraction is covered by the next whole second', async () => {
  const event = (id: string, seconds: number) => ({ EventId: id, EventTime: seconds })
  const first: Fate = () => answersWith({ Events: [event('a', 12.5), event('b', 10.9)], NextToken: 'next' })
  const second: Fate = () => answersWith({ Events: [event('b', 10.9), event('c', 10.5), event('d', 10)] })
  const { read, inputs } = history([], [first, expired, second])
  expect(ids(await read())).toEqual(['a', 'b', 'c', 'd'])
  expect(inputs()[2]).toMatchObject({ EndTime: 11 })
})

test('no event comes twice and none is lost, whatever faults occur on the way', async () => {
  const fate = fc.constantFrom<Fate>(
    passes,
    passes,
    expired,
    answers(400, 'ThrottlingException'),
    answers(500, 'InternalFailure'),
    answers(503, 'ServiceUnavailable'),
    losesReply,
    doesNotConnect,
  )
  // Never so many faults in a row that a page is given up.
  const bearable = fc.array(fate, { maxLength: 40 }).map((fates) => fates.flatMap((one) => [one, passes]))
  const seconds = fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 20 })
  const pageSize = fc.integer({ min: 1, max: 50 })
  await fc.assert(
    fc.asyncProperty(seconds, bearable, pageSize, async (perSecond, fates, MaxResults) => {
      const { plain, read } = history(perSecond, fates)
      expect(ids(await read({ MaxResults }))).toEqual(ids(await drain(plain.lookupEvents())))
    }),
    { seed: 5, numRuns: 60 },
  )
})
