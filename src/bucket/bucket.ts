/** Reads and lists objects of S3, in any Region. */
import { isServiceError } from '../contracts/errors.js'
import type { ObjectReference } from './object-reference.js'
import type { ServiceConfig } from '../config/service-config.js'
import { BucketCalls } from './bucket-calls.js'
import { readPage, type ObjectPage } from './bucket-page.js'
import { download, type Part } from './download.js'
import { explained, ObjectChangedError } from './object-fault.js'
import { readStream } from './object-stream.js'
import { GetObject, ListObjectsV2, type GetObjectOutput } from './s3-operations.js'

/** How to call S3. */
export interface ObjectReaderConfig extends ServiceConfig {
  /** The account that must own the buckets, 12 digits; for others S3 answers `AccessDenied`. @defaultValue any */
  expectedBucketOwner?: string | undefined
  /** Who pays for requests to requester-pays buckets of other accounts. @defaultValue the bucket's owner */
  requestPayer?: 'requester' | undefined
  /** Access points by the names of their buckets, which are then called through them. @defaultValue none */
  accessPoints?: Readonly<Record<string, string>> | undefined
}

/** How an object is read. */
export interface OpenOptions {
  /** Ends the reading, which then throws the signal's own reason. */
  signal?: AbortSignal | undefined
}

/** An object of which the metadata are needed too. */
export interface ObjectWithMetadata {
  /** Those that digests of CloudTrail have, by names in lower case. */
  readonly metadata: Readonly<Record<string, string>>
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>
}

/** What to list. */
export interface ListOptions {
  /** The beginning of the keys. @defaultValue all keys */
  prefix?: string | undefined
  /** List keys after this one, in the order of their UTF-8 bytes. @defaultValue from the first key on */
  startAfter?: string | undefined
  /** Keys with this string after the prefix, e.g. `/`, are grouped as one of `prefixes`. @defaultValue none */
  delimiter?: string | undefined
  /** Maximum number of keys and prefixes in a page, 1 to 1000. @defaultValue 1000 */
  pageSize?: number | undefined
  /** The Region that the bucket should be in. @defaultValue that of the reader */
  region?: string | undefined
  /** Ends the listing, which then throws the signal's own reason. */
  signal?: AbortSignal | undefined
}

/**
 * Reads objects of S3.
 *
 * @throws InputError from the constructor, for a configuration that is not valid.
 */
export class ObjectReader {
  readonly #calls: BucketCalls
  readonly #ownership: object
  readonly #accessPoints: Readonly<Record<string, string>>

  constructor({ expectedBucketOwner, requestPayer, accessPoints = {}, ...config }: ObjectReaderConfig) {
    this.#calls = new BucketCalls(config)
    this.#accessPoints = accessPoints
    for (const place of Object.values(accessPoints)) this.#calls.checkPlace(place)
    this.#ownership = { ExpectedBucketOwner: expectedBucketOwner, RequestPayer: requestPayer }
  }

  /** The time by S3's clock, as its replies have told it, in epoch milliseconds. */
  get nowMs(): number {
    const { clock, skew } = this.#calls.home
    return clock.now() + skew.ms
  }

  /**
   * The bytes of an object as stored, not decompressed. The first request is sent when the first bytes are asked for.
   *
   * A download that breaks is resumed where it broke. Leaving the loop closes the connection.
   *
   * @param reference - With a `versionId`, that version is read, which needs `s3:GetObjectVersion`.
   * @throws ServiceError e.g. `NoSuchKey`, `AccessDenied`, `InvalidObjectState`; ObjectChangedError when the object was
   * replaced meanwhile; InputError, before a request is sent, for a key that no URL can carry; ConnectionError and
   * TimeoutError when resuming does not help; the signal's own reason.
   */
  async *open(reference: ObjectReference, { signal }: OpenOptions = {}): AsyncGenerator<Uint8Array, void, undefined> {
    yield* this.#download(reference, signal)
  }

  /**
   * The metadata of an object, and its bytes as from {@link open}. The request is sent at once; the bytes must be read, or the
   * loop over them left.
   *
   * @throws What `open` throws for its first request.
   */
  async openWithMetadata(reference: ObjectReference, { signal }: OpenOptions = {}): Promise<ObjectWithMetadata> {
    const first = await this.#part(reference, 0, undefined, signal)
    return { metadata: first.metadata, bytes: this.#download(reference, signal, first) }
  }

  /** @param first - The part from the first byte on, if it was requested before. */
  #download(
    reference: ObjectReference,
    signal: AbortSignal | undefined,
    first?: Part,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const { clock, random } = this.#calls.home
    const open = (from: number, etag: string | undefined) =>
      from === 0 && etag === undefined && first !== undefined
        ? Promise.resolve(first)
        : this.#part(reference, from, etag, signal)
    return download({ name: nameOf(reference), open, clock, random, signal })
  }

  async #part(
    reference: ObjectReference,
    from: number,
    etag: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Part & Pick<ObjectWithMetadata, 'metadata'>> {
    const { bucket, key, region, versionId } = reference
    const range = from === 0 ? undefined : `bytes=${String(from)}-`
    const input = { Key: key, VersionId: versionId, Range: range, IfMatch: etag, ...this.#ownership }
    const output = await this.#calls
      .call({ bucket: this.#placeOf(bucket), region, row: GetObject, input, signal })
      .catch((error: unknown) => {
        throw refusal(error, reference)
      })
    const { Body, ContentLength, ContentRange, ETag } = output
    const length = ContentLength === undefined ? undefined : Number(ContentLength)
    const { clock, requestTimeoutMs } = this.#calls.home
    const names = { operation: GetObject.name, name: nameOf(reference) }
    return {
      bytes: readStream(Body, { ...names, clock, signal, silenceMs: requestTimeoutMs, length }),
      discard: () => Body.destroy(),
      etag: ETag,
      metadata: metadataOf(output),
      ...extentOf(ContentRange, length),
    }
  }

  #placeOf(bucket: string): string {
    return (Object.hasOwn(this.#accessPoints, bucket) ? this.#accessPoints[bucket] : undefined) ?? bucket
  }

  /**
   * Lists a bucket, page by page. A page is requested when the caller asks for it.
   *
   * @param bucket - Its name, or an access point by its ARN. Listing needs `s3:ListBucket`.
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
      const { page, nextToken } = readPage(output, region ?? (await this.#calls.home.route()).region)
      yield page
      if (nextToken === undefined) return
      position = { ContinuationToken: nextToken }
    }
  }
}

function metadataOf(output: GetObjectOutput): Readonly<Record<string, string>> {
  const { Signature, SignatureAlgorithm, BackfillGenerationTimestamp } = output
  const metadata: Record<string, string> = {}
  if (Signature !== undefined) metadata['signature'] = Signature
  if (SignatureAlgorithm !== undefined) metadata['signature-algorithm'] = SignatureAlgorithm
  if (BackfillGenerationTimestamp !== undefined) metadata['backfill-generation-timestamp'] = BackfillGenerationTimestamp
  return metadata
}

const nameOf = ({ bucket, key }: ObjectReference): string => `s3://${bucket}/${key}`

/** The start of a part and the size of the whole object; both `NaN` for a range that cannot be parsed. */
function extentOf(contentRange: string | undefined, length: number | undefined): Pick<Part, 'start' | 'size'> {
  if (contentRange === undefined) return { start: 0, size: length }
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(contentRange) ?? []
  return { start: Number(start), size: Number(size) }
}

/** S3's refusals when the object is no longer the one that was begun: another entity tag, or too short for the range. */
const isChanged = (error: unknown): boolean => isServiceError(error, 'PreconditionFailed', 'InvalidRange')

const refusal = (error: unknown, reference: ObjectReference): unknown =>
  isChanged(error)
    ? new ObjectChangedError(`${nameOf(reference)}: the object was replaced while it was read`, { cause: error })
    : explained(error, nameOf(reference))
