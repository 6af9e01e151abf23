/** Where readers and consumers meet: a reader waits until its item is taken, a consumer until there is one. */
import { unlessAborted } from '../../runtime/abort.js'

interface Offer<Item> {
  readonly item: Item
  readonly taken: () => void
}

/** Hands items over one by one, in the order in which they are offered; none is kept in between. */
export class Handoff<Item> {
  readonly #offers: Offer<Item>[] = []
  readonly #takers: ((item: Item | undefined) => void)[] = []
  #isClosed = false

  /**
   * Offers an item, and waits until it is taken.
   *
   * @throws The signal's own reason; the offer is taken back.
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
      const place = this.#offers.findIndex((other) => other === offer)
      if (place >= 0) this.#offers.splice(place, 1)
    }
  }

  /** The next item; `undefined` once it is closed and nothing is offered any more. */
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

  /** Ends all waits for items, now and from now on. */
  close(): void {
    this.#isClosed = true
    for (const taker of this.#takers.splice(0)) taker(undefined)
  }
}
