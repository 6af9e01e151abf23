/** The events of an intake and a backfill, and the hooks that are called with them. */
import { hookFinder, type Hooks } from '../../contracts/hooks.js'
import type { BatchSource } from '../objects/batch-source.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import type { SkipReason } from '../objects/skipped-objects.js'

/** Messages were received. */
export interface ReceiveEvent {
  /** How many, at least 1. */
  readonly count: number
}

/** How many records of an object were read and delivered, and in what time. */
export interface ObjectCounts {
  /** Records read. */
  readonly records: number
  /** Records delivered to the consumer. */
  readonly delivered: number
  /** From the first request to the last record delivered, in milliseconds. */
  readonly durationMs: number
}

/** An object was read to its end, and all of its records were delivered. */
export interface ObjectEvent extends ObjectCounts {
  /** The object, and the message that announced it. */
  readonly source: BatchSource
}

/**
 * A message or an object was skipped; it counts as accepted.
 *
 * - `test`, `validation`, `subscription`: a message of S3, CloudTrail or SNS about its own configuration.
 * - `notice`: a message of another service, e.g. Config or GuardDuty, or an EventBridge event of another source than S3.
 * - `nothing`: a notification that announces no new object.
 * - `folder`, `empty`, `digest`, `config` and others: see {@link SkipReason}.
 * - `filter`: `sourceFilter` returned false.
 * - `age`: the object is older than `maxAgeDays`.
 * - `finished`: the object was accepted at an earlier delivery of its message.
 * - `missing`: the object does not exist, and `onMissingObject` is `ack`.
 */
export interface SkipEvent {
  /** See above. */
  readonly reason:
    | SkipReason
    | 'test'
    | 'validation'
    | 'subscription'
    | 'notice'
    | 'nothing'
    | 'filter'
    | 'age'
    | 'finished'
    | 'missing'
  /** Absent in a backfill. */
  readonly messageId?: string | undefined
  /** Absent when a whole message was skipped. */
  readonly object?: ObjectReference | undefined
}

/** A message or an object was not accepted; it is delivered again. */
export interface FailureEvent {
  /** An error of S3 or SQS, of the file or of the consumer, or an IntakeError. */
  readonly error: unknown
  /** Absent in a backfill, and when the queue itself failed. */
  readonly messageId?: string | undefined
  /** How often the message was delivered. */
  readonly receiveCount?: number | undefined
  /** Absent when no single object failed. */
  readonly object?: ObjectReference | undefined
}

/** A message that cannot succeed at any delivery: it is not understood, or its file is broken. */
export interface PoisonEvent {
  /** `unrecognised`: the message cannot be understood. `unreadable`: an object is not a whole log file, or in another partition. */
  readonly reason: 'unrecognised' | 'unreadable'
  /** Absent in a backfill. */
  readonly messageId?: string | undefined
  /** How often the message was delivered, this time included. */
  readonly receiveCount?: number | undefined
  /** The text of the message; absent in a backfill. */
  readonly body?: string | undefined
  /** The objects that cannot be read; empty when the message is unrecognised. */
  readonly objects: readonly ObjectReference[]
  /** The error of the first of them. */
  readonly error?: unknown
}

/** Messages were removed from the queue. */
export interface RemoveEvent {
  /** How many, at least 1. */
  readonly count: number
}

/** A problem of the configuration in AWS, e.g. a queue without a dead-letter queue. */
export interface WarningEvent {
  /** The problem and its consequence. */
  readonly message: string
}

/**
 * What all work fails by in an outage.
 *
 * - `connection`: SQS or S3 cannot be reached, or does not answer in time.
 * - `service`: it answers 500, or what is no answer of AWS.
 * - `throttling`: it asks to slow down.
 * - `credentials`: there are none, or they are expired or refused.
 * - `access`: it denies access.
 * - `kms`: the key of the files or of the queue cannot be used.
 * - `consumer`: the handler throws, batches are given up, or a filter, set of seen events or store of cursors throws.
 */
export type OutageReason = 'connection' | 'service' | 'throttling' | 'credentials' | 'access' | 'kms' | 'consumer'

/** An outage began: no new work is begun but for probes. */
export interface PausedEvent {
  /** What fails. */
  readonly reason: OutageReason
  /** The error of the last failure. */
  readonly error: unknown
  /** How many attempts have failed in a row, at least 1; each had its retries. */
  readonly attempts: number
}

/** An outage is over: the work goes on. */
export interface ResumedEvent {
  /** What failed. */
  readonly reason: OutageReason
  /** How many probes there were. */
  readonly attempts: number
  /** How long the pause was, in milliseconds. */
  readonly pausedMs: number
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
  paused: PausedEvent
  resumed: ResumedEvent
}

/**
 * Functions that are called with plain data about the work of an intake or a backfill. They cannot change the work: what they
 * return or throw is ignored. They are read once, when the intake is created. Those of a client, e.g. `retry`, are called for
 * the requests to SQS and S3.
 */
export interface IntakeHooks extends Hooks {
  /** Called for each receive that returned messages. */
  receive?: ((event: ReceiveEvent) => void) | undefined
  /** Called for each object that was read to its end. */
  object?: ((event: ObjectEvent) => void) | undefined
  /** Called for each message or object that is skipped. */
  skip?: ((event: SkipEvent) => void) | undefined
  /** Called for each failure; no record is lost by one. */
  failure?: ((event: FailureEvent) => void) | undefined
  /** Called for each message or object that will never succeed. */
  poison?: ((event: PoisonEvent) => void) | undefined
  /** Called for each removal of accepted messages. */
  remove?: ((event: RemoveEvent) => void) | undefined
  /** Called for problems of the configuration in AWS. */
  warning?: ((event: WarningEvent) => void) | undefined
  /** Called when an outage begins, and again when it becomes one of another reason. */
  paused?: ((event: PausedEvent) => void) | undefined
  /** Called when the work goes on after an outage. */
  resumed?: ((event: ResumedEvent) => void) | undefined
}

/** The names of the hooks that an intake has besides those of a client. */
export const intakeHookNames = [
  'receive',
  'object',
  'skip',
  'failure',
  'poison',
  'remove',
  'warning',
  'paused',
  'resumed',
] as const satisfies readonly (keyof IntakeEvents)[]

/** Reports an event to its hook. */
export type EmitIntake = <Name extends keyof IntakeEvents>(name: Name, event: IntakeEvents[Name]) => void

/** Reports events to the hooks that there are now; later changes of the object have no effect, as in a client. */
export function intakeEmitter(hooks: IntakeHooks | undefined): EmitIntake {
  const hookOf = hookFinder<IntakeEvents>(hooks, intakeHookNames)
  return (name, event) => {
    Object.freeze(event)
    hookOf(name)?.(event)
  }
}
