/** Tells which account credentials belong to, so that those of one account share its quotas. Not for authorisation. */
import type { Credentials } from '../contracts/credentials.js'

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * The account's id where it is given or can be read off the key's id, otherwise a text that stands for the key.
 *
 * Keys made since 2019 have the account in their id, as 40 bits after the first; AWS does not document it.
 */
export function accountOf({ accountId, accessKeyId }: Credentials): string {
  return accountId ?? accountInKey(accessKeyId) ?? `key-${hashOf(accessKeyId)}`
}

function accountInKey(accessKeyId: string): string | undefined {
  // The first bit is set in ids of this kind, so that their fifth letter is Q or later.
  const [, digits] = /^A[A-Z]{3}([Q-Z2-7][A-Z2-7]{9})[A-Z2-7]{6}$/.exec(accessKeyId) ?? []
  if (digits === undefined) return undefined
  const bits = Array.from(digits).reduce((sum, digit) => sum * 32 + base32.indexOf(digit), 0) // 50 of them
  return String(Math.floor((bits % 2 ** 49) / 2 ** 9)).padStart(12, '0')
}

/** FNV-1a, 32 bits: enough to keep keys apart without showing them to whatever store a limiter uses. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
