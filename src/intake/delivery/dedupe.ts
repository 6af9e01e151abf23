/** Leaves out records that were accepted before, by their event ids. */
import type { SeenSet } from '../options/seen-set.js'

/** The id of an event: `eventID`, or `eventId` in summaries of data events; `undefined` when it has none. */
export function eventIdOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const { eventID, eventId }: { eventID?: unknown; eventId?: unknown } = record
  const id = eventID ?? eventId
  return typeof id === 'string' && id !== '' ? id : undefined
}

/**
 * Finds the new records of one object. It takes two steps, so that no record is lost between them: {@link Dedupe.fresh} before a
 * batch is delivered, {@link Dedupe.commit} once the object was accepted. An object that fails leaves nothing behind: all of its
 * records are delivered when it is read again.
 *
 * Two copies of an event in objects that are delivered at the same time are both new: if one were left out and the other never
 * acknowledged, the event would be lost.
 */
export class Dedupe<Item> {
  readonly #seen: SeenSet
  readonly #idOf: (item: Item) => string | undefined
  /** Ids of all batches so far. */
  readonly #ids = new Set<string>()
  readonly #batches: (readonly string[])[] = []

  /** @param idOf - The id of a record; records without an id are always new. */
  constructor(seen: SeenSet, idOf: (item: Item) => string | undefined) {
    this.#seen = seen
    this.#idOf = idOf
  }

  /**
   * The records whose ids were neither committed before nor in a batch of this object, each id once, in their order.
   *
   * @throws What the set throws.
   */
  async fresh(items: readonly Item[]): Promise<Item[]> {
    const idByItem = new Map(items.map((item) => [item, this.#idOf(item)]))
    const ids = [...new Set(idByItem.values())].filter((id) => id !== undefined && !this.#ids.has(id)) as string[]
    const answers = ids.length === 0 ? [] : await this.#seen.has(ids)
    // When the set answers for fewer ids than were asked for, the others are new.
    const fresh = ids.filter((_, index) => answers[index] !== true)
    this.#batches.push(fresh)
    for (const id of fresh) this.#ids.add(id)
    const awaited = new Set(fresh)
    return items.filter((item) => {
      const id = idByItem.get(item)
      return id === undefined || awaited.delete(id)
    })
  }

  /**
   * Adds the ids of the object to the set, those of a batch at a time. Call it after the object was accepted.
   *
   * @throws What the set throws. The object stays accepted; some of its records may be delivered once more.
   */
  async commit(): Promise<void> {
    for (const ids of this.#batches) if (ids.length > 0) await this.#seen.add(ids)
  }
}
