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
 * Finds the records that are new. It takes two steps, so that no record is lost between them: {@link Dedupe.fresh} before a
 * batch is delivered, {@link Dedupe.commit} once it was acknowledged. The records of a batch that was not acknowledged stay
 * new, and are delivered when their object is read again.
 *
 * Two copies of an event that are delivered at the same time are both new: if one were left out and the other never
 * acknowledged, the event would be lost.
 */
export class Dedupe<Item> {
  readonly #seen: SeenSet
  readonly #idOf: (item: Item) => string | undefined

  /** @param idOf - The id of a record; records without an id are always new. */
  constructor(seen: SeenSet, idOf: (item: Item) => string | undefined) {
    this.#seen = seen
    this.#idOf = idOf
  }

  /**
   * The records whose ids were not committed before, each id once, in their order.
   *
   * @throws What the set throws. No id was added.
   */
  async fresh(items: readonly Item[]): Promise<Item[]> {
    const ids = idsOf(items, this.#idOf)
    if (ids.length === 0) return [...items]
    const answers = await this.#seen.has(ids)
    // When the set answers for fewer ids than were asked for, the others are new.
    const awaited = new Set(ids.filter((_, index) => answers[index] !== true))
    return items.filter((item) => {
      const id = this.#idOf(item)
      return id === undefined || awaited.delete(id)
    })
  }

  /**
   * Adds the ids of a batch to the set. Call it after the batch was acknowledged.
   *
   * @throws What the set throws. The batch stays acknowledged; its records may be delivered once more.
   */
  async commit(items: readonly Item[]): Promise<void> {
    const ids = idsOf(items, this.#idOf)
    if (ids.length > 0) await this.#seen.add(ids)
  }
}

function idsOf<Item>(items: readonly Item[], idOf: (item: Item) => string | undefined): string[] {
  return [...new Set(items.map(idOf).filter((id) => id !== undefined))]
}
