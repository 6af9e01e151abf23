/** What a client can be told, what it does when it is not, and how that is checked once. */
import type { CredentialsInput } from './auth/credentials.js'
import { InputError } from './errors.js'
import type { Transport } from './platform/transport.js'
import type { Clock } from './runtime/clock.js'
import {
  attemptCount,
  credentialsOption,
  flag,
  headerValue,
  milliseconds,
  objectWith,
  optionIssues,
  text,
  type OptionRules,
} from './options.js'

/** Configuration of a client. All of it is optional when the environment has a Region and credentials. */
export interface CloudTrailConfig {
  /**
   * The Region, e.g. `eu-west-1`.
   *
   * @defaultValue the environment variable `AWS_REGION`, then `AWS_DEFAULT_REGION`
   */
  region?: string | undefined
  /**
   * Keys, the `Credentials` of an STS reply, or a provider function; the AWS SDK's providers can be passed as they are.
   *
   * @defaultValue the environment variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`
   */
  credentials?: CredentialsInput | undefined
  /** An endpoint of your own, e.g. of a VPC or an emulator. @defaultValue the public endpoint of the Region */
  endpoint?: string | URL | undefined
  /** Use the endpoint with FIPS 140 validated cryptography. @defaultValue false */
  useFipsEndpoint?: boolean | undefined
  /** Use the endpoint that answers over IPv6 too. @defaultValue false */
  useDualstackEndpoint?: boolean | undefined
  /** Requests sent at most for one call, 1 or more. @defaultValue 3 */
  maxAttempts?: number | undefined
  /** Time for one request up to the last byte of its reply, in milliseconds. @defaultValue 60000 */
  requestTimeoutMs?: number | undefined
  /** Time to establish a connection, in milliseconds; not observed where the runtime only has `fetch`. @defaultValue 5000 */
  connectTimeoutMs?: number | undefined
  /** What carries the requests, e.g. an emulator's `transport`. @defaultValue `node:https` on Node, otherwise `fetch` */
  transport?: Transport | undefined
  /** Whether inputs are checked before they are sent. @defaultValue true */
  validateInput?: boolean | undefined
  /**
   * Whether a reply that does not fit its schema is an error; if not, it is returned as it came.
   *
   * @defaultValue true
   */
  validateOutput?: boolean | undefined
  /** Added to the `User-Agent` header, e.g. `my-connector/1.2`. @defaultValue nothing */
  userAgent?: string | undefined
  /** The source of time for signatures, waits and time limits; for tests. @defaultValue the machine's time */
  clock?: Clock | undefined
}

/** The values that a client uses where it is told nothing. */
export const defaults = {
  maxAttempts: 3,
  requestTimeoutMs: 60_000,
  connectTimeoutMs: 5_000,
} as const

const rules: OptionRules<CloudTrailConfig> = {
  region: text,
  credentials: credentialsOption,
  endpoint: { expected: 'a URL', is: (value) => typeof value === 'string' || value instanceof URL },
  useFipsEndpoint: flag,
  useDualstackEndpoint: flag,
  maxAttempts: attemptCount,
  requestTimeoutMs: milliseconds,
  connectTimeoutMs: milliseconds,
  transport: { expected: 'a function', is: (value) => typeof value === 'function' },
  validateInput: flag,
  validateOutput: flag,
  userAgent: headerValue,
  clock: objectWith('now', 'after'),
}

/** Checks a configuration; nothing in it is changed. */
export function checkConfig(config: unknown): void {
  const issues = optionIssues(config, rules)
  if (issues.length > 0) throw new InputError(issues)
}

/** The Region of a configuration, else of the environment. */
export function regionOf(config: CloudTrailConfig, environment: Readonly<Record<string, string | undefined>>): string {
  const region = [config.region, environment['AWS_REGION'], environment['AWS_DEFAULT_REGION']].find(Boolean)
  if (region === undefined) {
    const message =
      'is required: neither the `region` option nor the environment variables AWS_REGION and AWS_DEFAULT_REGION are set'
    throw new InputError([{ path: 'region', message }])
  }
  return region
}
