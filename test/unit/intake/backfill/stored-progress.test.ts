/** A walk remembers what is done, what failed and what never will succeed, and stores it seldom but surely. */
import { expect, test } from 'vitest'
import { cursorAt, isCursor, type Cursor } from '../../../../src/intake/backfill/cursor.js'
import { memoryCursors, type CursorStore } from '../../../../src/intake/backfill/cursors.js'
import { StoredProgress } from '../../../../src/intake/backfill/stored-progress.js'
import { failed } from '../../../support/failed.js'
import { FakeClock } from '../../../support/fake-clock.js'
import { settled } from '../../../support/faults.js'
import { logKey, series } from '../../../support/log-keys.js'

const fromMs = Date.UTC(2026, 0, 10)
const [one, two, three] = ['2026-01-10T12:00', '2026-01-10T12:05', '2026-01-10T12:10'].map((time) => logKey(time)) as [
  string,
  string,
  string,
]
const name = 's3://trail-logs/AWSLogs/111111111111/CloudTrail/eu-west-1/range'

/** A store that tells what it is asked for; `set` may be replaced. */
function watchedStore() {
  const stored = memoryCursors()
  const sets: [string, Cursor][] = []
  const asked: string[] = []
  const cursors: CursorStore = {
    get: (wanted) => {
      asked.push(wanted)
      return stored.get(wanted)
    },
    set: (wanted, cursor) => {
      sets.push([wanted, cursor])
      return stored.set(wanted, cursor)
    },
  }
  return { cursors, sets, asked }
}

async function open(cursors: CursorStore = memoryCursors(), clock = new FakeClock(Date.UTC(2026, 0, 20))) {
  const errors: unknown[] = []
  const walk = await StoredProgress.open(
    series,
    { cursors, root: 's3://trail-logs/', range: 'range', clock, nowMs: () => clock.now() },
    { begin: () => Promise.resolve(cursorAt(fromMs)), correct: (stored) => stored },
  )
  const finish = (...keys: readonly string[]) => {
    for (const key of keys) {
      walk.take(key)
      walk.finish(key, (error) => errors.push(error))
    }
  }
  return { walk, clock, errors, finish }
}

test('it begins at the given time where the store has nothing', async () => {
  const { cursors, asked } = watchedStore()
  const { walk } = await open(cursors)
  expect(asked).toEqual([name])
  expect(walk.startAfter).toBe(logKey('2026-01-10T00:00').replace(/Z_.*/, ''))
})

test('it goes on where the store says', async () => {
  const cursors = memoryCursors()
  const { walk, finish } = await open(cursors)
  finish(one)
  await walk.stored()
  const next = (await open(cursors)).walk
  expect([one, two].map((key) => next.take(key))).toEqual([false, true])
})

test.each([[{}], ['20260110T0000'], [[]], [5], [false], [{ newest: 'x', floor: 'x', recent: [], unfinished: [] }]])(
  'a store that has %j is refused',
  async (found) => {
    const error = await failed(open({ get: () => found as Cursor, set: () => undefined }))
    expect(error).toMatchObject({ name: 'CursorError', code: 'CursorCorrupt' })
    expect(String(error)).toContain(name)
  },
)

test('a store may say `null` for what it does not have, and answer later', async () => {
  const { walk } = await open({ get: () => Promise.resolve(null), set: () => undefined })
  expect(walk.take(one)).toBe(true)
})

test('what is done within a second is stored at once, together', async () => {
  const { cursors, sets } = watchedStore()
  const { clock, finish } = await open(cursors)
  finish(one, two)
  clock.advance(999)
  await settled()
  expect(sets).toEqual([])
  clock.advance(1)
  await settled()
  expect(sets.map(([wanted, { recent }]) => [wanted, recent.length])).toEqual([[name, 2]])
  expect(clock.pending).toBe(0)
  finish(three)
  clock.advance(1000)
  await settled()
  expect(sets.map(([, { recent }]) => recent.length)).toEqual([2, 3])
})

test('at the end it is stored without a wait, and not again when nothing has changed', async () => {
  const { cursors, sets } = watchedStore()
  const { walk, clock, finish } = await open(cursors)
  finish(one)
  await walk.stored()
  await walk.stored()
  expect(sets).toHaveLength(1)
  expect(clock.pending).toBe(0)
})

test('nothing is stored before something is done', async () => {
  const { cursors, sets } = watchedStore()
  const { walk } = await open(cursors)
  walk.take(one)
  walk.giveBack(one, false)
  await walk.stored()
  expect(sets).toEqual([])
})

test('a cursor waits until the one before it is stored', async () => {
  const release: (() => void)[] = []
  const sets: number[] = []
  const { walk, clock, finish } = await open({
    get: () => undefined,
    set: (_, { recent }) => {
      sets.push(recent.length)
      return new Promise<void>((resolve) => release.push(resolve))
    },
  })
  finish(one)
  clock.advance(1000)
  await settled()
  finish(two)
  clock.advance(1000)
  await settled()
  const stored = walk.stored()
  expect(sets).toEqual([1])
  release[0]?.()
  await settled()
  expect(sets).toEqual([1, 2])
  release[1]?.()
  await stored
  expect(sets).toEqual([1, 2])
})

test.each([
  ['throws', () => { throw new Error('full') }], // prettier-ignore
  ['rejects', () => Promise.reject(new Error('full'))],
])('a store that %s is heard of, and gets everything with the next file', async (_, fail) => {
  const { cursors, sets } = watchedStore()
  let isFull = true
  const { clock, errors, finish } = await open({
    get: (wanted) => cursors.get(wanted),
    set: (...cursor) => (isFull ? fail() : cursors.set(...cursor)),
  })
  finish(one)
  clock.advance(1000)
  await settled()
  expect(errors).toMatchObject([{ message: 'full' }])
  isFull = false
  finish(two)
  clock.advance(1000)
  await settled()
  expect(sets.map(([, { recent }]) => recent.length)).toEqual([2])
  expect(errors).toHaveLength(1)
})

test('a store that fails at the end is asked again, and its error comes through', async () => {
  const { cursors, sets } = watchedStore()
  let left = 1
  const { walk, finish } = await open({
    get: (wanted) => cursors.get(wanted),
    set: (...cursor) => (left-- > 0 ? Promise.reject(new Error('full')) : cursors.set(...cursor)),
  })
  finish(one)
  expect(await failed(walk.stored())).toMatchObject({ message: 'full' })
  await walk.stored()
  expect(sets.every(([, cursor]) => isCursor(cursor))).toBe(true)
  expect(sets).toHaveLength(1)
})

test('a file that was given back can be taken again, and a broken one cannot', async () => {
  const { walk } = await open()
  for (const key of [one, two, three]) walk.take(key)
  expect([walk.givenBack, walk.canSucceed]).toEqual([[], false])
  walk.giveBack(one, true)
  expect([walk.givenBack, walk.canSucceed]).toEqual([[one], false])
  walk.giveBack(two, false)
  expect([walk.givenBack, walk.canSucceed]).toEqual([[one, two], true])
  expect([one, two, three].map((key) => walk.take(key))).toEqual([false, true, false])
})

test('a broken file is left to the next process', async () => {
  const cursors = memoryCursors()
  const { walk, finish } = await open(cursors)
  walk.take(one)
  walk.giveBack(one, true)
  finish(two, logKey('2026-01-19T12:00'))
  await walk.stored()
  const next = (await open(cursors)).walk
  expect(next.leftBehind).toEqual([one])
  expect(next.take(one)).toBe(true)
})

test('with a thousand files given back it is stuck, and no longer when one of them is done', async () => {
  const { walk, finish } = await open()
  const keys = Array.from({ length: 1000 }, (_, index) => logKey('2026-01-10T12:00', { unique: String(index) }))
  for (const key of keys) walk.take(key)
  expect(walk.isStuck).toBe(false)
  for (const key of keys) walk.giveBack(key, false)
  expect(walk.isStuck).toBe(true)
  finish(keys[0] ?? '')
  expect(walk.isStuck).toBe(false)
})
