/** Keeps messages hidden from other receivers while someone is at work on them. */
import type { Clock } from '../../runtime/clock.js'
import type { EntryOutcome } from './queue-batch.js'
import type { VisibilityChange } from './queue.js'

/** A message that is kept hidden. */
export interface HeldMessage {
  readonly receiptHandle: string
  /** SQS says that the message is no longer ours. */
  lost(error: unknown): void
}

/** Hides messages anew each time that half of their visibility timeout is over. */
export class Heartbeat {
  readonly #hide: (changes: readonly VisibilityChange[]) => Promise<readonly EntryOutcome[]>
  readonly #clock: Clock
  readonly #seconds: number
  readonly #onError: (error: unknown) => void
  readonly #held = new Map<string, HeldMessage>()
  #cancel: (() => void) | undefined

  /**
   * @param hide - Sets visibility timeouts; it rejects for nothing.
   * @param seconds - The visibility timeout.
   * @param onError - Told of failures; what failed is tried again with the next beat.
   */
  constructor(
    hide: (changes: readonly VisibilityChange[]) => Promise<readonly EntryOutcome[]>,
    clock: Clock,
    seconds: number,
    onError: (error: unknown) => void,
  ) {
    this.#hide = hide
    this.#clock = clock
    this.#seconds = seconds
    this.#onError = onError
  }

  /** Begins to keep a message hidden. */
  hold(message: HeldMessage): void {
    this.#held.set(message.receiptHandle, message)
    this.#cancel ??= this.#clock.after((this.#seconds * 1000) / 2, () => {
      this.#cancel = undefined
      void this.#beat()
    })
  }

  /** No longer keeps a message hidden; it stays so until its time is over. */
  release({ receiptHandle }: Pick<HeldMessage, 'receiptHandle'>): void {
    this.#held.delete(receiptHandle)
    if (this.#held.size > 0) return
    this.#cancel?.()
    this.#cancel = undefined
  }

  async #beat(): Promise<void> {
    // The next beat does not wait for this one, which may hang: half of the time is left then.
    for (const message of this.#held.values()) this.hold(message)
    const changes = [...this.#held.keys()].map((receiptHandle) => ({ receiptHandle, seconds: this.#seconds }))
    for (const { receiptHandle, status, error } of await this.#hide(changes)) {
      const message = this.#held.get(receiptHandle)
      if (status === 'done' || message === undefined) continue
      if (status === 'failed') {
        this.#onError(error)
        continue
      }
      this.release(message)
      message.lost(error)
    }
  }
}
