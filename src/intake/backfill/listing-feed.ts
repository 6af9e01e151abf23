/** The feed of a backfill: lists a bucket, series after series, each from its cursor on, again and again. */
import { accessPointOf } from '../../protocol/access-point.js'
import { onAbort, sleep } from '../../runtime/abort.js'
import type { ListedObject } from '../../bucket/bucket-page.js'
import { ObjectReader } from '../../bucket/bucket.js'
import { IntakeError } from '../delivery/batch.js'
import type { ObjectFailure } from '../delivery/delivery.js'
import { isFatal, isUnreadable, pauseAfter, reasonToPassOver } from '../delivery/failure-rules.js'
import { outageReason } from '../delivery/outage.js'
import { WorkingFeed } from '../delivery/working-feed.js'
import { dayOf, dayPlus } from '../objects/day.js'
import { dayPrefix, locationPrefix, type LogLocation } from '../objects/object-key.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import { objectSkipReason } from '../objects/object-rules.js'
import { isNamedAsLog } from '../objects/skipped-objects.js'
import type { SkipEvent } from '../options/intake-hooks.js'
import { intakeDefaults, serviceOf } from '../options/intake-options.js'
import type { BackfillOptions } from './backfill-options.js'
import { isBetween } from './time-range.js'
import { CursorError } from './cursor.js'
import { findSeries, logRoot } from './discovery.js'
import { ObjectJob } from './object-job.js'
import { SeriesProgress } from './series-progress.js'
import type { StoredProgress } from './stored-progress.js'

const defaultPollMs = 60_000

/** Time between two searches for new accounts and Regions, in milliseconds. */
const discoverEveryMs = 15 * 60_000

/** Days after the range whose files are read too. Events are usually delivered within minutes. */
const latenessDays = 1

/** Passes over a range before the files that failed are given up. */
const maxPasses = 3

/** How long an outage is waited for where the backfill has an end, in milliseconds. */
const patienceMs = 15 * 60_000

/** Sorts after the folders of all years. */
const afterYears = ':'

/** An object from a listing, or the key of one that a listing no longer returns. */
type Listed = Pick<ListedObject, 'key'> & Partial<ListedObject>

/** The feed of {@link createBackfill}. */
export class ListingFeed extends WorkingFeed<ObjectJob> {
  readonly #options: BackfillOptions
  readonly #reader: ObjectReader
  readonly #progress: SeriesProgress
  #series: readonly LogLocation[] = []
  #seriesFoundAtMs = -Infinity
  #hasListed = false
  /** In a row. */
  #listFailures = 0
  #failingSinceMs = 0
  /** Ends the work when another process uses the cursors. */
  readonly #ending = new AbortController()

  /** @param options - Already checked. @throws InputError for options of requests that are not valid. */
  constructor(options: BackfillOptions) {
    const { bucket, from, to, expectedBucketOwner, requestPayer } = options
    const reader = new ObjectReader({
      ...serviceOf(options, 's3'),
      region: options.region ?? accessPointOf(bucket)?.region,
      expectedBucketOwner,
      requestPayer,
    })
    super(options, {
      reader,
      ackWithinMs: intakeDefaults.visibilityTimeoutSeconds * 1000,
      isWanted: from && to && isBetween(from.getTime(), to.getTime()),
      patienceMs: to && patienceMs,
    })
    this.#options = options
    this.#reader = reader
    this.#progress = new SeriesProgress(options, {
      clock: this.clock,
      nowMs: () => reader.nowMs,
      warn: (message) => {
        this.emit('warning', { message })
      },
    })
  }

  protected async work(stopped: AbortSignal): Promise<void> {
    const { signal } = this.#ending
    const stopListening = onAbort(stopped, () => {
      this.#ending.abort(stopped.reason)
    })
    try {
      if (this.#options.to === undefined) await this.#follow(signal)
      else await this.#walkRange(signal)
    } finally {
      stopListening()
    }
  }

  /** Lists for new files until the backfill is stopped. */
  async #follow(signal: AbortSignal): Promise<void> {
    const { pollMs = defaultPollMs } = this.#options
    for (;;) {
      await this.#pass(signal, Infinity)
      await sleep(this.clock, pollMs, signal)
    }
  }

  /** @throws IntakeError `Unfinished` when files remain that were not accepted; the error of a listing that keeps failing. */
  async #walkRange(signal: AbortSignal): Promise<void> {
    for (let pass = 1; ; pass++) {
      await this.#pass(signal, patienceMs)
      await this.noneInFlight(signal)
      const { all } = this.#progress
      if (pass === maxPasses || !all.some(({ canSucceed }) => canSucceed)) {
        const remaining = all.flatMap(({ givenBack }) => givenBack)
        if (remaining.length > 0) throw this.#unfinished(remaining)
        return
      }
      await sleep(this.clock, pauseAfter(pass), signal)
    }
  }

  /**
   * Lists all series once; when that fails, again after a pause.
   *
   * @param untilMs - How long failures in a row are waited for.
   * @throws What ends the feed.
   */
  async #pass(signal: AbortSignal, untilMs: number): Promise<void> {
    for (;;) {
      try {
        for (const location of await this.#findSeries(signal)) await this.#listSeries(location, signal)
        this.#listed()
        return
      } catch (error) {
        if (signal.aborted || isUseless(error) || isFatal(error, this.#hasListed)) throw error
        this.emit('failure', { error })
        if (this.#listFailures++ === 0) this.#failingSinceMs = this.clock.now()
        if (this.clock.now() - this.#failingSinceMs >= untilMs) throw error
        const reason = outageReason(error) ?? 'consumer'
        this.pauses.failed('feed', { reason, error, attempts: this.#listFailures })
        await sleep(this.clock, pauseAfter(this.#listFailures), signal)
      }
    }
  }

  /** A listing has come to its end, or to a file that is new. */
  #listed(): void {
    this.pauses.over('feed', this.#listFailures)
    this.#listFailures = 0
  }

  async #findSeries(signal: AbortSignal): Promise<readonly LogLocation[]> {
    if (this.clock.now() - this.#seriesFoundAtMs < discoverEveryMs) return this.#series
    this.#series = await findSeries(this.#reader, this.#options, signal)
    this.#seriesFoundAtMs = this.clock.now()
    this.#hasListed = true
    if (this.#series.length === 0) {
      const { bucket, prefix } = this.#options
      this.emit('warning', { message: `s3://${bucket}/${logRoot(prefix)} has no log files that were asked for` })
    }
    return this.#series
  }

  async #listSeries(location: LogLocation, signal: AbortSignal): Promise<void> {
    const progress = await this.#progress.of(location)
    for (const key of progress.leftBehind) await this.#offer(progress, { key }, signal)
    for await (const objects of this.#list(location, progress, signal)) {
      for (const object of objects) await this.#offer(progress, object, signal)
      if (!progress.isStuck) continue
      const message = `${locationPrefix(location)}: too many files of this series fail; later ones have to wait`
      this.emit('warning', { message })
      return
    }
  }

  /** Lists the remaining files of a series, up to the day after the range. */
  async *#list(location: LogLocation, { startAfter }: StoredProgress, signal: AbortSignal): AsyncGenerator<Listed[]> {
    const { bucket, region, to } = this.#options
    const prefix = locationPrefix(location)
    const end = to ? dayPrefix(location, dayPlus(dayOf(to.getTime() - 1), latenessDays + 1)) : prefix + afterYears
    const scope = { prefix, startAfter, region, signal }
    for await (const { objects } of this.#reader.list(bucket, scope)) {
      const inRange = objects.filter(({ key }) => key < end)
      yield inRange
      if (inRange.length < objects.length) return
    }
  }

  async #offer(progress: StoredProgress, listed: Listed, signal: AbortSignal): Promise<void> {
    if (progress.precedes(listed.key, listed.lastModified?.getTime() ?? Infinity) || !progress.take(listed.key)) return
    this.#listed()
    const object = this.#referenceOf(listed)
    try {
      const reason = this.#skipReason(object)
      if (reason !== undefined) {
        this.#skip(progress, object, reason)
        return
      }
    } catch (error) {
      this.#failed(progress, { object, error }) // the user's filter threw
      return
    }
    await this.jobs.until(() => this.jobs.wanted > 0, signal)
    const job = new ObjectJob(object, {
      idle: () => {
        this.jobs.idle(job)
      },
      settled: ([failure]) => {
        if (failure === undefined) this.#finish(progress, object.key)
        else this.#failed(progress, failure)
        this.jobs.settled(job)
      },
    })
    this.jobs.add(job)
  }

  #referenceOf({ key, size, etag }: Listed): ObjectReference {
    const { bucket, region } = this.#options
    return {
      bucket,
      key,
      ...(region === undefined ? {} : { region }),
      ...(size === undefined ? {} : { size }),
      ...(etag === undefined ? {} : { etag }),
    }
  }

  #skipReason(object: ObjectReference): SkipEvent['reason'] | undefined {
    const reason = objectSkipReason(object, { ...this.#options, nowMs: this.clock.now(), isFinished: () => false })
    return reason ?? (isNamedAsLog(object.key) ? undefined : 'name')
  }

  #skip(progress: StoredProgress, object: ObjectReference, reason: SkipEvent['reason']): void {
    this.emit('skip', { reason, object })
    this.#finish(progress, object.key)
  }

  #failed(progress: StoredProgress, { object, error }: ObjectFailure): void {
    const reason = reasonToPassOver(error, this.#options)
    if (reason !== undefined) {
      this.#skip(progress, object, reason)
      return
    }
    const isPoison = isUnreadable(error)
    progress.giveBack(object.key, isPoison)
    this.emit('failure', { error, object })
    if (isPoison) this.emit('poison', { reason: 'unreadable', objects: [object], error })
  }

  #finish(progress: StoredProgress, key: string): void {
    progress.finish(key, (error) => {
      this.emit('failure', { error })
      if (isUseless(error)) this.#ending.abort(error)
    })
  }

  /** Nothing to do: a file that was taken stays so. */
  protected keep(): void {
    return undefined
  }

  /** Nothing to do: files that were taken and not finished are taken again by the next process. */
  protected abandon(): Promise<void> {
    return Promise.resolve()
  }

  /** @throws The first error of the store of cursors: files whose cursor is not stored are delivered again. */
  protected async conclude(): Promise<void> {
    const stored = await Promise.allSettled(this.#progress.all.map((progress) => progress.stored()))
    const failures = stored.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
    for (const { reason } of failures) this.emit('failure', { error: reason as unknown })
    if (failures[0] !== undefined) throw failures[0].reason
  }

  #unfinished(keys: readonly string[]): IntakeError {
    const { bucket } = this.#options
    const message =
      `${String(keys.length)} objects could not be read or were not accepted, the first is s3://${bucket}/${keys[0] ?? ''}; ` +
      'a backfill with the same range and cursors reads these alone'
    return new IntakeError('Unfinished', message)
  }
}

/** Whether a cursor cannot be used, now or after a pause. */
const isUseless = (error: unknown): boolean => error instanceof CursorError && error.code !== 'CursorStoreFailed'
