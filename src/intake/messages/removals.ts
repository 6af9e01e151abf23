/** Removes messages in the background: the first at once, and those that come while a request is under way together. */
import type { EntryOutcome } from './queue-batch.js'
import { maxBatchSize } from './sqs-operations.js'

/** Removes what it is given, without anyone waiting for it. */
export class Removals {
  readonly #remove: (receiptHandles: readonly string[]) => Promise<readonly EntryOutcome[]>
  readonly #onRemoved: (outcomes: readonly EntryOutcome[]) => void
  readonly #waiting: string[] = []
  #work: Promise<void> | undefined

  /**
   * @param remove - Removes messages; it rejects for nothing.
   * @param onRemoved - Told what became of each.
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

  /** Resolves when all that was added has been dealt with. */
  async done(): Promise<void> {
    while (this.#work !== undefined) await this.#work
  }

  async #removeAll(): Promise<void> {
    await Promise.resolve() // what is added in the same turn goes into the same request
    while (this.#waiting.length > 0) {
      this.#onRemoved(await this.#remove(this.#waiting.splice(0, maxBatchSize)))
    }
    this.#work = undefined
  }
}
