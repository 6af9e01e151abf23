/** The feed of an intake: receives messages from a queue, and keeps them hidden while they are worked on. */
import { nextDelay } from '../../retry/backoff.js'
import { onAbort, sleep } from '../../runtime/abort.js'
import { IntakeError } from '../delivery/batch.js'
import type { ObjectFailure } from '../delivery/delivery.js'
import { isFatal, pauseAfter } from '../delivery/failure-rules.js'
import { outageReason } from '../delivery/outage.js'
import { WorkingFeed } from '../delivery/working-feed.js'
import { intakeDefaults, type IntakeOptions } from '../options/intake-options.js'
import { Heartbeat } from './heartbeat.js'
import { MessageJob } from './message-job.js'
import { MessageOutcomes } from './message-outcomes.js'
import type { Queue, QueueMessage } from './queue.js'
import { servicesOf } from './services.js'
import { maxBatchSize } from './sqs-operations.js'

/** The pause after a receive without waiting time (`waitSeconds` 0) that found nothing. */
const idlePauseMs = 1000

/** How long a receive may still take after a stop: messages that SQS is about to return would otherwise stay hidden. */
const lastReceiveMs = 250

/** The feed of {@link createIntake}. */
export class MessageFeed extends WorkingFeed<MessageJob> {
  readonly #options: IntakeOptions
  readonly #visibilitySeconds: number
  readonly #queue: Queue
  readonly #heartbeat: Heartbeat
  readonly #outcomes: MessageOutcomes
  /** Messages that failed because of the stop; they are made visible at once. */
  readonly #abandoned: MessageJob[] = []
  readonly #over = new AbortController()

  /** @param options - Already checked. @throws InputError for options of requests that are not valid. */
  constructor(options: IntakeOptions) {
    const { queue, reader } = servicesOf(options)
    const visibilitySeconds = options.visibilityTimeoutSeconds ?? intakeDefaults.visibilityTimeoutSeconds
    super(options, { reader, ackWithinMs: visibilitySeconds * 1000 })
    this.#options = options
    this.#visibilitySeconds = visibilitySeconds
    this.#queue = queue
    this.#heartbeat = new Heartbeat(
      (changes) => queue.changeVisibility(changes),
      this.clock,
      visibilitySeconds,
      (error) => {
        this.emit('failure', { error })
      },
    )
    this.#outcomes = new MessageOutcomes({ options, emit: this.emit, queue })
  }

  protected async work(signal: AbortSignal): Promise<void> {
    void this.#checkQueue(this.#over.signal)
    let hasReceived = false
    for (let failures = 0; !this.isStopping;) {
      await this.jobs.until(() => this.jobs.wanted > 0, signal)
      const { wanted } = this.jobs
      if (wanted <= 0) continue // a pause began just now
      try {
        const messages = await this.#receive(Math.min(maxBatchSize, wanted), signal)
        hasReceived = true
        this.pauses.over('feed', failures)
        failures = 0
        for (const message of messages) this.#accept(message)
        if (messages.length === 0 && (await this.#isDone(signal))) return
      } catch (error) {
        if (signal.aborted || isFatal(error, hasReceived)) throw error
        this.emit('failure', { error })
        const reason = outageReason(error) ?? 'service'
        this.pauses.failed('feed', { reason, error, attempts: ++failures })
        await sleep(this.clock, pauseAfter(failures) + nextDelay('transient', 1, Math.random()), signal)
      }
    }
  }

  async #receive(max: number, signal: AbortSignal): Promise<QueueMessage[]> {
    const late = new AbortController()
    let cancel: (() => void) | undefined
    const stopListening = onAbort(signal, () => {
      cancel = this.clock.after(lastReceiveMs, () => {
        late.abort(signal.reason)
      })
    })
    try {
      const messages = await this.#queue.receive({
        max,
        waitSeconds: this.#waitSeconds,
        visibilityTimeoutSeconds: this.#visibilitySeconds,
        signal: late.signal,
      })
      if (messages.length > 0) this.emit('receive', { count: messages.length })
      return messages
    } finally {
      stopListening()
      cancel?.()
    }
  }

  /** Whether an empty receive was the last one; if not, resolves when it makes sense to receive again. */
  async #isDone(signal: AbortSignal): Promise<boolean> {
    if (this.#options.stopWhenEmpty !== true) {
      if (this.#waitSeconds === 0) await sleep(this.clock, idlePauseMs, signal)
      return false
    }
    if (this.jobs.inFlight === 0) return true
    await this.fewerInFlight(signal)
    return false
  }

  get #waitSeconds(): number {
    const { stopWhenEmpty, waitSeconds } = this.#options
    return waitSeconds ?? (stopWhenEmpty === true ? intakeDefaults.waitSecondsUntilEmpty : intakeDefaults.waitSeconds)
  }

  #accept(message: QueueMessage): void {
    const objects = this.#outcomes.objectsToRead(message, this.clock.now())
    if (objects.length === 0) return
    const job = new MessageJob(message, objects, {
      idle: () => {
        this.#idle(job)
      },
      settled: (failures) => {
        this.#settled(job, failures)
      },
    })
    this.#heartbeat.hold(job)
    this.jobs.add(job)
  }

  /** The consumer gets the whole visibility timeout, from now on, to acknowledge. */
  #idle(job: MessageJob): void {
    this.#heartbeat.release(job)
    this.jobs.idle(job)
    if (!this.isStopping) void this.#hide([job], this.#visibilitySeconds)
  }

  #settled(job: MessageJob, failures: readonly ObjectFailure[]): void {
    this.#heartbeat.release(job)
    this.#outcomes.settled(job.message, job.objects, failures)
    if (failures.some(({ error }) => error instanceof IntakeError && error.code === 'Stopped'))
      this.#abandoned.push(job)
    this.jobs.settled(job)
  }

  /** Until it is tried again, its message stays hidden. */
  protected keep(job: MessageJob): void {
    this.#heartbeat.hold(job)
  }

  protected async abandon(waiting: readonly MessageJob[]): Promise<void> {
    for (const job of waiting) this.#heartbeat.release(job)
    await this.#hide([...waiting, ...this.#abandoned], 0)
  }

  protected async conclude(): Promise<void> {
    await this.#outcomes.done()
    this.#over.abort()
  }

  async #hide(jobs: readonly MessageJob[], seconds: number): Promise<void> {
    const changes = jobs.map(({ receiptHandle }) => ({ receiptHandle, seconds }))
    for (const { status, error } of await this.#queue.changeVisibility(changes)) {
      if (status === 'failed') this.emit('failure', { error })
    }
  }

  /** Without a dead-letter queue, messages that cannot be read are delivered until their retention period is over. */
  async #checkQueue(signal: AbortSignal): Promise<void> {
    const attributes = await this.#queue.attributes({ signal }).catch(() => undefined)
    if (attributes === undefined || attributes.redrive !== undefined) return
    const message =
      'the queue has no dead-letter queue: messages that cannot be read are delivered again until they expire'
    this.emit('warning', { message })
  }
}
