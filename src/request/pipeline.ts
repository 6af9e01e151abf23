/** The context of a client, which all its calls share: resolved settings, and the parts that carry out each stage. */
import { platform } from '#platform'
import { createCredentialsSource, type CredentialsSource, type SourceContext } from '../auth/credentials-source.js'
import { profileReaderOf, type CredentialsProvider, type ProfileReader } from '../auth/credentials.js'
import type { Signer } from '../platform/signing.js'
import { defaults, fixedConfig, readConfig, type CloudTrailConfig, type FixedConfig } from '../config/client-config.js'
import { CredentialsError } from '../contracts/errors.js'
import { emitterOf, type Emit } from '../contracts/hooks.js'
import type { Service } from '../contracts/operation.js'
import { cloudtrail } from '../operations/define.js'
import type { Transport } from '../contracts/transport.js'
import { partitionOf } from '../protocol/partitions.js'
import { RetryBudget } from '../retry/budget.js'
import type { Priority, RateLimiter } from '../retry/limiter.js'
import { sharedLimiter } from '../retry/shared-limiter.js'
import { correctsClockSkew, givenRegion, needsProfile, settingsOf } from '../config/settings.js'
import { systemClock, type Clock } from '../runtime/clock.js'
import { version } from '../config/version.js'

/** Where requests go and how often: known when the client is made, or when its profile has been read. */
export interface Route {
  readonly region: string
  /** The part of AWS that the Region belongs to, e.g. `aws`. */
  readonly partition: string
  readonly endpointOf: (service: Service) => URL
  readonly transport: Transport
  readonly maxAttempts: number
}

export interface Pipeline {
  /** @throws InputError without a Region; CredentialsError without the profile that was asked for. */
  readonly route: () => Route | Promise<Route>
  /** What options and environment alone say; `undefined` where they have no Region. */
  readonly routeByOptions: Route | undefined
  readonly credentials: CredentialsSource
  /** What a source of credentials is given, that of the client or of a call. */
  readonly lent: SourceContext
  readonly sign: Signer
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
  const credentials = config.credentials ?? defaultCredentials
  const { route, routeByOptions } = routesOf(
    config,
    service,
    clock,
    profileReaderOf(config.credentials) ?? profileReaderOf(defaultCredentials),
  )
  const skew = { ms: 0, isLearnt: correctsClockSkew(platform.environment()) }
  const region = async () => (await route()).region
  const lent = { clock, skewMs: () => skew.ms, properties: { callerClientConfig: { region, profile: config.profile } } }
  return {
    route,
    routeByOptions,
    credentials: createCredentialsSource(credentials, lent),
    lent,
    sign: platform.createSigner(),
    hasOwnTransport: config.transport !== undefined,
    clock,
    random: Math.random,
    createId: () => crypto.randomUUID(),
    limiter: limiterOf(config, clock),
    priority: config.priority,
    maxWaitMs: config.maxWaitMs,
    budget: new RetryBudget(),
    skew,
    stallTimeoutMs: config.stallTimeoutMs ?? defaults.stallTimeoutMs,
    emit: emitterOf(config.on, platform.channel),
    requestTimeoutMs: config.requestTimeoutMs ?? defaults.requestTimeoutMs,
    connectTimeoutMs: config.connectTimeoutMs ?? defaults.connectTimeoutMs,
    validateInput: config.validateInput ?? true,
    validateOutput: config.validateOutput ?? true,
    userAgent: [`cloudtrail-client/${version}`, platform.runtime, config.userAgent].filter(Boolean).join(' '),
  }
}

/** Suites on emulators switch pacing off for all their clients by a variable. */
function limiterOf({ limiter }: CloudTrailConfig, clock: Clock): RateLimiter | undefined {
  if (limiter === undefined && platform.environment()['CLOUDTRAIL_CLIENT_LIMITER'] === 'off') return undefined
  return limiter === false ? undefined : (limiter ?? sharedLimiter(clock, platform.steadyMs))
}

/**
 * The route of a client: known at once, so that a wrong configuration is refused when the client is made; found with the first
 * call, and then kept, where functions tell it, it may depend on a profile or there is no Region.
 */
function routesOf(
  config: CloudTrailConfig,
  service: Service,
  clock: Clock,
  readProfile: ProfileReader | undefined,
): Pick<Pipeline, 'route' | 'routeByOptions'> {
  const variables = platform.environment()
  const { fixed, told } = fixedConfig(config)
  const routeBy = (config: FixedConfig, variables: Variables, lookedAt?: string): Route => {
    const { region, endpointOf, maxAttempts } = settingsOf(config, variables, lookedAt)
    endpointOf(service)
    const transport = config.transport ?? platform.createTransport(clock, variables, config.proxy, config.ca)
    return { region, partition: partitionOf(region).id, endpointOf, transport, maxAttempts }
  }
  const hasRegion = givenRegion(fixed, variables) !== undefined
  // Without a Region too, what is wrong in itself is refused.
  const early = routeBy(fixed, hasRegion ? variables : { ...variables, AWS_REGION: 'us-east-1' })
  const routeByOptions = hasRegion && told === undefined ? early : undefined
  if (told === undefined && (readProfile === undefined || !needsProfile(fixed, variables))) {
    return { routeByOptions, route: () => routeByOptions ?? routeBy(fixed, variables) }
  }
  let known: Route | undefined
  const route = async () => {
    if (known !== undefined) return known
    const config = told === undefined ? fixed : await told()
    const isRead = readProfile !== undefined && needsProfile(config, variables)
    const added = isRead ? await readProfile(config.profile, variables) : undefined
    known ??= routeBy(config, { ...variables, ...added?.variables }, added?.lookedAt)
    return known
  }
  return { routeByOptions, route }
}

type Variables = Readonly<Record<string, string | undefined>>

const noCredentials: CredentialsProvider = () => Promise.reject(new CredentialsError('CloudTrail: no credentials'))
