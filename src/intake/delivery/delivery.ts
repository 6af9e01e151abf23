/**
 * Reads the objects of jobs, offers their records to the consumer in batches, and reports when a job is settled.
 *
 * ```
 *  job       deliver()                                                             settled(failures)
 *            reading ───────────────▶ all batches released ──▶ all objects settled ──▶ done
 *                                       └ not all acknowledged: idle(), and `ackWithinMs` to do so
 *
 *  object    reading ──▶ read to its end, all batches acknowledged ──▶ accepted      Acceptance
 *               └──────▶ read error · fail() · job aborted · not acknowledged in time ──▶ failed
 *
 *  batch     offered ──▶ taken ──▶ released                     Rendezvous, BatchesInUse
 *            open ──ack()──▶ acknowledged, ──fail()──▶ failed   DeliveredBatch, also after the release
 * ```
 */
import { onAbort, unlessAborted } from '../../runtime/abort.js'
import type { Clock } from '../../runtime/clock.js'
import type { RecordBatch } from '../log-file/read-record-batches.js'
import { sourceOf, type BatchSource } from '../objects/batch-source.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import type { ObjectCounts } from '../options/intake-hooks.js'
import { Acceptance, DeliveredBatch, type IndexedRecords } from './acceptance.js'
import { IntakeError } from './batch.js'
import { BatchesInUse, type TakenBatch } from './batches-in-use.js'
import type { Dedupe } from './dedupe.js'
import { Rendezvous } from './rendezvous.js'

/** Objects that are accepted or fail together: those of one message, or one of a listing. */
export interface Job {
  readonly objects: readonly ObjectReference[]
  /** The message that announced them. */
  readonly message?: { readonly messageId: string; readonly receiveCount: number }
  /** Fires to end the work on them; its reason becomes the error of the objects that are not accepted yet. */
  readonly signal: AbortSignal
  /** All batches were taken and released; only acknowledgements are missing. */
  idle(): void
  /**
   * Each object was accepted or is among the failures.
   *
   * @param proof - What the accepted ones prove; absent when there are none.
   */
  settled(failures: readonly ObjectFailure[], proof?: Proof): void
}

/** An object that was not accepted, and why. */
export interface ObjectFailure {
  readonly object: ObjectReference
  readonly error: unknown
  /** Whether the consumer gave up a batch of it. */
  readonly isConsumers?: true
}

/** Since when reading and handling have worked, in the order of all that happened. */
export interface Proof {
  readonly readSince: number
  /** Absent when no batch was handed out. */
  readonly handledSince?: number | undefined
}

/** A record with its index in its object. */
export interface IndexedRecord<Item> {
  readonly record: Item
  readonly index: number
}

/** How objects are read, and which of their records are delivered. */
export interface DeliveryPlan<Item> {
  /** The records of an object. */
  read(object: ObjectReference, signal: AbortSignal): AsyncIterable<RecordBatch<Item>>
  /** Which records are delivered; omit for all. */
  readonly filter?: ((record: Item) => boolean) | undefined
  /** Makes for one object what leaves out its records that were accepted before; omit to leave out none. */
  readonly dedupe?: (() => Dedupe<IndexedRecord<Item>>) | undefined
  /** How long after the last release a batch can be acknowledged, in milliseconds. */
  readonly ackWithinMs: number
  readonly clock: Clock
  /** The next number in the order of all that happens. */
  tick?(): number
  /** An object was read to its end. */
  onRead?(source: BatchSource, counts: ObjectCounts): void
  /** Called with errors by which no record is lost. */
  onError?(error: unknown): void
}

/** Delivers the records of jobs; several jobs can be under way at the same time. */
export class Delivery<Item> {
  readonly #plan: DeliveryPlan<Item>
  readonly #rendezvous = new Rendezvous<TakenBatch<Item>>()
  /** Functions that cancel the timers of idle jobs. */
  readonly #timers = new Set<() => void>()

  constructor(plan: DeliveryPlan<Item>) {
    this.#plan = plan
  }

  /** The next batch; `undefined` once the delivery is closed and no batch is left. */
  take(): Promise<TakenBatch<Item> | undefined> {
    return this.#rendezvous.take()
  }

  /**
   * No more jobs will come. Batches can still be acknowledged, but the time to do so is no longer measured: a timer would keep
   * the process alive.
   */
  close(): void {
    this.#rendezvous.close()
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
  }

  /** Reads a job, object after object. Resolves when all batches were taken; then the job is called back. */
  async deliver(job: Job): Promise<void> {
    const inUse = new BatchesInUse(job.signal)
    const acceptances: Acceptance[] = []
    for (const object of job.objects) {
      const dedupe = this.#plan.dedupe?.()
      const acceptance = new Acceptance(this.#plan.tick?.(), dedupe && (() => this.#remember(dedupe)))
      acceptances.push(acceptance)
      const stopListening = onAbort(job.signal, () => {
        acceptance.fail(job.signal.reason)
      })
      void acceptance.settled.then(stopListening, stopListening)
      await this.#deliverObject(job, object, acceptance, inUse, dedupe)
    }
    inUse.readToEnd()
    void this.#settle(job, acceptances, inUse)
  }

  async #deliverObject(
    job: Job,
    object: ObjectReference,
    acceptance: Acceptance,
    inUse: BatchesInUse,
    dedupe: Dedupe<IndexedRecord<Item>> | undefined,
  ): Promise<void> {
    const { clock } = this.#plan
    const startedAtMs = clock.now()
    const source = sourceOf(object, job.message)
    const counts = { records: 0, delivered: 0 }
    try {
      for await (const { firstIndex, records, isVerified } of this.#plan.read(object, acceptance.signal)) {
        counts.records += records.length
        const chosen = await this.#choose(firstIndex, records, dedupe, acceptance.signal)
        if (chosen.records.length === 0) continue
        const batch = new DeliveredBatch(chosen, isVerified, source, acceptance)
        await this.#offer(inUse.use(batch), acceptance.signal)
        acceptance.handledSince ??= this.#plan.tick?.()
        counts.delivered += chosen.records.length
      }
      acceptance.complete()
      this.#plan.onRead?.(source, { ...counts, durationMs: clock.now() - startedAtMs })
    } catch (error) {
      acceptance.fail(error)
    }
  }

  async #choose(
    firstIndex: number,
    records: readonly Item[],
    dedupe: Dedupe<IndexedRecord<Item>> | undefined,
    signal: AbortSignal,
  ): Promise<IndexedRecords<Item>> {
    const { filter } = this.#plan
    if (filter === undefined && dedupe === undefined) {
      return { records, indexes: records.map((_, offset) => firstIndex + offset) }
    }
    const indexed = records.map((record, offset) => ({ record, index: firstIndex + offset }))
    const wanted = filter === undefined ? indexed : indexed.filter(({ record }) => filter(record))
    const fresh = dedupe === undefined ? wanted : await unlessAborted(dedupe.fresh(wanted), signal)
    return { records: fresh.map(({ record }) => record), indexes: fresh.map(({ index }) => index) }
  }

  async #offer(taken: TakenBatch<Item>, signal: AbortSignal): Promise<void> {
    try {
      await this.#rendezvous.offer(taken, signal)
    } catch (error) {
      taken.release()
      throw error
    }
  }

  async #remember(dedupe: Dedupe<IndexedRecord<Item>>): Promise<void> {
    try {
      await dedupe.commit()
    } catch (error) {
      this.#plan.onError?.(error)
    }
  }

  async #settle(job: Job, acceptances: readonly Acceptance[], inUse: BatchesInUse): Promise<void> {
    void inUse.noneLeft.then(() => {
      if (acceptances.every(({ isSettled }) => isSettled)) return
      job.idle()
      this.#expireLater(acceptances)
    })
    const outcomes = await Promise.allSettled(acceptances.map(({ settled }) => settled))
    await inUse.noneLeft
    const failures = outcomes.flatMap((outcome, index): ObjectFailure[] => {
      const object = job.objects[index]
      if (outcome.status !== 'rejected' || object === undefined) return []
      const consumers = acceptances[index]?.isConsumers === true ? { isConsumers: true as const } : {}
      return [{ object, error: outcome.reason as unknown, ...consumers }]
    })
    job.settled(failures, proofOf(acceptances.filter((_, index) => outcomes[index]?.status === 'fulfilled')))
  }

  #expireLater(acceptances: readonly Acceptance[]): void {
    const { clock, ackWithinMs } = this.#plan
    const cancel = clock.after(ackWithinMs, () => {
      this.#timers.delete(cancel)
      const message = `not acknowledged within ${String(ackWithinMs)} ms after the loop had gone on`
      for (const acceptance of acceptances) acceptance.fail(new IntakeError('NotAcknowledged', message))
    })
    this.#timers.add(cancel)
    void Promise.allSettled(acceptances.map(({ settled }) => settled)).then(() => {
      if (this.#timers.delete(cancel)) cancel()
    })
  }
}

/** What accepted objects prove: the latest of them. */
const proofOf = (accepted: readonly Acceptance[]): Proof | undefined =>
  accepted.length === 0
    ? undefined
    : {
        readSince: Math.max(...accepted.map(({ readSince }) => readSince)),
        handledSince: Math.max(...accepted.map(({ handledSince = -1 }) => handledSince)),
      }
