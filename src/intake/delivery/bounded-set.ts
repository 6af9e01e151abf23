/** A set of texts that remembers the newest and forgets the oldest. */
import { InputError } from '../../contracts/errors.js'

/** Holds so many texts at most: one more takes the place of the one that was added longest ago. */
export class BoundedSet {
  readonly #texts = new Set<string>()
  /** The texts by age, in a ring: taking the first out of a large `Set` again and again is slow. */
  readonly #ring: string[] = []
  readonly #limit: number
  #oldest = 0

  /** @throws InputError when the limit is not a whole number from 1. */
  constructor(limit: number) {
    if (!Number.isSafeInteger(limit) || limit < 1) {
      throw new InputError([{ path: 'size', message: 'must be a whole number from 1: how much is remembered' }])
    }
    this.#limit = limit
  }

  has(text: string): boolean {
    return this.#texts.has(text)
  }

  /** Adding a text again does not make it younger. */
  add(text: string): void {
    if (this.#texts.has(text)) return
    this.#texts.add(text)
    if (this.#ring.length < this.#limit) {
      this.#ring.push(text)
      return
    }
    this.#texts.delete(this.#ring[this.#oldest] ?? '')
    this.#ring[this.#oldest] = text
    this.#oldest = (this.#oldest + 1) % this.#limit
  }
}
