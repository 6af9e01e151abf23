/** Leaves out records that have been delivered before, by their event ids. */
import type { SeenSet } from '../options/seen-set.js'

/** The event's id: `eventID`, which summaries of data events write as `eventId`; `undefined` when it has none. */
export function eventIdOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const { eventID, eventId }: { eventID?: unknown; eventId?: unknown } = record
  const id = eventID ?? eventId
  return typeof id === 'string' && id !== '' ? id : undefined
}

/**
 * Tells new records from delivered ones, in two steps, so that nothing is lost between them: {@link Dedupe.fresh} before
 * a batch is delivered, {@link Dedupe.commit} once it was acknowledged. A batch that was not stays new, and is found so
 * when it comes again.
 *
 * Two copies that are on their way at once are both new: leaving out one of them would lose the event if the other were
 * never acknowledged.
 */
export class Dedupe<Item> {
  readonly #seen: SeenSet
  readonly #idOf: (item: Item) => string | undefined

  /** @param idOf - The id of a record; one without an id is always new. */
  constructor(seen: SeenSet, idOf: (item: Item) => string | undefined) {
    this.#seen = seen
    this.#idOf = idOf
  }

  /**
   * The records that have not been acknowledged before, each id once, in their order.
   *
   * @throws Whatever the set throws. Nothing has been marked.
   */
  async fresh(items: readonly Item[]): Promise<Item[]> {
    const ids = idsOf(items, this.#idOf)
    if (ids.length === 0) return [...items]
    const answers = await this.#seen.has(ids)
    // An answer that is too short says nothing of the rest, so the rest is new.
    const awaited = new Set(ids.filter((_, index) => answers[index] !== true))
    return items.filter((item) => {
      const id = this.#idOf(item)
      return id === undefined || awaited.delete(id)
    })
  }

  /**
   * Marks the records of a batch as delivered. Call it after the batch was acknowledged.
   *
   * @throws Whatever the set throws. The batch remains acknowledged; its records may be delivered once more.
   */
  async commit(items: readonly Item[]): Promise<void> {
    const ids = idsOf(items, this.#idOf)
    if (ids.length > 0) await this.#seen.add(ids)
  }
}

function idsOf<Item>(items: readonly Item[], idOf: (item: Item) => string | undefined): string[] {
  return [...new Set(items.map(idOf).filter((id) => id !== undefined))]
}
