/** Reports outages to the hooks. Those that overlap, such as of the queue and of the bucket, are one. */
import type { Clock } from '../../runtime/clock.js'
import type { EmitIntake, OutageReason } from '../options/intake-hooks.js'

/** Where an outage was noticed: in the calls of the feed, or in its objects. */
export type Scene = 'feed' | 'objects'

/** Reports when the first of several outages begins, and when the last of them is over. */
export class Pauses {
  readonly #emit: EmitIntake
  readonly #clock: Clock
  readonly #scenes = new Set<Scene>()
  #reason: OutageReason | undefined
  #sinceMs = 0

  constructor(emit: EmitIntake, clock: Clock) {
    this.#emit = emit
    this.#clock = clock
  }

  /** Something has failed, in or at the beginning of an outage. @param attempts - Failures in a row. */
  failed(scene: Scene, { reason, error, attempts }: { reason: OutageReason; error: unknown; attempts: number }): void {
    if (this.#scenes.size === 0) this.#sinceMs = this.#clock.now()
    this.#scenes.add(scene)
    if (reason === this.#reason) return
    this.#reason = reason
    this.#emit('paused', { reason, error, attempts })
  }

  /** The work goes on. @param attempts - How many probes there were. */
  over(scene: Scene, attempts: number): void {
    const reason = this.#reason
    if (!this.#scenes.delete(scene) || this.#scenes.size > 0 || reason === undefined) return
    this.#reason = undefined
    this.#emit('resumed', { reason, attempts, pausedMs: this.#clock.now() - this.#sinceMs })
  }
}
