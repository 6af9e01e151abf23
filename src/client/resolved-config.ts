/** What a client was made with, for those who ask it, in the form of the AWS SDK's clients. */
import type { Credentials } from '../auth/credentials.js'
import type { CloudTrailConfig } from '../config/client-config.js'
import { ownMembers } from '../contracts/options.js'
import { fromChain } from '../credentials/chain.js'
import { cloudtrail } from '../operations/define.js'
import { createPipeline, type Pipeline } from '../request/pipeline.js'
import { withoutSdkOptions, type Logger, type SdkOptions } from './sdk-options.js'

/** What a client was configured with, or found in the environment or a profile; in the form of the AWS SDK's clients. */
export interface ResolvedConfig {
  /** The Region. @throws InputError without one. */
  readonly region: () => Promise<string>
  /** Where calls go. @throws InputError without a Region. */
  readonly endpoint: () => Promise<URL>
  /** The most requests for one call. */
  readonly maxAttempts: () => Promise<number>
  /** The credentials that the next call is signed with. @throws CredentialsError */
  readonly credentials: () => Promise<Credentials>
  /** The logger that was given. */
  readonly logger?: Logger | undefined
}

/** A pipeline that finds its credentials where the program runs, and what it tells of itself. @throws InputError */
export function resolveConfig(given: CloudTrailConfig & SdkOptions): { pipeline: Pipeline; config: ResolvedConfig } {
  const own = ownMembers(given)
  const logger = (own as SdkOptions | null)?.logger
  const pipeline = createPipeline(withoutSdkOptions(own), undefined, fromChain())
  const config = {
    region: async () => (await pipeline.route()).region,
    endpoint: async () => (await pipeline.route()).endpointOf(cloudtrail),
    maxAttempts: async () => (await pipeline.route()).maxAttempts,
    credentials: async () => pipeline.credentials(),
    logger,
  }
  return { pipeline, config }
}
