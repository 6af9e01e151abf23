/** Jobs on their way: so many are read at a time, others wait for their turn, and each is open until it is settled. */
import { unlessAborted } from '../../runtime/abort.js'
import type { Job } from './delivery.js'

/** The jobs of an intake. */
export class JobLine<Member extends Job> {
  readonly #deliver: (job: Member) => Promise<void>
  readonly #limit: number
  readonly #waiting: Member[] = []
  #running = 0
  #isClosed = false
  readonly #open = new Set<Member>()
  readonly #idle = new Set<Member>()
  readonly #watchers = new Set<() => void>()

  /**
   * @param deliver - Hands out a job; it resolves when all of it is handed out.
   * @param limit - How many jobs are handed out at a time.
   */
  constructor(deliver: (job: Member) => Promise<void>, limit: number) {
    this.#deliver = deliver
    this.#limit = limit
  }

  /** Jobs that are neither accepted nor failed. */
  get open(): readonly Member[] {
    return [...this.#open]
  }

  /** How many of them wait, are handed out, or are in the consumer's hands. */
  get inFlight(): number {
    return this.#open.size - this.#idle.size
  }

  /** How many more jobs are wanted, so that the next one is there when its turn comes. */
  get wanted(): number {
    return 2 * this.#limit - this.#waiting.length - this.#running
  }

  add(job: Member): void {
    this.#open.add(job)
    this.#waiting.push(job)
    this.#next()
  }

  /** The consumer has gone on from a job without having acknowledged all of it. */
  idle(job: Member): void {
    this.#idle.add(job)
    this.#changed()
  }

  settled(job: Member): void {
    this.#open.delete(job)
    this.#idle.delete(job)
    this.#changed()
  }

  /** From now on no job's turn comes. */
  close(): void {
    this.#isClosed = true
  }

  /** Takes back the jobs whose turn has not come. */
  takeBack(): Member[] {
    const jobs = this.#waiting.splice(0)
    for (const job of jobs) this.#open.delete(job)
    this.#changed()
    return jobs
  }

  /** Waits until something about the jobs is as it should be. @throws The signal's own reason. */
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
