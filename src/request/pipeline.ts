/** The context of a client, which all its calls share: resolved settings, and the parts that carry out each stage. */
import { platform } from '#platform'
import { createCredentialsSource, type CredentialsSource, type SourceContext } from '../auth/credentials-source.js'
import type { CredentialsProvider } from '../auth/credentials.js'
import type { Signer } from '../platform/signing.js'
import { defaults, readConfig, type CloudTrailConfig } from '../config/client-config.js'
import { CredentialsError } from '../contracts/errors.js'
import { emitterOf, type Emit } from '../contracts/hooks.js'
import type { Service } from '../contracts/operation.js'
import { cloudtrail } from '../operations/define.js'
import type { Transport } from '../contracts/transport.js'
import { partitionOf } from '../protocol/partitions.js'
import { RetryBudget } from '../retry/budget.js'
import type { Priority, RateLimiter } from '../retry/limiter.js'
import { sharedLimiter } from '../retry/shared-limiter.js'
import { settingsOf } from '../config/settings.js'
import { systemClock, type Clock } from '../runtime/clock.js'
import { version } from '../config/version.js'

export interface Pipeline {
  readonly region: string
  /** The part of AWS that the Region belongs to, e.g. `aws`. */
  readonly partition: string
  readonly endpointOf: (service: Service) => URL
  readonly credentials: CredentialsSource
  /** What a source of credentials is given, that of the client or of a call. */
  readonly lent: SourceContext
  readonly sign: Signer
  readonly transport: Transport
  /** Whether the transport is the caller's, and may know no time limit. */
  readonly hasOwnTransport: boolean
  readonly clock: Clock
  /** From 0 to 1, for the jitter of delays. */
  readonly random: () => number
  /** Makes the id of a call. */
  readonly createId: () => string
  /** `undefined` when requests are not paced. */
  readonly limiter: RateLimiter | undefined
  readonly priority: Priority | undefined
  readonly maxWaitMs: number | undefined
  readonly budget: RetryBudget
  /** How far the service's clock is ahead of ours, in milliseconds. */
  readonly skew: { ms: number; readonly isLearnt: boolean }
  readonly stallTimeoutMs: number
  readonly emit: Emit
  readonly maxAttempts: number
  readonly requestTimeoutMs: number
  readonly connectTimeoutMs: number
  readonly validateInput: boolean
  readonly validateOutput: boolean
  readonly userAgent: string
}

/**
 * Checks and resolves a configuration. It sends nothing and opens no connection.
 *
 * @param service - Its endpoint is resolved at once, so that a wrong one is refused when the client is created.
 * @param defaultCredentials - The provider to use when no credentials are configured.
 */
export function createPipeline(
  given: CloudTrailConfig,
  service: Service = cloudtrail,
  defaultCredentials: CredentialsProvider = noCredentials,
): Pipeline {
  const config = readConfig(given)
  const clock = config.clock ?? systemClock
  const { region, endpointOf, maxAttempts, correctsClockSkew } = settingsOf(config, platform.environment())
  endpointOf(service)
  const skew = { ms: 0, isLearnt: correctsClockSkew }
  const properties = { callerClientConfig: { region: () => Promise.resolve(region), profile: config.profile } }
  const lent = { clock, skewMs: () => skew.ms, properties }
  return {
    region,
    partition: partitionOf(region).id,
    endpointOf,
    credentials: createCredentialsSource(config.credentials ?? defaultCredentials, lent),
    lent,
    sign: platform.createSigner(),
    transport: config.transport ?? platform.createTransport(clock, config.proxy, config.ca),
    hasOwnTransport: config.transport !== undefined,
    clock,
    random: Math.random,
    createId: () => crypto.randomUUID(),
    limiter: config.limiter === false ? undefined : (config.limiter ?? sharedLimiter(clock, platform.steadyMs)),
    priority: config.priority,
    maxWaitMs: config.maxWaitMs,
    budget: new RetryBudget(),
    skew,
    stallTimeoutMs: config.stallTimeoutMs ?? defaults.stallTimeoutMs,
    emit: emitterOf(config.on, platform.channel),
    maxAttempts,
    requestTimeoutMs: config.requestTimeoutMs ?? defaults.requestTimeoutMs,
    connectTimeoutMs: config.connectTimeoutMs ?? defaults.connectTimeoutMs,
    validateInput: config.validateInput ?? true,
    validateOutput: config.validateOutput ?? true,
    userAgent: [`cloudtrail-client/${version}`, platform.runtime, config.userAgent].filter(Boolean).join(' '),
  }
}

const noCredentials: CredentialsProvider = () => Promise.reject(new CredentialsError('CloudTrail: no credentials'))
