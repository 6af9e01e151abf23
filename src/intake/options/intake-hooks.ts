/** What an intake tells of its work while it works. */
import { hookFinder, type Hooks } from '../../contracts/hooks.js'
import type { BatchSource } from '../objects/batch-source.js'
import type { ObjectReference } from '../objects/object-reference.js'
import type { SkipReason } from '../objects/skipped-objects.js'

/** Messages were received. */
export interface ReceiveEvent {
  /** How many, at least 1. */
  readonly count: number
}

/** What became of the records of one object. */
export interface ObjectCounts {
  /** All of them. */
  readonly records: number
  /** Those that were handed out. */
  readonly delivered: number
  /** From the first request to the last record handed out, in milliseconds. */
  readonly durationMs: number
}

/** An object was read to its end, and all of it was handed out. */
export interface ObjectEvent extends ObjectCounts {
  /** The object, and the message that told of it. */
  readonly source: BatchSource
}

/**
 * A message or an object was passed over; it counts as accepted.
 *
 * - `test`, `validation`, `subscription`: what S3, CloudTrail and SNS send about themselves.
 * - `nothing`: a notification that tells of no new object.
 * - `folder`, `empty`, `digest`, `kind`, `name`: see {@link SkipReason}.
 * - `filter`: `sourceFilter` says no.
 * - `age`: it is older than `maxAgeDays`.
 * - `finished`: it was accepted when its message was delivered before.
 * - `missing`: there is no such object, and `onMissingObject` is `ack`.
 */
export interface SkipEvent {
  /** Why, see above. */
  readonly reason:
    SkipReason | 'test' | 'validation' | 'subscription' | 'nothing' | 'filter' | 'age' | 'finished' | 'missing'
  /** Absent in a backfill. */
  readonly messageId?: string | undefined
  /** Absent when it is about a whole message. */
  readonly object?: ObjectReference | undefined
}

/** Something was not accepted; it is delivered again. */
export interface FailureEvent {
  /** Of S3 or SQS, of the file, of the consumer, or an IntakeError. */
  readonly error: unknown
  /** Absent in a backfill, and when it is about the queue. */
  readonly messageId?: string | undefined
  /** How often the message was delivered. */
  readonly receiveCount?: number | undefined
  /** Absent when it is about the queue. */
  readonly object?: ObjectReference | undefined
}

/** Something that no number of deliveries makes better: nothing that is understood, or a file that is broken. */
export interface PoisonEvent {
  /** `unrecognised`: the message cannot be understood. `unreadable`: an object is not a whole log file. */
  readonly reason: 'unrecognised' | 'unreadable'
  /** Absent in a backfill. */
  readonly messageId?: string | undefined
  /** How often the message was delivered, this time included. */
  readonly receiveCount?: number | undefined
  /** The text of the message; absent in a backfill. */
  readonly body?: string | undefined
  /** The objects that cannot be read; none when the message is unrecognised. */
  readonly objects: readonly ObjectReference[]
  /** What is wrong with the first of them. */
  readonly error?: unknown
}

/** Messages were removed from the queue. */
export interface RemoveEvent {
  /** How many, at least 1. */
  readonly count: number
}

/** Something about the set-up that will cost you later, e.g. a queue without a dead-letter queue. */
export interface WarningEvent {
  /** What is the matter, and what will come of it. */
  readonly message: string
}

/** The events of an intake by name. */
export interface IntakeEvents {
  receive: ReceiveEvent
  object: ObjectEvent
  skip: SkipEvent
  failure: FailureEvent
  poison: PoisonEvent
  remove: RemoveEvent
  warning: WarningEvent
}

/**
 * Functions that are called with plain data about the work of an intake or a backfill. They cannot change it: what they
 * return or throw is ignored. Those of a client, e.g. `retry`, are told of the requests to SQS and S3.
 */
export interface IntakeHooks extends Hooks {
  /** Each receive that brought messages. */
  receive?: ((event: ReceiveEvent) => void) | undefined
  /** Each object that was read to its end. */
  object?: ((event: ObjectEvent) => void) | undefined
  /** Each message or object that is passed over. */
  skip?: ((event: SkipEvent) => void) | undefined
  /** Each failure; nothing is lost by one. */
  failure?: ((event: FailureEvent) => void) | undefined
  /** Each message that will never succeed. */
  poison?: ((event: PoisonEvent) => void) | undefined
  /** Each removal of accepted messages. */
  remove?: ((event: RemoveEvent) => void) | undefined
  /** What is wrong with the set-up. */
  warning?: ((event: WarningEvent) => void) | undefined
}

/** The names of the hooks that an intake has beside those of a client. */
export const intakeHookNames = [
  'receive',
  'object',
  'skip',
  'failure',
  'poison',
  'remove',
  'warning',
] as const satisfies readonly (keyof IntakeEvents)[]

/** Reports an event to its hook. */
export type EmitIntake = <Name extends keyof IntakeEvents>(name: Name, event: IntakeEvents[Name]) => void

/** Reports events to the hooks that there are now; later changes of the object have no effect, as in a client. */
export function intakeEmitter(hooks: IntakeHooks = {}): EmitIntake {
  const hookOf = hookFinder<IntakeEvents>(hooks, intakeHookNames)
  return (name, event) => {
    Object.freeze(event)
    hookOf(name)?.(event)
  }
}

/** The hooks of a client among those of an intake, which it would refuse. */
export function clientHooks(hooks: IntakeHooks | undefined): Hooks | undefined {
  if (hooks === undefined) return undefined
  const { attempt, retry, throttle, wait } = hooks
  return { attempt, retry, throttle, wait }
}
