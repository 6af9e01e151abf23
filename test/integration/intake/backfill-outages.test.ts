/** A backfill in an outage: it waits, and goes on where it was; with an end it waits for a quarter of an hour. */
import { ConnectionError } from 'cloudtrail-client'
import type { PausedEvent, ResumedEvent } from 'cloudtrail-client/intake'
import { expect, test } from 'vitest'
import { backfillOf } from '../../support/backfill.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { logKey } from '../../support/log-keys.js'
import { ScriptedBucket, type BucketFault } from '../../support/scripted-bucket.js'

const minute = 60_000
const keys = Array.from({ length: 30 }, (_, index) =>
  logKey(`2026-01-${String(10 + (index % 5))}T12:05`, { unique: String(index) }),
)
const ranges = {
  'with an end': { from: new Date('2026-01-10'), to: new Date('2026-01-20') },
  'without an end': { from: new Date('2026-01-10') },
}
const refused = new ConnectionError('no connection', {
  mayBeSent: false,
  cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
})

/** A backfill over thirty files; the fault begins with the fourth object and lasts so long. */
function scene(range: keyof typeof ranges, lastsMs: number, fault: ReturnType<BucketFault> | 'handler') {
  const bucket = new ScriptedBucket()
  bucket.pageSize = 10
  for (const key of keys) bucket.put(key, '2026-01-10T12:00:00Z')
  const clock = new FakeClock(Date.UTC(2026, 1, 1))
  const paused: PausedEvent[] = []
  const resumed: ResumedEvent[] = []
  let gets = 0
  let endMs = Infinity
  const isDown = () => {
    if (gets > 3 && endMs === Infinity) endMs = clock.now() + lastsMs
    return gets > 3 && clock.now() < endMs
  }
  bucket.fault = ({ operation }) => {
    if (operation === 'GetObject') gets++
    return fault !== 'handler' && isDown() ? fault : undefined
  }
  const on = {
    paused: (event: PausedEvent) => paused.push(event),
    resumed: (event: ResumedEvent) => resumed.push(event),
  }
  const { backfill, until } = backfillOf(bucket, { ...ranges[range], clock, on })
  const accepted: string[] = []
  const run = () =>
    until(
      backfill.run(({ source }) => {
        if (fault === 'handler' && isDown()) throw new Error('503')
        accepted.push(source.key)
        if (range === 'without an end' && accepted.length === keys.length) void backfill.stop()
      }),
    )
  return { run, accepted, paused, resumed, backfill, bucket, clock }
}

const faults: readonly (readonly [string, Exclude<ReturnType<BucketFault>, undefined> | 'handler'])[] = [
  ['connection', refused],
  ['service', { status: 500, code: 'InternalError' }],
  ['throttling', { status: 503, code: 'SlowDown' }],
  ['credentials', { status: 400, code: 'ExpiredToken' }],
  ['access', { status: 403, code: 'AccessDenied' }],
  ['kms', { status: 400, code: 'KMS.DisabledException' }],
  ['consumer', 'handler'],
]
const ways = ['with an end', 'without an end'] as const

test.each(ways.flatMap((range) => faults.map(([reason, fault]) => [range, reason, fault] as const)))(
  '%s, ten minutes without %s are waited for, and each file is delivered once',
  async (range, reason, fault) => {
    const { run, accepted, paused, resumed, backfill } = scene(range, 10 * minute, fault)
    await run()
    expect(accepted.sort()).toEqual([...keys].sort())
    expect([paused.map((event) => event.reason), resumed.map((event) => event.reason)]).toEqual([[reason], [reason]])
    expect(backfill.counts.pauses).toBe(1)
  },
)

test.each([['access'], ['consumer']])('with an end, an outage of %s without an end is given up', async (reason) => {
  const fault = new Map(faults).get(reason)
  const { run, paused, clock } = scene('with an end', Infinity, fault)
  const startMs = clock.now()
  expect(await failed(run())).toBeDefined()
  expect(paused[0]?.reason).toBe(reason)
  expect(clock.now() - startMs).toBeLessThan(60 * minute)
})

test('without an end, an outage of a day is waited for', async () => {
  const { run, accepted, paused, bucket } = scene('without an end', 24 * 60 * minute, refused)
  await run()
  expect([accepted.length, paused.length]).toEqual([30, 1])
  expect(bucket.requests.length).toBeLessThan(2 * 3 * 24 * 60 * 2 * 2) // two probes a minute, of the objects and of the listing
})
