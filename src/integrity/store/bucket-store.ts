/** Files where CloudTrail delivered them: in buckets of S3. */
import type { ObjectReader } from '../../bucket/bucket.js'
import { isMissingObject } from '../../bucket/object-fault.js'
import { isServiceError } from '../../contracts/errors.js'
import { errorText } from '../../runtime/foreign-error.js'
import type { Failure } from '../findings/finding.js'
import type { FilePlace, ListingPlace, Store, StoredFile } from './store.js'

export class BucketStore implements Store {
  readonly #reader: ObjectReader

  constructor(reader: ObjectReader) {
    this.#reader = reader
  }

  async *list({ bucket = '', prefix, startAfter }: ListingPlace, signal: AbortSignal): AsyncGenerator<string, void> {
    for await (const { objects } of this.#reader.list(bucket, { prefix, startAfter, signal })) {
      for (const { key } of objects) yield key
    }
  }

  async *folders({ bucket = '', prefix }: ListingPlace, signal: AbortSignal): AsyncGenerator<string, void> {
    for await (const { prefixes } of this.#reader.list(bucket, { prefix, delimiter: '/', signal })) yield* prefixes
  }

  async get({ bucket = '', key }: FilePlace, signal: AbortSignal): Promise<StoredFile | undefined> {
    try {
      const { metadata, bytes } = await this.#reader.openWithMetadata({ bucket, key }, { signal })
      return { metadata, pieces: bytes }
    } catch (error) {
      if (isMissingObject(error)) return undefined
      throw error
    }
  }

  failureOf(error: unknown): Failure {
    const reason = isServiceError(error, 'AccessDenied', 'AllAccessDisabled') ? 'denied' : 'unreadable'
    return { reason, message: errorText(error) }
  }
}
