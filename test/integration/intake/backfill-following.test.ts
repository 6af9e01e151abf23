/** A backfill without an end finds new files and late ones, one look after the other, each file once. */
import { memoryCursors, type Intake } from 'cloudtrail-client/intake'
import { expect, test } from 'vitest'
import { acknowledgeAll, acknowledgeSome, backfillOf, idsOf, type TestOptions } from '../../support/backfill.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { logKey, series } from '../../support/log-keys.js'
import { ScriptedBucket } from '../../support/scripted-bucket.js'

const minute = 60_000

const clockAt = (time: string) => new FakeClock(Date.parse(`${time}Z`))

/** Follows a bucket and acknowledges all; a step is taken every twenty minutes, and after the last it is stopped. */
async function follow(
  bucket: ScriptedBucket,
  steps: readonly (() => void)[],
  options: TestOptions & { clock: FakeClock },
): Promise<{ keys: string[]; backfill: Intake }> {
  const { backfill, until } = backfillOf(bucket, options)
  const keys: string[] = []
  const left = [...steps]
  const next = () => {
    const step = left.shift()
    if (step === undefined) void backfill.stop()
    else {
      step()
      options.clock.after(20 * minute, next)
    }
  }
  next()
  await until(
    backfill.run(({ source }) => {
      keys.push(source.key)
    }),
  )
  return { keys, backfill }
}

test('files that come while it runs are found, and none that were there before', async () => {
  const bucket = new ScriptedBucket()
  bucket.put(logKey('2026-01-15T11:55'), '2026-01-15T11:50:00Z')
  const [one, two] = [logKey('2026-01-15T12:05'), logKey('2026-01-15T12:25')]
  const put = (key: string) => () => {
    bucket.put(key, '2026-01-15T11:59:00Z')
  }
  const clock = clockAt('2026-01-15T12:00')
  const { keys } = await follow(bucket, [put(one), put(two)], { clock })
  expect(keys).toEqual([one, two])
  expect(bucket.read).toEqual([one, two])
  expect(clock.pending).toBe(0)
})

test('with `from`, everything from then on is found, and what comes after it', async () => {
  const bucket = new ScriptedBucket()
  const there = ['2026-01-10T00:00', '2026-01-12T12:00', '2026-01-14T23:55'].map((time) => logKey(time))
  for (const key of [logKey('2026-01-09T23:59'), ...there]) bucket.put(key, '2026-01-09T23:50:00Z')
  const late = logKey('2026-01-14T13:00')
  const put = () => {
    bucket.put(late, '2026-01-09T23:50:00Z')
  }
  const clock = clockAt('2026-01-15T12:00')
  const { keys } = await follow(bucket, [put], { clock, from: new Date('2026-01-10') })
  expect(keys.sort()).toEqual([...there, late].sort())
})

test('late files are found for as long as the lookback, over the end of the day, and each is read once', async () => {
  const bucket = new ScriptedBucket()
  const newest = logKey('2026-01-16T01:00')
  const late = logKey('2026-01-15T23:30', { unique: 'late' })
  const tooLate = logKey('2026-01-15T22:59', { unique: 'too-late' })
  const steps = [newest, tooLate, late].map((key) => () => {
    bucket.put(key, '2026-01-15T22:00:00Z')
  })
  const clock = clockAt('2026-01-16T01:00')
  const { keys } = await follow(bucket, steps, { clock, from: new Date('2026-01-10'), lookbackMinutes: 120 })
  expect(keys).toEqual([newest, late])
})

test('accounts and Regions that appear later are found, with all that came since it began', async () => {
  const bucket = new ScriptedBucket()
  const elsewhere = logKey('2026-01-15T12:05', { of: { ...series, region: 'us-east-1' } })
  const steps = [
    () => undefined,
    () => {
      bucket.put(elsewhere, '2026-01-15T12:00:00Z')
    },
  ]
  const { keys } = await follow(bucket, steps, { clock: clockAt('2026-01-15T12:00') })
  expect(keys).toEqual([elsewhere])
})

test('it looks again after `pollMs`, and after longer and longer pauses while it fails', async () => {
  const bucket = new ScriptedBucket()
  bucket.put(logKey('2026-01-15T12:00'), '2026-01-15T11:59:00Z')
  const clock = clockAt('2026-01-15T12:05')
  let looks = 0
  bucket.fault = ({ startAfter }) =>
    startAfter !== '' && ++looks > 6 ? { status: 400, code: 'RequestTimeout' } : undefined
  const failures: unknown[] = []
  const { backfill, until } = backfillOf(bucket, {
    clock,
    pollMs: 7000,
    maxAttempts: 1,
    on: {
      failure: ({ error }) => {
        if (failures.push(error) === 3) void backfill.stop()
      },
    },
  })
  await until(acknowledgeAll(backfill))
  const pauses = clock.delays.filter((delay) => delay >= 1000 && delay % 1000 === 0 && delay <= 8000)
  expect(pauses).toEqual([7000, 7000, 7000, 7000, 7000, 7000, 1000, 2000])
})

test('a file that fails for an hour is delivered after that', async () => {
  const bucket = new ScriptedBucket()
  const key = logKey('2026-01-15T12:05')
  bucket.put(key, '2026-01-15T12:00:00Z')
  const clock = clockAt('2026-01-15T12:05')
  const endMs = clock.now() + 60 * minute
  bucket.fault = ({ operation }) =>
    operation === 'GetObject' && clock.now() < endMs ? { status: 403, code: 'AccessDenied' } : undefined
  const { backfill, until } = backfillOf(bucket, { clock, from: new Date('2026-01-15') })
  expect(await until(acknowledgeSome(backfill, 1))).toHaveLength(1)
  expect(clock.now()).toBeGreaterThanOrEqual(endMs)
  expect(backfill.counts).toMatchObject({ failures: 0, pauses: 1 })
})

test('a broken file is reported once, however often it is listed', async () => {
  const bucket = new ScriptedBucket()
  const broken = logKey('2026-01-15T12:05')
  bucket.objects.set(broken, new Uint8Array([1, 2, 3]))
  const steps = [() => undefined, () => undefined, () => undefined]
  const { backfill } = await follow(bucket, steps, { clock: clockAt('2026-01-15T12:05') })
  expect(backfill.counts).toMatchObject({ poison: 1, failures: 1 })
  expect(bucket.read).toEqual([broken])
})

test('batches that are not acknowledged come again', async () => {
  const bucket = new ScriptedBucket()
  const key = logKey('2026-01-15T12:05')
  bucket.put(key, '2026-01-15T12:00:00Z')
  const { backfill, until } = backfillOf(bucket, { clock: clockAt('2026-01-15T12:05') })
  const got: string[] = []
  await until(
    (async () => {
      for await (const { source } of backfill) {
        got.push(source.key)
        if (got.length === 3) break
      }
    })(),
  )
  expect(got).toEqual([key, key, key])
})

test('what nobody acknowledged is delivered by the next process, though that too begins with the present', async () => {
  const bucket = new ScriptedBucket()
  const cursors = memoryCursors()
  const key = logKey('2026-01-15T12:05')
  const clock = clockAt('2026-01-15T12:00')
  const first = backfillOf(bucket, { clock, cursors })
  const taken = first.backfill[Symbol.asyncIterator]()
  const next = taken.next()
  bucket.put(key, '2026-01-15T12:00:00Z')
  expect((await first.until(next)).done).toBe(false)
  await first.until(Promise.resolve(taken.return?.()))

  clock.advance(24 * 60 * minute)
  const second = backfillOf(bucket, { clock, cursors })
  expect(await second.until(acknowledgeSome(second.backfill, 1))).toEqual([`${key}#2026-01-15T12:00:00Z`])
})

test('a Region that appears while no process runs is found with all of its files', async () => {
  const bucket = new ScriptedBucket()
  const cursors = memoryCursors()
  const clock = clockAt('2026-01-15T12:00')
  bucket.put(logKey('2026-01-15T12:05'), '2026-01-15T12:00:00Z')
  const first = backfillOf(bucket, { clock, cursors })
  await first.until(acknowledgeSome(first.backfill, 1))

  const elsewhere = logKey('2026-01-15T13:05', { of: { ...series, region: 'us-east-1' } })
  bucket.put(elsewhere, '2026-01-15T13:00:00Z')
  clock.advance(24 * 60 * minute)
  const second = backfillOf(bucket, { clock, cursors })
  expect(await second.until(acknowledgeSome(second.backfill, 1))).toEqual([`${elsewhere}#2026-01-15T13:00:00Z`])
})

test.each([
  [500, 'InternalError', true],
  [403, 'AccessDenied', false],
])('a look that fails with %i %s goes on: %s', async (status, code, goesOn) => {
  const bucket = new ScriptedBucket()
  bucket.put(logKey('2026-01-15T12:05'), '2026-01-15T12:00:00Z')
  let left = 3
  bucket.fault = () => (left-- > 0 ? { status, code } : undefined)
  const { backfill, until } = backfillOf(bucket, { clock: clockAt('2026-01-15T12:05') })
  const work = acknowledgeSome(backfill, 1)
  if (goesOn) expect(await until(work)).toHaveLength(1)
  else expect(await until(failed(work))).toMatchObject({ code })
})

test('ids of events that are found again are the same', async () => {
  const bucket = new ScriptedBucket()
  bucket.put(logKey('2026-01-15T12:05'), '2026-01-15T12:00:00Z', '2026-01-15T12:01:00Z')
  const idsInRun = async () => {
    const { backfill, until } = backfillOf(bucket, { clock: clockAt('2026-01-15T12:05') })
    const ids: string[] = []
    await until(
      (async () => {
        for await (const batch of backfill) {
          ids.push(...batch.ids)
          expect(idsOf(batch)).toHaveLength(2)
          break
        }
      })(),
    )
    return ids
  }
  const ids = await idsInRun()
  expect(new Set(ids).size).toBe(2)
  expect(await idsInRun()).toEqual(ids)
})
