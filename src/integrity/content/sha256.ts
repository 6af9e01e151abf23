/** SHA-256 of bytes that come in pieces. */
import { builtin, hasBuiltin } from '../../platform/node-builtin.js'

export interface Sha256 {
  update(bytes: Uint8Array): void
  /** In lower-case hexadecimal. */
  digest(): string | Promise<string>
}

/** Begins a hash with what the runtime has. */
export const createSha256 = (): Sha256 => (hasBuiltin('node:crypto') ? sha256OnNode() : sha256OnWeb())

function sha256OnNode(): Sha256 {
  const hash = builtin('node:crypto').createHash('sha256')
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    digest: () => hash.digest('hex'),
  }
}

/** Web Crypto has no hash of pieces: it is given the whole. */
export function sha256OnWeb(): Sha256 {
  const pieces: Uint8Array[] = []
  return {
    update: (bytes) => {
      pieces.push(new Uint8Array(bytes))
    },
    digest: async () => {
      const whole = new Uint8Array(await new Blob(pieces).arrayBuffer())
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
      return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
    },
  }
}
