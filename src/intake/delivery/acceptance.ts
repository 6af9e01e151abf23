/** Follows the batches of one object until all are accepted, or one is given up. */
import type { BatchSource } from '../objects/batch-source.js'
import { IntakeError, type IntakeBatch } from './batch.js'
import { recordIds } from './record-id.js'

/** An object on its way to the consumer: accepted once it was read to its end and every batch of it was acknowledged. */
export class Acceptance {
  /** Resolves when the object is accepted, and rejects with the first reason why it is not. */
  readonly settled: Promise<void>
  /** Aborted as soon as it is known that the object will not be accepted: no need to read on. */
  readonly signal: AbortSignal
  readonly #abort = new AbortController()
  #resolve: () => void = () => undefined
  #reject: (reason: unknown) => void = () => undefined
  #unacknowledged = 0
  #isRead = false
  #isSettled = false

  constructor() {
    this.signal = this.#abort.signal
    this.settled = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    this.settled.catch(() => undefined) // whoever waits for it hears of it
  }

  /** Whether it is accepted, or known not to be. */
  get isSettled(): boolean {
    return this.#isSettled
  }

  /** A batch is about to be handed out. */
  expect(): void {
    this.#unacknowledged++
  }

  /** A batch was acknowledged. */
  accept(): void {
    this.#unacknowledged--
    this.#settle()
  }

  /** The object was read to its end. */
  complete(): void {
    this.#isRead = true
    this.#settle()
  }

  /** The object is not accepted; later reasons are of no account. */
  fail(reason: unknown): void {
    if (this.#isSettled) return
    this.#isSettled = true
    this.#reject(reason)
    this.#abort.abort(reason)
  }

  #settle(): void {
    if (this.#isSettled || !this.#isRead || this.#unacknowledged > 0) return
    this.#isSettled = true
    this.#resolve()
  }
}

/** Records with the places that they have in their object. */
export interface PlacedRecords<Item> {
  readonly records: readonly Item[]
  /** Counted from 0, one for each record. */
  readonly places: readonly number[]
}

/** A batch as it is handed out. */
export class HandedBatch<Item> implements IntakeBatch<Item> {
  readonly records: readonly Item[]
  readonly source: BatchSource
  readonly #places: readonly number[]
  readonly #acceptance: Acceptance
  readonly #onAccepted: () => Promise<void>
  #state: 'open' | 'accepted' | 'failed' = 'open'

  /** @param onAccepted - What comes before the batch counts as accepted. It must not reject. */
  constructor(
    { records, places }: PlacedRecords<Item>,
    source: BatchSource,
    acceptance: Acceptance,
    onAccepted: () => Promise<void>,
  ) {
    this.records = records
    this.source = source
    this.#places = places
    this.#acceptance = acceptance
    this.#onAccepted = onAccepted
    acceptance.expect()
  }

  get ids(): readonly string[] {
    return this.#places.map(recordIds(this.source))
  }

  async ack(): Promise<boolean> {
    if (this.#state === 'open') {
      this.#state = 'accepted'
      await this.#onAccepted()
      this.#acceptance.accept()
    }
    return this.#state === 'accepted' && !this.#acceptance.signal.aborted
  }

  fail(reason: unknown = new IntakeError('NotAcknowledged', 'the consumer gave the batch up')): void {
    if (this.#state !== 'open') return
    this.#state = 'failed'
    this.#acceptance.fail(reason)
  }
}
