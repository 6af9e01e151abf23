/** A rendezvous of readers and consumers: a reader waits until its item is taken, a consumer until there is an item. */
import { unlessAborted } from '../../runtime/abort.js'

interface Offer<Item> {
  readonly item: Item
  readonly taken: () => void
}

/** Passes items on in the order in which they are offered, without a buffer. */
export class Rendezvous<Item> {
  readonly #offers: Offer<Item>[] = []
  readonly #takers: ((item: Item | undefined) => void)[] = []
  #isClosed = false

  /**
   * Offers an item, and waits until it is taken.
   *
   * @throws The signal's own reason; the item is no longer offered.
   */
  async offer(item: Item, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const taker = this.#takers.shift()
    if (taker !== undefined) {
      taker(item)
      return
    }
    let offer: Offer<Item> | undefined
    const taken = new Promise<void>((resolve) => {
      offer = { item, taken: resolve }
      this.#offers.push(offer)
    })
    try {
      await unlessAborted(taken, signal)
    } finally {
      const index = this.#offers.findIndex((other) => other === offer)
      if (index >= 0) this.#offers.splice(index, 1)
    }
  }

  /** The next item; `undefined` once it is closed and no item is offered. */
  async take(): Promise<Item | undefined> {
    const offer = this.#offers.shift()
    if (offer !== undefined) {
      offer.taken()
      return offer.item
    }
    if (this.#isClosed) return undefined
    return new Promise((resolve) => {
      this.#takers.push(resolve)
    })
  }

  /** No more items will be offered: consumers no longer wait. */
  close(): void {
    this.#isClosed = true
    for (const taker of this.#takers.splice(0)) taker(undefined)
  }
}
