/** A queue in memory, as a transport: it counts receives, hides messages and moves them to its dead letters as SQS does, by a clock. */
import type { Transport, TransportRequest, TransportResponse } from 'cloudtrail-client'
import { sleep } from '../../src/runtime/abort.js'
import type { Clock } from '../../src/runtime/clock.js'

/** What is asked for. */
export interface QueueRequest {
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

/** A refusal in place of the answer, or an error to be thrown; `undefined` to let it pass. */
export type QueueFault = (request: QueueRequest) => { status: number; code: string } | Error | undefined

interface Message {
  readonly id: string
  readonly body: string
  receives: number
  receivedAtMs: number
  visibleAtMs: number
}

interface Entry {
  readonly Id: string
  readonly ReceiptHandle: string
  readonly VisibilityTimeout?: number
}

/** Between two looks of a long poll, in milliseconds. */
const lookEveryMs = 1000

/** The longest time for which a message can be hidden after a receive, in milliseconds. */
const maxHiddenMs = 43_200_000

export class ScriptedQueue {
  readonly maxReceiveCount: number
  /** The bodies of messages that were received too often. */
  readonly deadLetters: string[] = []
  /** Asked for every request. */
  fault: QueueFault = () => undefined
  /** The highest number of receives of each message, by body, removed ones included. */
  readonly receives = new Map<string, number>()
  readonly #clock: Clock
  readonly #messages = new Map<string, Message>()

  constructor(clock: Clock, maxReceiveCount = 3) {
    this.#clock = clock
    this.maxReceiveCount = maxReceiveCount
  }

  send(...bodies: readonly string[]): void {
    for (const body of bodies) {
      const id = `m${String(this.#messages.size + this.receives.size)}-${body}`
      this.#messages.set(id, { id, body, receives: 0, receivedAtMs: 0, visibleAtMs: 0 })
    }
  }

  /** How many messages are in the queue. */
  get size(): number {
    return this.#messages.size
  }

  /** How many of them can be received. */
  get visible(): number {
    return [...this.#messages.values()].filter(({ visibleAtMs }) => visibleAtMs <= this.#clock.now()).length
  }

  readonly transport: Transport = async (request) => {
    const operation = request.headers['x-amz-target']?.replace('AmazonSQS.', '') ?? ''
    const input = JSON.parse(request.body) as Record<string, unknown> // sound: SQS takes objects
    const fault = this.fault({ operation, input })
    if (fault instanceof Error) throw fault
    if (fault !== undefined) return answer({ __type: `com.amazonaws.sqs#${fault.code}` }, fault.status)
    const entries = (input['Entries'] ?? []) as Entry[] // sound: the client writes them so
    if (operation === 'ReceiveMessage') return this.#receive(input, request)
    if (operation === 'DeleteMessageBatch') return byEntry(entries, (entry) => this.#remove(entry))
    if (operation === 'ChangeMessageVisibilityBatch') return byEntry(entries, (entry) => this.#hide(entry))
    return answer({ Attributes: { RedrivePolicy: JSON.stringify({ maxReceiveCount: this.maxReceiveCount }) } })
  }

  async #receive(input: Readonly<Record<string, unknown>>, { signal }: TransportRequest): Promise<TransportResponse> {
    // Sound: so the operation writes them.
    const { MaxNumberOfMessages, WaitTimeSeconds, VisibilityTimeout } = input as Record<string, number>
    const endMs = this.#clock.now() + (WaitTimeSeconds ?? 0) * 1000
    for (;;) {
      const taken = this.#take(MaxNumberOfMessages ?? 1, (VisibilityTimeout ?? 30) * 1000)
      if (taken.length > 0 || this.#clock.now() >= endMs) return answer(taken.length > 0 ? { Messages: taken } : {})
      await sleep(this.#clock, lookEveryMs, signal)
    }
  }

  #take(max: number, hiddenMs: number): object[] {
    const nowMs = this.#clock.now()
    const taken: object[] = []
    for (const message of this.#messages.values()) {
      if (message.visibleAtMs > nowMs || taken.length === max) continue
      if (message.receives === this.maxReceiveCount) {
        this.#messages.delete(message.id)
        this.deadLetters.push(message.body)
        continue
      }
      Object.assign(message, { receives: message.receives + 1, receivedAtMs: nowMs, visibleAtMs: nowMs + hiddenMs })
      this.receives.set(message.body, message.receives)
      taken.push({
        MessageId: message.id,
        ReceiptHandle: `${message.id}#${String(message.receives)}`,
        Body: message.body,
        Attributes: { ApproximateReceiveCount: String(message.receives) },
      })
    }
    return taken
  }

  /** A receipt that is not the latest one does nothing, and is not refused. */
  #remove({ ReceiptHandle }: Entry): string | undefined {
    this.#messages.delete(this.#receiptOf(ReceiptHandle)?.id ?? '')
    return undefined
  }

  #hide({ ReceiptHandle, VisibilityTimeout = 0 }: Entry): string | undefined {
    const message = this.#receiptOf(ReceiptHandle)
    const nowMs = this.#clock.now()
    if (message === undefined || message.visibleAtMs <= nowMs) return 'MessageNotInflight'
    if (nowMs + VisibilityTimeout * 1000 > message.receivedAtMs + maxHiddenMs) return 'InvalidParameterValue'
    message.visibleAtMs = nowMs + VisibilityTimeout * 1000
    return undefined
  }

  #receiptOf(receiptHandle: string): Message | undefined {
    const [, id = '', receives] = /^(.*)#(\d+)$/.exec(receiptHandle) ?? []
    const message = this.#messages.get(id)
    return message?.receives === Number(receives) ? message : undefined
  }
}

const answer = (output: object, status = 200): Promise<TransportResponse> =>
  Promise.resolve({
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(output),
  })

/** @param act - Returns the code of a failure. */
function byEntry(entries: readonly Entry[], act: (entry: Entry) => string | undefined): Promise<TransportResponse> {
  const Successful: object[] = []
  const Failed: object[] = []
  for (const entry of entries) {
    const Code = act(entry)
    if (Code === undefined) Successful.push({ Id: entry.Id })
    else Failed.push({ Id: entry.Id, Code, SenderFault: true })
  }
  return answer({ Successful, Failed })
}
