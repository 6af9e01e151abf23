/** A listed object as a job of a backfill. */
import type { ObjectFailure } from '../delivery/delivery.js'
import type { EndableJob } from '../delivery/working-feed.js'
import type { ObjectReference } from '../../bucket/object-reference.js'

/** A job of a single object. */
export class ObjectJob implements EndableJob {
  readonly objects: readonly [ObjectReference]
  readonly idle: () => void
  readonly settled: (failures: readonly ObjectFailure[]) => void
  readonly #abort = new AbortController()

  constructor(object: ObjectReference, { idle, settled }: Pick<ObjectJob, 'idle' | 'settled'>) {
    this.objects = [object]
    this.idle = idle
    this.settled = settled
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  end(reason: unknown): void {
    this.#abort.abort(reason)
  }
}
