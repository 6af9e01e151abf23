/** Reads a digest: what it says, and which text was signed. Pure. */
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'
import { failures, type Failure } from '../findings/finding.js'
import type { FilePlace } from '../store/store.js'

/** A log file as its digest names it. */
export interface LogReference {
  readonly bucket: string
  readonly key: string
  /** SHA-256 of the decompressed file, in lower-case hexadecimal. */
  readonly hash: unknown
  readonly hashAlgorithm: unknown
}

/** What of a digest is needed. */
export interface Digest {
  readonly bucket: string
  readonly key: string
  readonly fingerprint: string
  readonly startMs: number
  readonly endMs: number
  /** What was signed. */
  readonly signedText: string
  /** Times of the first and last event in its log files, as it writes them. */
  readonly oldestEventTime: unknown
  readonly newestEventTime: unknown
  /** `undefined` for the first digest of a chain. */
  readonly previous: { readonly bucket: string; readonly key: string } | undefined
  readonly previousHash: unknown
  readonly previousSignature: unknown
  /** `undefined` when the digest has no such list; an entry when it cannot be read. */
  readonly logs: readonly (LogReference | undefined)[] | undefined
}

type Members = Readonly<Record<string, unknown>>

/** The members without which nothing can be checked. */
const required = [
  'digestPublicKeyFingerprint',
  'digestS3Bucket',
  'digestS3Object',
  'previousDigestSignature',
  'digestEndTime',
  'digestStartTime',
]

/** Reads the text of a digest as JSON. @returns `undefined` for what is no JSON in UTF-8. */
export function parseDigest(text: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text))
  } catch {
    return undefined
  }
}

/** Whether a value has the members of a digest and names the place where it was read. @returns What is wrong. */
export function formFailure(value: unknown, place: FilePlace): Failure | undefined {
  if (!isObject(value) || !required.every((name) => Object.hasOwn(value, name))) return failures.invalidFormat
  const isInPlace =
    value['digestS3Object'] === place.key && (place.bucket === undefined || value['digestS3Bucket'] === place.bucket)
  return isInPlace ? undefined : failures.moved
}

/**
 * Takes what is needed from a value that has passed {@link formFailure}.
 *
 * @param hash - SHA-256 of the text, in lower-case hexadecimal.
 * @returns The digest; a time that is none is `NaN`.
 */
export function digestOf(value: unknown, hash: string): Digest {
  const digest = value as Members // sound: checked before
  const [bucket, key] = [String(digest['digestS3Bucket']), String(digest['digestS3Object'])]
  return {
    bucket,
    key,
    fingerprint: String(digest['digestPublicKeyFingerprint']),
    startMs: timeOf(digest['digestStartTime']),
    endMs: timeOf(digest['digestEndTime']),
    signedText: signedText(digest, hash),
    oldestEventTime: digest['oldestEventTime'],
    newestEventTime: digest['newestEventTime'],
    previous: previousOf(digest),
    previousHash: digest['previousDigestHashValue'],
    previousSignature: digest['previousDigestSignature'],
    logs: logsOf(digest['logFiles']),
  }
}

/**
 * The text that was signed: four lines of UTF-8.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html
 */
const signedText = (digest: Members, hash: string): string =>
  [
    String(digest['digestEndTime']),
    `${String(digest['digestS3Bucket'])}/${String(digest['digestS3Object'])}`,
    hash,
    String(digest['previousDigestSignature']), // `null` for the first digest of a chain
  ].join('\n')

function previousOf(digest: Members): Digest['previous'] {
  const [bucket, key] = [digest['previousDigestS3Bucket'], digest['previousDigestS3Object']]
  return typeof bucket === 'string' && typeof key === 'string' ? { bucket, key } : undefined
}

function logsOf(logFiles: unknown): Digest['logs'] {
  if (!Array.isArray(logFiles)) return undefined
  return logFiles.map((log: unknown) => {
    if (!isObject(log)) return undefined
    const { s3Bucket: bucket, s3Object: key, hashValue: hash, hashAlgorithm } = log
    return typeof bucket === 'string' && typeof key === 'string' ? { bucket, key, hash, hashAlgorithm } : undefined
  })
}

/** A time in UTC, in epoch milliseconds; `NaN` for what is none. */
export function timeOf(text: unknown): number {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text)) return NaN
  return Date.parse(text)
}

/** The bytes of hexadecimal text; `undefined` for anything else. */
export function bytesOfHex(text: string): Uint8Array | undefined {
  if (!/^(?:[\dA-Fa-f]{2})+$/.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => parseInt(text.slice(index * 2, index * 2 + 2), 16))
}
