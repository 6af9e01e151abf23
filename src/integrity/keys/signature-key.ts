/** Public keys of digests, in PKCS #1 or SPKI, for `node:crypto` or Web Crypto. */
import { builtin, hasBuiltin } from '../../platform/node-builtin.js'

/** Whether a signature of RSASSA-PKCS1-v1_5 with SHA-256 is that of a text. */
export type SignatureCheck = (text: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>

/** Reads a key; `undefined` when it cannot be read. */
export type KeyReader = (der: Uint8Array) => SignatureCheck | undefined | Promise<SignatureCheck | undefined>

/** Reads a key with `node:crypto`. */
export const readKeyOnNode: KeyReader = (der) => {
  const { createPublicKey, verify } = builtin('node:crypto')
  for (const type of ['pkcs1', 'spki'] as const) {
    try {
      const key = createPublicKey({ key: Buffer.from(der), format: 'der', type })
      if (key.asymmetricKeyType !== 'rsa') return undefined
      return (text, signature) => verify('RSA-SHA256', text, key, signature)
    } catch {
      // the other form, then
    }
  }
  return undefined
}

/** Reads a key with Web Crypto. */
export const readKeyOnWeb: KeyReader = async (der) => {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  for (const spki of [der, spkiOf(der)]) {
    try {
      const key = await crypto.subtle.importKey('spki', new Uint8Array(spki), algorithm, false, ['verify'])
      return (text, signature) => crypto.subtle.verify(algorithm, key, new Uint8Array(signature), new Uint8Array(text))
    } catch {
      // the other form, then
    }
  }
  return undefined
}

/** Reads a key with what the runtime has. */
export const readKey: KeyReader = (der) => (hasBuiltin('node:crypto') ? readKeyOnNode(der) : readKeyOnWeb(der))

/** `AlgorithmIdentifier` of RSA: rsaEncryption without parameters (RFC 3279, section 2.3.1). */
const rsaIdentifier = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00]

/** Wraps a PKCS #1 key, which Web Crypto does not read, as `SubjectPublicKeyInfo`, which it does. */
function spkiOf(pkcs1: Uint8Array): Uint8Array {
  const bits = tagged(0x03, [0, ...pkcs1])
  return Uint8Array.from(tagged(0x30, [...rsaIdentifier, ...bits]))
}

/** DER: a tag, the length of the content in its shortest form, the content. */
function tagged(tag: number, content: readonly number[]): number[] {
  const { length } = content
  if (length < 0x80) return [tag, length, ...content]
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff]
  return [tag, 0x80 + bytes.length, ...bytes, ...content]
}
