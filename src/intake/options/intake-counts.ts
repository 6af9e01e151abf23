/** Counts the events of an intake. */
import type { EmitIntake, SkipEvent } from './intake-hooks.js'

/** Counts of the work so far, of an intake or a backfill. */
export interface IntakeCounts {
  /** Messages received, each delivery counted; 0 in a backfill. */
  readonly messagesReceived: number
  /** Messages removed from the queue; 0 in a backfill. */
  readonly messagesRemoved: number
  /** Objects read to their end. */
  readonly objectsRead: number
  /** Records read. */
  readonly recordsRead: number
  /** Records delivered to the consumer. */
  readonly recordsDelivered: number
  /** Messages and objects skipped. */
  readonly skipped: number
  /** The same by reason, as the `skip` hook gives it; a reason that did not occur is absent. */
  readonly skippedFor: Readonly<Partial<Record<SkipEvent['reason'], number>>>
  /** Failures reported to the `failure` hook. */
  readonly failures: number
  /** Messages and objects that will never succeed. */
  readonly poison: number
  /** Outages that were waited for. */
  readonly pauses: number
}

/** Counts events on their way to the hooks. */
export function countingEmitter(emit: EmitIntake): { readonly counts: IntakeCounts; readonly emit: EmitIntake } {
  const counts = {
    messagesReceived: 0,
    messagesRemoved: 0,
    objectsRead: 0,
    recordsRead: 0,
    recordsDelivered: 0,
    skipped: 0,
    skippedFor: {} as Partial<Record<SkipEvent['reason'], number>>,
    failures: 0,
    poison: 0,
    pauses: 0,
  }
  const count = {
    receive: ({ count }: { count: number }) => (counts.messagesReceived += count),
    remove: ({ count }: { count: number }) => (counts.messagesRemoved += count),
    object: ({ records, delivered }: { records: number; delivered: number }) => {
      counts.objectsRead++
      counts.recordsRead += records
      counts.recordsDelivered += delivered
    },
    skip: ({ reason }: SkipEvent) => {
      counts.skipped++
      counts.skippedFor[reason] = (counts.skippedFor[reason] ?? 0) + 1
    },
    failure: () => counts.failures++,
    poison: () => counts.poison++,
    warning: () => undefined,
    paused: () => undefined,
    resumed: () => counts.pauses++,
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
