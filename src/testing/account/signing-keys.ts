/** RSA key pairs that sign digest files, made when they are first needed: one for each Region and year. */
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** A key pair and the time during which it signs. */
export interface SigningKey {
  readonly privateKey: KeyObject
  /** The public key in PKCS #1 DER, base64. */
  readonly value: string
  /** MD5 of the DER bytes, hexadecimal. */
  readonly fingerprint: string
  /** Epoch milliseconds. */
  readonly validFromMs: number
  /** Epoch milliseconds; the next key is valid from here on. */
  readonly validToMs: number
}

/** How long one key signs, in milliseconds. The service does not document its own period. */
const periodMs = 365 * 24 * 3600 * 1000

/** Digest files exist since October 2015. */
const firstKeyMs = Date.UTC(2015, 9, 1)

/**
 * Keys of a Region that are valid at some time of a range, oldest first.
 *
 * @param keys - The keys made so far; missing ones are added.
 * @param region - Each Region has keys of its own.
 * @param fromMs - Start of the range, epoch milliseconds.
 * @param toMs - End of the range, inclusive.
 */
export function signingKeysBetween(
  keys: Map<string, SigningKey>,
  region: string,
  fromMs: number,
  toMs: number,
): SigningKey[] {
  const found: SigningKey[] = []
  const start = Math.floor(Math.max(fromMs, firstKeyMs) / periodMs) * periodMs
  for (let validFromMs = start; validFromMs <= toMs; validFromMs += periodMs) {
    const id = `${region}/${validFromMs}`
    const key = keys.get(id) ?? createSigningKey(validFromMs)
    keys.set(id, key)
    found.push(key)
  }
  return found
}

function createSigningKey(validFromMs: number): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = publicKey.export({ type: 'pkcs1', format: 'der' })
  return {
    privateKey,
    value: der.toString('base64'),
    fingerprint: createHash('md5').update(der).digest('hex'),
    validFromMs,
    validToMs: validFromMs + periodMs,
  }
}
