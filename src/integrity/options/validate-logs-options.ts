/** The options of `validateLogs`, and their rules. */
import type { CredentialsInput } from '../../auth/credentials.js'
import { bucketIssue } from '../../bucket/bucket-name.js'
import {
  credentialsOption,
  flag,
  functionsNamed,
  isObject,
  ownMembers,
  readOptions,
  signalOption,
  text,
  type OptionRule,
  type OptionRules,
} from '../../config/option-rules.js'
import type { ServiceConfig } from '../../config/service-config.js'
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { clientHooks, hookNames } from '../../contracts/hooks.js'
import { isDate } from '../../schema/kind-of.js'
import { integrityHookNames, type IntegrityHooks } from './integrity-hooks.js'

/** Credentials for each of the services. */
export interface IntegrityCredentials {
  /** For `DescribeTrails` and `ListPublicKeys`. */
  cloudtrail: CredentialsInput
  /** For the buckets. */
  s3: CredentialsInput
}

/** Custom endpoints for each of the services, e.g. of a VPC or an emulator. */
export interface IntegrityEndpoints {
  /** @defaultValue `AWS_ENDPOINT_URL_CLOUDTRAIL`, then `AWS_ENDPOINT_URL`, then the Region's */
  cloudtrail?: string | URL | undefined
  /** Objects are then requested by path, not by host. @defaultValue `AWS_ENDPOINT_URL_S3`, then `AWS_ENDPOINT_URL` */
  s3?: string | URL | undefined
}

/** What to validate, and how. */
export interface ValidateLogsOptions extends Omit<ServiceConfig, 'region' | 'credentials' | 'endpoint' | 'on'> {
  /** The ARN of the trail, e.g. `arn:aws:cloudtrail:us-east-1:123456789012:trail/audit`. */
  trailArn: string
  /** Start of the time in which the log files were delivered. */
  from: Date
  /** End of that time, inclusive. @defaultValue now */
  to?: Date | undefined
  /**
   * The bucket of the digests. With it the trail is not looked up, so that a trail that was deleted can be validated, or a time in
   * which it had another bucket: give `prefix` too if it had one.
   *
   * @defaultValue that of the trail
   */
  bucket?: string | undefined
  /** What stands before `AWSLogs/` in the keys, without the slash. @defaultValue that of the trail; with `bucket`, none */
  prefix?: string | undefined
  /** The account whose files are validated, 12 digits; required for an organization trail. @defaultValue that of the ARN */
  accountId?: string | undefined
  /** The accounts of an organization trail whose files are validated, one after the other. Instead of `accountId`. */
  accountIds?: readonly string[] | undefined
  /**
   * The organization of an organization trail, e.g. `o-exampleorg1`.
   *
   * @defaultValue the only one that has a folder in the bucket; with `bucket`, the trail counts as one of an account
   */
  organizationId?: string | undefined
  /** The Region whose log files are validated. @defaultValue that of the ARN, the home Region of the trail */
  region?: string | undefined
  /** The Regions whose log files are validated, one after the other. Instead of `region`. */
  regions?: readonly string[] | undefined
  /** Number of files that are read at the same time, 1 to 1000. @defaultValue 64 */
  concurrency?: number | undefined
  /** Whether to list all log files of the range, and warn of those that no digest names. @defaultValue false */
  findUnlisted?: boolean | undefined
  /**
   * A folder in which each file is saved as it is read, with its metadata and the public keys, for `validateFiles`. On Node.
   *
   * @defaultValue nothing is saved
   */
  save?: string | undefined
  /**
   * Keys or a provider for both services, or `{ cloudtrail, s3 }` with one for each.
   *
   * @defaultValue `fromChain()`: those of the environment in which the program runs
   */
  credentials?: CredentialsInput | IntegrityCredentials | undefined
  /** Custom endpoints. @defaultValue those of the Region */
  endpoints?: IntegrityEndpoints | undefined
  /** Functions that are called with events about the work. @defaultValue none */
  on?: IntegrityHooks | undefined
  /** Ends the validation, which then throws the signal's own reason. */
  signal?: AbortSignal | undefined
}

export const defaultConcurrency = 64

const anything: OptionRule = { expected: 'anything', is: () => true }

export const date: OptionRule = {
  expected: 'a Date that is a time',
  is: (value) => isDate(value) && !Number.isNaN(value.getTime()),
}

const matching = (pattern: RegExp, expected: string): OptionRule => ({
  expected,
  is: (value) => typeof value === 'string' && pattern.test(value),
})

const listOf = (rule: OptionRule, expected: string): OptionRule => ({
  expected: `a list of ${expected}, at least one`,
  is: (value) => Array.isArray(value) && value.length > 0 && value.every((item) => rule.is(item)),
  copy: (value) => (Array.isArray(value) ? [...(value as unknown[])] : value),
})

export const trailArn = matching(
  /^arn:[^:\s]+:cloudtrail:[^:\s]+:\d{12}:trail\/\S+$/,
  'the ARN of a trail, e.g. arn:aws:cloudtrail:us-east-1:123456789012:trail/audit',
)
export const bucket: OptionRule = {
  expected: "the bucket's name",
  is: (value) => typeof value === 'string' && bucketIssue(value) === undefined,
}
export const account = matching(/^\d{12}$/, '12 digits')
export const region = matching(/^[a-z\d-]{1,63}$/, 'the name of a Region')
export const accounts = listOf(account, 'accounts of 12 digits')
export const regions = listOf(region, 'Regions')
export const concurrency: OptionRule = {
  expected: 'a whole number from 1 to 1000',
  is: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1000,
}
export const hooks = functionsNamed(...hookNames, ...integrityHookNames)

const rules: OptionRules<ValidateLogsOptions> = {
  trailArn,
  from: date,
  to: date,
  bucket,
  prefix: matching(/^[^/].*[^/]$|^[^/]?$/, 'text that neither begins nor ends with a slash'),
  accountId: account,
  accountIds: accounts,
  organizationId: matching(/^o-[a-z\d]{10,32}$/, 'the id of an organization, e.g. o-exampleorg1'),
  region,
  profile: text,
  regions,
  concurrency,
  findUnlisted: flag,
  save: text,
  credentials: credentialsOption,
  endpoints: {
    expected: 'an object with cloudtrail, s3 or both',
    is: (value) => isObject(value) && Object.keys(value).every((name) => name === 'cloudtrail' || name === 's3'),
    copy: (value) => ownMembers(value, 'endpoints.', 'validateLogs'),
  },
  on: hooks,
  signal: signalOption,
  allowInsecureEndpoint: anything,
  useFipsEndpoint: anything,
  useDualstackEndpoint: anything,
  maxAttempts: anything,
  requestTimeoutMs: anything,
  connectTimeoutMs: anything,
  limiter: anything,
  proxy: anything,
  ca: anything,
  transport: anything,
  userAgent: anything,
  clock: anything,
}

/** Reads the options once and checks them. @throws InputError that names every option that is not valid. */
export function readValidateLogsOptions(given: ValidateLogsOptions): ValidateLogsOptions {
  const options = readOptions(given, rules, 'validateLogs')
  const issues = [
    ...required(options, ['trailArn', 'from']),
    ...exclusive(options, 'accountId', 'accountIds'),
    ...exclusive(options, 'region', 'regions'),
    ...rangeIssues(options),
  ]
  if (issues.length > 0) throw new InputError(issues, { operation: 'validateLogs' })
  return options
}

export function required<T extends object>(options: T, names: readonly (keyof T & string)[]): InputIssue[] {
  return names.filter((name) => options[name] === undefined).map((path) => ({ path, message: 'is required' }))
}

function exclusive<T extends object>(options: T, one: keyof T & string, other: keyof T & string): InputIssue[] {
  if (options[one] === undefined || options[other] === undefined) return []
  return [{ path: other, message: `is another form of \`${one}\`: leave one of the two out` }]
}

/** A range that ends before it begins. */
export function rangeIssues({ from, to }: { from?: Date | undefined; to?: Date | undefined }): InputIssue[] {
  if (from === undefined || to === undefined || from.getTime() <= to.getTime()) return []
  return [{ path: 'from', message: 'must not be later than `to`' }]
}

const isPerService = (credentials: ValidateLogsOptions['credentials']): credentials is IntegrityCredentials =>
  typeof credentials === 'object' && Object.hasOwn(credentials, 'cloudtrail') && Object.hasOwn(credentials, 's3')

/** The configuration for calls of one of the two services. */
export function serviceOf(options: ValidateLogsOptions, service: 'cloudtrail' | 's3', region: string): ServiceConfig {
  const { credentials, endpoints, on } = options
  const { allowInsecureEndpoint, useFipsEndpoint, useDualstackEndpoint, maxAttempts, requestTimeoutMs } = options
  const { connectTimeoutMs, limiter, proxy, ca, transport, userAgent, clock } = options
  return {
    ...{ allowInsecureEndpoint, useFipsEndpoint, useDualstackEndpoint, maxAttempts, requestTimeoutMs },
    ...{ connectTimeoutMs, limiter, proxy, ca, transport, userAgent, clock },
    region,
    endpoint: endpoints?.[service],
    on: clientHooks(on),
    credentials: isPerService(credentials) ? credentials[service] : credentials,
  }
}
