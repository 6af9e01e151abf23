/** Decides what a message, and each object that it tells of, is good for. Pure. */
import { LogFileError } from '../log-file/log-file-error.js'
import { parseNotification } from '../messages/notification.js'
import { isMissingObject } from '../bucket/object-fault.js'
import { parseObjectKey } from './object-key.js'
import type { ObjectReference } from './object-reference.js'
import { skipReason } from './skipped-objects.js'
import type { ReadingOptions } from '../options/intake-options.js'
import type { SkipEvent } from '../options/intake-hooks.js'

/** What there is to do with a message. */
export type Triage =
  | { readonly kind: 'unrecognised' }
  /** Nothing is to be read: it counts as accepted. */
  | { readonly kind: 'skip'; readonly reason: SkipEvent['reason'] }
  | { readonly kind: 'read'; readonly objects: readonly ObjectReference[]; readonly skipped: readonly SkippedObject[] }

/** An object that is not read, and why. */
export interface SkippedObject {
  readonly object: ObjectReference
  readonly reason: SkipEvent['reason']
}

/** What decides about objects. */
export interface ObjectRules extends Pick<ReadingOptions, 'kinds' | 'sourceFilter'> {
  readonly maxAgeDays?: number | undefined
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** Whether the object was accepted before, with the same message. */
  readonly isFinished: (object: ObjectReference) => boolean
}

/** Looks at the text of a message. */
export function triage(body: string, rules: ObjectRules): Triage {
  const { kind, objects } = parseNotification(body)
  if (kind === 'unrecognised') return { kind }
  if (kind === 'test' || kind === 'validation') return { kind: 'skip', reason: kind }
  if (objects.length === 0) return { kind: 'skip', reason: kind === 'sns' ? 'subscription' : 'nothing' }
  const decided = objects.map((object) => ({ object, reason: objectSkipReason(object, rules) }))
  return {
    kind: 'read',
    objects: decided.filter(({ reason }) => reason === undefined).map(({ object }) => object),
    skipped: decided.flatMap(({ object, reason }) => (reason === undefined ? [] : [{ object, reason }])),
  }
}

const msPerDay = 24 * 3600 * 1000

/** Why an object is not read; `undefined` for one that is. */
export function objectSkipReason(object: ObjectReference, rules: ObjectRules): SkipEvent['reason'] | undefined {
  const { kinds, sourceFilter, maxAgeDays = Infinity, nowMs, isFinished } = rules
  const reason = skipReason(object, kinds)
  if (reason !== undefined) return reason
  const day = parseObjectKey(object.key)?.day
  const ageDays = day === undefined ? 0 : Math.floor(nowMs / msPerDay) - Date.parse(day) / msPerDay
  if (ageDays > maxAgeDays) return 'age'
  if (sourceFilter !== undefined && !sourceFilter(object)) return 'filter'
  return isFinished(object) ? 'finished' : undefined
}

/**
 * Why an object that could not be read counts as accepted all the same; `undefined` for a failure.
 *
 * That an object is empty shows only now where its message does not tell the size. S3 tells the length of what it sends,
 * so that a broken download is another error.
 */
export function reasonToPassOver(
  error: unknown,
  { onMissingObject }: Pick<ReadingOptions, 'onMissingObject'>,
): SkipEvent['reason'] | undefined {
  if (onMissingObject === 'ack' && isMissingObject(error)) return 'missing'
  return error instanceof LogFileError && error.code === 'EmptyFile' ? 'empty' : undefined
}
