/** Each log file is delivered, once unless something fails, in whatever order files appear and finish. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../../../../src/contracts/errors.js'
import { cursorAt, isCursor, type Cursor } from '../../../../src/intake/backfill/cursor.js'
import { minuteOf } from '../../../../src/intake/objects/day.js'
import { Progress, type ProgressOptions } from '../../../../src/intake/backfill/progress.js'

const location = { accountId: '1', kind: 'CloudTrail', region: 'us-east-1' } as const
const prefix = 'AWSLogs/1/CloudTrail/us-east-1/'

const firstMs = Date.UTC(2024, 1, 28, 22, 0)
const farMs = Date.UTC(2030, 0, 1)

/** The key of a file that was delivered so many minutes after the first. */
function keyAt(minutes: number, unique = 'x'): string {
  const minute = minuteOf(firstMs + minutes * 60_000)
  const folders = `${minute.slice(0, 4)}/${minute.slice(4, 6)}/${minute.slice(6, 8)}/`
  return `${prefix}${folders}1_CloudTrail_us-east-1_${minute}Z_${unique}.json.gz`
}

const started = (cursor?: Cursor, options?: ProgressOptions) => new Progress(location, cursor, options)

/** Takes and finishes files in one go. */
function done(progress: Progress, ...keys: readonly string[]): Progress {
  for (const key of keys) if (progress.take(key)) progress.finish(key, farMs)
  return progress
}

const restored = ({ cursor }: Progress, options?: ProgressOptions) =>
  started(JSON.parse(JSON.stringify(cursor)) as Cursor, options)

/** What a listing brings, in the order of S3. */
const listed = (keys: Iterable<string>, { startAfter = '' }: Progress) =>
  [...keys].filter((key) => key > startAfter).sort()

test('a file is taken once, also by the process that comes after', () => {
  const progress = started()
  expect(progress.take(keyAt(0))).toBe(true)
  expect(progress.take(keyAt(0))).toBe(false)
  progress.finish(keyAt(0), farMs)
  expect(progress.take(keyAt(0))).toBe(false)
  expect(restored(progress).take(keyAt(0))).toBe(false)
})

test('there is nothing to store before something was acknowledged', () => {
  const progress = started()
  progress.take(keyAt(0))
  expect([progress.cursor, progress.startAfter]).toEqual([undefined, undefined])
})

test('a listing begins the lookback before the newest file, over the end of the day', () => {
  const progress = done(started(undefined, { lookbackMinutes: 60 }), keyAt(150))
  expect(keyAt(150)).toContain('/2024/02/29/')
  expect(progress.startAfter).toBe(`${prefix}2024/02/28/1_CloudTrail_us-east-1_20240228T2330`)
})

test('the newest file is never too new to be followed by one of the same minute', () => {
  const progress = done(started(undefined, { lookbackMinutes: 1 }), keyAt(5, 'zz'))
  expect(progress.take(keyAt(5, 'aa'))).toBe(true)
})

test('a file of the day before that comes late is found for a day, and not for longer', () => {
  const progress = done(started(), keyAt(0), keyAt(1440))
  const late = [keyAt(0, 'late'), keyAt(-1, 'tooLate')]
  expect(listed(late, progress)).toEqual([keyAt(0, 'late')])
  expect(late.map((key) => progress.take(key))).toEqual([true, false])
})

test('files that are finished out of order leave the others for the next process', () => {
  const keys = [0, 10_000, 20_000, 30_000].map((minutes) => keyAt(minutes))
  const progress = started()
  for (const key of keys) progress.take(key)
  progress.finish(keys[3]!, farMs)
  expect(progress.leftBehind).toEqual([])

  const next = restored(progress)
  expect(next.leftBehind).toEqual(keys.slice(0, 3))
  expect(next.leftBehind.map((key) => next.take(key))).toEqual([true, true, true])
  expect(next.leftBehind).toEqual([])
  done(next, keys[3]!)
  for (const key of keys.slice(0, 3)) next.finish(key, farMs)
  expect(restored(next).leftBehind).toEqual([])
  expect(keys.filter((key) => restored(next).take(key))).toEqual([])
})

test('a file that was given back is taken again, above the floor by listing and below it by name', () => {
  const progress = started()
  for (const key of [keyAt(0), keyAt(9_999), keyAt(10_000)]) progress.take(key)
  progress.finish(keyAt(10_000), farMs)
  progress.release(keyAt(0))
  progress.release(keyAt(9_999))
  expect(progress.leftBehind).toEqual([keyAt(0)])
  expect(listed([keyAt(9_999)], progress)).toEqual([keyAt(9_999)])
  expect([keyAt(0), keyAt(9_999)].map((key) => progress.take(key))).toEqual([true, true])
})

test('giving back what was finished, or never taken, changes nothing', () => {
  const progress = done(started(), keyAt(0))
  progress.release(keyAt(0))
  progress.release(keyAt(5_000))
  expect(progress.take(keyAt(0))).toBe(false)
  done(progress, keyAt(10_000))
  expect(progress.cursor?.unfinished).toEqual([])
})

test('a file from the future does not carry the cursor there', () => {
  const nowMs = firstMs + 5 * 60_000
  const future = `${prefix}2999/01/01/1_CloudTrail_us-east-1_29990101T0000Z_x.json.gz`
  const progress = started()
  for (const key of [keyAt(0), future]) {
    progress.take(key)
    progress.finish(key, nowMs)
  }
  expect(progress.cursor?.newest).toBe(minuteOf(nowMs))
  expect(progress.take(keyAt(6))).toBe(true)
  expect(progress.take(future)).toBe(false)
  expect(restored(progress).take(future)).toBe(false)
})

test.each([
  ['2024/02/28/zzz.json'],
  ['2024/02/28/000.json.gz'],
  ['2024/02/29/1_CloudTrail_us-east-1_20240228T2359Z_x.json.gz'],
  ['0000/00/00/1_CloudTrail_us-east-1_00000000T0000Z_x.json.gz'],
  ['0001/01/01/1_CloudTrail_us-east-1_00010101T0000Z_x.json.gz'],
  ['9999/99/99/x.json.gz'],
  ['README'],
])('a file of another name, %s, is taken once and harms nothing', (name) => {
  const progress = done(started(), prefix + name)
  expect(progress.take(prefix + name)).toBe(false)
  expect(done(progress, keyAt(60)).take(keyAt(61))).toBe(true)
  expect(isCursor(JSON.parse(JSON.stringify(progress.cursor)))).toBe(true)
  expect(restored(progress).take(prefix + name)).toBe(false)
})

test('a key of another series is refused', () => {
  expect(() => started().take('AWSLogs/1/CloudTrail/us-east-2/x')).toThrow(InputError)
  expect(() => started().take('AWSLogs/1/CloudTrail/us-east-2/x')).toThrow(prefix)
})

test('a walk from a time on takes nothing from before', () => {
  const progress = started(cursorAt(firstMs + 90_000))
  expect([keyAt(0), keyAt(1), keyAt(2)].map((key) => progress.take(key))).toEqual([false, true, true])
  expect(listed([keyAt(0), keyAt(1)], progress)).toEqual([keyAt(1)])
})

test('where more files come than it may remember, the lookback shrinks and none is taken twice', () => {
  const options = { maxRecent: 100 }
  const keys = Array.from({ length: 1000 }, (_, index) => keyAt(Math.floor(index / 3), `f${index % 3}`))
  const progress = done(started(undefined, options), ...keys)
  expect(progress.cursor?.recent.length).toBeLessThanOrEqual(100)
  expect(progress.cursor?.recent.length).toBeGreaterThan(70)
  expect(listed(keys, progress).filter((key) => progress.take(key))).toEqual([])
  expect(progress.take(keyAt(320, 'late'))).toBe(true)
})

test('where one minute has more files than it may remember, none of that minute is lost', () => {
  const keys = Array.from({ length: 300 }, (_, index) => keyAt(0, `f${index}`))
  const progress = done(started(undefined, { maxRecent: 100 }), ...keys)
  expect(progress.cursor?.recent.length).toBeLessThanOrEqual(100)
  expect(progress.take(keyAt(0, 'another'))).toBe(true)
})

test('files from the future that are too many to remember do not carry the cursor there either', () => {
  const progress = started(undefined, { maxRecent: 10 })
  for (let index = 0; index < 50; index++) progress.finish(keyAt(1_000_000 + index), firstMs)
  expect(progress.cursor).toMatchObject({ newest: minuteOf(firstMs), floor: minuteOf(firstMs) })
  expect(progress.take(keyAt(0))).toBe(true)
})

test('a file below the floor needs no memory once it is finished', () => {
  const progress = started()
  progress.take(keyAt(0))
  done(progress, keyAt(10_000))
  progress.finish(keyAt(0), farMs)
  expect(progress.cursor).toMatchObject({ recent: [expect.stringContaining('Z_x')], unfinished: [] })
})

test('the floor waits when too many files below it would be unfinished', () => {
  const progress = started()
  const stuck = Array.from({ length: 1001 }, (_, index) => keyAt(index, 'stuck'))
  for (const key of stuck) progress.take(key)
  done(progress, keyAt(100_000))
  expect(progress.cursor).toBeUndefined()
  progress.finish(stuck[0]!, farMs)
  expect(progress.cursor?.unfinished).toHaveLength(1000)
  expect(restored(progress).leftBehind).toEqual(stuck.slice(1))
})

test('the cursor of a busy day is small', () => {
  const keys = Array.from({ length: 4032 }, (_, index) =>
    keyAt(Math.floor(index / 14) * 5, `Mu0KsOhtH1ar15${index % 14}`),
  )
  expect(JSON.stringify(done(started(), ...keys).cursor).length).toBeLessThan(150_000)
})

const lookbackMinutes = 180

/** Minutes after the first at which a file is named, how much later it appears, and how often its delivery fails. */
const files = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 4000 }),
    lateness: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: lookbackMinutes })),
    failures: fc.oneof(
      { weight: 5, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
    ),
  }),
  { maxLength: 60 },
)

interface Walk {
  readonly files: readonly { minutes: number; lateness: number; failures: number }[]
  /** Picks which of the files under way finishes next, and whether something happens. */
  readonly choices: readonly number[]
  readonly inFlight: number
  readonly crashes: number
}

/** Walks until all is quiet, and tells how often each file was acknowledged. */
function acknowledgements(walk: Walk): { counts: Map<string, number>; largest: number } {
  const all = walk.files.map((file, index) => ({ ...file, key: keyAt(file.minutes, `f${index}`) }))
  const failuresLeft = new Map(all.map(({ key, failures }) => [key, failures]))
  const counts = new Map<string, number>()
  let step = 0
  let crashesLeft = walk.crashes
  const choose = (below: number) => (walk.choices[step++ % walk.choices.length] ?? 0) % below
  let progress = started(undefined, { lookbackMinutes })
  let stored: Cursor | undefined
  let largest = 0
  let underWay: string[] = []

  const finishOne = () => {
    const [key] = underWay.splice(choose(underWay.length), 1)
    if (key === undefined) return
    const failures = failuresLeft.get(key) ?? 0
    if (failures > 0) {
      failuresLeft.set(key, failures - 1)
      progress.release(key)
      return
    }
    counts.set(key, (counts.get(key) ?? 0) + 1)
    progress.finish(key, farMs)
    // Not every acknowledgement is stored.
    if (choose(3) > 0) stored = JSON.parse(JSON.stringify(progress.cursor)) as Cursor
    largest = Math.max(largest, progress.cursor?.recent.length ?? 0)
  }

  // A file appears while no file that is newer by more than the lookback has appeared.
  const moments = [...new Set(all.map(({ minutes, lateness }) => minutes + lateness))].sort((a, b) => a - b)
  for (const moment of [...moments, Infinity, Infinity, Infinity, Infinity, Infinity]) {
    const visible = all.filter(({ minutes, lateness }) => minutes + lateness <= moment).map(({ key }) => key)
    let next = [...progress.leftBehind, ...listed(visible, progress)]
    for (let key = next.shift(); key !== undefined; key = next.shift()) {
      if (progress.take(key)) underWay.push(key)
      if (underWay.length >= walk.inFlight) finishOne()
      if (crashesLeft > 0 && choose(15) === 0) {
        crashesLeft--
        progress = started(stored, { lookbackMinutes })
        underWay = []
        next = [...progress.leftBehind, ...listed(visible, progress)]
      }
    }
    // Files may stay under way while the next listing is made.
    while (underWay.length > (moment === Infinity ? 0 : choose(walk.inFlight))) finishOne()
  }
  return { counts, largest }
}

const walkOf = (maxCrashes: number) =>
  fc.record({
    files,
    choices: fc.array(fc.nat(1000), { minLength: 1, maxLength: 100 }),
    inFlight: fc.integer({ min: 1, max: 8 }),
    crashes: fc.nat(maxCrashes),
  })

test('without a crash, each file that appears within the lookback is acknowledged exactly once', () => {
  fc.assert(
    fc.property(walkOf(0), (walk) => {
      const { counts } = acknowledgements(walk)
      expect(counts.size).toBe(walk.files.length)
      expect([...counts.values()].filter((count) => count !== 1)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

test('with crashes between any two steps, each is acknowledged at least once', () => {
  fc.assert(
    fc.property(walkOf(6), (walk) => {
      expect(acknowledgements(walk).counts.size).toBe(walk.files.length)
    }),
    { numRuns: 1000 },
  )
})
