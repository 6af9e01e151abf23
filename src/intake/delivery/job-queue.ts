/** Starts jobs in their order, a limited number at a time, and keeps track of each until it is settled. */
import { unlessAborted } from '../../runtime/abort.js'
import type { Job } from './delivery.js'

/** The jobs of an intake or a backfill. */
export class JobQueue<Member extends Job> {
  readonly #deliver: (job: Member) => Promise<void>
  readonly #limit: number
  readonly #waiting: Member[] = []
  #running = 0
  #isClosed = false
  readonly #open = new Set<Member>()
  readonly #idle = new Set<Member>()
  readonly #watchers = new Set<() => void>()

  /**
   * @param deliver - Runs a job; it resolves when all batches of the job were taken.
   * @param limit - How many jobs run at a time.
   */
  constructor(deliver: (job: Member) => Promise<void>, limit: number) {
    this.#deliver = deliver
    this.#limit = limit
  }

  /** Jobs that are not settled. */
  get open(): readonly Member[] {
    return [...this.#open]
  }

  /** How many jobs wait, run, or have batches in use. */
  get inFlight(): number {
    return this.#open.size - this.#idle.size
  }

  /** How many more jobs to add, so that one is waiting whenever a running one ends. */
  get wanted(): number {
    return 2 * this.#limit - this.#waiting.length - this.#running
  }

  add(job: Member): void {
    this.#open.add(job)
    this.#waiting.push(job)
    this.#next()
  }

  /** A job is idle: the consumer released all of its batches without having acknowledged them all. */
  idle(job: Member): void {
    this.#idle.add(job)
    this.#changed()
  }

  settled(job: Member): void {
    this.#open.delete(job)
    this.#idle.delete(job)
    this.#changed()
  }

  /** Starts no more jobs. */
  close(): void {
    this.#isClosed = true
  }

  /** Removes the jobs that have not been started, and returns them. */
  removeWaiting(): Member[] {
    const jobs = this.#waiting.splice(0)
    for (const job of jobs) this.#open.delete(job)
    this.#changed()
    return jobs
  }

  /** Waits until a condition about the jobs is met. @throws The signal's own reason. */
  async until(isSo: () => boolean, signal?: AbortSignal): Promise<void> {
    if (isSo()) return
    signal?.throwIfAborted()
    let watcher: (() => void) | undefined
    const change = new Promise<void>((resolve) => {
      watcher = () => {
        if (isSo()) resolve()
      }
      this.#watchers.add(watcher)
    })
    try {
      await unlessAborted(change, signal)
    } finally {
      if (watcher !== undefined) this.#watchers.delete(watcher)
    }
  }

  #next(): void {
    while (!this.#isClosed && this.#running < this.#limit) {
      const job = this.#waiting.shift()
      if (job === undefined) return
      this.#running++
      void this.#deliver(job).finally(() => {
        this.#running--
        this.#next()
        this.#changed()
      })
    }
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher()
  }
}
