/** Counts what an intake tells of its work. */
import type { EmitIntake } from './intake-hooks.js'

/** What was done so far, by an intake or a backfill. */
export interface IntakeCounts {
  /** Messages that were received, again received ones included; 0 in a backfill. */
  readonly messagesReceived: number
  /** Messages that were removed from the queue; 0 in a backfill. */
  readonly messagesRemoved: number
  /** Objects that were read to their end. */
  readonly objectsRead: number
  /** Records that were read. */
  readonly recordsRead: number
  /** Those of them that were handed out. */
  readonly recordsDelivered: number
  /** Messages and objects that were passed over. */
  readonly skipped: number
  /** Failures that `failure` told of. */
  readonly failures: number
  /** Messages or objects that will never succeed. */
  readonly poison: number
}

/** Counts that follow the events. */
export function countingEmitter(emit: EmitIntake): { readonly counts: IntakeCounts; readonly emit: EmitIntake } {
  const counts = {
    messagesReceived: 0,
    messagesRemoved: 0,
    objectsRead: 0,
    recordsRead: 0,
    recordsDelivered: 0,
    skipped: 0,
    failures: 0,
    poison: 0,
  }
  const count = {
    receive: ({ count }: { count: number }) => (counts.messagesReceived += count),
    remove: ({ count }: { count: number }) => (counts.messagesRemoved += count),
    object: ({ records, delivered }: { records: number; delivered: number }) => {
      counts.objectsRead++
      counts.recordsRead += records
      counts.recordsDelivered += delivered
    },
    skip: () => counts.skipped++,
    failure: () => counts.failures++,
    poison: () => counts.poison++,
    warning: () => undefined,
  }
  return {
    counts,
    emit: (name, event) => {
      const add = count[name] as (event: unknown) => unknown // sound: each takes the event of its name
      add(event)
      emit(name, event)
    },
  }
}
