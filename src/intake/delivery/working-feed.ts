/** What the feeds of a queue and of a listing have in common: they begin once, work until nothing is left, and stop in order. */
import { maxTimerMs } from '../../config/option-rules.js'
import { withDeadline } from '../../runtime/abort.js'
import { systemClock, type Clock } from '../../runtime/clock.js'
import { countingEmitter, type IntakeCounts } from '../options/intake-counts.js'
import { intakeEmitter, type EmitIntake } from '../options/intake-hooks.js'
import { intakeDefaults, type ReadingOptions } from '../options/intake-options.js'
import { IntakeError } from './batch.js'
import type { TakenBatch } from './batches-in-use.js'
import { createDelivery, type Item, type ReadingContext } from './create-delivery.js'
import type { Delivery, Job } from './delivery.js'
import type { Feed, StopOptions } from './feed.js'
import { JobQueue } from './job-queue.js'
import { OutageGuard } from './outage-guard.js'
import { Pauses } from './pauses.js'

/** A job that can be ended. */
export interface EndableJob extends Job {
  /** Fails the objects that are not accepted yet. */
  end(reason: unknown): void
}

/** What a feed is made of, besides its options. */
export interface FeedContext extends Omit<ReadingContext, 'clock' | 'emit' | 'tick'> {
  /** How long an outage is waited for, in milliseconds. @defaultValue without an end */
  readonly patienceMs?: number | undefined
}

/** A feed whose batches come from jobs. */
export abstract class WorkingFeed<Member extends EndableJob> implements Feed<Item> {
  readonly counts: IntakeCounts
  protected readonly clock: Clock
  protected readonly emit: EmitIntake
  protected readonly jobs: JobQueue<Member>
  protected readonly pauses: Pauses
  readonly #guard: OutageGuard<Member>
  readonly #delivery: Delivery<Item>
  readonly #stopping = new AbortController()
  #running: Promise<void> | undefined
  #ending: Promise<void> | undefined
  #failure: { readonly error: unknown } | undefined

  constructor(options: ReadingOptions, { patienceMs = Infinity, ...context }: FeedContext) {
    this.clock = options.clock ?? systemClock
    const { counts, emit } = countingEmitter(intakeEmitter(options.on))
    this.counts = counts
    this.emit = emit
    this.pauses = new Pauses(emit, this.clock)
    const { clock, pauses } = this
    let ticks = 0
    const tick = () => ++ticks
    this.#delivery = createDelivery(options, { ...context, clock, emit, tick })
    const atOnce = options.maxObjectsInFlight ?? intakeDefaults.maxObjectsInFlight
    const jobs = new JobQueue<Member>((job) => this.#delivery.deliver(this.#guard.attemptAt(job)), atOnce)
    this.jobs = jobs
    const keep = (job: Member) => {
      this.keep(job)
    }
    this.#guard = new OutageGuard({ jobs, clock, pauses, tick, atOnce, patienceMs, keep })
  }

  /**
   * Adds jobs to the queue until there are no more.
   *
   * @param signal - Fires when the feed is stopped.
   * @throws What ends the feed.
   */
  protected abstract work(signal: AbortSignal): Promise<void>

  /** Called with each job that is tried again later. */
  protected abstract keep(job: Member): void

  /** Called after a stop, when all jobs are settled. @param waiting - Jobs that were not started. */
  protected abstract abandon(waiting: readonly Member[]): Promise<void>

  /** Finishes work in the background. @throws An error for the consumer. */
  protected abstract conclude(): Promise<void>

  /**
   * Waits until there are fewer jobs in flight. When all of them are in doubt they fail: nothing will tell whether that was by an
   * outage.
   */
  protected async fewerInFlight(signal: AbortSignal): Promise<void> {
    const { inFlight } = this.jobs
    await this.jobs.until(() => this.jobs.inFlight < inFlight || this.#guard.hasOnlyDoubts, signal)
    if (this.#guard.hasOnlyDoubts) this.#guard.endDoubts()
  }

  /** Waits until no job is in flight. */
  protected async noneInFlight(signal: AbortSignal): Promise<void> {
    while (this.jobs.inFlight > 0) await this.fewerInFlight(signal)
  }

  /** Whether the feed was stopped. */
  protected get isStopping(): boolean {
    return this.#stopping.signal.aborted
  }

  begin(): void {
    if (this.#running !== undefined || this.#ending !== undefined) {
      throw new IntakeError('InUse', 'it was iterated or run before: create another one')
    }
    this.#running = this.#run()
  }

  take(): Promise<TakenBatch<Item> | undefined> {
    return this.#delivery.take()
  }

  async finished(): Promise<void> {
    await this.#running
    await this.#ending
    if (this.#failure !== undefined) throw this.#failure.error
  }

  stop({ graceMs = intakeDefaults.graceMs }: StopOptions = {}): Promise<void> {
    this.#ending ??= this.#end(Math.min(graceMs, maxTimerMs))
    return this.#ending
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping
    try {
      await this.work(signal)
    } catch (error) {
      this.#failure = signal.aborted ? undefined : { error }
    }
    await this.noneInFlight(signal).catch(() => undefined)
    if (!signal.aborted) await this.#close() // otherwise `stop` does
  }

  async #end(graceMs: number): Promise<void> {
    const isOver = () => this.jobs.open.length === 0
    this.jobs.close()
    this.#stopping.abort(new IntakeError('Stopped', 'the intake was stopped before this was accepted'))
    await this.#running
    this.#guard.close()
    const waiting = this.jobs.removeWaiting()
    const grace = withDeadline(undefined, this.clock, graceMs, () => new IntakeError('Stopped', 'no time is left'))
    await this.jobs.until(isOver, grace.signal).catch(() => undefined)
    grace.dispose()
    for (const job of this.jobs.open) job.end(this.#stopping.signal.reason)
    await this.jobs.until(isOver)
    await this.abandon(waiting)
    await this.#close()
  }

  async #close(): Promise<void> {
    try {
      await this.conclude()
    } catch (error) {
      this.#failure ??= { error }
    }
    this.#guard.close()
    this.#delivery.close()
  }
}
