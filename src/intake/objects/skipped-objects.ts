/** Which delivered objects are read, and why the others are not. */
import { parseObjectKey, type LogKind } from './object-key.js'
import type { ObjectReference } from './object-reference.js'

/** A kind of object that holds events. */
export type RecordKind = Exclude<LogKind, 'CloudTrail-Digest'>

/** The kinds that are read unless others are asked for: all that hold single events. */
export const defaultKinds: readonly RecordKind[] = ['CloudTrail', 'CloudTrail-NetworkActivity', 'CloudTrail-Insight']

/**
 * Why an object is not read.
 *
 * - `folder`: its key ends in a slash, as the marks do that consoles and CloudTrail put for folders.
 * - `empty`: it has no bytes.
 * - `digest`: it is a signed list of log files and has no events.
 * - `kind`: it holds events of a kind that was not asked for.
 * - `name`: a listing brought it, and it is not named as log files are.
 */
export type SkipReason = 'folder' | 'empty' | 'digest' | 'kind' | 'name'

/**
 * Why to pass over an object; `undefined` for one that is to be read, as those are whose key tells nothing.
 *
 * @param kinds - What to read. @defaultValue {@link defaultKinds}
 */
export function skipReason(
  { key, size }: Pick<ObjectReference, 'key' | 'size'>,
  kinds: readonly RecordKind[] = defaultKinds,
): SkipReason | undefined {
  if (key.endsWith('/')) return 'folder'
  if (size === 0) return 'empty'
  const kind = parseObjectKey(key)?.kind
  if (kind === undefined) return undefined
  if (kind === 'CloudTrail-Digest') return 'digest'
  return kinds.includes(kind) ? undefined : 'kind'
}

/** Whether an object among log files is named as one: as CloudTrail does it, or without `.gz` where it was unpacked. */
export const isNamedAsLog = (key: string): boolean => /\.json(\.gz)?$/.test(parseObjectKey(key)?.file ?? '')
