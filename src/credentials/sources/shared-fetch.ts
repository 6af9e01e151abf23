/** One request for all clients of a process that ask for the same credentials at the same time. */
import type { Credentials } from '../../auth/credentials.js'

const underWay = new Map<string, Promise<Credentials>>()

/** Joins the fetch with this key that is under way, or starts one. @param key - Everything that decides what is fetched. */
export function sharedFetch(key: string, fetch: () => Promise<Credentials>): Promise<Credentials> {
  const joined = underWay.get(key)
  if (joined !== undefined) return joined
  const started = fetch().finally(() => underWay.delete(key))
  underWay.set(key, started)
  return started
}
