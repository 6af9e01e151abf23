/** A backfill over a bucket in memory, in virtual time. */
import { createBackfill, type BackfillOptions, type Intake, type IntakeBatch } from 'cloudtrail-client/intake'
import { FakeClock } from './fake-clock.js'
import type { ScriptedBucket } from './scripted-bucket.js'
import { inVirtualTime } from './virtual-time.js'

/** What a test says of a backfill; the rest is the same for all. */
export type TestOptions = Partial<BackfillOptions> & { readonly clock?: FakeClock }

/** How a bucket in memory is reached. */
export const reaching = ({ transport }: ScriptedBucket): BackfillOptions => ({
  bucket: 'trail-logs',
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  endpoints: { s3: 'http://127.0.0.1:9' },
  limiter: false,
  transport,
})

/** A backfill and the clock that it lives by. */
export function backfillOf(
  bucket: ScriptedBucket,
  { clock = new FakeClock(Date.UTC(2026, 1, 1)), ...options }: TestOptions = {},
) {
  const backfill = createBackfill({ ...reaching(bucket), clock, ...options })
  return { backfill, clock, until: <Result>(work: PromiseLike<Result>) => inVirtualTime(clock, work) }
}

/** The ids of the events of a batch. */
export const idsOf = ({ records }: IntakeBatch): string[] => records.map(({ eventID }) => String(eventID))

/** Acknowledges all that a backfill brings. @returns The ids of the events, in the order in which they came. */
export async function acknowledgeAll(backfill: Intake): Promise<string[]> {
  const ids: string[] = []
  await backfill.run((batch) => ids.push(...idsOf(batch)))
  return ids
}

/** Acknowledges so many batches and leaves the loop. @returns The ids of the events. */
export async function acknowledgeSome(backfill: Intake, count: number): Promise<string[]> {
  const ids: string[] = []
  let left = count
  for await (const batch of backfill) {
    ids.push(...idsOf(batch))
    await batch.ack()
    if (--left === 0) break
  }
  return ids
}
