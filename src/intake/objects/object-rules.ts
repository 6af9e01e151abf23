/** Decides which objects are read, and why others are skipped. Pure. */
import type { SourceFilter } from './filters.js'
import { parseObjectKey } from './object-key.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import { skipReason, type RecordKind, type SkipReason } from './skipped-objects.js'

/** Why an object is skipped: for its key or size, or by one of the {@link ObjectRules}. */
export type ObjectSkipReason = SkipReason | 'filter' | 'age' | 'finished'

/** What decides whether an object is read. */
export interface ObjectRules {
  readonly kinds?: readonly RecordKind[] | undefined
  readonly sourceFilter?: SourceFilter | undefined
  readonly maxAgeDays?: number | undefined
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** Whether the object was accepted at an earlier delivery of the same message. */
  readonly isFinished: (object: ObjectReference) => boolean
}

const msPerDay = 24 * 3600 * 1000

/** Why an object is skipped; `undefined` for one to be read. */
export function objectSkipReason(object: ObjectReference, rules: ObjectRules): ObjectSkipReason | undefined {
  const { kinds, sourceFilter, maxAgeDays = Infinity, nowMs, isFinished } = rules
  const reason = skipReason(object, kinds)
  if (reason !== undefined) return reason
  const day = parseObjectKey(object.key)?.day
  const ageDays = day === undefined ? 0 : Math.floor(nowMs / msPerDay) - Date.parse(day) / msPerDay
  if (ageDays > maxAgeDays) return 'age'
  if (sourceFilter !== undefined && !sourceFilter(object)) return 'filter'
  return isFinished(object) ? 'finished' : undefined
}
