/** Ids of what the emulator makes: UUIDs that are the same in every run. */
import { createHash } from 'node:crypto'

/**
 * The next id of a kind.
 *
 * @param kind - What the id is for. Each kind counts by itself, so that an additional request does not change the ids
 *   of resources.
 */
export type NewId = (kind: string) => string

/**
 * Starts the series of an account.
 *
 * @param seed - The same seed gives the same account the same ids.
 * @param accountId - Two accounts have no id in common.
 */
export function createIds(seed: number, accountId: string): NewId {
  const made = new Map<string, number>()
  return (kind) => {
    const number = (made.get(kind) ?? 0) + 1
    made.set(kind, number)
    return uuid(
      createHash('sha256')
        .update(JSON.stringify([seed, accountId, kind, number]))
        .digest(),
    )
  }
}

/** Bytes in the form of a UUID of version 4. */
function uuid(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
