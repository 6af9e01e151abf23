/** A message as a job: from when it is received until all of its objects were accepted or have failed. */
import { IntakeError } from '../delivery/batch.js'
import type { Job, ObjectFailure } from '../delivery/delivery.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import type { HeldMessage } from './heartbeat.js'
import type { QueueMessage } from './queue.js'

/** Called as the state of the job changes. */
export type MessageListener = Pick<Job, 'idle' | 'settled'>

/** The job of a message. */
export class MessageJob implements Job, HeldMessage {
  readonly message: QueueMessage
  readonly objects: readonly ObjectReference[]
  readonly idle: () => void
  readonly settled: (failures: readonly ObjectFailure[]) => void
  readonly #abort = new AbortController()

  constructor(message: QueueMessage, objects: readonly ObjectReference[], { idle, settled }: MessageListener) {
    this.message = message
    this.objects = objects
    this.idle = idle
    this.settled = settled
  }

  get receiptHandle(): string {
    return this.message.receiptHandle
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  lost(cause: unknown): void {
    this.end(
      new IntakeError('NotOurs', 'another receiver may have the message: its visibility timeout ran out', { cause }),
    )
  }

  /** Fails the objects that are not accepted yet. */
  end(reason: unknown): void {
    this.#abort.abort(reason)
  }
}
