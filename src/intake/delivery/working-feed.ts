/** The life of a feed, whatever it is fed from: begun once, at work until there is nothing more, stopped in good order. */
import { maxTimerMs } from '../../config/option-rules.js'
import { withDeadline } from '../../runtime/abort.js'
import { systemClock, type Clock } from '../../runtime/clock.js'
import { countingEmitter, type IntakeCounts } from '../options/intake-counts.js'
import { intakeEmitter, type EmitIntake } from '../options/intake-hooks.js'
import { intakeDefaults, type ReadingOptions } from '../options/intake-options.js'
import { IntakeError } from './batch.js'
import { createDelivery, type Item, type ReadingContext } from './create-delivery.js'
import type { Delivery, Handed, Job } from './delivery.js'
import type { Feed, StopOptions } from './feed.js'
import { JobLine } from './job-queue.js'

/** A job that can be given up. */
export interface EndableJob extends Job {
  /** Gives up what is not accepted yet. */
  end(reason: unknown): void
}

/** A feed that works on jobs. */
export abstract class WorkingFeed<Member extends EndableJob> implements Feed<Item> {
  readonly counts: IntakeCounts
  protected readonly clock: Clock
  protected readonly emit: EmitIntake
  protected readonly line: JobLine<Member>
  readonly #delivery: Delivery<Item>
  readonly #stopping = new AbortController()
  #running: Promise<void> | undefined
  #ending: Promise<void> | undefined
  #failure: { readonly error: unknown } | undefined

  constructor(options: ReadingOptions, context: Omit<ReadingContext, 'clock' | 'emit'>) {
    this.clock = options.clock ?? systemClock
    const { counts, emit } = countingEmitter(intakeEmitter(options.on))
    this.counts = counts
    this.emit = emit
    this.#delivery = createDelivery(options, { ...context, clock: this.clock, emit })
    this.line = new JobLine(
      (job) => this.#delivery.deliver(job),
      options.maxObjectsInFlight ?? intakeDefaults.maxObjectsInFlight,
    )
  }

  /**
   * Brings jobs into the line until there are no more.
   *
   * @param signal - Fires when the feed is stopped.
   * @throws What ends the feed.
   */
  protected abstract work(signal: AbortSignal): Promise<void>

  /** Everything was accepted or has failed since the feed was stopped. @param waiting - Jobs that were not begun. */
  protected abstract abandon(waiting: readonly Member[]): Promise<void>

  /** Finishes what goes on in the background. @throws What the consumer must hear of. */
  protected abstract conclude(): Promise<void>

  /** Whether the feed was stopped. */
  protected get isStopping(): boolean {
    return this.#stopping.signal.aborted
  }

  begin(): void {
    if (this.#running !== undefined || this.#ending !== undefined) {
      throw new IntakeError('InUse', 'it is read already, or has ended: make another one')
    }
    this.#running = this.#run()
  }

  take(): Promise<Handed<Item> | undefined> {
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
    await this.line.until(() => this.line.inFlight === 0, signal).catch(() => undefined)
    if (!signal.aborted) await this.#close() // else `stop` does it
  }

  async #end(graceMs: number): Promise<void> {
    const isOver = () => this.line.open.length === 0
    this.line.close()
    this.#stopping.abort(new IntakeError('Stopped', 'it was stopped before this was accepted'))
    await this.#running
    const waiting = this.line.takeBack()
    const grace = withDeadline(undefined, this.clock, graceMs, () => new IntakeError('Stopped', 'no time is left'))
    await this.line.until(isOver, grace.signal).catch(() => undefined)
    grace.dispose()
    for (const job of this.line.open) job.end(this.#stopping.signal.reason)
    await this.line.until(isOver)
    await this.abandon(waiting)
    await this.#close()
  }

  async #close(): Promise<void> {
    try {
      await this.conclude()
    } catch (error) {
      this.#failure ??= { error }
    }
    this.#delivery.close()
  }
}
