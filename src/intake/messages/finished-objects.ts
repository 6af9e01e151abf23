/** Remembers which objects of a message were accepted, so that its next delivery reads only the others. */
import { BoundedMap } from '../../runtime/bounded-map.js'
import type { ObjectReference } from '../../bucket/object-reference.js'

/** How many objects are remembered; only those of messages that failed in part are. */
const defaultSize = 10_000

/**
 * The accepted objects of messages that failed in part.
 *
 * An object is remembered for its own message only: when another message names the same object, for example to have the file
 * read once more, it is read again.
 */
export class FinishedObjects {
  readonly #ids: BoundedMap<true>

  /** @param size - How many objects are remembered at most. The oldest are forgotten, and would be read again. */
  constructor(size = defaultSize) {
    this.#ids = new BoundedMap(size)
  }

  /** @param messageId - SQS's `MessageId`, which is the same at every delivery of a message. */
  has(messageId: string, object: ObjectReference): boolean {
    return this.#ids.has(idOf(messageId, object))
  }

  add(messageId: string, object: ObjectReference): void {
    this.#ids.set(idOf(messageId, object), true)
  }
}

const idOf = (messageId: string, { bucket, key, versionId, etag }: ObjectReference): string =>
  JSON.stringify([messageId, bucket, key, versionId ?? null, etag ?? null])
