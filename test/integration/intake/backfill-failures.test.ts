/** A backfill in which objects or cursors fail: the rest is delivered, what can succeed is tried again, what cannot is named. */
import {
  CursorError,
  IntakeError,
  LogFileError,
  memoryCursors,
  type FailureEvent,
  type PoisonEvent,
} from 'cloudtrail-client/intake'
import { expect, test } from 'vitest'
import { acknowledgeAll, backfillOf, type TestOptions } from '../../support/backfill.js'
import { failed } from '../../support/failed.js'
import { settled } from '../../support/faults.js'
import { logOf } from '../../support/log-file.js'
import { logKey } from '../../support/log-keys.js'
import { ScriptedBucket, type BucketFault } from '../../support/scripted-bucket.js'

const range = { from: new Date('2026-01-10'), to: new Date('2026-01-20') }

/** Files of five days, one of each. */
const keys = [10, 11, 12, 13, 14].map((day) => logKey(`2026-01-${String(day)}T12:05`))
const [first, second, third] = keys as [string, string, string]

const filled = () => {
  const bucket = new ScriptedBucket()
  for (const key of keys) bucket.put(key, '2026-01-10T12:00:00Z')
  return bucket
}

/** Refuses an object so many times. */
const refuses = (key: string, times: number, refusal = { status: 400, code: 'Refused' }): BucketFault => {
  let left = times
  return (request) => (request.operation === 'GetObject' && request.key === key && left-- > 0 ? refusal : undefined)
}

/** Runs a backfill to its end. */
async function runOver(bucket: ScriptedBucket, options: TestOptions = {}) {
  const failures: FailureEvent[] = []
  const poison: PoisonEvent[] = []
  const on = {
    failure: (event: FailureEvent) => failures.push(event),
    poison: (event: PoisonEvent) => poison.push(event),
  }
  bucket.requests.length = 0
  const { backfill, until } = backfillOf(bucket, { ...range, on, ...options })
  const accepted: string[] = []
  const error = await until(
    backfill
      .run((batch) => accepted.push(batch.source.key))
      .then(
        () => undefined,
        (reason: unknown) => reason,
      ),
  )
  return { accepted, error, failures, poison, backfill, read: bucket.read }
}

test('an object that is refused is tried again in a later pass', async () => {
  const bucket = filled()
  bucket.fault = refuses(second, 2)
  const { accepted, error, failures } = await runOver(bucket)
  expect(error).toBeUndefined()
  expect(accepted.sort()).toEqual(keys)
  expect(failures.map(({ object }) => object?.key)).toEqual([second, second])
})

test('an object that fails in every pass is named at the end, and the next backfill takes up it alone', async () => {
  const bucket = filled()
  const cursors = memoryCursors()
  bucket.fault = refuses(second, Infinity, { status: 404, code: 'NoSuchKey' })
  const { accepted, error } = await runOver(bucket, { cursors })
  expect(accepted.sort()).toEqual(keys.filter((key) => key !== second))
  expect(error).toBeInstanceOf(IntakeError)
  expect(error).toMatchObject({
    code: 'Unfinished',
    message: expect.stringContaining(`s3://trail-logs/${second};`) as string,
  })

  bucket.fault = () => undefined
  const next = await runOver(bucket, { cursors })
  expect(next).toMatchObject({ accepted: [second], error: undefined, read: [second] })
  expect(await runOver(bucket, { cursors })).toMatchObject({ accepted: [], error: undefined, read: [] })
})

test('an object that is gone can be passed over', async () => {
  const bucket = filled()
  bucket.fault = refuses(second, Infinity, { status: 404, code: 'NoSuchKey' })
  const cursors = memoryCursors()
  const { accepted, error, failures, backfill } = await runOver(bucket, { cursors, onMissingObject: 'ack' })
  expect(accepted.sort()).toEqual(keys.filter((key) => key !== second))
  expect({ error, failures }).toEqual({ error: undefined, failures: [] })
  expect(backfill.counts.skipped).toBe(1)
  expect((await runOver(bucket, { cursors })).read).toEqual([])
})

test.each([
  ['cut off', logOf([{ eventTime: '2026-01-10T12:00:00Z' }]).slice(0, -1)],
  ['no log file', new TextEncoder().encode('hello')],
])('a file that is %s is reported as poison, read once in a run, and named at the end', async (_, bytes) => {
  const bucket = filled()
  bucket.objects.set(second, bytes)
  const cursors = memoryCursors()
  for (const read of [keys, [second]]) {
    const run = await runOver(bucket, { cursors })
    expect(run.read.sort()).toEqual(read)
    expect(run.poison.map(({ objects }) => objects.map(({ key }) => key))).toEqual([[second]])
    expect(run.poison[0]?.error).toBeInstanceOf(LogFileError)
    expect(run.error).toMatchObject({ code: 'Unfinished', message: expect.stringContaining(second) as string })
  }
  bucket.put(second, '2026-01-10T12:00:00Z')
  expect(await runOver(bucket, { cursors })).toMatchObject({ accepted: [second], error: undefined })
})

test('a broken file beside one that only fails for now does not keep that from being tried again', async () => {
  const bucket = filled()
  bucket.objects.set(first, new Uint8Array([1]))
  bucket.fault = refuses(second, 1)
  const { accepted, error } = await runOver(bucket)
  expect(accepted.sort()).toEqual(keys.slice(1))
  expect(error).toMatchObject({ code: 'Unfinished', message: expect.stringContaining('1 object') as string })
})

test('what a handler throws for comes again in the next pass, and is named when it never succeeds', async () => {
  const bucket = filled()
  const { backfill, until } = backfillOf(bucket, range)
  const calls: string[] = []
  const error = await until(
    failed(
      backfill.run(({ source }) => {
        calls.push(source.key)
        if (source.key === second) throw new Error('said the test')
        if (source.key === third && calls.filter((key) => key === third).length === 1) throw new Error('said the test')
      }),
    ),
  )
  expect(error).toMatchObject({ code: 'Unfinished', message: expect.stringContaining(second) as string })
  expect(calls.sort()).toEqual([...keys, second, second, third].sort())
})

test('a filter that throws fails its object, and not the others', async () => {
  const bucket = filled()
  const { accepted, error, failures } = await runOver(bucket, {
    sourceFilter: ({ key }) => {
      if (key === second) throw new Error('said the test')
      return true
    },
  })
  expect(accepted.sort()).toEqual(keys.filter((key) => key !== second))
  expect(failures[0]).toMatchObject({ error: { message: 'said the test' }, object: { key: second } })
  expect(error).toMatchObject({ code: 'Unfinished' })
})

test('a listing that breaks is tried again in the next pass, and nothing is read twice', async () => {
  const bucket = filled()
  bucket.pageSize = 2
  let lists = 0
  bucket.fault = ({ operation }) =>
    operation === 'ListObjectsV2' && ++lists > 4 && lists <= 4 + 3 ? { status: 500, code: 'InternalError' } : undefined
  const { read, error, failures } = await runOver(bucket)
  expect(error).toBeUndefined()
  expect(read.sort()).toEqual(keys)
  expect(failures.map(({ error }) => (error as { code: string }).code)).toEqual(['InternalError'])
})

test('a listing that breaks in every pass ends it with that error', async () => {
  const bucket = filled()
  bucket.fault = ({ startAfter }) => (startAfter === '' ? undefined : { status: 500, code: 'InternalError' })
  expect((await runOver(bucket)).error).toMatchObject({ code: 'InternalError' })
})

test('a series in which next to nothing can be read is not walked through to its end', async () => {
  const bucket = new ScriptedBucket()
  for (let index = 0; index < 5000; index++)
    bucket.put(logKey('2026-01-10T12:05', { unique: String(index) }), '2026-01-10T12:00:00Z')
  bucket.fault = ({ operation }) =>
    operation === 'GetObject' ? { status: 403, code: 'InvalidObjectState' } : undefined
  const { error, failures } = await runOver(bucket)
  expect(error).toMatchObject({ code: 'Unfinished' })
  expect(failures.length).toBeLessThan(3 * 2100)
})

test.each([
  [
    'throws at once',
    () => {
      throw new Error('disk full')
    },
  ],
  ['rejects', () => Promise.reject(new Error('disk full'))],
])('a store that %s loses nothing, is asked again, and is heard of', async (_, set) => {
  const bucket = filled()
  const stored = memoryCursors()
  let isFull = true
  const cursors = {
    get: (name: string) => stored.get(name),
    set: (...cursor: Parameters<typeof stored.set>) => (isFull ? set() : stored.set(...cursor)),
  }
  const { accepted, error, failures } = await runOver(bucket, { cursors })
  expect(accepted.sort()).toEqual(keys)
  expect(error).toMatchObject({ message: 'disk full' })
  expect(failures.length).toBeGreaterThan(0)

  const again = await runOver(bucket, { cursors })
  expect(again.accepted.sort()).toEqual(keys)
  isFull = false
  expect((await runOver(bucket, { cursors })).error).toBeUndefined()
  expect((await runOver(bucket, { cursors })).read).toEqual([])
})

test('a store that cannot be read ends it, with that error', async () => {
  const cursors = { get: () => Promise.reject(new Error('no connection')), set: () => undefined }
  const { error, accepted } = await runOver(filled(), { cursors })
  expect(error).toMatchObject({ message: 'no connection' })
  expect(accepted).toEqual([])
})

test.each([[range], [{ from: range.from, to: undefined }], [{ from: undefined, to: undefined }]])(
  'a store with something else than a cursor is refused at once: %o',
  async (options) => {
    // What JavaScript may return, whatever the types say.
    const cursors = { get: () => ({ newest: 'yesterday' }) as never, set: () => undefined }
    const bucket = filled()
    const { error } = await runOver(bucket, { ...options, cursors })
    expect(error).toBeInstanceOf(CursorError)
    expect(error).toMatchObject({
      code: 'CursorCorrupt',
      message: expect.stringContaining('s3://trail-logs/AWSLogs/') as string,
    })
    expect(bucket.read).toEqual([])
  },
)

test('a loop that never acknowledges gets everything once, and so does the next', async () => {
  const bucket = filled()
  const cursors = memoryCursors()
  for (let run = 0; run < 2; run++) {
    const { backfill, until, clock } = backfillOf(bucket, { ...range, cursors })
    const got: string[] = []
    await until(
      (async () => {
        for await (const { source } of backfill) got.push(source.key)
      })(),
    )
    expect(got.sort()).toEqual(keys)
    expect(clock.pending).toBe(0)
  }
})

test('what is acknowledged after the loop is stored as well', async () => {
  const bucket = filled()
  const cursors = memoryCursors()
  const { backfill, until, clock } = backfillOf(bucket, { ...range, cursors })
  const acks: (() => Promise<boolean>)[] = []
  await until(
    (async () => {
      for await (const batch of backfill) acks.push(() => batch.ack())
    })(),
  )
  expect(await until(Promise.all(acks.map((ack) => ack())))).toEqual(keys.map(() => true))
  clock.advance(1000)
  await settled()
  expect((await runOver(bucket, { cursors })).read).toEqual([])
})

test('an empty run acknowledges nothing and ends', async () => {
  const { backfill, until } = backfillOf(new ScriptedBucket(), range)
  expect(await until(acknowledgeAll(backfill))).toEqual([])
})
