/** Which objects are skipped for their key or size. */
import { parseObjectKey, type LogKind } from './object-key.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import { otherReasonOf, type OtherReason } from './other-objects.js'

/** A kind of object that holds events. */
export type RecordKind = Exclude<LogKind, 'CloudTrail-Digest'>

/** The kinds that are read by default: all that hold single events. */
export const defaultKinds: readonly RecordKind[] = ['CloudTrail', 'CloudTrail-NetworkActivity', 'CloudTrail-Insight']

/**
 * Why an object is skipped.
 *
 * - `folder`: its key ends in a slash, as that of the folder markers that consoles and CloudTrail create.
 * - `empty`: it has no bytes.
 * - `digest`: it is a signed list of log files and has no events.
 * - `lake-query`: it is a result of a query in CloudTrail Lake.
 * - `config`, `flow-logs`, `load-balancer`, `guardduty`, `waf`, `dns-queries`, `network-firewall`, `security-lake`,
 *   `s3-access-logs`, `cloudfront`: the service of this name delivered it.
 * - `other-service`: it is in the folder of another service below `AWSLogs/` and an account.
 * - `kind`: it holds events of a kind that was not asked for.
 * - `name`: it was found by listing, and its name is not that of a log file.
 */
export type SkipReason = 'folder' | 'empty' | 'kind' | 'name' | OtherReason

/**
 * Why to skip an object; `undefined` for one to be read. An object whose key is of no known kind is read.
 *
 * @param kinds - The kinds to read. @defaultValue {@link defaultKinds}
 */
export function skipReason(
  { key, size }: Pick<ObjectReference, 'key' | 'size'>,
  kinds: readonly RecordKind[] = defaultKinds,
): SkipReason | undefined {
  if (key.endsWith('/')) return 'folder'
  if (size === 0) return 'empty'
  const kind = parseObjectKey(key)?.kind
  if (kind === undefined || kind === 'CloudTrail-Digest') return otherReasonOf(key)
  return kinds.includes(kind) ? undefined : 'kind'
}

/** Whether a key has the name of a log file: as CloudTrail writes it, or without `.gz` for an unpacked file. */
export const isNamedAsLog = (key: string): boolean => /\.json(\.gz)?$/.test(parseObjectKey(key)?.file ?? '')
