/** Removes messages in the background; those that are added while a request is under way go into the next one together. */
import type { EntryOutcome } from './queue-batch.js'
import { maxBatchSize } from './sqs-operations.js'

/** Removes messages without making callers wait. */
export class Removals {
  readonly #remove: (receiptHandles: readonly string[]) => Promise<readonly EntryOutcome[]>
  readonly #onRemoved: (outcomes: readonly EntryOutcome[]) => void
  readonly #waiting: string[] = []
  #work: Promise<void> | undefined

  /**
   * @param remove - Removes messages; it never rejects.
   * @param onRemoved - Called with the outcomes.
   */
  constructor(
    remove: (receiptHandles: readonly string[]) => Promise<readonly EntryOutcome[]>,
    onRemoved: (outcomes: readonly EntryOutcome[]) => void,
  ) {
    this.#remove = remove
    this.#onRemoved = onRemoved
  }

  /** Removes a message soon. */
  add(receiptHandle: string): void {
    this.#waiting.push(receiptHandle)
    this.#work ??= this.#removeAll()
  }

  /** Resolves when all messages that were added have an outcome. */
  async done(): Promise<void> {
    while (this.#work !== undefined) await this.#work
  }

  async #removeAll(): Promise<void> {
    await Promise.resolve() // messages that are added in the same tick go into one request
    while (this.#waiting.length > 0) {
      this.#onRemoved(await this.#remove(this.#waiting.splice(0, maxBatchSize)))
    }
    this.#work = undefined
  }
}
