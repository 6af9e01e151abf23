/** Checks one log file against what its digest says of it. */
import { createSha256 } from '../content/sha256.js'
import { EventTimes, eventTimesOutside } from '../content/event-times.js'
import { readGzip } from '../content/read-gzip.js'
import { failures, type Failure } from '../findings/finding.js'
import type { WarningFacts } from '../findings/warning.js'
import { parseJson } from '../../runtime/parse-json.js'
import type { StoredFile } from '../store/store.js'
import type { Digest, LogReference } from './digest.js'

export interface LogCheck {
  readonly failure?: Failure | undefined
  /** Whether its text has a time that is not within the times of the digest. It may be that of something else than an event. */
  readonly hasTimeOutside: boolean
}

/** Compares a log file with its hash. @throws What its pieces throw. */
export async function checkLog({ pieces }: StoredFile, log: LogReference, digest: Digest): Promise<LogCheck> {
  const sha256 = createSha256()
  const times = new EventTimes(digest.oldestEventTime, digest.newestEventTime)
  const state = await readGzip(pieces, (bytes) => {
    sha256.update(bytes)
    times.add(bytes)
  })
  const hash = await sha256.digest()
  const failure = failureOf(state, hash === log.hash)
  return { failure, hasTimeOutside: times.hasOutside }
}

/**
 * The AWS CLI takes a file without its trailer when all of its text is there, and reports a hash when it is not.
 *
 * @param isSame - Whether the text has the hash that the digest names, which is compared as it is written.
 */
function failureOf(state: Awaited<ReturnType<typeof readGzip>>, isSame: boolean): Failure | undefined {
  if (state === 'corrupt') return failures.invalidFormat
  if (state === 'trailing') return failures.trailingData
  if (!isSame) return failures.hashMismatch
  return state === 'cut-off' ? failures.invalidFormat : undefined
}

/** The largest file that is read as a whole to find the events of a suspicious time, in bytes of text. */
const maxParsedBytes = 128 * 1024 * 1024

/** Parses a log file, and tells which of its events are outside of the times of its digest. @throws What its pieces throw. */
export async function eventTimesWarning(
  { pieces }: StoredFile,
  { bucket, key }: LogReference,
  { oldestEventTime, newestEventTime }: Digest,
): Promise<WarningFacts | undefined> {
  const read: Uint8Array[] = []
  let length = 0
  await readGzip(pieces, (bytes) => {
    length += bytes.length
    if (length <= maxParsedBytes) read.push(new Uint8Array(bytes))
  })
  if (length > maxParsedBytes) {
    const message = `the log file may have events from outside the time of its digest; with ${String(length)} bytes it is too large to be sure`
    return { kind: 'event-times', message, bucket, key }
  }
  const decoder = new TextDecoder()
  const text = read.map((bytes) => decoder.decode(bytes, { stream: true })).join('')
  const times = eventTimesOutside(parseJson(text), oldestEventTime, newestEventTime)
  if (times.length === 0) return undefined
  const range = `${String(oldestEventTime)} to ${String(newestEventTime)}`
  const message = `${String(times.length)} events of the log file, e.g. at ${times[0] ?? ''}, are outside of the time that its digest names: ${range}`
  return { kind: 'event-times', message, bucket, key }
}

/** A log whose digest names another algorithm than the one that is compared. */
export function algorithmWarning({ bucket, key, hashAlgorithm }: LogReference): WarningFacts | undefined {
  if (hashAlgorithm === undefined || hashAlgorithm === 'SHA-256') return undefined
  const message = `the digest names the hash algorithm ${JSON.stringify(hashAlgorithm)} for the log file; SHA-256 was compared`
  return { kind: 'algorithm', message, bucket, key }
}
