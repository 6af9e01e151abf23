/** Decides the outcome of messages: accepted ones are removed, poison goes to `onPoison`, others stay for another delivery. */
import type { ObjectFailure } from '../delivery/delivery.js'
import { isUnreadable, reasonToPassOver } from '../delivery/failure-rules.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import type { EmitIntake, PoisonEvent, SkipEvent } from '../options/intake-hooks.js'
import type { IntakeOptions } from '../options/intake-options.js'
import { FinishedObjects } from './finished-objects.js'
import type { EntryOutcome } from './queue-batch.js'
import type { Queue, QueueMessage } from './queue.js'
import { Removals } from './removals.js'
import { triage, type Triage } from './triage.js'

/** What all messages have in common. */
export interface OutcomeContext {
  readonly options: IntakeOptions
  readonly emit: EmitIntake
  readonly queue: Pick<Queue, 'remove'>
}

/** The outcomes of an intake's messages. */
export class MessageOutcomes {
  readonly #options: IntakeOptions
  readonly #emit: EmitIntake
  readonly #removals: Removals
  /** Accepted objects of messages that failed in part. */
  readonly #finished = new FinishedObjects()
  /** Calls of `onPoison` that are under way. */
  readonly #decisions = new Set<Promise<void>>()

  constructor({ options, emit, queue }: OutcomeContext) {
    this.#options = options
    this.#emit = emit
    this.#removals = new Removals(
      (handles) => queue.remove(handles),
      (outcomes) => {
        this.#removed(outcomes)
      },
    )
  }

  /** The objects of a new message to be read; a message without any is settled at once. */
  objectsToRead(message: QueueMessage, nowMs: number): readonly ObjectReference[] {
    const { messageId } = message
    const triaged = this.#triage(message, nowMs)
    if (triaged === undefined) return []
    if (triaged.kind === 'unrecognised') {
      this.#poison(message, { reason: 'unrecognised', objects: [] })
      return []
    }
    const skipped: readonly SkipEvent[] = triaged.kind === 'skip' ? [{ reason: triaged.reason }] : triaged.skipped
    for (const event of skipped) this.#emit('skip', { ...event, messageId })
    const objects = triaged.kind === 'read' ? triaged.objects : []
    if (objects.length === 0) this.#remove(message)
    return objects
  }

  /** Called when a message is settled: all of its objects are accepted but for the failures. */
  settled(message: QueueMessage, objects: readonly ObjectReference[], failures: readonly ObjectFailure[]): void {
    const { messageId, receiveCount } = message
    const serious = failures.filter((failure) => !this.#isPassedOver(messageId, failure))
    for (const { object, error } of serious) this.#emit('failure', { error, messageId, receiveCount, object })
    if (serious.length === 0) {
      this.#remove(message)
      return
    }
    const failed = serious.map(({ object }) => object)
    for (const object of objects) if (!failed.includes(object)) this.#finished.add(messageId, object)
    // Other failures may be temporary: then another delivery can still succeed.
    if (!serious.every(({ error }) => isUnreadable(error))) return
    this.#poison(message, { reason: 'unreadable', objects: failed, error: serious[0]?.error })
  }

  /** Resolves when all decisions and removals are done. */
  async done(): Promise<void> {
    while (this.#decisions.size > 0) await Promise.all(this.#decisions)
    await this.#removals.done()
  }

  /** When the user's filter throws, only its own message fails. */
  #triage({ messageId, receiveCount, body }: QueueMessage, nowMs: number): Triage | undefined {
    const isFinished = (object: ObjectReference) => this.#finished.has(messageId, object)
    try {
      return triage(body, { ...this.#options, nowMs, isFinished })
    } catch (error) {
      this.#emit('failure', { error, messageId, receiveCount })
      return undefined
    }
  }

  #isPassedOver(messageId: string, { object, error }: ObjectFailure): boolean {
    const reason = reasonToPassOver(error, this.#options)
    if (reason !== undefined) this.#emit('skip', { reason, messageId, object })
    return reason !== undefined
  }

  #poison(message: QueueMessage, found: Pick<PoisonEvent, 'reason' | 'objects' | 'error'>): void {
    const { messageId, receiveCount, body } = message
    const event = { ...found, messageId, receiveCount, body }
    this.#emit('poison', event)
    const decision = this.#decide(message, event).finally(() => this.#decisions.delete(decision))
    this.#decisions.add(decision)
  }

  async #decide(message: QueueMessage, event: PoisonEvent): Promise<void> {
    const { onPoison = 'leave' } = this.#options
    try {
      const action = typeof onPoison === 'function' ? await onPoison(event) : onPoison
      if (action === 'delete') this.#remove(message)
    } catch (error) {
      this.#emit('failure', { error, messageId: message.messageId, receiveCount: message.receiveCount })
    }
  }

  #remove({ receiptHandle }: QueueMessage): void {
    if (this.#options.deleteConsumedMessages !== false) this.#removals.add(receiptHandle)
  }

  #removed(outcomes: readonly EntryOutcome[]): void {
    const count = outcomes.filter(({ status }) => status === 'done').length
    if (count > 0) this.#emit('remove', { count })
    for (const { status, error } of outcomes) if (status !== 'done') this.#emit('failure', { error })
  }
}
