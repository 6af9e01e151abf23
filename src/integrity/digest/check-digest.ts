/** Checks one digest: from the file in its store to a verdict and, when it is valid, what it says. */
import { createSha256 } from '../content/sha256.js'
import { readGzip } from '../content/read-gzip.js'
import { failures, type Failure } from '../findings/finding.js'
import type { WarningFacts } from '../findings/warning.js'
import type { KeyRing } from '../keys/key-ring.js'
import type { FilePlace, StoredFile } from '../store/store.js'
import { bytesOfHex, digestOf, formFailure, parseDigest, type Digest } from './digest.js'

/** What was found of a digest. */
export type DigestCheck = InvalidDigest | ValidDigest

interface InvalidDigest {
  readonly failure: Failure
}

interface ValidDigest {
  readonly failure?: undefined
  readonly digest: Digest
  /** SHA-256 of its text. */
  readonly hash: string
  /** As its metadata have it. */
  readonly signature: string
  readonly warnings: readonly WarningFacts[]
}

/** What a check needs besides the file. */
export interface DigestContext {
  readonly place: FilePlace
  readonly isBackfill: boolean
  readonly keys: KeyRing
  /** Named in messages. */
  readonly homeRegion: string
  /**
   * Called for a fingerprint that is not known, to add keys.
   *
   * @param generated - When a backfill digest was made, as its metadata have it.
   */
  readonly loadKeys: (generated: string | undefined) => Promise<Failure | undefined>
}

/** The longest digest that is read, in bytes of text: 1,000 times that of a large account. */
const maxDigestBytes = 256 * 1024 * 1024

class TooLargeError extends Error {}

/** Checks a digest, in the order in which the AWS CLI does. @throws What its pieces throw. */
export async function checkDigest(file: StoredFile, context: DigestContext): Promise<DigestCheck> {
  const text = await textOf(file)
  const value = text && parseDigest(text.bytes)
  if (text === undefined || value === undefined) return { failure: failures.invalidFormat }
  const { signature, 'signature-algorithm': algorithm, 'backfill-generation-timestamp': generated } = file.metadata
  if (signature === undefined || algorithm === undefined) return { failure: failures.signatureMismatch }
  if (context.isBackfill && generated === undefined) return { failure: failures.invalidFormat }
  const formal = formFailure(value, context.place)
  if (formal !== undefined) return { failure: formal }
  const digest = digestOf(value, text.hash)
  const failure = await signatureFailure(digest, signature, generated, context)
  if (failure !== undefined) return { failure }
  if (Number.isNaN(digest.startMs + digest.endMs)) return { failure: failures.invalidFormat }
  return { digest, hash: text.hash, signature, warnings: warningsOf(digest, algorithm, text.isFollowed) }
}

interface DigestText {
  readonly bytes: Uint8Array
  readonly hash: string
  /** Whether something stands behind the end of the compressed data; the AWS CLI takes such a digest. */
  readonly isFollowed: boolean
}

/** `undefined` for a file that is no whole gzip member, or far too large. */
async function textOf({ pieces }: StoredFile): Promise<DigestText | undefined> {
  const read: Uint8Array[] = []
  const sha256 = createSha256()
  let length = 0
  try {
    const state = await readGzip(pieces, (bytes) => {
      length += bytes.length
      if (length > maxDigestBytes) throw new TooLargeError()
      read.push(new Uint8Array(bytes))
      sha256.update(bytes)
    })
    if (state !== 'whole' && state !== 'trailing') return undefined
    return { bytes: joined(read, length), hash: await sha256.digest(), isFollowed: state === 'trailing' }
  } catch (error) {
    if (error instanceof TooLargeError) return undefined
    throw error
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1 && pieces[0] !== undefined) return pieces[0]
  const whole = new Uint8Array(length)
  pieces.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0)
  return whole
}

async function signatureFailure(
  { fingerprint, signedText }: Digest,
  signature: string,
  generated: string | undefined,
  { keys, homeRegion, loadKeys }: DigestContext,
): Promise<Failure | undefined> {
  const missing = keys.has(fingerprint) ? undefined : await loadKeys(generated)
  if (missing !== undefined) return missing
  if (!keys.has(fingerprint)) {
    const message = `public key not found in region ${homeRegion} for fingerprint ${fingerprint}`
    return { reason: 'unknown-key', message }
  }
  const isSigned = await keys.check(fingerprint)
  if (isSigned === undefined) {
    return { reason: 'unusable-key', message: `Unable to load PKCS #1 key with fingerprint ${fingerprint}` }
  }
  // `Buffer.from(text, 'hex')` would drop what is no hexadecimal.
  const bytes = bytesOfHex(signature)
  if (bytes === undefined || !(await isSigned(new TextEncoder().encode(signedText), bytes)))
    return failures.signatureMismatch
  return undefined
}

/** The only algorithm of signatures, as metadata name it. */
const knownAlgorithm = 'SHA256withRSA'

function warningsOf({ bucket, key, logs }: Digest, algorithm: string, isFollowed: boolean): WarningFacts[] {
  const place = { bucket, key }
  const warnings: WarningFacts[] = []
  if (algorithm !== knownAlgorithm) {
    const message = `the metadata of the digest name the signature algorithm ${JSON.stringify(algorithm)}; its signature is one of ${knownAlgorithm} all the same`
    warnings.push({ kind: 'algorithm', message, ...place })
  }
  if (isFollowed) {
    const message = 'something follows the end of the compressed digest: it was not there when the digest was delivered'
    warnings.push({ kind: 'trailing-data', message, ...place })
  }
  if (logs === undefined) {
    warnings.push({ kind: 'no-log-list', message: 'the digest is signed, but has no list of log files', ...place })
  }
  return warnings
}
