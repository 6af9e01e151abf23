/** A map that remembers the newest keys and forgets the oldest. */

/** Holds at most `limit` keys: one more replaces the key that was added first. */
export class BoundedMap<Value> {
  readonly #values = new Map<string, Value>()
  /** The keys by age, as a ring buffer: deleting the first key of a large `Map` again and again is slow. */
  readonly #ring: string[] = []
  readonly #limit: number
  #oldest = 0

  /** @param limit - An integer from 1. */
  constructor(limit: number) {
    this.#limit = limit
  }

  has(key: string): boolean {
    return this.#values.has(key)
  }

  get(key: string): Value | undefined {
    return this.#values.get(key)
  }

  /** Setting a key again does not make it newer. */
  set(key: string, value: Value): void {
    const isNew = !this.#values.has(key)
    this.#values.set(key, value)
    if (!isNew) return
    if (this.#ring.length < this.#limit) {
      this.#ring.push(key)
      return
    }
    this.#values.delete(this.#ring[this.#oldest] ?? '')
    this.#ring[this.#oldest] = key
    this.#oldest = (this.#oldest + 1) % this.#limit
  }
}
