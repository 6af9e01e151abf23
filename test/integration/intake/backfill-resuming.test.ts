/** A backfill that ends early, in whatever way, is taken up by the next: nothing is lost, and what was stored is not repeated. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackfill, fileCursors, IntakeError, memoryCursors } from 'cloudtrail-client/intake'
import { expect, onTestFinished, test } from 'vitest'
import { acknowledgeAll, acknowledgeSome, backfillOf, reaching } from '../../support/backfill.js'
import { failed } from '../../support/failed.js'
import { fauxqsInTest } from '../../support/fauxqs.js'
import { logOf } from '../../support/log-file.js'
import { logKey, series } from '../../support/log-keys.js'
import { ScriptedBucket } from '../../support/scripted-bucket.js'
import { bundled, killedAfter } from '../../support/typescript-child.js'

const range = { from: new Date('2026-01-10'), to: new Date('2026-01-20') }

/** Files of ten days and two Regions. */
const keys = ['eu-west-1', 'us-east-1'].flatMap((region) =>
  Array.from({ length: 10 }, (_, day) => logKey(`2026-01-${String(10 + day)}T12:05`, { of: { ...series, region } })),
)

/** With one record in each. */
function filled(): ScriptedBucket {
  const bucket = new ScriptedBucket()
  for (const key of keys) bucket.put(key, '2026-01-15T12:00:00Z')
  return bucket
}

const idOf = (key: string) => `${key}#2026-01-15T12:00:00Z`

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cursors-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('a loop that is left again and again brings each file once, with the cursors in files', async () => {
  const bucket = filled()
  const folder = await emptyFolder()
  const ids: string[] = []
  for (let run = 0; run < 4; run++) {
    const backfill = createBackfill({ ...reaching(bucket), ...range, cursors: fileCursors(folder) })
    ids.push(...(await acknowledgeSome(backfill, 6)))
  }
  expect(ids.sort()).toEqual(keys.map(idOf).sort())
})

test('what was handed out and not acknowledged when the loop is left comes again, and nothing else', async () => {
  const bucket = filled()
  const cursors = memoryCursors()
  const first = backfillOf(bucket, { ...range, cursors })
  const acknowledged: string[] = []
  let count = 0
  await first.until(
    (async () => {
      for await (const batch of first.backfill) {
        if (++count % 3 === 0) continue
        if (await batch.ack()) acknowledged.push(batch.source.key)
        if (count === 14) break
      }
    })(),
  )
  expect(acknowledged).toHaveLength(10)
  const second = backfillOf(bucket, { ...range, cursors })
  const ids = await second.until(acknowledgeAll(second.backfill))
  expect(ids.sort()).toEqual(
    keys
      .filter((key) => !acknowledged.includes(key))
      .map(idOf)
      .sort(),
  )
})

test('a store for several ranges, buckets, prefixes and a walk without end keeps them apart', async () => {
  const bucket = filled()
  for (const key of keys) bucket.put(`audit/${key}`, '2026-01-15T12:00:00Z')
  const cursors = memoryCursors()
  for (const options of [
    range,
    { ...range, to: new Date('2026-01-25') },
    { ...range, from: new Date('2026-01-09') },
    { ...range, bucket: 'other-logs' },
    { ...range, prefix: 'audit' },
  ]) {
    const { backfill, until } = backfillOf(bucket, { cursors, ...options })
    expect(await until(acknowledgeAll(backfill))).toHaveLength(keys.length)
  }
  const { backfill, until } = backfillOf(bucket, { cursors, from: range.from })
  expect(await until(acknowledgeSome(backfill, keys.length))).toHaveLength(keys.length)
  const again = backfillOf(bucket, { cursors, ...range })
  expect(await again.until(acknowledgeAll(again.backfill))).toEqual([])
})

test('an end that lies in the future is reached by the runs after it', async () => {
  const bucket = new ScriptedBucket()
  const cursors = memoryCursors()
  const options = { from: range.from, to: new Date('2026-03-01'), cursors }
  const [early, late, later] = ['2026-01-31T23:00', '2026-01-31T22:00', '2026-02-10T12:00'].map((time) =>
    logKey(time),
  ) as [string, string, string]
  bucket.put(early, '2026-01-15T12:00:00Z')
  const first = backfillOf(bucket, options)
  expect(await first.until(acknowledgeAll(first.backfill))).toEqual([idOf(early)])
  for (const key of [late, later]) bucket.put(key, '2026-01-15T12:00:00Z')
  const second = backfillOf(bucket, options)
  expect(await second.until(acknowledgeAll(second.backfill))).toEqual([idOf(late), idOf(later)])
})

test('`stop` lets the work under way finish, leaves the rest to the next, and resolves the run', async () => {
  const bucket = filled()
  const cursors = memoryCursors()
  const { backfill, until, clock } = backfillOf(bucket, { ...range, cursors })
  const handled: string[] = []
  let stopped: Promise<void> | undefined
  await until(
    backfill.run(({ source }) => {
      if (handled.push(source.key) === 5) stopped = backfill.stop({ graceMs: 1000 })
    }),
  )
  await stopped
  expect(handled.length).toBeLessThan(keys.length)
  expect(clock.pending).toBe(0)
  const next = backfillOf(bucket, { ...range, cursors })
  const ids = await next.until(acknowledgeAll(next.backfill))
  expect(ids.sort()).toEqual(
    keys
      .filter((key) => !handled.includes(key))
      .map(idOf)
      .sort(),
  )
})

test('`stop` gives up what a handler does not finish in the time it has', async () => {
  const bucket = filled()
  const cursors = memoryCursors()
  const { backfill, until, clock } = backfillOf(bucket, { ...range, cursors })
  const failures: unknown[] = []
  let release: () => void = () => undefined
  const run = backfill.run(() => new Promise<void>((resolve) => (release = resolve)))
  const begun = clock.now()
  const stopping = (async () => {
    while (bucket.read.length === 0) await new Promise(setImmediate)
    await backfill.stop({ graceMs: 30_000 })
    failures.push(clock.now() - begun)
    release()
  })()
  await until(Promise.all([run, stopping]))
  expect(failures).toEqual([30_000])
  const next = backfillOf(bucket, { ...range, cursors })
  expect(await next.until(acknowledgeAll(next.backfill))).toHaveLength(keys.length)
})

test('a signal ends a run at once, with its reason', async () => {
  const bucket = filled()
  const cursors = memoryCursors()
  const { backfill, until, clock } = backfillOf(bucket, { ...range, cursors })
  const controller = new AbortController()
  const handled: string[] = []
  const reason = await until(
    failed(
      backfill.run(
        ({ source }) => {
          handled.push(source.key)
          if (handled.length === 3) controller.abort('enough')
        },
        { signal: controller.signal },
      ),
    ),
  )
  expect(reason).toBe('enough')
  expect(clock.pending).toBe(0)
  const next = backfillOf(bucket, { ...range, cursors })
  const ids = await next.until(acknowledgeAll(next.backfill))
  expect(ids.length).toBeGreaterThanOrEqual(keys.length - handled.length)
  expect(new Set([...ids, ...handled.map(idOf)]).size).toBe(keys.length)
})

test('a signal ends the wait for new files', async () => {
  const { backfill, until, clock } = backfillOf(new ScriptedBucket())
  const controller = new AbortController()
  clock.after(200_000, () => {
    controller.abort('enough')
  })
  expect(await until(failed(backfill.run(() => undefined, { signal: controller.signal })))).toBe('enough')
  expect(clock.pending).toBe(0)
})

test('a backfill is used once', async () => {
  const { backfill, until } = backfillOf(filled(), range)
  await until(acknowledgeAll(backfill))
  const error = await failed(acknowledgeAll(backfill))
  expect(error).toBeInstanceOf(IntakeError)
  expect(error).toMatchObject({ code: 'InUse' })
})

/** Tells of each record before it is acknowledged. */
const program = `
  import { createBackfill, fileCursors } from './src/intake/index.ts'
  import { FastClock } from './test/support/fast-clock.ts'
  const [endpoint, folder] = process.argv.slice(-2)
  const backfill = createBackfill({
    bucket: 'trail-logs', region: 'eu-west-1', endpoints: { s3: endpoint }, limiter: false,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    from: new Date('2026-01-10'), to: new Date('2026-01-20'), cursors: fileCursors(folder),
    clock: new FastClock(), requestTimeoutMs: 1_000_000, connectTimeoutMs: 1_000_000,
  })
  for await (const batch of backfill) {
    for (const { eventID } of batch.records) process.stdout.write(eventID + '\\n')
    await batch.ack()
    await new Promise(setImmediate)
  }
  process.stdout.write('done\\n')
`

test('processes that are killed one after the other lose nothing, and get on', async () => {
  const fauxqs = await fauxqsInTest()
  await fauxqs.createBucket('trail-logs')
  const times = Array.from(
    { length: 15 },
    (_, index) => `2026-01-${String(10 + (index % 10))}T12:${String(10 + index)}`,
  )
  const files = times.flatMap((time) => keys.map((_, index) => logKey(time, { unique: String(index) })))
  await Promise.all(
    files.map((key) =>
      fauxqs.putObject(
        'trail-logs',
        key,
        logOf([{ eventVersion: '1', eventTime: '2026-01-15T12:00:00Z', eventID: key }]),
      ),
    ),
  )
  const folder = await emptyFolder()
  const code = await bundled(program)
  const told: string[] = []
  let runs = 0
  const linesOf = (run: number) => 20 + 7 * run
  for (; told.at(-1) !== 'done' && runs < 30; runs++) {
    told.push(...(await killedAfter(linesOf(runs), code, fauxqs.connection.endpoint, folder)))
  }
  const delivered = told.filter((line) => line !== 'done')
  expect(told.at(-1)).toBe('done')
  expect(runs).toBeGreaterThan(3)
  expect(new Set(delivered)).toEqual(new Set(files))
  expect(linesOf(runs - 1)).toBeLessThan(files.length) // nobody could have done it alone
})
