/** Calls S3 in the Region of a bucket, which S3 names in its refusal when it is not known. Redirects are not followed. */
import { isServiceError } from '../../contracts/errors.js'
import type { AnyOperation, InputOf, OutputOf } from '../../contracts/operation.js'
import type { WithMetadata } from '../../contracts/output.js'
import { fromChain } from '../../credentials/index.js'
import { call } from '../../request/call.js'
import { createPipeline, type Pipeline } from '../../request/pipeline.js'
import { accessPointOf } from '../../protocol/access-point.js'
import { isInPartitionOf } from '../../protocol/partitions.js'
import { restXml } from '../../protocol/rest-xml.js'
import { BoundedMap } from '../../runtime/bounded-map.js'
import { serviceConfigOf, type ServiceConfig } from '../options/service-config.js'
import { OtherPartitionError } from './object-fault.js'
import { s3 } from './s3-operations.js'

/** A call about a bucket. */
export interface BucketCall<Row extends AnyOperation> {
  /** Its name, or an access point by its ARN, which has the Region in it. */
  readonly bucket: string
  /** The Region that the bucket should be in; `undefined` when it is not known. */
  readonly region: string | undefined
  readonly row: Row
  /** The other members of the input. */
  readonly input: Omit<InputOf<Row>, 'Bucket'>
  readonly signal: AbortSignal | undefined
}

/** How many buckets' Regions are remembered. */
const maxBuckets = 1000

/** How many Regions besides the configured one are kept ready to call; a partition has fewer. */
const maxRegions = 64

/** Calls of S3, each in the Region of its bucket. */
export class BucketCalls {
  readonly #config: ServiceConfig
  /** The pipeline of the configured Region; the others share with it what does not depend on the Region. */
  readonly home: Pipeline
  readonly #others = new BoundedMap<Pipeline>(maxRegions)
  /** The Regions that S3 named, by bucket. */
  readonly #regions = new BoundedMap<string>(maxBuckets)

  /** @throws InputError for a configuration that is not valid. */
  constructor(config: ServiceConfig) {
    this.#config = serviceConfigOf(config)
    this.home = createPipeline(this.#config, s3, fromChain())
  }

  /** @throws InputError for an access point that cannot be part of the endpoint's host. */
  checkPlace(bucket: string): void {
    restXml.urlOf?.(this.home.endpointOf(s3), { method: 'GET', path: '/', query: [], headers: {}, body: '', bucket })
  }

  /**
   * Makes a call, and repeats it once if S3 names another Region.
   *
   * @throws OtherPartitionError instead of a request to another partition; the errors of a call.
   */
  async call<Row extends AnyOperation>(request: BucketCall<Row>): Promise<OutputOf<Row> & WithMetadata> {
    const { bucket, region = this.home.region } = request
    const known = accessPointOf(bucket)?.region ?? this.#regions.get(bucket) ?? region
    try {
      return await this.#callIn(known, request)
    } catch (error) {
      const named = isServiceError(error) ? error.expectedRegion : undefined
      if (named === undefined || named === known) throw error
      this.#regions.set(bucket, named)
      return this.#callIn(named, request, error)
    }
  }

  #callIn<Row extends AnyOperation>(region: string, request: BucketCall<Row>, cause?: unknown) {
    const { bucket, row, input, signal } = request
    const whole = { ...input, Bucket: bucket } as InputOf<Row> // sound: each row of S3 has a bucket in its input
    const pipeline = this.#pipelineOf(region)
    if (this.#mayCall(pipeline)) return call(pipeline, row, whole, { signal })
    const { region: own, partition } = this.home
    const message = `${row.name}: the bucket ${bucket} is said to be in ${region}, which is not in the partition ${partition} of ${own}`
    throw new OtherPartitionError(message, { operation: row.name, cause })
  }

  /** With an endpoint of the user's own, a Region leads to no other host: it is only signed. */
  #mayCall({ region, endpointOf }: Pipeline): boolean {
    return isInPartitionOf(this.home.region, region) || endpointOf(s3).href === this.home.endpointOf(s3).href
  }

  #pipelineOf(region: string): Pipeline {
    const known = region === this.home.region ? this.home : this.#others.get(region)
    if (known !== undefined) return known
    const { credentials, transport, skew } = this.home
    const pipeline = { ...createPipeline({ ...this.#config, region }, s3), credentials, transport, skew }
    this.#others.set(region, pipeline)
    return pipeline
  }
}
