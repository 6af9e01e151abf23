/** The events that a tail has returned and that its next polls will find once more. */
import type { Place } from '../walk/candidate.js'
import type { TailCursor } from './follow-options.js'

type Entry = TailCursor['seen'][number]

/** The most events that a cursor lists. */
const maxStored = 10_000

export class SeenEvents {
  readonly #entries = new Map<string, Entry>()

  constructor(stored: readonly Entry[]) {
    for (const entry of stored) this.#entries.set(keyOf(entry), entry)
  }

  has([timeMs, target, id]: Place): boolean {
    return this.#entries.has(keyOf([target, Math.floor(timeMs / 1000), id]))
  }

  add([timeMs, target, id]: Place): void {
    const entry: Entry = [target, Math.floor(timeMs / 1000), id]
    this.#entries.set(keyOf(entry), entry)
  }

  /** Forgets what no poll of an account and Region will find again. */
  forget(target: string, before: number): void {
    for (const [key, [name, second]] of this.#entries) {
      if (name === target && second < before) this.#entries.delete(key)
    }
  }

  /** For a cursor: the newest, where there are too many. */
  stored(): readonly Entry[] {
    const all = [...this.#entries.values()]
    return all.length <= maxStored ? all : all.sort((left, right) => right[1] - left[1]).slice(0, maxStored)
  }
}

const keyOf = ([target, second, id]: Entry): string => `${target} ${String(second)} ${id}`
