/** The public keys of one Region, found by their fingerprints. */
import type { PublicKey } from '../../operations/trails.js'
import { isObject } from '../../schema/kind-of.js'
import { readKey, type KeyReader, type SignatureCheck } from './signature-key.js'

/** A key as `ListPublicKeys` lists it; its value may also be the base64 text that the AWS CLI prints. */
export interface ListedKey {
  /** DER bytes, PKCS #1 or SPKI, or their base64; also what `JSON.stringify` makes of bytes. */
  readonly Value?: Uint8Array | string | undefined
  /** As digests name it. */
  readonly Fingerprint?: string | undefined
  /** Not looked at: a digest may be signed a little after the end of its key. */
  readonly ValidityStartTime?: PublicKey['ValidityStartTime'] | string | number | undefined
  /** Not looked at. */
  readonly ValidityEndTime?: PublicKey['ValidityEndTime'] | string | number | undefined
}

export class KeyRing {
  readonly #values = new Map<string, Uint8Array>()
  readonly #read = new Map<string, ReturnType<KeyReader>>()
  readonly #readKey: KeyReader

  constructor(keys: readonly ListedKey[] = [], keyReader = readKey) {
    this.#readKey = keyReader
    this.add(keys)
  }

  add(keys: readonly ListedKey[]): void {
    for (const { Fingerprint, Value } of keys) {
      if (Fingerprint === undefined || this.#values.has(Fingerprint)) continue
      this.#values.set(Fingerprint, bytesOf(Value ?? ''))
    }
  }

  get size(): number {
    return this.#values.size
  }

  has(fingerprint: string): boolean {
    return this.#values.has(fingerprint)
  }

  /** What checks signatures of a key; `undefined` when the key cannot be read. */
  check(fingerprint: string): SignatureCheck | undefined | Promise<SignatureCheck | undefined> {
    const der = this.#values.get(fingerprint)
    if (der === undefined) return undefined
    if (!this.#read.has(fingerprint)) this.#read.set(fingerprint, this.#readKey(der))
    return this.#read.get(fingerprint)
  }
}

/** No bytes for what is no base64: such a key cannot be read. */
function bytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'string') return ArrayBuffer.isView(value) ? (value as Uint8Array) : bytesOfJson(value) // typed so
  try {
    return Uint8Array.from(atob(value), (character) => character.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

/** A reply that was saved with `JSON.stringify` has an object with a member for each byte, or the `data` of a Buffer. */
function bytesOfJson(value: unknown): Uint8Array {
  const bytes = isObject(value) ? Object.values(Array.isArray(value['data']) ? value['data'] : value) : []
  return Uint8Array.from(bytes.map(Number))
}
