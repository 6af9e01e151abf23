/** The `checkIntake` function: tells what an intake would lack, before it begins. */
import { CredentialsError, InputError, isServiceError } from '../../contracts/errors.js'
import { signalOption } from '../../config/option-rules.js'
import { readOptions, type OptionRules } from '../../contracts/options.js'
import { systemClock } from '../../runtime/clock.js'
import { errorText } from '../../runtime/foreign-error.js'
import type { ObjectReader } from '../../bucket/bucket.js'
import { isMissingObject } from '../../bucket/object-fault.js'
import { GetObject, ListObjectsV2 } from '../../bucket/s3-operations.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import { intakeDefaults, readIntakeOptions, type IntakeOptions } from '../options/intake-options.js'
import { queueFindings, type IntakeFinding } from './queue-findings.js'
import type { EntryOutcome } from './queue-batch.js'
import type { QueueAttributes } from './queue-attributes.js'
import type { Queue, QueueMessage } from './queue.js'
import { servicesOf } from './services.js'
import {
  ChangeMessageVisibilityBatch,
  DeleteMessageBatch,
  GetQueueAttributes,
  GetQueueUrl,
  ReceiveMessage,
} from './sqs-operations.js'
import { triage } from './triage.js'

/** How an intake is checked. */
export interface CheckOptions {
  /** Ends the check, which then throws the signal's own reason. */
  signal?: AbortSignal | undefined
}

const checkRules: OptionRules<CheckOptions> = { signal: signalOption }

/** No message has it: it shows whether a call is allowed, and changes nothing. */
const noReceiptHandle = 'cloudtrail-client-check'

/** How long a message is hidden during the check, unless the check puts it back before. */
const hiddenSeconds = 30

const denials = ['AccessDenied', 'AccessDeniedException'] as const

/**
 * Checks an intake without beginning it: the queue's settings, the permissions, and whether an announced object can be read.
 *
 * At most one message is received, and put back at once. That counts as one of the deliveries after which it goes to the
 * dead-letter queue; where the queue allows only one, none is received. The policies of queue and topic, the dead-letter queue's
 * own settings and the trail are not checked.
 *
 * @param options - Those of the intake.
 * @returns What was found, in the order of the checks; with any `missing`, the intake would not work.
 * @throws InputError for options that are not valid; the signal's own reason.
 * @example
 * ```ts
 * import { checkIntake } from 'cloudtrail-client/intake'
 *
 * const findings = await checkIntake({ queueName: 'trail-queue', region: 'eu-west-1' })
 * for (const { subject, status, message } of findings) console.log(status, subject, message)
 * ```
 */
export async function checkIntake(options: IntakeOptions, how: CheckOptions = {}): Promise<IntakeFinding[]> {
  const checked = readIntakeOptions(options)
  const { signal } = readOptions(how, checkRules, 'checkIntake')
  const { queue, reader } = servicesOf(checked)
  return new Check(checked, queue, reader, signal).run()
}

/** What was not even sent is no matter of permissions. */
function subjectOf(error: unknown, action: string): string {
  if (error instanceof CredentialsError) return 'credentials'
  return error instanceof InputError ? 'configuration' : action
}

class Check {
  readonly #options: IntakeOptions
  readonly #queue: Queue
  readonly #reader: ObjectReader
  readonly #signal: AbortSignal | undefined
  readonly #findings: IntakeFinding[] = []

  constructor(options: IntakeOptions, queue: Queue, reader: ObjectReader, signal: AbortSignal | undefined) {
    this.#options = options
    this.#queue = queue
    this.#reader = reader
    this.#signal = signal
  }

  async run(): Promise<IntakeFinding[]> {
    const { queueName } = this.#options
    if (queueName !== undefined && !(await this.#try(GetQueueUrl.iamAction, () => this.#queue.url(this.#cancelling)))) {
      return this.#findings
    }
    const attributes = await this.#attributes()
    if (attributes === 'unreachable') return this.#findings
    await this.#allows(DeleteMessageBatch.iamAction, this.#queue.remove([noReceiptHandle], this.#cancelling))
    const change = { receiptHandle: noReceiptHandle, seconds: 0 }
    await this.#allows(ChangeMessageVisibilityBatch.iamAction, this.#queue.changeVisibility([change], this.#cancelling))
    await this.#delivery(attributes?.redrive?.maxReceiveCount)
    return this.#findings
  }

  get #cancelling() {
    return { signal: this.#signal }
  }

  #add(subject: string, status: IntakeFinding['status'], message: string): void {
    this.#findings.push({ subject, status, message })
  }

  /** Does something that must succeed; `undefined` where it fails. */
  async #try<Result>(subject: string, work: () => Promise<Result>, ok?: string): Promise<Result | undefined> {
    try {
      const result = await work()
      this.#add(subject, 'ok', ok ?? 'allowed')
      return result
    } catch (error) {
      this.#signal?.throwIfAborted()
      this.#add(subjectOf(error, subject), 'missing', errorText(error))
      return undefined
    }
  }

  /** The attributes; `undefined` without the permission, which is not needed for the work itself. */
  async #attributes(): Promise<QueueAttributes | 'unreachable' | undefined> {
    const subject = GetQueueAttributes.iamAction
    try {
      const attributes = await this.#queue.attributes(this.#cancelling)
      const { visibleMessages = 0, hiddenMessages = 0 } = attributes
      this.#add(
        subject,
        'ok',
        `${String(visibleMessages)} messages wait, ${String(hiddenMessages)} are being worked on`,
      )
      const { visibilityTimeoutSeconds = intakeDefaults.visibilityTimeoutSeconds } = this.#options
      this.#findings.push(...queueFindings(attributes, visibilityTimeoutSeconds))
      return attributes
    } catch (error) {
      this.#signal?.throwIfAborted()
      const isDenied = isServiceError(error, ...denials)
      this.#add(subjectOf(error, subject), isDenied ? 'warning' : 'missing', errorText(error))
      if (!isDenied) return 'unreachable'
      this.#add('dead-letter queue', 'unchecked', `${subject} is not allowed; nor are the queue's other settings known`)
      return undefined
    }
  }

  /** Whether SQS carries out an action; that it knows no such receipt handle is no refusal. */
  async #allows(subject: string, outcomes: Promise<readonly EntryOutcome[]>): Promise<void> {
    const [outcome] = await outcomes
    if (outcome?.status === 'failed') this.#add(subject, 'missing', errorText(outcome.error))
    else this.#add(subject, 'ok', 'allowed')
  }

  async #delivery(maxReceiveCount: number | undefined): Promise<void> {
    const subject = ReceiveMessage.iamAction
    if (maxReceiveCount === 1) {
      this.#add(subject, 'unchecked', 'the only delivery that the dead-letter queue allows would be used up')
      this.#add(GetObject.iamAction, 'unchecked', 'no message was received')
      return
    }
    const messages = await this.#try(subject, () => this.#receive(), 'allowed')
    const [message] = messages ?? []
    if (message === undefined) {
      this.#add(
        GetObject.iamAction,
        'unchecked',
        'no message waits: repeat the check when the trail has delivered a file',
      )
      return
    }
    try {
      await this.#object(message)
    } finally {
      const { receiptHandle } = message
      const [outcome] = await this.#queue.changeVisibility([{ receiptHandle, seconds: 0 }])
      const isBack = outcome?.status === 'done'
      this.#add('message', isBack ? 'ok' : 'warning', countOf(message, maxReceiveCount, isBack))
    }
  }

  #receive(): Promise<QueueMessage[]> {
    return this.#queue.receive({
      max: 1,
      waitSeconds: intakeDefaults.waitSecondsUntilEmpty,
      visibilityTimeoutSeconds: hiddenSeconds,
      signal: this.#signal,
    })
  }

  async #object({ body }: QueueMessage): Promise<void> {
    const { kinds, sourceFilter, maxAgeDays, clock = systemClock } = this.#options
    const found = triage(body, { kinds, sourceFilter, maxAgeDays, nowMs: clock.now(), isFinished: () => false })
    const [object] = found.kind === 'read' ? found.objects : []
    if (object !== undefined) {
      await this.#read(object)
    } else {
      const isPoison = found.kind === 'unrecognised'
      if (isPoison) this.#add('message', 'warning', 'it is not understood; it would go to the dead-letter queue')
      this.#add(GetObject.iamAction, 'unchecked', 'the message that was received announces no object to read')
    }
  }

  async #read(object: ObjectReference): Promise<void> {
    const name = `s3://${object.bucket}/${object.key}`
    try {
      for await (const _ of this.#reader.open(object, this.#cancelling)) break
      this.#add(GetObject.iamAction, 'ok', `${name} can be read`)
    } catch (error) {
      this.#signal?.throwIfAborted()
      this.#add(GetObject.iamAction, isMissingObject(error) ? 'warning' : 'missing', errorText(error))
    }
    await this.#list(object)
  }

  /** Without this permission, S3 answers "access denied" for an object that does not exist. */
  async #list({ bucket, key, region }: ObjectReference): Promise<void> {
    const subject = ListObjectsV2.iamAction
    try {
      const pages = this.#reader.list(bucket, { prefix: key, pageSize: 1, region, signal: this.#signal })
      for await (const _ of pages) break
      this.#add(subject, 'ok', 'allowed')
    } catch (error) {
      this.#signal?.throwIfAborted()
      this.#add(subject, 'warning', `missing objects will look as if access to them were denied: ${errorText(error)}`)
    }
  }
}

function countOf({ messageId, receiveCount }: QueueMessage, max: number | undefined, isBack: boolean): string {
  const of = max === undefined ? '' : ` of ${String(max)}`
  const where = isBack ? 'put back' : `stays hidden for ${String(hiddenSeconds)} s`
  return `${messageId} was received, which is delivery ${String(receiveCount)}${of}, and ${where}`
}
