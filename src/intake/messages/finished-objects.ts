/** Which objects of a message were read to the end, so that its next delivery reads only the others. */
import { BoundedMap } from '../../runtime/bounded-map.js'
import type { ObjectReference } from '../objects/object-reference.js'

/** Objects that are remembered; those of messages that failed in part are few. */
const defaultSize = 10_000

/**
 * Remembers the finished objects of messages that are not finished.
 *
 * An object is remembered for its message only: a message that asks for the same object again, because someone sent it
 * to have the file read once more, gets it read.
 */
export class FinishedObjects {
  readonly #ids: BoundedMap<true>

  /** @param size - How many objects are remembered at most; the oldest are forgotten, and read again. */
  constructor(size = defaultSize) {
    this.#ids = new BoundedMap(size)
  }

  /** @param messageId - SQS's `MessageId`, which stays the same from delivery to delivery. */
  has(messageId: string, object: ObjectReference): boolean {
    return this.#ids.has(idOf(messageId, object))
  }

  add(messageId: string, object: ObjectReference): void {
    this.#ids.set(idOf(messageId, object), true)
  }
}

const idOf = (messageId: string, { bucket, key, versionId, etag }: ObjectReference): string =>
  JSON.stringify([messageId, bucket, key, versionId ?? null, etag ?? null])
