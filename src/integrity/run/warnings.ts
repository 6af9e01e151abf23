/** The warnings about a chain, in words. Pure. */
import type { Listing } from '../chain/listing.js'
import { hourMs, isoSeconds, stampOf } from '../chain/series.js'
import type { ValidCheck, WalkEvent } from '../chain/walk.js'
import type { WarningFacts } from '../findings/warning.js'
import type { Run, SeriesPlace } from './run.js'

type EventOf<Kind extends WalkEvent['kind']> = Extract<WalkEvent, { kind: Kind }>

/** A digest is delivered within this time after the end of its hour. */
const deliveryMs = hourMs

const between = (fromMs: number, toMs: number) => ({ from: new Date(fromMs), to: new Date(toMs) })
const spanOf = (fromMs: number, toMs: number): string => `${isoSeconds(fromMs)} and ${isoSeconds(toMs)}`
const inBucket = (bucket: string | undefined) => (bucket === undefined ? {} : { bucket })

/** A trail that logs makes a digest every hour, also of an hour without log files. */
export function newestMissing(
  { fromMs, toMs, nowMs }: Pick<Run, 'fromMs' | 'toMs' | 'nowMs'>,
  { bucket }: Pick<SeriesPlace, 'bucket'>,
  { standard }: Pick<Listing, 'standard'>,
): WarningFacts[] {
  const newest = standard.at(-1)
  const endMs = newest === undefined ? fromMs : stampOf(newest)
  const untilMs = Math.min(toMs, nowMs - deliveryMs)
  if (endMs >= untilMs || nowMs - endMs < hourMs + deliveryMs) return []
  const message = `no digest covers the time between ${spanOf(endMs, untilMs)}: logging or validation was off, or the newest digests were deleted, to which nothing points`
  return [{ kind: 'newest-missing', message, ...inBucket(bucket), ...between(endMs, untilMs) }]
}

export const gapWarning = (fromMs: number, toMs: number): WarningFacts => ({
  kind: 'gap',
  message: `the chain of digests was restarted, and has none between ${spanOf(fromMs, toMs)}: logging or validation was off, or digests were deleted, to which nothing points`,
  ...between(fromMs, toMs),
})

export function severalMissing({ place, fromMs, toMs }: EventOf<'several-missing'>): WarningFacts {
  const hours = Math.round((toMs - fromMs) / hourMs)
  const message = `${String(hours)} digests are missing or invalid between ${spanOf(fromMs, toMs)}, where one is reported`
  return { kind: 'several-missing', message, ...inBucket(place.bucket), key: place.key, ...between(fromMs, toMs) }
}

export function movedWarning({ from, to }: EventOf<'moved'>): WarningFacts {
  const message = `before s3://${from.bucket ?? '…'}/${from.key}, the trail delivered to another place: s3://${to.bucket ?? '…'}/${to.key}`
  return { kind: 'location-changed', message, ...inBucket(to.bucket), key: to.key }
}

export function lostWarning({ place, isElsewhere, beforeMs }: EventOf<'lost'>, fromMs: number): WarningFacts {
  const reason = isElsewhere
    ? 'it has another prefix than the trail has now: validate the time before with that prefix'
    : 'if bucket or prefix of the trail were others then, validate the time before with those'
  const message = `older digests are out of sight: none is listed behind this one, which is not valid; ${reason}`
  return {
    kind: 'location-changed',
    message,
    ...inBucket(place.bucket),
    key: place.key,
    ...between(fromMs, beforeMs),
  }
}

/** Whether a digest is the one that the next one was made after. */
export function previousDigestWarnings(newer: ValidCheck | undefined, check: ValidCheck): WarningFacts[] {
  if (newer === undefined) return []
  const differing = [
    ...(isOther(newer.digest.previousHash, check.hash) ? ['hash'] : []),
    ...(isOther(newer.digest.previousSignature, check.signature) ? ['signature'] : []),
  ]
  if (differing.length === 0) return []
  const message = `the digest is signed, but it is not the one that the next digest was made after: its ${differing.join(' and its ')} ${differing.length === 1 ? 'differs' : 'differ'}`
  const { bucket, key } = check.digest
  return [{ kind: 'previous-digest', message, bucket, key }]
}

const isOther = (said: unknown, found: string): boolean => said !== undefined && said !== null && said !== found
