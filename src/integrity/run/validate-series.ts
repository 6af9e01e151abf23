/** Validates the files of one series: both chains, and the log files that they name. */
import { failures, type Failure, type Finding } from '../findings/finding.js'
import type { WarningFacts } from '../findings/warning.js'
import { algorithmWarning, checkLog, eventTimesWarning } from '../digest/check-log.js'
import { checkDigest, type DigestCheck } from '../digest/check-digest.js'
import { timeOf, type Digest, type LogReference } from '../digest/digest.js'
import { DigestReader } from '../chain/digest-reader.js'
import { listDigests, type Listing } from '../chain/listing.js'
import { hourMs, isoSeconds } from '../chain/series.js'
import { unlistedLogs, logsInGap } from '../chain/log-listing.js'
import { walkChain, type WalkEvent, type WalkSteps } from '../chain/walk.js'
import { KeyRing } from '../keys/key-ring.js'
import { throwIfAborted } from '../../runtime/abort.js'
import type { FilePlace } from '../store/store.js'
import type { Begun } from './in-order.js'
import type { Run, SeriesPlace, Step } from './run.js'
import {
  gapWarning,
  lostWarning,
  movedWarning,
  newestMissing,
  previousDigestWarnings,
  severalMissing,
} from './warnings.js'

/** What is known before a series is walked; begun ahead, while another series is walked. */
export interface Prepared {
  readonly listing: Listing
  readonly keys: KeyRing
}

/** Lists the digests of a series and loads the keys of its Region. @throws What either throws. */
export async function prepareSeries(run: Run, { series, bucket, prefix }: SeriesPlace): Promise<Prepared> {
  const { store, slots, signal, fromMs, toMs } = run
  const range = { bucket, prefix, fromMs, toMs }
  const listing = slots.run('digest', () => listDigests(store, series, range, signal))
  const keys = run.keysOf(series.region, fromMs, keysUntil(toMs))
  keys.catch(() => undefined) // a failure of the listing comes first, as it is asked for first
  return { listing: await listing, keys: new KeyRing(await keys) }
}

/** The last digests are made after the end of the range. */
export const keysUntil = (toMs: number): number => toMs + 2 * hourMs

export const noKeys = (fromMs: number, toMs: number): Failure => ({
  reason: 'no-keys',
  message: `No public keys found between ${isoSeconds(fromMs)} and ${isoSeconds(toMs)}`,
})

/** Begins the steps of a validation, in the order of their findings. */
export async function* validateSeries(
  run: Run,
  place: SeriesPlace,
  { listing, keys }: Prepared,
): AsyncGenerator<Begun<Step>, void> {
  const named = new Set<string>()
  yield { result: { place, warnings: [...listing.warnings, ...newestMissing(run, place, listing)] } }
  const range = { ...place, fromMs: run.fromMs, toMs: run.toMs }
  const absent = keys.size === 0 ? noKeys(run.fromMs, keysUntil(run.toMs)) : undefined
  const standard = new ChainValidation(run, place, { isBackfill: false, keys, absent, listing, named })
  yield* standard.steps()
  const backfill = { isBackfill: true, keys: new KeyRing(), absent: undefined, listing, named }
  yield* new ChainValidation(run, place, backfill).steps()
  if (run.findUnlisted) yield { result: unlisted(run, range, named, listing.otherTrails) }
}

async function unlisted(
  { store, slots, signal }: Run,
  place: SeriesPlace & { fromMs: number; toMs: number },
  named: ReadonlySet<string>,
  otherTrails: readonly string[],
): Promise<Step> {
  return { warnings: await slots.run('log', () => unlistedLogs(store, place, named, otherTrails, signal)) }
}

interface ChainOptions {
  readonly isBackfill: boolean
  readonly keys: KeyRing
  /** Why there are no keys. */
  readonly absent: Failure | undefined
  readonly listing: Listing
  /** Keys of the log files that valid digests name, to be added to. */
  readonly named: Set<string>
}

class ChainValidation {
  readonly #run: Run
  readonly #place: SeriesPlace
  readonly #options: ChainOptions
  readonly #reader: DigestReader

  constructor(run: Run, place: SeriesPlace, options: ChainOptions) {
    this.#run = run
    this.#place = place
    this.#options = options
    this.#reader = new DigestReader((digest) => this.#checkDigest(digest), run.ahead)
  }

  async *steps(): AsyncGenerator<Begun<Step>, void> {
    const { listing, isBackfill } = this.#options
    const { bucket, prefix = '' } = this.#place
    const keys = isBackfill ? listing.backfill : listing.standard
    const walk: WalkSteps = {
      check: (place, older) => this.#reader.take(place, older),
      listed: (bucket, toMs) => this.#listedIn(bucket, toMs),
    }
    for await (const event of walkChain({ bucket, prefix, fromMs: this.#run.fromMs, keys }, walk)) {
      yield* this.#stepsOf(event)
    }
  }

  *#stepsOf(event: WalkEvent): Generator<Begun<Step>, void> {
    switch (event.kind) {
      case 'valid': {
        const { digest, warnings } = event.check
        yield { result: this.#validDigest(digest, [...warnings, ...previousDigestWarnings(event.newer, event.check)]) }
        for (const log of digest.logs ?? []) yield { result: this.#log(log, digest) }
        return
      }
      case 'invalid':
        yield { result: { finding: this.#finding('digest', event.place, event.check.failure) } }
        return
      case 'gap':
        yield { result: this.#gap(event) }
        return
      case 'start':
        yield { result: this.#start(event) }
        return
      case 'several-missing':
        yield { result: { warnings: [severalMissing(event)] } }
        return
      case 'moved':
        yield { result: { warnings: [movedWarning(event)] } }
        return
      case 'lost':
        yield { result: { warnings: [lostWarning(event, this.#run.fromMs)] } }
    }
  }

  #finding(kind: 'digest' | 'log', place: Partial<FilePlace>, failure?: Failure): Finding {
    const { bucket, key } = place
    return {
      ...this.#source(kind),
      ...(bucket === undefined ? {} : { bucket }),
      ...(key === undefined ? {} : { key }),
      verdict: failure === undefined ? 'valid' : 'invalid',
      ...failure,
    }
  }

  #source<Kind extends Finding['kind']>(kind: Kind) {
    const { accountId, region } = this.#place.series
    return { kind, isBackfill: this.#options.isBackfill, accountId, region }
  }

  #validDigest(digest: Digest, warnings: readonly WarningFacts[]): Step {
    const times = { from: new Date(digest.startMs), to: new Date(digest.endMs) }
    return { finding: { ...this.#finding('digest', digest), ...times }, warnings, reachedMs: digest.startMs }
  }

  async #checkDigest(place: FilePlace): Promise<DigestCheck> {
    const { store, slots, signal } = this.#run
    const { isBackfill, keys } = this.#options
    const { homeRegion } = this.#place.series
    const context = { place, isBackfill, keys, homeRegion, loadKeys: this.#loadKeys }
    return slots.run('digest', async () => {
      try {
        const file = await store.get(place, signal)
        return file === undefined ? { failure: failures.notFound } : await checkDigest(file, context)
      } catch (error) {
        throwIfAborted(signal)
        return { failure: store.failureOf(error) }
      }
    })
  }

  readonly #loadKeys = async (generated: string | undefined): Promise<Failure | undefined> => {
    const { isBackfill, keys, absent } = this.#options
    if (!isBackfill) return absent
    const aroundMs = timeOf(generated)
    if (Number.isNaN(aroundMs)) return failures.invalidFormat
    const [fromMs, toMs] = [aroundMs - hourMs, aroundMs + hourMs]
    const found = await this.#run.keysOf(this.#place.series.region, fromMs, toMs)
    keys.add(found)
    return found.length === 0 ? noKeys(fromMs, toMs) : undefined
  }

  #log(log: LogReference | undefined, digest: Digest): Step | Promise<Step> {
    if (log === undefined) return { finding: this.#finding('log', {}, failures.invalidFormat) }
    if (this.#run.findUnlisted) this.#options.named.add(log.key)
    return this.#run.slots.run('log', () => this.#checkLog(log, digest))
  }

  async #checkLog(log: LogReference, digest: Digest): Promise<Step> {
    const { store, signal } = this.#run
    const warnings: WarningFacts[] = []
    let failure: Failure | undefined
    try {
      const file = await store.get(log, signal)
      const check = file === undefined ? { failure: failures.notFound } : await checkLog(file, log, digest)
      failure = check.failure
      const algorithm = algorithmWarning(log)
      if (algorithm !== undefined) warnings.push(algorithm)
      if (failure === undefined && 'hasTimeOutside' in check && check.hasTimeOutside) {
        warnings.push(...(await this.#timesWarning(log, digest)))
      }
    } catch (error) {
      throwIfAborted(signal)
      failure = store.failureOf(error)
    }
    return { finding: this.#finding('log', log, failure), warnings }
  }

  /** The file is read once more, and parsed. */
  async #timesWarning(log: LogReference, digest: Digest): Promise<WarningFacts[]> {
    const file = await this.#run.store.get(log, this.#run.signal)
    const warning = file && (await eventTimesWarning(file, log, digest))
    return warning === undefined ? [] : [warning]
  }

  async #gap({ bucket, fromMs, toMs }: Extract<WalkEvent, { kind: 'gap' }>): Promise<Step> {
    const message = `No log files were delivered by CloudTrail between ${isoSeconds(fromMs)} and ${isoSeconds(toMs)}`
    const [from, to] = [new Date(fromMs), new Date(toMs)]
    const finding: Finding = { ...this.#source('gap'), verdict: 'valid', message, from, to }
    const inside = await this.#logsBetween(bucket, fromMs, toMs)
    return { finding, warnings: [gapWarning(fromMs, toMs), ...inside] }
  }

  async #start({ bucket, startMs }: Extract<WalkEvent, { kind: 'start' }>): Promise<Step> {
    const { fromMs } = this.#run
    return startMs > fromMs ? { warnings: await this.#logsBetween(bucket, fromMs, startMs) } : {}
  }

  #logsBetween(bucket: string | undefined, fromMs: number, toMs: number): Promise<WarningFacts[]> {
    if (this.#options.isBackfill) return Promise.resolve([]) // those between are of the standard chain
    const { store, slots, signal } = this.#run
    const place = { ...this.#place, bucket, fromMs, toMs }
    return slots.run('digest', () => logsInGap(store, place, this.#options.listing.otherTrails, signal))
  }

  async #listedIn(bucket: string | undefined, toMs: number): Promise<readonly string[]> {
    const { store, slots, signal, fromMs } = this.#run
    const { series, prefix } = this.#place
    try {
      const range = { bucket, prefix, fromMs, toMs }
      const listing = await slots.run('digest', () => listDigests(store, series, range, signal))
      return this.#options.isBackfill ? listing.backfill : listing.standard
    } catch {
      throwIfAborted(signal)
      return [] // links lead on; only behind an invalid digest there is no way then
    }
  }
}
