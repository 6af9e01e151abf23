/** Leaves out records that have been delivered before, by their event ids. */
import { InputError } from '../../contracts/errors.js'
import { BoundedMap } from '../../runtime/bounded-map.js'

/**
 * Remembers the ids of events that were delivered. Each call takes the ids of a whole batch, so that a set behind a
 * network is asked once per batch.
 *
 * @example
 * ```ts
 * import type { SeenSet } from 'cloudtrail-client/intake'
 *
 * interface Redis {
 *   mGet(keys: string[]): Promise<(string | null)[]>
 *   set(key: string, value: string, options: { EX: number }): Promise<unknown>
 * }
 *
 * const seenInRedis = (redis: Redis): SeenSet => ({
 *   has: async (ids) => (await redis.mGet(ids.map((id) => `event:${id}`))).map((value) => value !== null),
 *   add: (ids) => Promise.all(ids.map((id) => redis.set(`event:${id}`, '', { EX: 86_400 }))),
 * })
 * ```
 */
export interface SeenSet {
  /** Whether each of the ids is in the set, in their order. */
  has(ids: readonly string[]): readonly boolean[] | Promise<readonly boolean[]>
  /** Puts the ids into the set. Some may be in it already. */
  add(ids: readonly string[]): unknown
}

/** Event ids that {@link seenInMemory} holds unless told otherwise: about 12 MB. */
export const defaultSeenIds = 100_000

/**
 * A set in this process's memory. It forgets the oldest ids first, and all of them when the process ends.
 *
 * @param size - How many ids it holds at most. @defaultValue 100 000, about 12 MB
 */
export function seenInMemory(size = defaultSeenIds): SeenSet {
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new InputError([{ path: 'size', message: 'must be an integer from 1: how many ids are remembered' }])
  }
  const seen = new BoundedMap<true>(size)
  return {
    has: (ids) => ids.map((id) => seen.has(id)),
    add: (ids) => {
      for (const id of ids) seen.set(id, true)
    },
  }
}

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
