/** Following the event history: late events, events of one second, restarts, failures, and waiting for one event. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError, ServiceError, TimeoutError } from 'cloudtrail-client'
import { createSearch, type BehindEvent, type SearchHit, type TailCursor } from 'cloudtrail-client/search'
import { failed } from '../../support/failed.js'
import { accountsWith, nowSecond, recordOf, type AccountOptions } from '../../support/search.js'

const id = '111111111111'
const ids = (hits: readonly SearchHit[]) => hits.map(({ event }) => event.EventId)

/** An account in which nothing has happened yet, and how something happens there. */
function quietAccount(more: Partial<AccountOptions> = {}) {
  const accounts = accountsWith({ records: { [id]: [] }, regions: ['us-east-1'], ...more })
  const emulator = accounts.emulators.get(id)!
  /** An event of a time that appears at another time; both in seconds from now. */
  const appears = (name: string, at: number, seenAt: number, members = {}) => {
    accounts.clock.after(seenAt * 1000, () => {
      emulator.addRecords([recordOf(name, nowSecond + at, members)])
    })
  }
  const until = (seconds: number) => {
    const controller = new AbortController()
    accounts.clock.after(seconds * 1000, () => {
      controller.abort(new Error('that is enough'))
    })
    return controller.signal
  }
  return { ...accounts, emulator, appears, until }
}

async function collect(tail: AsyncIterable<SearchHit>, hits: SearchHit[] = []): Promise<SearchHit[]> {
  try {
    for await (const hit of tail) hits.push(hit)
  } catch (error) {
    if (!(error instanceof Error && error.message === 'that is enough')) throw error
  }
  return hits
}

test('new events come once, the oldest of a poll first, late ones too', async () => {
  const { options, appears, until } = quietAccount()
  appears('before', -60, -1)
  appears('second', 20, 25)
  appears('first', 10, 25)
  appears('late', 5, 200)
  appears('twin-b', 300, 310)
  appears('twin-a', 300, 340)
  appears('too-late', 0, 1000)
  const search = createSearch(options)
  const hits = await collect(search.follow({ overlapMs: 300_000, pollMs: 30_000, signal: until(1200) }))
  expect(ids(hits)).toEqual(['before', 'first', 'second', 'late', 'twin-b', 'twin-a'])
})

test('a tail begins at now less its overlap', async () => {
  const { options, emulator, until } = quietAccount()
  emulator.addRecords([recordOf('old', nowSecond - 901), recordOf('new', nowSecond - 900)])
  expect(ids(await collect(createSearch(options).follow({ signal: until(100) })))).toEqual(['new'])
})

test('polls keep their pace, and read only what is new or within the overlap', async () => {
  const { options, emulator, until } = quietAccount()
  await collect(createSearch(options).follow({ pollMs: 60_000, overlapMs: 120_000, signal: until(179) }))
  const windows = emulator.requests.map(({ input }) => [
    Number(input['StartTime']) - nowSecond,
    Number(input['EndTime']) - nowSecond,
  ])
  expect(windows).toEqual([
    [-120, 0],
    [-120, 60],
    [-60, 120],
  ])
})

test('whatever appears when, and however often the tail is restarted, each event comes once', async () => {
  const event = fc.record({ at: fc.integer({ min: -200, max: 400 }), lateness: fc.nat(280) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 25 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      fc.constantFrom(0, 700),
      fc.integer({ min: 1, max: 9 }),
      async (events, kills, latencyMs, pageSize) => {
        const { options, appears, until } = quietAccount({ latencyMs, pageSize })
        events.forEach(({ at, lateness }, index) => {
          appears(`id-${String(index)}`, at, at + lateness, { eventName: index % 4 === 3 ? 'Other' : 'Wanted' })
        })
        const signal = until(1200)
        const hits: SearchHit[] = []
        let cursor: TailCursor | undefined
        const following = { where: { eventName: ['Wanted', 'Nothing'] }, overlapMs: 300_000, pollMs: 20_000, signal }
        for (const kill of [...kills, Infinity]) {
          if (signal.aborted) break
          let left = kill
          const tail = createSearch(options).follow({ ...following, cursor })
          const taken = (async function* () {
            for await (const hit of tail) {
              yield hit
              cursor = JSON.parse(JSON.stringify(tail.cursor)) as TailCursor
              if (--left === 0) return
            }
          })()
          await collect(taken, hits)
        }
        // What happened before the tail began is left out, unless it appears while the overlap still reaches it.
        const wanted = events.flatMap(({ at }, index) => (index % 4 === 3 || at < -300 ? [] : [`id-${String(index)}`]))
        expect(ids(hits).sort()).toEqual(wanted.sort())
      },
    ),
    { numRuns: 40 },
  )
}, 300_000)

test('what was taken but not stored comes again: at least once', async () => {
  const { options, emulator, until } = quietAccount()
  emulator.addRecords([recordOf('a', nowSecond - 30), recordOf('b', nowSecond - 20)])
  const search = createSearch(options)
  const first = search.follow()
  const { value } = await first.next()
  expect(value?.event.EventId).toBe('a')
  const { cursor } = first
  await first.next()
  await first.return?.()
  expect(ids(await collect(search.follow({ cursor, signal: until(60) })))).toEqual(['b'])
})

test('a clock that is wrong by an hour loses nothing, and brings nothing older', async () => {
  for (const offsetMs of [-3_600_000, 3_600_000]) {
    const { options, clock, emulator, appears, until } = quietAccount()
    const [older, old] = [recordOf('older', nowSecond - 4000), recordOf('old', nowSecond - 1000)]
    emulator.addRecords([older, old, recordOf('recent', nowSecond - 100)])
    appears('new', 50, 55)
    const wrong = { now: () => clock.now() + offsetMs, after: clock.after }
    const hits = await collect(
      createSearch({ ...options, clock: wrong, limiter: false }).follow({ signal: until(200) }),
    )
    expect(ids(hits)).toEqual(['recent', 'new'])
  }
})

test('a clock that was set back makes a tail read no less', async () => {
  const { options, emulator } = quietAccount()
  const readTo = { 'us-east-1 111111111111': nowSecond + 100 }
  const tail = createSearch(options).follow({ cursor: { v: 1, readTo, seen: [] }, overlapMs: 60_000 })
  emulator.addRecords([recordOf('seen', nowSecond + 90), recordOf('next', nowSecond + 91)])
  expect((await tail.next()).value?.event.EventId).toBe('seen')
  expect((await tail.next()).value?.event.EventId).toBe('next')
  const [first] = emulator.requests
  expect([Number(first?.input['StartTime']), Number(first?.input['EndTime'])]).toEqual([
    nowSecond + 40,
    nowSecond + 100,
  ])
  const third = tail.next()
  while (emulator.requests.length < 2) await new Promise((resolve) => setImmediate(resolve))
  expect(tail.cursor.readTo).toEqual(readTo)
  await tail.return?.()
  expect(await third).toEqual({ done: true, value: undefined })
})

test('a poll that takes just its time is not behind', async () => {
  const { options, until } = quietAccount({ latencyMs: 1000 })
  const told: BehindEvent[] = []
  const search = createSearch({ ...options, on: { behind: (event) => told.push(event) } })
  await collect(search.follow({ pollMs: 1000, signal: until(5) }))
  expect(told).toEqual([])
})

test('a poll that takes longer than its time is told, with what helps', async () => {
  const { options, emulator, until } = quietAccount({ pageSize: 1, latencyMs: 100 })
  emulator.addRecords(Array.from({ length: 30 }, (_, index) => recordOf(`id-${String(index)}`, nowSecond - index)))
  const told: BehindEvent[] = []
  await collect(
    createSearch({ ...options, on: { behind: (event) => told.push(event) } }).follow({
      pollMs: 5000,
      signal: until(12),
    }),
  )
  await collect(
    createSearch({ ...options, on: { behind: (event) => told.push(event) } }).follow({
      pollMs: 5000,
      signal: until(40),
    }),
  )
  expect(told[0]).toMatchObject({ pollMs: 5000, pages: 30 })
  expect(told[0]?.tookMs).toBeGreaterThan(14_000)
  expect(told[0]?.advice).toContain('createIntake')
})

test('a Region that fails is left out of one poll and read by the next one', async () => {
  const { options, emulator, appears, until } = quietAccount()
  appears('during', 20, 25)
  emulator.faults.add({ reply: { code: 'AccessDeniedException' } })
  emulator.faults.add({ reply: { code: 'AccessDeniedException' } })
  const failures: string[] = []
  const tail = createSearch(options).follow({
    pollMs: 30_000,
    signal: until(200),
    onRegionError: ({ region }) => {
      failures.push(region)
      return 'skip'
    },
  })
  expect(ids(await collect(tail))).toEqual(['during'])
  expect(failures).toEqual(['us-east-1', 'us-east-1'])
})

test('what happens in a Region while it fails is found when it is back, however long that takes', async () => {
  const { options, clock, emulator, appears, until } = quietAccount()
  clock.after(31_000, () => {
    for (let poll = 0; poll < 10; poll++) emulator.faults.add({ reply: { code: 'AccessDeniedException' } })
  })
  appears('during', 40, 45)
  const following = { pollMs: 30_000, overlapMs: 30_000, onRegionError: 'skip', signal: until(600) } as const
  expect(ids(await collect(createSearch(options).follow(following)))).toEqual(['during'])
})

test('without such a rule a Region that fails ends the tail', async () => {
  const { options, emulator } = quietAccount()
  emulator.faults.add({ reply: { code: 'AccessDeniedException' } })
  expect(await failed(createSearch(options).follow().next())).toBeInstanceOf(ServiceError)
})

test('a tail that is left while it waits ends at once, without an error', async () => {
  const { options, clock } = quietAccount()
  const still = { now: clock.now, after: () => () => undefined }
  const tail = createSearch({
    ...options,
    limiter: false,
    transport: quietAccount().options.transport,
    clock: still,
  }).follow()
  const waiting = tail.next()
  await new Promise((resolve) => setImmediate(resolve))
  await tail.return?.()
  expect(await waiting).toEqual({ done: true, value: undefined })
})

test('the first event that meets the conditions is waited for', async () => {
  const { options, appears, clock } = quietAccount()
  appears('other', 5, 10, { eventName: 'Other' })
  appears('wanted', 50, 95, { eventName: 'CreateTrail' })
  const { event } = await createSearch(options).waitForEvent({
    where: { eventName: 'CreateTrail' },
    timeoutMs: 600_000,
  })
  expect(event.EventId).toBe('wanted')
  expect(clock.now() / 1000 - nowSecond).toBe(120)
})

test.each([
  [{ timeoutMs: 60_000 }, 60_000],
  [{}, 1_800_000],
])('waiting ends with its time: %j', async (given, ms) => {
  const { options, clock } = quietAccount()
  const error = await failed(createSearch(options).waitForEvent(given))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ code: 'WaitTimeout' })
  expect(clock.now() - nowSecond * 1000).toBe(ms)
})

const historySeconds = 90 * 86_400 + 300
const cursorWith = (members: object) => ({
  cursor: { v: 1, readTo: { 'us-east-1 ': nowSecond }, seen: [], ...members },
})
const seen = ['us-east-1 ', nowSecond, 'id']

test('the outermost values of the options of a tail are taken', () => {
  const { options } = quietAccount()
  const follow = (given: object) => () => createSearch(options).follow(given)
  for (const given of [
    { overlapMs: 0, pollMs: 1000 },
    { overlapMs: 7_200_000, pollMs: 86_400_000 },
  ])
    expect(follow(given)).not.toThrow()
  expect(follow(cursorWith({ seen: [seen], readTo: {} }))).not.toThrow()
  expect(follow(cursorWith({ readTo: { 'us-east-1 ': nowSecond - historySeconds } }))).not.toThrow()
})

test.each([
  [{ pollMs: 999 }, 'pollMs'],
  [{ pollMs: 86_400_001 }, 'pollMs'],
  [{ overlapMs: -1 }, 'overlapMs'],
  [{ overlapMs: 7_200_001 }, 'overlapMs'],
  [cursorWith({ v: 2 }), 'cursor is not the cursor of a tail'],
  [cursorWith({ readTo: [] }), 'cursor is not the cursor of a tail'],
  [cursorWith({ readTo: { 'us-east-1 ': nowSecond, 'eu-west-1 ': 'x' } }), 'cursor is not the cursor of a tail'],
  [cursorWith({ seen: {} }), 'cursor is not the cursor of a tail'],
  [cursorWith({ seen: [seen, null] }), 'cursor is not the cursor of a tail'],
  [cursorWith({ seen: [seen, [1, nowSecond, 'id']] }), 'cursor is not the cursor of a tail'],
  [cursorWith({ seen: [seen, ['us-east-1 ', 'x', 'id']] }), 'cursor is not the cursor of a tail'],
  [cursorWith({ seen: [seen, ['us-east-1 ', nowSecond, 1]] }), 'cursor is not the cursor of a tail'],
  [cursorWith({ readTo: { 'us-east-1 ': nowSecond - historySeconds - 1 } }), 'cursor is older than 90 days'],
  [{ where: { evenName: 'x' } }, 'where.evenName'],
  [{ cursor: { v: 2 } }, 'cursor'],
  [{ cursor: { v: 1, readTo: { 'us-east-1 ': 'x' }, seen: [] } }, 'cursor'],
  [{ cursor: { v: 1, readTo: { 'us-east-1 ': nowSecond - 91 * 86_400 }, seen: [] } }, 'cursor'],
  [{ limit: 3 }, 'limit'],
])('%j is refused before anything is sent', (given, path) => {
  const { options, emulator } = quietAccount()
  const follow = () => createSearch(options).follow(given as object)
  expect(follow).toThrow(InputError)
  expect(follow).toThrow(path)
  expect(emulator.requests).toHaveLength(0)
})
