/**
 * Starts jobs in their order, a limited number at a time, and keeps track of each until it is settled. In a pause it starts none but
 * probes; a job that is set aside waits until it is put back.
 */
import { unlessAborted } from '../../runtime/abort.js'
import type { Job } from './delivery.js'

/** The jobs of an intake or a backfill. */
export class JobQueue<Member extends Job> {
  readonly #deliver: (job: Member) => Promise<void>
  readonly #limit: number
  readonly #waiting: Member[] = []
  #running = 0
  #isClosed = false
  #isPaused = false
  /** Whether a job that is added in a pause is a probe. */
  #wantsProbe = false
  readonly #aside = new Set<Member>()
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

  /** Jobs that are set aside, in the order in which they were. */
  get aside(): readonly Member[] {
    return [...this.#aside]
  }

  /** Jobs that are to be started. */
  get waiting(): readonly Member[] {
    return this.#waiting
  }

  /** How many jobs wait, are set aside, run, or have batches in use. */
  get inFlight(): number {
    return this.#open.size - this.#idle.size
  }

  /** How many more jobs to add, so that one is waiting whenever a running one ends. */
  get wanted(): number {
    if (this.#isPaused) return this.#wantsProbe ? 1 : 0
    return 2 * this.#limit - this.#waiting.length - this.#running
  }

  add(job: Member): void {
    this.#open.add(job)
    this.#waiting.push(job)
    this.#next()
    if (!this.#wantsProbe) return
    this.#wantsProbe = false
    this.#start(this.#waiting.pop())
  }

  /** Keeps a job that has ended from being started again. */
  setAside(job: Member): void {
    this.#aside.add(job)
    this.#idle.delete(job)
    this.#changed()
  }

  /** Starts a job that has ended, or was set aside, once more when its turn comes. */
  putBack(job: Member): void {
    this.#aside.delete(job)
    this.#idle.delete(job)
    this.#waiting.push(job)
    this.#next()
  }

  /** Starts no job but probes. */
  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = this.#wantsProbe = false
    this.#next()
    this.#changed()
  }

  /**
   * Starts the next job of a pause, unless one is under way.
   *
   * @param wantsNew - Whether another job is to be added and started besides.
   */
  probe(wantsNew: boolean): void {
    if (this.#isClosed || this.#running > 0) return
    let job: Member | undefined
    do this.#start((job = this.#waiting.shift()))
    while (job?.signal.aborted === true) // it proves nothing
    this.#wantsProbe = wantsNew
    this.#changed()
  }

  /** A job is idle: the consumer released all of its batches without having acknowledged them all. */
  idle(job: Member): void {
    this.#idle.add(job)
    this.#changed()
  }

  settled(job: Member): void {
    this.#open.delete(job)
    this.#idle.delete(job)
    this.#aside.delete(job)
    this.#changed()
  }

  /** Starts no more jobs. */
  close(): void {
    this.#isClosed = true
  }

  /** Removes the jobs that wait to be started, and returns them. */
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
    while (!this.#isClosed && !this.#isPaused && this.#running < this.#limit && this.#waiting.length > 0) {
      this.#start(this.#waiting.shift())
    }
  }

  #start(job: Member | undefined): void {
    if (job === undefined) return
    this.#running++
    void this.#deliver(job).finally(() => {
      this.#running--
      this.#next()
      this.#changed()
    })
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher()
  }
}
