/** Decides what to do with a message: which of its objects to read and which to skip. Pure. */
import type { ObjectReference } from '../../bucket/object-reference.js'
import { objectSkipReason, type ObjectRules, type ObjectSkipReason } from '../objects/object-rules.js'
import type { SkipEvent } from '../options/intake-hooks.js'
import { parseNotification } from './notification.js'

/** What to do with a message. */
export type Triage =
  | { readonly kind: 'unrecognised' }
  /** It announces no object: it counts as accepted. */
  | { readonly kind: 'skip'; readonly reason: SkipEvent['reason'] }
  | { readonly kind: 'read'; readonly objects: readonly ObjectReference[]; readonly skipped: readonly SkippedObject[] }

/** An object that is not read, and why. */
export interface SkippedObject {
  readonly object: ObjectReference
  readonly reason: ObjectSkipReason
}

/** @param body - The text of the message. */
export function triage(body: string, rules: ObjectRules): Triage {
  const { kind, objects } = parseNotification(body)
  if (kind === 'unrecognised') return { kind }
  if (kind === 'test' || kind === 'validation' || kind === 'notice') return { kind: 'skip', reason: kind }
  if (objects.length === 0) return { kind: 'skip', reason: kind === 'sns' ? 'subscription' : 'nothing' }
  const decided = objects.map((object) => ({ object, reason: objectSkipReason(object, rules) }))
  return {
    kind: 'read',
    objects: decided.filter(({ reason }) => reason === undefined).map(({ object }) => object),
    skipped: decided.flatMap(({ object, reason }) => (reason === undefined ? [] : [{ object, reason }])),
  }
}
