/**
 * Keeps jobs from failing by an outage: they wait, and are tried again in place, so that no message is received more often for it.
 * `outage.ts` decides, and draws the states.
 */
import type { Clock } from '../../runtime/clock.js'
import type { Job, ObjectFailure, Proof } from './delivery.js'
import { pauseAfter } from './failure-rules.js'
import type { JobQueue } from './job-queue.js'
import { disproves, isOutage, isShared, maxOutages, reasonOfFailure, type Setback } from './outage.js'
import type { Pauses } from './pauses.js'

/** What a guard works on. */
export interface GuardedWork<Member extends Job> {
  readonly jobs: JobQueue<Member>
  readonly clock: Clock
  readonly pauses: Pauses
  /** The next number in the order of all that happens. */
  readonly tick: () => number
  /** How many objects are read at the same time. */
  readonly atOnce: number
  /** How long an outage is waited for, in milliseconds; then objects fail by it. */
  readonly patienceMs: number
  /** Called with each job that will be tried again. */
  readonly keep: (job: Member) => void
}

/** A job that failed and will be tried again. */
interface Suspect extends Setback {
  /** To be read again. */
  readonly failures: readonly ObjectFailure[]
  /** Of objects that are at fault themselves. */
  readonly others: readonly ObjectFailure[]
  outages: number
}

/** How many messages are held in a pause, at which no more are received: others can have them meanwhile. */
const maxHeld = 100

/** Decides about the failures of all jobs of a feed. */
export class OutageGuard<Member extends Job> {
  readonly #work: GuardedWork<Member>
  readonly #suspects = new Map<Member, Suspect>()
  /** Failures in a row. */
  #setbacks: readonly Setback[] = []
  #probes = 0
  #pausedAtMs: number | undefined
  /** An outage took too long: objects fail until one succeeds. */
  #isResigned = false
  #isClosed = false
  #cancelTimer: (() => void) | undefined

  constructor(work: GuardedWork<Member>) {
    this.#work = work
  }

  /** One attempt at a job: at the objects that have not been accepted. */
  attemptAt(job: Member): Job {
    const { message, signal } = job
    return {
      objects: this.#suspects.get(job)?.failures.map(({ object }) => object) ?? job.objects,
      ...(message && { message }),
      signal,
      idle: () => {
        job.idle()
      },
      settled: (failures, proof) => {
        if (proof !== undefined) this.#succeeded(proof)
        this.#settled(job, failures)
      },
    }
  }

  /** Whether all jobs in flight are in doubt: nothing will tell whether they failed by an outage. */
  get hasOnlyDoubts(): boolean {
    const { inFlight, aside } = this.#work.jobs
    return inFlight > 0 && inFlight === aside.length
  }

  /** Lets the jobs in doubt fail. */
  endDoubts(): void {
    for (const job of this.#work.jobs.aside) this.#fail(job)
    this.#clear()
  }

  /** Tries no more. Jobs that were to be tried again wait in the queue of jobs. */
  close(): void {
    this.#isClosed = true
    this.#clear()
    for (const job of this.#work.jobs.aside) this.#work.jobs.putBack(job)
  }

  #settled(job: Member, failures: readonly ObjectFailure[]): void {
    const { others = [], outages = 0 } = this.#suspects.get(job) ?? {}
    const suspicious = failures.filter((failure) => reasonOfFailure(failure) !== undefined)
    const [first] = suspicious
    const reason = first && reasonOfFailure(first)
    if (reason === undefined || this.#isClosed || this.#isResigned || outages === maxOutages) {
      this.#suspects.delete(job)
      job.settled([...others, ...failures])
      return
    }
    const setback = { reason, at: this.#work.tick() }
    const atFault = failures.filter((failure) => !suspicious.includes(failure))
    this.#suspects.set(job, { ...setback, failures: suspicious, others: [...others, ...atFault], outages })
    this.#failed(job, setback, first?.error)
  }

  #failed(job: Member, setback: Setback, error: unknown): void {
    const { jobs, clock, pauses, atOnce, keep } = this.#work
    keep(job)
    this.#setbacks = [...this.#setbacks, setback].slice(-1000)
    if (this.#isPaused) jobs.putBack(job)
    else jobs.setAside(job)
    if (!this.#isPaused && isOutage(this.#setbacks, this.#probes, atOnce)) {
      this.#pausedAtMs = clock.now()
      jobs.pause()
      for (const suspect of jobs.aside) jobs.putBack(suspect)
    }
    if (this.#isPaused) pauses.failed('objects', { reason: setback.reason, error, attempts: this.#setbacks.length })
    this.#plan()
  }

  get #isPaused(): boolean {
    return this.#pausedAtMs !== undefined
  }

  #succeeded(proof: Proof): void {
    this.#isResigned = false
    this.#setbacks = this.#setbacks.filter((setback) => !disproves(proof, setback))
    if (!this.#isPaused) {
      for (const job of this.#work.jobs.aside) {
        const suspect = this.#suspects.get(job)
        if (suspect !== undefined && disproves(proof, suspect)) this.#fail(job)
      }
      if (this.#setbacks.length === 0) this.#clear()
    } else if (this.#setbacks.length === 0) {
      for (const suspect of this.#suspects.values()) suspect.outages++
      this.#resume()
    }
  }

  #resume(): void {
    const probes = this.#probes
    this.#pausedAtMs = undefined
    this.#clear()
    this.#work.jobs.resume()
    this.#work.pauses.over('objects', probes)
  }

  #clear(): void {
    this.#setbacks = []
    this.#probes = 0
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
  }

  /** Lets a job fail that is not under way. */
  #fail(job: Member): void {
    const { failures = [], others = [] } = this.#suspects.get(job) ?? {}
    this.#suspects.delete(job)
    job.settled([...others, ...failures])
  }

  #plan(): void {
    const { clock, jobs } = this.#work
    if (this.#cancelTimer !== undefined || (!this.#isPaused && jobs.aside.length === 0)) return
    this.#cancelTimer = clock.after(pauseAfter(this.#probes + 1), () => {
      this.#cancelTimer = undefined
      this.#probe()
      this.#plan()
    })
  }

  #probe(): void {
    const { jobs, clock, patienceMs } = this.#work
    this.#probes++
    if (this.#pausedAtMs === undefined) {
      const [job] = jobs.aside
      if (job !== undefined) jobs.putBack(job)
    } else if (clock.now() - this.#pausedAtMs < patienceMs) {
      jobs.probe(this.#wantsNew)
    } else this.#resign()
  }

  /** When all jobs at hand have failed, another may show that they are at fault. */
  get #wantsNew(): boolean {
    const { waiting, open } = this.#work.jobs
    const last = this.#setbacks.at(-1)
    const isTold = last !== undefined && isShared(last.reason) && waiting.length > 0
    return !isTold && open.length < maxHeld && waiting.every((job) => this.#suspects.has(job))
  }

  #resign(): void {
    const { jobs } = this.#work
    this.#isResigned = true
    for (const job of jobs.removeWaiting()) {
      if (this.#suspects.has(job)) this.#fail(job)
      else jobs.add(job)
    }
    this.#resume()
  }
}
