/** Fetches and checks digests ahead of the walk, which takes them in the order of their chain. */
import type { DigestCheck } from '../digest/check-digest.js'
import type { FilePlace } from '../store/store.js'

export class DigestReader {
  readonly #check: (place: FilePlace) => Promise<DigestCheck>
  readonly #ahead: number
  /** By key; all of one bucket. */
  readonly #begun = new Map<string, Promise<DigestCheck>>()
  #bucket: string | undefined

  /** @param ahead - How many digests are fetched before they are asked for, at most. */
  constructor(check: (place: FilePlace) => Promise<DigestCheck>, ahead: number) {
    this.#check = check
    this.#ahead = ahead
  }

  /** @param older - The listed keys before the one that is taken next, which it most likely is followed by; oldest first. */
  take(place: FilePlace, older: readonly string[]): Promise<DigestCheck> {
    if (place.bucket !== this.#bucket) this.#begun.clear()
    this.#bucket = place.bucket
    const check = this.#begun.get(place.key) ?? this.#begin(place)
    this.#begun.delete(place.key)
    const next = new Set(older.slice(Math.max(0, older.length - this.#ahead)).reverse())
    for (const key of this.#begun.keys()) if (!next.has(key)) this.#begun.delete(key)
    for (const key of next) if (!this.#begun.has(key)) this.#begun.set(key, this.#begin({ bucket: place.bucket, key }))
    return check
  }

  #begin(place: FilePlace): Promise<DigestCheck> {
    const check = this.#check(place)
    check.catch(() => undefined) // heard of when it is taken
    return check
  }
}
