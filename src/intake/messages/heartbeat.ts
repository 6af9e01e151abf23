/** Keeps messages hidden from other receivers while they are worked on. */
import type { Clock } from '../../runtime/clock.js'
import type { EntryOutcome } from './queue-batch.js'
import type { VisibilityChange } from './queue.js'

/** A message to be kept hidden. */
export interface HeldMessage {
  readonly receiptHandle: string
  /** SQS no longer accepts our receipt of the message. */
  lost(error: unknown): void
}

/** Renews visibility timeouts when half of their time is over. */
export class Heartbeat {
  readonly #hide: (changes: readonly VisibilityChange[]) => Promise<readonly EntryOutcome[]>
  readonly #clock: Clock
  readonly #seconds: number
  readonly #onError: (error: unknown) => void
  readonly #held = new Map<string, HeldMessage>()
  #cancel: (() => void) | undefined

  /**
   * @param hide - Sets visibility timeouts; it never rejects.
   * @param seconds - The visibility timeout.
   * @param onError - Called with failures; a renewal that failed is tried again with the next beat.
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

  /** Starts to renew a message's timeout. */
  hold(message: HeldMessage): void {
    this.#held.set(message.receiptHandle, message)
    this.#cancel ??= this.#clock.after((this.#seconds * 1000) / 2, () => {
      this.#cancel = undefined
      void this.#beat()
    })
  }

  /** Stops renewing a message's timeout; the message stays hidden until the current one is over. */
  release({ receiptHandle }: Pick<HeldMessage, 'receiptHandle'>): void {
    this.#held.delete(receiptHandle)
    if (this.#held.size > 0) return
    this.#cancel?.()
    this.#cancel = undefined
  }

  async #beat(): Promise<void> {
    // The next beat is planned before this one is sent: should the request hang, half of the timeout is left.
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
