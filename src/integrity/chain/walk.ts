/** Walks a chain of digests backwards, from the newest listed one, in the order and by the rules of the AWS CLI. */
import type { DigestCheck } from '../digest/check-digest.js'
import type { Digest } from '../digest/digest.js'
import { failures } from '../findings/finding.js'
import type { FilePlace } from '../store/store.js'
import type { Listing } from './listing.js'
import { hourMs, prefixOfKey, stampOf } from './series.js'

/** What happens on the way, in its order. */
export type WalkEvent =
  | {
      readonly kind: 'valid'
      readonly place: FilePlace
      readonly check: ValidCheck
      readonly newer: ValidCheck | undefined
    }
  | { readonly kind: 'invalid'; readonly place: FilePlace; readonly check: InvalidCheck }
  /** The chain was restarted: between these times it has no digests. */
  | { readonly kind: 'gap'; readonly bucket: string | undefined; readonly fromMs: number; readonly toMs: number }
  /** Behind an invalid digest, more are missing than that one. */
  | { readonly kind: 'several-missing'; readonly place: FilePlace; readonly fromMs: number; readonly toMs: number }
  /** The chain goes on in another bucket or under another prefix. */
  | { readonly kind: 'moved'; readonly from: FilePlace; readonly to: FilePlace }
  /** Behind an invalid digest none is listed. */
  | { readonly kind: 'lost'; readonly place: FilePlace; readonly isElsewhere: boolean; readonly beforeMs: number }
  /** The first digest ever made, so far as it is known. */
  | { readonly kind: 'start'; readonly bucket: string | undefined; readonly startMs: number }

export type ValidCheck = Extract<DigestCheck, { digest: Digest }>
export type InvalidCheck = Exclude<DigestCheck, { digest: Digest }>

/** What a walk asks for. */
export interface WalkSteps {
  /** Keys of this chain in a bucket, oldest first, of digests that end by then. */
  readonly listed: (bucket: string | undefined, toMs: number) => Promise<readonly string[]>
  /** @param older - Listed keys that are likely to be asked for next, oldest first. */
  readonly check: (place: FilePlace, older: readonly string[]) => Promise<DigestCheck>
}

/** Where a walk begins and ends. */
export interface WalkRange {
  readonly bucket: string | undefined
  readonly prefix: string
  readonly fromMs: number
  /** The keys that are listed where it begins. */
  readonly keys: Listing['standard']
}

export async function* walkChain(range: WalkRange, steps: WalkSteps): AsyncGenerator<WalkEvent, void> {
  const { fromMs } = range
  let bucket = range.bucket
  let older = [...range.keys]
  let key = older.pop()
  let startMs = key === undefined ? NaN : stampOf(key)
  let newer: ValidCheck | undefined
  let expectedBucket = bucket
  const seen = new Set<string>()
  while (key !== undefined && fromMs <= startMs) {
    seen.add(`${bucket ?? ''}/${key}`)
    const place = { bucket, key }
    const check = inBucket(expectedBucket, await steps.check(place, older))
    if (check.failure !== undefined) {
      yield { kind: 'invalid', place, check }
      const next = takeOlder(older, key)
      yield* lossBehind(range, place, next, startMs)
      ;[key, newer] = [next, undefined]
      continue
    }
    const { digest } = check
    yield { kind: 'valid', place, check, newer }
    startMs = digest.startMs
    expectedBucket = digest.previous?.bucket ?? digest.bucket
    const linked = digest.previous
    // No chain of CloudTrail leads in a circle; one that was signed with other keys might.
    if (linked === undefined || seen.has(`${bucket === undefined ? '' : linked.bucket}/${linked.key}`)) {
      const next = takeOlder(older, key)
      if (next === undefined) yield { kind: 'start', bucket, startMs }
      else yield { kind: 'gap', bucket, fromMs: stampOf(next), toMs: startMs }
      ;[key, newer] = [next, undefined]
      continue
    }
    if (startMs >= fromMs && isElsewhere(place, linked)) yield { kind: 'moved', from: place, to: linked }
    const isSameBucket = bucket === undefined || linked.bucket === bucket
    if (!isSameBucket) {
      bucket = linked.bucket
      older = [...(await steps.listed(bucket, digest.endMs))]
    }
    ;[key, newer] = [linked.key, check]
    if (older.at(-1) === key) older.pop() // it is taken now
  }
}

/** Copies are read without their bucket, so it is compared here. */
const inBucket = (bucket: string | undefined, check: DigestCheck): DigestCheck =>
  check.failure === undefined && bucket !== undefined && check.digest.bucket !== bucket
    ? { failure: failures.moved }
    : check

/** Removes the newest listed key that is older than another one, and those between. */
function takeOlder(keys: string[], than: string): string | undefined {
  const stampMs = stampOf(than)
  for (let key = keys.pop(); key !== undefined; key = keys.pop()) {
    if (stampOf(key) < stampMs) return key
  }
  return undefined
}

/** What is missing beside a digest that is not valid. */
function* lossBehind(
  { prefix, fromMs }: WalkRange,
  place: FilePlace,
  next: string | undefined,
  startMs: number,
): Generator<WalkEvent, void> {
  const stampMs = stampOf(place.key)
  const endMs = Number.isNaN(stampMs) ? startMs : stampMs
  if (next === undefined) {
    const beforeMs = endMs - hourMs
    if (beforeMs > fromMs) yield { kind: 'lost', place, isElsewhere: prefixOfKey(place.key) !== prefix, beforeMs }
  } else if (endMs - stampOf(next) >= 2 * hourMs) {
    yield { kind: 'several-missing', place, fromMs: stampOf(next), toMs: endMs }
  }
}

const isElsewhere = (one: FilePlace, other: FilePlace): boolean =>
  (one.bucket !== undefined && one.bucket !== other.bucket) || prefixOfKey(one.key) !== prefixOfKey(other.key)
