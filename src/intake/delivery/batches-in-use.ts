/** Counts the batches of a job that the consumer is using. */
import { onAbort } from '../../runtime/abort.js'
import type { IntakeBatch } from './batch.js'

/** A batch that the consumer has taken. */
export interface TakenBatch<Item> {
  readonly batch: IntakeBatch<Item>
  /** The consumer has gone on to the next batch; it may still acknowledge this one. */
  release(): void
}

/** The batches of one job between being offered and being released. */
export class BatchesInUse {
  /** Resolves when the job was read to its end and the consumer has released all of its batches, or when the job is aborted. */
  readonly noneLeft: Promise<void>
  #resolve: () => void = () => undefined
  #count = 0
  #isReading = true
  readonly #signal: AbortSignal

  /** @param signal - Of the job. */
  constructor(signal: AbortSignal) {
    this.#signal = signal
    this.noneLeft = new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  /** Counts a batch as in use until it is released. */
  use<Item>(batch: IntakeBatch<Item>): TakenBatch<Item> {
    this.#count++
    let isInUse = true
    const release = () => {
      if (!isInUse) return
      isInUse = false
      this.#count--
      this.#check()
    }
    return { batch, release }
  }

  /** No more batches will come. */
  readToEnd(): void {
    this.#isReading = false
    this.#check()
    onAbort(this.#signal, this.#resolve)
  }

  #check(): void {
    if (!this.#isReading && this.#count === 0) this.#resolve()
  }
}
