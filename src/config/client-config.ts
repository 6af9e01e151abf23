/** The options of a client, their defaults, and how they are checked. */
import type { CredentialsInput } from '../auth/credentials.js'
import { InputError } from '../contracts/errors.js'
import { givenHookNames, type Hooks } from '../contracts/hooks.js'
import type { Transport } from '../contracts/transport.js'
import { pemOf, type CertificateAuthorities } from '../platform/certificate-authorities.js'
import type { Priority, RateLimiter } from '../retry/limiter.js'
import type { Clock } from '../runtime/clock.js'
import {
  aFunction,
  attemptCount,
  credentialsOption,
  endpointOption,
  flag,
  functionsNamed,
  headerValue,
  milliseconds,
  millisecondsOrNone,
  orFalse,
  orFunction,
  priorityOption,
  text,
  url,
  type OwnEndpoint,
} from './option-rules.js'
import { objectWith, readOptions, type OptionRules } from '../contracts/options.js'

/** Tells an option when the first call is made. A failure rejects that call, and the next one asks again. */
export type Told<T> = () => T | Promise<T>

/**
 * Configuration of a client. All of it is optional when the environment has a Region and credentials.
 *
 * Only own members of the object count, and each is read once, when the client is made. What the object inherits, such as a getter of
 * its class, is passed over; credentials, limiter, transport and clock may be of any class.
 */
export interface CloudTrailConfig {
  /**
   * The Region, e.g. `eu-west-1`; or a function that tells it at the first call.
   *
   * @defaultValue the environment variable `AWS_REGION`, then `AWS_DEFAULT_REGION`, then that of the profile
   */
  region?: string | Told<string> | undefined
  /**
   * The profile of `~/.aws/config` and `~/.aws/credentials` to take Region, credentials and endpoint from, where they are not given.
   *
   * @defaultValue `AWS_PROFILE`, then `AWS_DEFAULT_PROFILE`, then `default`
   */
  profile?: string | undefined
  /**
   * Keys, the `Credentials` of an STS reply, or a provider function; the AWS SDK's providers can be passed as they are.
   *
   * @defaultValue `fromChain()` of `cloudtrail-client/credentials`: environment, profile, web identity, container, instance
   */
  credentials?: CredentialsInput | undefined
  /**
   * An endpoint of your own, e.g. of a VPC or an emulator; or a function that tells it at the first call. The AWS SDK's objects are
   * taken too: `{ url }` and `{ protocol, hostname, port, path }`.
   *
   * @defaultValue `AWS_ENDPOINT_URL_CLOUDTRAIL` (`…_CLOUDTRAIL_DATA` for `putAuditEvents`), then `AWS_ENDPOINT_URL`, unless
   * `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is `true`; then the public endpoint of the Region
   */
  endpoint?: OwnEndpoint | Told<OwnEndpoint> | undefined
  /** Whether an endpoint of your own off loopback may be reached over plain http. @defaultValue false */
  allowInsecureEndpoint?: boolean | undefined
  /**
   * Use the endpoint with FIPS 140 validated cryptography; or a function that tells it at the first call.
   *
   * @defaultValue `AWS_USE_FIPS_ENDPOINT`, then false
   */
  useFipsEndpoint?: boolean | Told<boolean> | undefined
  /**
   * Use the endpoint that answers over IPv6 too; or a function that tells it at the first call.
   *
   * @defaultValue `AWS_USE_DUALSTACK_ENDPOINT`, then false
   */
  useDualstackEndpoint?: boolean | Told<boolean> | undefined
  /**
   * The most requests to send for one call, 1 to 1000; or a function that tells it at the first call.
   *
   * @defaultValue `AWS_MAX_ATTEMPTS`, then 3
   */
  maxAttempts?: number | Told<number> | undefined
  /** Time for one request, up to the last byte of its reply, in milliseconds, from 1. @defaultValue 60000 */
  requestTimeoutMs?: number | undefined
  /** Time to establish a connection, in milliseconds, from 1; no effect where the runtime only has `fetch`. @defaultValue 5000 */
  connectTimeoutMs?: number | undefined
  /**
   * Paces the requests to the service's quotas: a limiter from `createRateLimiter`, one of your own, or `false` for
   * none, e.g. with an emulator.
   *
   * @defaultValue a limiter that all clients of the process share, with a rate for each account, Region and operation
   */
  limiter?: RateLimiter | false | undefined
  /** Which call goes first when several wait for the same quota. @defaultValue 'interactive' */
  priority?: Priority | undefined
  /**
   * The longest acceptable wait for the quota before each request, in milliseconds, from 0; a call that would wait longer fails
   * at once, with a `TimeoutError` that states the wait.
   *
   * @defaultValue no limit
   */
  maxWaitMs?: number | undefined
  /**
   * How long an iteration goes on without progress, in milliseconds, from 1, not counting waits for its turn among other calls.
   * While you iterate, throttles do not count against `maxAttempts`; instead the iteration fails once one page has spent this long
   * on them. It fails with a `TimeoutError` with code `WalkStalled` when only empty pages, each with a token for another one, have
   * come for this long since the last item.
   *
   * @defaultValue 60000
   */
  stallTimeoutMs?: number | undefined
  /**
   * The proxy to go through, on Node: `http://user:password@host:port`. `false` for none, even if the environment names one.
   *
   * @defaultValue the environment variables `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`
   */
  proxy?: string | URL | false | undefined
  /**
   * The certificate authorities to trust in place of those that Node trusts, e.g. that of a proxy which looks into TLS: PEM text, its
   * bytes, or a list. Give all that are needed: `NODE_EXTRA_CA_CERTS`, which adds to Node's, has no effect beside it. Node only.
   *
   * @defaultValue the PEM file that the environment variable `AWS_CA_BUNDLE` names, read with the first request; then Node's
   */
  ca?: CertificateAuthorities | undefined
  /** Functions to call on attempts, retries, throttles and waits. @defaultValue none */
  on?: Hooks | undefined
  /** Sends the requests, e.g. an emulator's `transport`. @defaultValue `node:https` on Node, otherwise `fetch` */
  transport?: Transport | undefined
  /** Whether inputs are checked before they are sent. @defaultValue true */
  validateInput?: boolean | undefined
  /**
   * Whether a reply that does not fit its schema is an error; if not, it is returned as received.
   *
   * @defaultValue true
   */
  validateOutput?: boolean | undefined
  /** Added to the `User-Agent` header, e.g. `my-connector/1.2`. @defaultValue nothing */
  userAgent?: string | undefined
  /** The source of time for signatures, waits and time limits; for tests. @defaultValue the machine's time */
  clock?: Clock | undefined
}

type ToldName = 'region' | 'endpoint' | 'useFipsEndpoint' | 'useDualstackEndpoint' | 'maxAttempts'

/** A configuration that tells nothing later. */
export interface FixedConfig extends Omit<CloudTrailConfig, ToldName> {
  /**
   * The Region, e.g. `eu-west-1`.
   *
   * @defaultValue the environment variable `AWS_REGION`, then `AWS_DEFAULT_REGION`, then that of the profile
   */
  region?: string | undefined
  /** An endpoint of your own. @defaultValue that of the environment or the profile, then the public one of the Region */
  endpoint?: string | URL | undefined
  /** Use the endpoint with FIPS 140 validated cryptography. @defaultValue `AWS_USE_FIPS_ENDPOINT`, then false */
  useFipsEndpoint?: boolean | undefined
  /** Use the endpoint that answers over IPv6 too. @defaultValue `AWS_USE_DUALSTACK_ENDPOINT`, then false */
  useDualstackEndpoint?: boolean | undefined
  /** The most requests to send for one call, 1 to 1000. @defaultValue `AWS_MAX_ATTEMPTS`, then 3 */
  maxAttempts?: number | undefined
}

/** The values that a client uses for omitted options. */
export const defaults = {
  maxAttempts: 3,
  requestTimeoutMs: 60_000,
  connectTimeoutMs: 5_000,
  stallTimeoutMs: 60_000,
} as const

const toldRules: OptionRules<Pick<FixedConfig, ToldName>> = {
  region: text,
  endpoint: endpointOption,
  useFipsEndpoint: flag,
  useDualstackEndpoint: flag,
  maxAttempts: attemptCount,
}

const rules: OptionRules<CloudTrailConfig> = {
  ...(Object.fromEntries(
    Object.entries(toldRules).map(([name, rule]) => [name, orFunction(rule)]),
  ) as typeof toldRules),
  profile: text,
  credentials: credentialsOption,
  allowInsecureEndpoint: flag,
  requestTimeoutMs: milliseconds,
  connectTimeoutMs: milliseconds,
  limiter: orFalse(objectWith('acquire', 'report')),
  priority: priorityOption,
  maxWaitMs: millisecondsOrNone,
  stallTimeoutMs: milliseconds,
  proxy: orFalse(url),
  ca: { expected: 'certificates in PEM form, or a list of them', is: (value) => pemOf(value) !== undefined },
  on: functionsNamed(...givenHookNames),
  transport: aFunction,
  validateInput: flag,
  validateOutput: flag,
  userAgent: headerValue,
  clock: objectWith('now', 'after'),
}

/** Reads a configuration once and checks it. @throws InputError */
export function readConfig(given: unknown): CloudTrailConfig {
  const config = readOptions(given, rules)
  const { transport, proxy, ca } = config
  const path = proxy ? 'proxy' : 'ca'
  if (transport !== undefined && (proxy || ca !== undefined)) {
    const message = 'has no effect on a `transport` of your own: leave one of the two out'
    throw new InputError([{ path, message }])
  }
  return config
}

/** What a configuration says now, and what of it is told at the first call. */
export function fixedConfig(config: CloudTrailConfig): {
  fixed: FixedConfig
  told: (() => Promise<FixedConfig>) | undefined
} {
  const functions = Object.entries(config).filter(
    ([name, value]) => Object.hasOwn(toldRules, name) && typeof value === 'function',
  )
  const without = (answers: readonly (readonly [string, unknown])[]) =>
    // Sound: answers are in place of the functions. It inherits nothing.
    Object.assign(Object.create(null), config, Object.fromEntries(answers)) as FixedConfig
  const fixed = without(functions.map(([name]) => [name, undefined]))
  if (functions.length === 0) return { fixed, told: undefined }
  const told = async () => {
    const answers = functions.map(async ([name, tell]: [string, Told<unknown>]) => [name, await tell()] as const)
    return without(Object.entries(readOptions(Object.fromEntries(await Promise.all(answers)), toldRules)))
  }
  return { fixed, told }
}
