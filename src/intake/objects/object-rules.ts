/** Decides which objects are read, and says why the others are not. Pure. */
import type { SourceFilter } from './filters.js'
import { parseObjectKey } from './object-key.js'
import type { ObjectReference } from './object-reference.js'
import { skipReason, type RecordKind, type SkipReason } from './skipped-objects.js'

/** Why an object is not read: what {@link SkipReason} tells, or what its {@link ObjectRules} decide. */
export type ObjectSkipReason = SkipReason | 'filter' | 'age' | 'finished'

/** What decides about objects. */
export interface ObjectRules {
  readonly kinds?: readonly RecordKind[] | undefined
  readonly sourceFilter?: SourceFilter | undefined
  readonly maxAgeDays?: number | undefined
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** Whether the object was accepted before, with the same message. */
  readonly isFinished: (object: ObjectReference) => boolean
}

const msPerDay = 24 * 3600 * 1000

/** Why an object is not read; `undefined` for one that is. */
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
