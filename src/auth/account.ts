/** Finds the account that credentials belong to, so that all of one account share its quotas. Not for authorisation. */
import { hashOf } from '../runtime/hash.js'
import type { Credentials } from './credentials.js'

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * The account id, if it is given or part of the access key id; otherwise a string that identifies the key.
 *
 * Access key ids created since 2019 contain the account id, in the 40 bits after the first one; AWS does not document that.
 */
export function accountOf({ accountId, accessKeyId }: Credentials): string {
  return accountId ?? accountInKey(accessKeyId) ?? `key-${hashOf(accessKeyId)}`
}

/** Tells the keys of an account apart, without showing them to a limiter's store: those who wait for one quota take turns by key. */
export const requesterOf = ({ accessKeyId }: Credentials): string => hashOf(accessKeyId)

function accountInKey(accessKeyId: string): string | undefined {
  // In such ids the first bit is set, so their fifth letter is Q or later.
  const [, digits] = /^A[A-Z]{3}([Q-Z2-7][A-Z2-7]{9})[A-Z2-7]{6}$/.exec(accessKeyId) ?? []
  if (digits === undefined) return undefined
  const bits = Array.from(digits).reduce((sum, digit) => sum * 32 + base32.indexOf(digit), 0) // 10 letters of 5 bits
  return String(Math.floor((bits % 2 ** 49) / 2 ** 9)).padStart(12, '0')
}
