/** The set of event ids behind `dedupe`: the interface for any store, and a set in memory. */
import { InputError } from '../../contracts/errors.js'
import { BoundedMap } from '../../runtime/bounded-map.js'

/**
 * Remembers the ids of events that were accepted, once all batches of their object were. Each call takes the ids of a whole
 * batch, so that a set behind a network gets one request per batch.
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
  /** Adds the ids to the set. Some may be in it already. */
  add(ids: readonly string[]): unknown
}

/** How many event ids {@link seenInMemory} holds by default: about 14 MB. */
const defaultSeenIds = 100_000

/**
 * A set in this process's memory. It forgets the oldest ids first.
 *
 * @param size - How many ids it holds at most, an integer from 1. @defaultValue 100 000, about 14 MB
 * @throws InputError when `size` is not an integer from 1.
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

/** The set that the option `dedupe` asks for; `undefined` for none. */
export const seenSetOf = (dedupe: boolean | SeenSet | undefined): SeenSet | undefined =>
  dedupe === true ? seenInMemory() : dedupe === false ? undefined : dedupe
