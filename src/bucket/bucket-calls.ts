/** Calls S3 in the Region of a bucket, which S3 names in its refusal when it is not known. Redirects are not followed. */
import { isServiceError } from '../contracts/errors.js'
import type { AnyOperation, InputOf, OutputOf } from '../contracts/operation.js'
import type { WithMetadata } from '../contracts/output.js'
import { fromChain } from '../credentials/index.js'
import { call } from '../request/call.js'
import { createPipeline, type Pipeline, type Route } from '../request/pipeline.js'
import { accessPointOf } from '../protocol/access-point.js'
import { isInPartitionOf } from '../protocol/partitions.js'
import { restXml } from '../protocol/rest-xml.js'
import { BoundedMap } from '../runtime/bounded-map.js'
import { serviceConfigOf, type ServiceConfig } from '../config/service-config.js'
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

  /** @throws InputError for an access point that cannot be part of the host of an endpoint that is given. */
  checkPlace(bucket: string): void {
    const endpoint = this.home.routeByOptions?.endpointOf(s3)
    if (endpoint !== undefined)
      restXml.urlOf?.(endpoint, { method: 'GET', path: '/', query: [], headers: {}, body: '', bucket })
  }

  /**
   * Makes a call, and repeats it once if S3 names another Region.
   *
   * @throws OtherPartitionError instead of a request to another partition; the errors of a call.
   */
  async call<Row extends AnyOperation>(request: BucketCall<Row>): Promise<OutputOf<Row> & WithMetadata> {
    const home = await this.home.route()
    const { bucket, region = home.region } = request
    const known = accessPointOf(bucket)?.region ?? this.#regions.get(bucket) ?? region
    try {
      return await this.#callIn(home, known, request)
    } catch (error) {
      const named = isServiceError(error) ? error.expectedRegion : undefined
      if (named === undefined || named === known) throw error
      this.#regions.set(bucket, named)
      return this.#callIn(home, named, request, error)
    }
  }

  async #callIn<Row extends AnyOperation>(home: Route, region: string, request: BucketCall<Row>, cause?: unknown) {
    const { bucket, row, input, signal } = request
    const whole = { ...input, Bucket: bucket } as InputOf<Row> // sound: each row of S3 has a bucket in its input
    const pipeline = this.#pipelineOf(home, region)
    if (mayCall(home, await pipeline.route())) return call(pipeline, row, whole, { signal })
    const message = `${row.name}: the bucket ${bucket} is said to be in ${region}, which is not in the partition ${home.partition} of ${home.region}`
    throw new OtherPartitionError(message, { operation: row.name, cause })
  }

  #pipelineOf(home: Route, region: string): Pipeline {
    const known = region === home.region ? this.home : this.#others.get(region)
    if (known !== undefined) return known
    const { credentials, skew } = this.home
    const pipeline = createPipeline({ ...this.#config, region }, s3, fromChain())
    // Connections are shared; so are the credentials, which do not depend on the Region.
    const route = async () => ({ ...(await pipeline.route()), transport: home.transport })
    const other = { ...pipeline, credentials, skew, route }
    this.#others.set(region, other)
    return other
  }
}

/** With an endpoint of the user's own, a Region leads to no other host: it is only signed. */
const mayCall = (home: Route, { region, endpointOf }: Route): boolean =>
  isInPartitionOf(home.region, region) || endpointOf(s3).href === home.endpointOf(s3).href
