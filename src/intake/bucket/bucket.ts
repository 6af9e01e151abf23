/** Reads objects of S3 as bytes, and lists them, in whatever Region their bucket is. */
import { isServiceError } from '../../contracts/errors.js'
import type { ObjectReference } from '../objects/object-reference.js'
import type { ServiceConfig } from '../options/service-config.js'
import { BucketCalls } from './bucket-calls.js'
import { readPage, type ObjectPage } from './bucket-page.js'
import { download, type Part } from './download.js'
import { explained, ObjectChangedError } from './object-fault.js'
import { readStream } from './object-stream.js'
import { GetObject, ListObjectsV2, type GetObjectOutput } from './s3-operations.js'

/** How S3 is reached. */
export interface ObjectReaderConfig extends ServiceConfig {
  /** The account that must own the buckets, 12 digits; S3 refuses others with `AccessDenied`. @defaultValue any */
  expectedBucketOwner?: string | undefined
  /** Who pays for the requests, for buckets of others that ask for it. @defaultValue the bucket's owner */
  requestPayer?: 'requester' | undefined
}

/** How an object is read. */
export interface OpenOptions {
  /** Ends the reading; it then throws the signal's own reason. */
  signal?: AbortSignal | undefined
}

/** What is listed. */
export interface ListOptions {
  /** What the keys begin with. @defaultValue all keys */
  prefix?: string | undefined
  /** Keys after this one, in the order of their bytes in UTF-8. @defaultValue from the first on */
  startAfter?: string | undefined
  /** Keys with this text behind the prefix are summed up as one of `prefixes`, e.g. `/`. @defaultValue none */
  delimiter?: string | undefined
  /** Keys and prefixes of a page at most, 1 to 1000. @defaultValue 1000 */
  pageSize?: number | undefined
  /** The Region that the bucket is said to be in. @defaultValue that of the reader */
  region?: string | undefined
  /** Ends the listing; it then throws the signal's own reason. */
  signal?: AbortSignal | undefined
}

/**
 * Reads objects of S3.
 *
 * @throws InputError from the constructor, for a configuration that cannot work.
 */
export class ObjectReader {
  readonly #calls: BucketCalls
  readonly #ownership: object

  constructor({ expectedBucketOwner, requestPayer, ...config }: ObjectReaderConfig) {
    this.#calls = new BucketCalls(config)
    this.#ownership = { ExpectedBucketOwner: expectedBucketOwner, RequestPayer: requestPayer }
  }

  /**
   * The bytes of an object as they are stored, not decompressed. Nothing is sent until they are asked for.
   *
   * A download that breaks goes on where it broke. Leaving the loop closes the connection.
   *
   * @param reference - Its `versionId` is asked for where it has one, which needs `s3:GetObjectVersion`.
   * @throws ServiceError e.g. `NoSuchKey`, `AccessDenied`, `InvalidObjectState`; ObjectChangedError when the object was
   * replaced meanwhile; InputError, before anything is sent, for a key that no URL can carry; ConnectionError and
   * TimeoutError when going on does not help; the signal's own reason.
   */
  async *open(reference: ObjectReference, { signal }: OpenOptions = {}): AsyncGenerator<Uint8Array, void, undefined> {
    const { clock, random } = this.#calls.home
    const open = (from: number, etag: string | undefined) => this.#part(reference, from, etag, signal)
    yield* download({ name: nameOf(reference), open, clock, random, signal })
  }

  async #part(
    reference: ObjectReference,
    from: number,
    etag: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Part> {
    const { bucket, key, region, versionId } = reference
    const range = from === 0 ? undefined : `bytes=${String(from)}-`
    const input = { Key: key, VersionId: versionId, Range: range, IfMatch: etag, ...this.#ownership }
    const output = await this.#calls.call({ bucket, region, row: GetObject, input, signal }).catch((error: unknown) => {
      throw refusal(error, reference)
    })
    const { Body, ContentLength, ContentRange, ETag } = output as unknown as GetObjectOutput // sound: the row's output
    const length = ContentLength === undefined ? undefined : Number(ContentLength)
    const { clock, requestTimeoutMs } = this.#calls.home
    const names = { operation: GetObject.name, name: nameOf(reference) }
    return {
      bytes: readStream(Body, { ...names, clock, signal, silenceMs: requestTimeoutMs, length }),
      discard: () => Body.destroy(),
      etag: ETag,
      ...placeOf(ContentRange, length),
    }
  }

  /**
   * Lists a bucket, page by page. A page is asked for when the one before it has been used.
   *
   * @param bucket - Its name. Listing needs `s3:ListBucket`.
   * @throws ServiceError e.g. `NoSuchBucket`, `AccessDenied`; the signal's own reason.
   */
  async *list(bucket: string, options: ListOptions = {}): AsyncGenerator<ObjectPage, void, undefined> {
    const { prefix, startAfter, delimiter, pageSize, region, signal } = options
    const input = { Prefix: prefix, Delimiter: delimiter, MaxKeys: pageSize, ...this.#ownership }
    let position: object = { StartAfter: startAfter }
    for (;;) {
      const output = await this.#calls
        .call({ bucket, region, row: ListObjectsV2, input: { ...input, ...position }, signal })
        .catch((error: unknown) => {
          throw explained(error, `s3://${bucket}/${prefix ?? ''}`)
        })
      const { page, nextToken } = readPage(output, region ?? this.#calls.home.region)
      yield page
      if (nextToken === undefined) return
      position = { ContinuationToken: nextToken }
    }
  }
}

const nameOf = ({ bucket, key }: ObjectReference): string => `s3://${bucket}/${key}`

/** Where a part begins, and how long the whole is; a range that cannot be read begins nowhere. */
function placeOf(contentRange: string | undefined, length: number | undefined): Pick<Part, 'start' | 'size'> {
  if (contentRange === undefined) return { start: 0, size: length }
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(contentRange) ?? []
  return { start: Number(start), size: Number(size) }
}

/** Refusals of S3 when the object is not the one that was begun with: another tag, or too short for the range. */
const isChanged = (error: unknown): boolean => isServiceError(error, 'PreconditionFailed', 'InvalidRange')

const refusal = (error: unknown, reference: ObjectReference): unknown =>
  isChanged(error)
    ? new ObjectChangedError(`${nameOf(reference)}: the object was replaced while it was read`, { cause: error })
    : explained(error, nameOf(reference))
