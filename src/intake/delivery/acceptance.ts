/** Tracks the batches of one object until all are acknowledged, or one is given up. */
import type { BatchSource } from '../objects/batch-source.js'
import { IntakeError, type IntakeBatch } from './batch.js'
import { recordIds } from './record-id.js'

/** The state of one object: accepted once it was read to its end and every batch of it was acknowledged. */
export class Acceptance {
  /** Resolves when the object is accepted, and rejects with the first reason why it is not. */
  readonly settled: Promise<void>
  /** Aborted as soon as the object fails, so that reading it can stop. */
  readonly signal: AbortSignal
  /** When it was begun to be read, in the order of all that happened. */
  readonly readSince: number
  /** When the consumer took the first batch. */
  handledSince: number | undefined
  readonly #abort = new AbortController()
  #resolve: () => void = () => undefined
  #reject: (reason: unknown) => void = () => undefined
  readonly #onAccepted: (() => Promise<void>) | undefined
  #unacknowledged = 0
  #isRead = false
  #isSettled = false
  #accepting: Promise<void> | undefined
  #isConsumers = false

  /** @param onAccepted - Awaited before the object counts as accepted. It must not reject. */
  constructor(readSince = 0, onAccepted?: () => Promise<void>) {
    this.readSince = readSince
    this.#onAccepted = onAccepted
    this.signal = this.#abort.signal
    this.settled = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    this.settled.catch(() => undefined) // no unhandled rejection when nothing waits for it
  }

  /** Whether it was accepted or has failed. */
  get isSettled(): boolean {
    return this.#isSettled
  }

  /** Whether it failed because the consumer gave up a batch. */
  get isConsumers(): boolean {
    return this.#isConsumers
  }

  /** A batch is about to be offered to the consumer. */
  expect(): void {
    this.#unacknowledged++
  }

  /** A batch was acknowledged. Resolves when the object is accepted too, if it was the last that was missing. */
  async accept(): Promise<void> {
    this.#unacknowledged--
    await this.#settle()
  }

  /** The object was read to its end. */
  complete(): void {
    this.#isRead = true
    void this.#settle()
  }

  /** The object has failed; later reasons are ignored. */
  fail(reason: unknown, isConsumers = false): void {
    if (this.#isSettled) return
    this.#isSettled = true
    this.#isConsumers = isConsumers
    this.#reject(reason)
    this.#abort.abort(reason)
  }

  async #settle(): Promise<void> {
    if (!this.#isComplete()) return
    if (this.#onAccepted !== undefined) await (this.#accepting ??= this.#onAccepted())
    if (!this.#isComplete()) return // it has failed meanwhile
    this.#isSettled = true
    this.#resolve()
  }

  #isComplete(): boolean {
    return !this.#isSettled && this.#isRead && this.#unacknowledged === 0
  }
}

/** Records with their indexes in their object. */
export interface IndexedRecords<Item> {
  readonly records: readonly Item[]
  /** Counted from 0, one for each record. */
  readonly indexes: readonly number[]
}

/** A batch as the consumer gets it. */
export class DeliveredBatch<Item> implements IntakeBatch<Item> {
  readonly records: readonly Item[]
  readonly source: BatchSource
  readonly isVerified: boolean
  readonly #indexes: readonly number[]
  readonly #acceptance: Acceptance
  #state: 'open' | 'accepted' | 'failed' = 'open'

  constructor(
    { records, indexes }: IndexedRecords<Item>,
    isVerified: boolean,
    source: BatchSource,
    acceptance: Acceptance,
  ) {
    this.records = records
    this.isVerified = isVerified
    this.source = source
    this.#indexes = indexes
    this.#acceptance = acceptance
    acceptance.expect()
  }

  get ids(): readonly string[] {
    return this.#indexes.map(recordIds(this.source))
  }

  async ack(): Promise<boolean> {
    if (this.#state === 'open') {
      this.#state = 'accepted'
      await this.#acceptance.accept()
    }
    return this.#state === 'accepted' && !this.#acceptance.signal.aborted
  }

  fail(reason: unknown = new IntakeError('NotAcknowledged', 'the consumer gave up the batch')): void {
    if (this.#state !== 'open') return
    this.#state = 'failed'
    this.#acceptance.fail(reason, true)
  }
}
