/** Calls S3 in the Region of a bucket: the one that is known, or else the one that S3 names. Redirects are not followed. */
import { isServiceError } from '../../contracts/errors.js'
import type { AnyOperation } from '../../contracts/operation.js'
import { fromChain } from '../../credentials/index.js'
import { call } from '../../request/call.js'
import { createPipeline, type Pipeline } from '../../request/pipeline.js'
import type { Output } from '../../request/reply.js'
import { BoundedMap } from '../../runtime/bounded-map.js'
import { serviceConfigOf, type ServiceConfig } from '../options/service-config.js'
import { s3 } from './s3-operations.js'

/** What a call is about. */
export interface BucketCall {
  readonly bucket: string
  /** The Region that the bucket is said to be in; `undefined` when nobody says. */
  readonly region: string | undefined
  readonly row: AnyOperation
  /** Without the bucket. */
  readonly input: object
  readonly signal: AbortSignal | undefined
}

/** Buckets whose Region is remembered; the oldest are forgotten. */
const maxBuckets = 1000

export class BucketCalls {
  readonly #config: ServiceConfig
  /** The pipeline of the Region that was configured; what does not depend on the Region is taken from it. */
  readonly home: Pipeline
  readonly #pipelines: Map<string, Pipeline>
  /** By what S3 itself said. */
  readonly #regions = new BoundedMap<string>(maxBuckets)

  /** @throws InputError for a configuration that cannot work. */
  constructor(config: ServiceConfig) {
    this.#config = serviceConfigOf(config)
    this.home = createPipeline(this.#config, s3, fromChain())
    this.#pipelines = new Map([[this.home.region, this.home]])
  }

  /** Makes a call, twice at most: the second time in the Region that the first was sent to. */
  async call(request: BucketCall): Promise<Output> {
    const { bucket, region = this.home.region } = request
    const known = this.#regions.get(bucket) ?? region
    try {
      return await this.#callIn(known, request)
    } catch (error) {
      const told = isServiceError(error) ? error.expectedRegion : undefined
      if (told === undefined || told === known) throw error
      this.#regions.set(bucket, told)
      return this.#callIn(told, request)
    }
  }

  #callIn(region: string, { bucket, row, input, signal }: BucketCall): Promise<Output> {
    return call(this.#pipelineOf(region), row, { ...input, Bucket: bucket }, { signal })
  }

  #pipelineOf(region: string): Pipeline {
    const known = this.#pipelines.get(region)
    if (known !== undefined) return known
    // The credentials are the same everywhere, and fetched once.
    const pipeline = { ...createPipeline({ ...this.#config, region }, s3), credentials: this.home.credentials }
    this.#pipelines.set(region, pipeline)
    return pipeline
  }
}
