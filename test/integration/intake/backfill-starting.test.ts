/** The start of a backfill without `from`, wrong clocks, and two processes with the same cursors: nothing is skipped. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createBackfill,
  CursorError,
  fileCursors,
  memoryCursors,
  type IntakeBatch,
  type WarningEvent,
} from 'cloudtrail-client/intake'
import { expect, onTestFinished, test } from 'vitest'
import { acknowledgeAll, acknowledgeSome, backfillOf, reaching } from '../../support/backfill.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { FastClock } from '../../support/fast-clock.js'
import { logKey } from '../../support/log-keys.js'
import { ScriptedBucket } from '../../support/scripted-bucket.js'

const clockAt = (time: string) => new FakeClock(Date.parse(`${time}Z`))
const event = '2026-01-15T11:30:00Z'
const hour = 3_600_000

/** A bucket with a file of each of these minutes, put when they say. */
function bucketWith(files: Readonly<Record<string, string>>): ScriptedBucket {
  const bucket = new ScriptedBucket()
  for (const [named, put] of Object.entries(files)) {
    bucket.put(logKey(named), event)
    bucket.putAt.set(logKey(named), `${put}:00.000Z`)
  }
  return bucket
}

const idOf = (named: string): string => `${logKey(named)}#${event}`

/** Acknowledges all until a stop, which comes after two looks. */
async function twoLooks(bucket: ScriptedBucket, options: Parameters<typeof backfillOf>[1] & { clock: FakeClock }) {
  const warnings: WarningEvent[] = []
  const { backfill, until } = backfillOf(bucket, { on: { warning: (event) => warnings.push(event) }, ...options })
  options.clock.after(90_000, () => void backfill.stop())
  return { ids: await until(acknowledgeAll(backfill)), warnings }
}

test('a file that is named before the start and put after it is found; those put before it are not', async () => {
  const bucket = bucketWith({
    '2026-01-14T11:59': '2026-01-15T12:01', // more than the lookback before
    '2026-01-15T09:00': '2026-01-15T12:01',
    '2026-01-15T11:50': '2026-01-15T11:59',
    '2026-01-15T11:55': '2026-01-15T12:00',
    '2026-01-15T12:01': '2026-01-15T12:02',
  })
  const { ids, warnings } = await twoLooks(bucket, { clock: clockAt('2026-01-15T12:00') })
  expect(ids).toEqual(['2026-01-15T09:00', '2026-01-15T11:55', '2026-01-15T12:01'].map(idOf))
  expect(warnings).toEqual([])
})

test('the next process finds what was put since the first start, and nothing else, each once', async () => {
  const bucket = bucketWith({ '2026-01-15T11:50': '2026-01-15T11:59', '2026-01-15T11:55': '2026-01-15T12:00' })
  const cursors = memoryCursors()
  expect((await twoLooks(bucket, { clock: clockAt('2026-01-15T12:00'), cursors })).ids).toEqual([
    idOf('2026-01-15T11:55'),
  ])
  bucket.put(logKey('2026-01-15T11:40'), event)
  bucket.putAt.set(logKey('2026-01-15T11:40'), '2026-01-15T12:30:00.000Z')
  const { ids } = await twoLooks(bucket, { clock: clockAt('2026-01-15T13:00'), cursors })
  expect(ids).toEqual([idOf('2026-01-15T11:40')])
})

test('a backfill that had `from` and goes on without it misses nothing that was put in between', async () => {
  const bucket = bucketWith({ '2026-01-15T10:00': '2026-01-15T10:00' })
  const cursors = memoryCursors()
  const first = backfillOf(bucket, { clock: clockAt('2026-01-15T11:00'), cursors, from: new Date('2026-01-15') })
  await first.until(acknowledgeSome(first.backfill, 1))
  bucket.put(logKey('2026-01-15T11:30'), event)
  const { ids } = await twoLooks(bucket, { clock: clockAt('2026-01-15T13:00'), cursors })
  expect(ids).toEqual([idOf('2026-01-15T11:30')])
})

test.each([
  ['ahead', 50 * hour],
  ['behind', -50 * hour],
])('by a clock that is two days %s, files from the start on are found', async (way, byMs) => {
  const bucket = bucketWith({ '2026-01-15T11:50': '2026-01-15T11:59', '2026-01-15T12:01': '2026-01-15T12:01' })
  const clock = new FakeClock(Date.UTC(2026, 0, 15, 12) + byMs)
  bucket.now = () => clock.now() - byMs
  const { ids, warnings } = await twoLooks(bucket, { clock })
  if (way === 'ahead') expect(ids).toEqual([idOf('2026-01-15T12:01')])
  else expect(ids).toContain(idOf('2026-01-15T12:01'))
  expect(warnings.length).toBe(way === 'ahead' ? 1 : 0)
  if (way === 'ahead') expect(warnings[0]?.message).toContain('lies in the future by the clock of S3')
})

test('a `from` of a clock that was ahead is moved back to the present, with a warning', async () => {
  const bucket = bucketWith({ '2026-01-15T12:01': '2026-01-15T12:01' })
  const clock = clockAt('2026-01-15T12:00')
  const { ids, warnings } = await twoLooks(bucket, { clock, from: new Date('2026-01-16T12:00Z') })
  expect(ids).toEqual([idOf('2026-01-15T12:01')])
  expect(warnings).toHaveLength(1)
})

test('stored cursors of the future are moved back by the lookback, once, with warnings that name them', async () => {
  const cursors = memoryCursors()
  const wrong = clockAt('2031-01-01T00:00') // of a process that never heard the time of S3
  const empty = bucketWith({ '2026-01-15T09:00': '2026-01-15T09:00' })
  expect((await twoLooks(empty, { clock: wrong, cursors })).ids).toEqual([])

  const bucket = bucketWith({ '2026-01-15T11:00': '2026-01-15T11:00', '2026-01-15T12:01': '2026-01-15T12:01' })
  const right = await twoLooks(bucket, { clock: clockAt('2026-01-15T12:00'), cursors })
  expect(right.ids).toEqual(['2026-01-15T11:00', '2026-01-15T12:01'].map(idOf))
  expect(right.warnings.map(({ message }) => message)).toEqual([expect.stringContaining('s3://trail-logs/AWSLogs/')])
  expect((await twoLooks(bucket, { clock: clockAt('2026-01-15T12:10'), cursors })).warnings).toEqual([])
})

test('a file of the future does not move a cursor beyond the time of S3', async () => {
  const clock = new FakeClock(Date.UTC(2026, 0, 15, 12) + 50 * hour)
  const bucket = bucketWith({ '2026-01-17T12:00': '2026-01-15T12:00' })
  bucket.now = () => clock.now() - 50 * hour
  const cursors = memoryCursors()
  await twoLooks(bucket, { clock, cursors, from: new Date('2026-01-15T11:00Z') })
  const cursor = await cursors.get('s3://trail-logs/AWSLogs/111111111111/CloudTrail/eu-west-1/')
  expect(cursor?.newest.slice(0, 11)).toBe('20260115T12')
})

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cursors-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('of two backfills with the same folder of cursors, one ends with an error that names the file', async () => {
  const folder = await emptyFolder()
  const bucket = bucketWith({ '2026-01-15T12:00': '2026-01-15T12:00' })
  const from = new Date('2026-01-15')
  const create = () =>
    createBackfill({ ...reaching(bucket), clock: new FastClock(), from, cursors: fileCursors(folder) })
  const backfills = [create(), create()]
  const loops = backfills.map((backfill) => backfill[Symbol.asyncIterator]())
  // Sound: each finds the file.
  const [one, other] = (await Promise.all(loops.map((loop) => loop.next()))).map(({ value }) => value as IntakeBatch)
  await one?.ack()
  void loops[0]?.next()
  const isStored = async () => (await readdir(folder)).some((name) => name.endsWith('.json'))
  while (!(await isStored())) await new Promise(setImmediate)
  await other?.ack()
  const error = await failed(loops[1]!.next())
  expect(error).toBeInstanceOf(CursorError)
  expect(error).toMatchObject({ code: 'CursorInUse' })
  expect(String(error)).toContain(folder)
  for (const backfill of backfills) await backfill.stop({ graceMs: 0 })
})

test.each([
  ['torn', (text: string) => text.slice(0, 40)],
  ['foreign', () => JSON.stringify({ name: 'another', version: 3 })],
])('a %s cursor file ends the backfill with an error that names it', async (_, damaged) => {
  const folder = await emptyFolder()
  const bucket = bucketWith({ '2026-01-15T12:00': '2026-01-15T12:00' })
  const options = { from: new Date('2026-01-15'), to: new Date('2026-01-16') }
  const create = () =>
    createBackfill({ ...reaching(bucket), clock: new FastClock(), ...options, cursors: fileCursors(folder) })
  await acknowledgeAll(create())
  const [name = ''] = await readdir(folder)
  await writeFile(join(folder, name), damaged(await readFile(join(folder, name), 'utf8')))
  const error = await failed(acknowledgeAll(create()))
  expect(error).toMatchObject({ name: 'CursorError', code: 'CursorCorrupt' })
  expect(String(error)).toContain(join(folder, name))
})

test('of aggregated files, the records whose windows are in the range are delivered', async () => {
  const bucket = new ScriptedBucket()
  const windows = ['11:50', '11:55', '12:00', '12:55', '13:00'].map((start, index) => ({
    eventVersion: '1.0',
    eventId: String(index),
    eventCategory: 'Aggregated',
    timeWindow: {
      windowStart: `2026-01-15T${start}:00Z`,
      windowEnd: new Date(Date.parse(`2026-01-15T${start}:00Z`) + 300_000).toISOString(),
      windowSize: 'PT5M',
    },
  }))
  const key = logKey('2026-01-15T13:10', {
    of: { accountId: '111111111111', kind: 'CloudTrail-Aggregated', region: 'eu-west-1' },
  })
  bucket.put(key, ...windows)
  const range = { from: new Date('2026-01-15T12:00Z'), to: new Date('2026-01-15T13:00Z') }
  const { backfill, until } = backfillOf(bucket, { ...range, kinds: ['CloudTrail-Aggregated'] })
  const starts: unknown[] = []
  await until(
    backfill.run(({ records }) => {
      for (const record of records) starts.push((record as { eventId?: unknown }).eventId)
    }),
  )
  expect(starts).toEqual(['2', '3'])
})
