/** Reads objects and hands their records out, several objects at a time, and tells when an object is accepted. */
import { onAbort, unlessAborted } from '../../runtime/abort.js'
import type { Clock } from '../../runtime/clock.js'
import type { RecordBatch } from '../log-file/read-record-batches.js'
import { sourceOf, type BatchSource } from '../objects/batch-source.js'
import type { ObjectReference } from '../objects/object-reference.js'
import type { ObjectCounts } from '../options/intake-hooks.js'
import { Acceptance, HandedBatch, type PlacedRecords } from './acceptance.js'
import { IntakeError, type IntakeBatch } from './batch.js'
import type { Dedupe } from './dedupe.js'
import { Handoff } from './rendezvous.js'

/** Objects that are accepted or fail together: those of one message, or one of a listing. */
export interface Job {
  readonly objects: readonly ObjectReference[]
  /** The message that told of them. */
  readonly message?: { readonly messageId: string; readonly receiveCount: number }
  /** Fires when the work on them is to end; its reason is that of the failure. */
  readonly signal: AbortSignal
  /** Nothing is left to hand out, and the consumer has gone on from all of it: only acknowledgements are missing. */
  idle(): void
  /** Each object is accepted, or is among the failures. */
  settled(failures: readonly ObjectFailure[]): void
}

/** An object that was not accepted, and why. */
export interface ObjectFailure {
  readonly object: ObjectReference
  readonly error: unknown
}

/** A record with its place in its object. */
export interface PlacedRecord<Item> {
  readonly record: Item
  readonly place: number
}

/** How objects are read and records chosen. */
export interface DeliveryPlan<Item> {
  /** The records of an object. */
  read(object: ObjectReference, signal: AbortSignal): AsyncIterable<RecordBatch<Item>>
  /** Which records are handed out; omit for all. */
  readonly filter?: ((record: Item) => boolean) | undefined
  /** Leaves out what was accepted before; omit to leave out nothing. */
  readonly dedupe?: Dedupe<PlacedRecord<Item>> | undefined
  /** How long a consumer that has gone on may take to acknowledge, in milliseconds. */
  readonly ackWithinMs: number
  readonly clock: Clock
  /** An object was read to its end. */
  onRead?(source: BatchSource, counts: ObjectCounts): void
  /** Something failed that loses nothing. */
  onError?(error: unknown): void
}

/** A batch in the hands of a consumer. */
export interface Handed<Item> {
  readonly batch: IntakeBatch<Item>
  /** The consumer has gone on; it may still acknowledge. */
  leave(): void
}

/** Hands out the records of jobs. */
export class Delivery<Item> {
  readonly #plan: DeliveryPlan<Item>
  readonly #handoff = new Handoff<Handed<Item>>()
  /** Cancel the times at which acknowledgements are no longer waited for. */
  readonly #deadlines = new Set<() => void>()

  constructor(plan: DeliveryPlan<Item>) {
    this.#plan = plan
  }

  /** The next batch; `undefined` once the delivery is closed and nothing is left. */
  take(): Promise<Handed<Item> | undefined> {
    return this.#handoff.take()
  }

  /** No more jobs will come. What can still be acknowledged is no longer timed, so that no timer holds the process. */
  close(): void {
    this.#handoff.close()
    for (const cancel of this.#deadlines) cancel()
    this.#deadlines.clear()
  }

  /** Hands out the records of a job, object after object. Resolves when all are handed out; the job hears of the rest. */
  async deliver(job: Job): Promise<void> {
    const hands = new Hands(job)
    const acceptances: Acceptance[] = []
    for (const object of job.objects) {
      const acceptance = new Acceptance()
      acceptances.push(acceptance)
      const stopListening = onAbort(job.signal, () => {
        acceptance.fail(job.signal.reason)
      })
      void acceptance.settled.then(stopListening, stopListening)
      await this.#deliverObject(job, object, acceptance, hands)
    }
    hands.readingIsOver()
    void this.#settle(job, acceptances, hands)
  }

  async #deliverObject(job: Job, object: ObjectReference, acceptance: Acceptance, hands: Hands): Promise<void> {
    const { clock } = this.#plan
    const startedAtMs = clock.now()
    const source = sourceOf(object, job.message)
    const counts = { records: 0, delivered: 0 }
    try {
      for await (const { firstIndex, records } of this.#plan.read(object, acceptance.signal)) {
        counts.records += records.length
        const chosen = await this.#choose(firstIndex, records, acceptance.signal)
        if (chosen.records.length === 0) continue
        const batch = new HandedBatch(chosen, source, acceptance, () => this.#accepted(chosen))
        await this.#offer(hands.hold(batch), acceptance.signal)
        counts.delivered += chosen.records.length
      }
      acceptance.complete()
      this.#plan.onRead?.(source, { ...counts, durationMs: clock.now() - startedAtMs })
    } catch (error) {
      acceptance.fail(error)
    }
  }

  async #choose(firstIndex: number, records: readonly Item[], signal: AbortSignal): Promise<PlacedRecords<Item>> {
    const { filter, dedupe } = this.#plan
    if (filter === undefined && dedupe === undefined) {
      return { records, places: records.map((_, index) => firstIndex + index) }
    }
    const placed = records.map((record, index) => ({ record, place: firstIndex + index }))
    const wanted = filter === undefined ? placed : placed.filter(({ record }) => filter(record))
    const fresh = dedupe === undefined ? wanted : await unlessAborted(dedupe.fresh(wanted), signal)
    return { records: fresh.map(({ record }) => record), places: fresh.map(({ place }) => place) }
  }

  async #offer(handed: Handed<Item>, signal: AbortSignal): Promise<void> {
    try {
      await this.#handoff.offer(handed, signal)
    } catch (error) {
      handed.leave()
      throw error
    }
  }

  async #accepted({ records, places }: PlacedRecords<Item>): Promise<void> {
    try {
      await this.#plan.dedupe?.commit(records.map((record, index) => ({ record, place: places[index] ?? 0 })))
    } catch (error) {
      this.#plan.onError?.(error)
    }
  }

  async #settle(job: Job, acceptances: readonly Acceptance[], hands: Hands): Promise<void> {
    void hands.empty.then(() => {
      if (acceptances.every(({ isSettled }) => isSettled)) return
      job.idle()
      this.#giveUpLater(acceptances)
    })
    const outcomes = await Promise.allSettled(acceptances.map(({ settled }) => settled))
    await hands.empty
    job.settled(
      outcomes.flatMap((outcome, index) => {
        const object = job.objects[index]
        return outcome.status === 'rejected' && object !== undefined
          ? [{ object, error: outcome.reason as unknown }]
          : []
      }),
    )
  }

  #giveUpLater(acceptances: readonly Acceptance[]): void {
    const { clock, ackWithinMs } = this.#plan
    const cancel = clock.after(ackWithinMs, () => {
      this.#deadlines.delete(cancel)
      const message = `not acknowledged within ${String(ackWithinMs)} ms after the loop had gone on`
      for (const acceptance of acceptances) acceptance.fail(new IntakeError('NotAcknowledged', message))
    })
    this.#deadlines.add(cancel)
    void Promise.allSettled(acceptances.map(({ settled }) => settled)).then(() => {
      if (this.#deadlines.delete(cancel)) cancel()
    })
  }
}

/** The batches of a job that the consumer is at work on. */
class Hands {
  /** Resolves when nothing is left to hand out, and the consumer has gone on from all of it. */
  readonly empty: Promise<void>
  #resolve: () => void = () => undefined
  #held = 0
  #isReading = true
  readonly #signal: AbortSignal

  constructor({ signal }: Job) {
    this.#signal = signal
    this.empty = new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  /** A batch that counts as held from when it is taken until the consumer leaves it. */
  hold<Item>(batch: IntakeBatch<Item>): Handed<Item> {
    this.#held++
    let isHeld = true
    const leave = () => {
      if (!isHeld) return
      isHeld = false
      this.#held--
      this.#check()
    }
    return { batch, leave }
  }

  readingIsOver(): void {
    this.#isReading = false
    this.#check()
    // Work that is called off is not waited for.
    onAbort(this.#signal, this.#resolve)
  }

  #check(): void {
    if (!this.#isReading && this.#held === 0) this.#resolve()
  }
}
