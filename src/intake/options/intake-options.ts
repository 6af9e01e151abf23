/** The options of an intake, those that a backfill shares, and their rules. */
import type { CredentialsInput } from '../../auth/credentials.js'
import {
  aFunction,
  anything,
  credentialsOption,
  flag,
  functionsNamed,
  milliseconds,
  text,
} from '../../config/option-rules.js'
import {
  isObject,
  objectWith,
  ownMembers,
  readOptions,
  type OptionRule,
  type OptionRules,
} from '../../contracts/options.js'
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { clientHooks, hookNames } from '../../contracts/hooks.js'
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import { accessPointIssue } from '../../bucket/bucket-name.js'
import type { RecordFilter, SourceFilter } from '../objects/filters.js'
import { defaultKinds, type RecordKind } from '../objects/skipped-objects.js'
import { intakeHookNames, type IntakeHooks, type PoisonEvent } from './intake-hooks.js'
import type { SeenSet } from './seen-set.js'
import type { ServiceConfig } from '../../config/service-config.js'

/** Credentials for each of the services. */
export interface IntakeCredentials {
  /** For the queue. */
  sqs: CredentialsInput
  /** For the buckets. */
  s3: CredentialsInput
}

/** Custom endpoints for each of the services, e.g. of a VPC or an emulator. */
export interface IntakeEndpoints {
  /**
   * It must have the host of `queueUrl`, if that is given.
   *
   * @defaultValue the host of `queueUrl`; with `queueName`, `AWS_ENDPOINT_URL_SQS`, then `AWS_ENDPOINT_URL`, then the Region's
   */
  sqs?: string | URL | undefined
  /** Objects are then requested by path, not by host. @defaultValue `AWS_ENDPOINT_URL_S3`, then `AWS_ENDPOINT_URL` */
  s3?: string | URL | undefined
}

/** How records are read and delivered: the options that an intake and a backfill share. */
export interface ReadingOptions extends Omit<ServiceConfig, 'credentials' | 'endpoint' | 'on'> {
  /**
   * Keys or a provider for both services, or `{ sqs, s3 }` with one for each.
   *
   * @defaultValue `fromChain()`: those of the environment in which the program runs
   */
  credentials?: CredentialsInput | IntakeCredentials | undefined
  /** Custom endpoints. @defaultValue those of the Region */
  endpoints?: IntakeEndpoints | undefined
  /** Number of objects read at the same time, 1 to 1000. @defaultValue 4 */
  maxObjectsInFlight?: number | undefined
  /** Maximum number of records in a batch, 1 to 10,000; a batch is of one object. @defaultValue 10,000 */
  chunkSize?: number | undefined
  /** Amount of text at which a batch is delivered, in bytes from 1. @defaultValue 262,144, about 160 records */
  maxBatchBytes?: number | undefined
  /** `false` delivers each record as its exact text, which is faster. @defaultValue true */
  parse?: boolean | undefined
  /**
   * Whether nothing of a gzip member is delivered before its checksum was compared; see `verify` of `readRecords`. `false` delivers
   * records while the file is read, and `isVerified` of its batches is `false`.
   *
   * @defaultValue true
   */
  verify?: boolean | undefined
  /** Maximum size of a record, in bytes, from 1; an object with a larger one is unreadable. @defaultValue 4,194,304 */
  maxRecordBytes?: number | undefined
  /**
   * Maximum size of an object, in bytes of decompressed text, from 1; a larger one is unreadable. As stored it may have 1 MiB more.
   *
   * @defaultValue 2,147,483,648
   */
  maxObjectBytes?: number | undefined
  /** The kinds of objects to read. @defaultValue all but aggregated events and digests */
  kinds?: readonly RecordKind[] | undefined
  /** Decides which objects are read, before any of them is fetched. @defaultValue all */
  sourceFilter?: SourceFilter | undefined
  /** Decides which records are delivered; needs `parse`. @defaultValue all */
  recordFilter?: RecordFilter<CloudTrailRecord> | undefined
  /** Leaves out events whose `eventID` was in an object that was accepted: `true`, or a set of your own. @defaultValue false */
  dedupe?: boolean | SeenSet | undefined
  /** What to do when an object does not exist: `retry` later, or `ack` to skip it. @defaultValue 'retry' */
  onMissingObject?: 'retry' | 'ack' | undefined
  /** The account that must own the buckets, 12 digits. @defaultValue any */
  expectedBucketOwner?: string | undefined
  /** `requester` for requester-pays buckets of other accounts. @defaultValue the bucket's owner pays */
  requestPayer?: 'requester' | undefined
  /** Functions that are called with events about the work. @defaultValue none */
  on?: IntakeHooks | undefined
}

/** What to do with a message that will never succeed: leave it in the queue, or delete it. */
export type PoisonAction = 'leave' | 'delete'

/** Configuration of an intake. */
export interface IntakeOptions extends ReadingOptions {
  /**
   * The queue's URL. Give it or `queueName`.
   *
   * Its host is called: a host of AWS, of a VPC endpoint, of `endpoints.sqs`, or one on loopback. Another host must be named by
   * `endpoints.sqs` too, or be allowed by `allowInsecureEndpoint`, before it gets signed requests. The Region in the host counts
   * for the queue; where it names none, `region` does.
   */
  queueUrl?: string | undefined
  /** The queue's name. */
  queueName?: string | undefined
  /** The account that owns the queue of this name, 12 digits. @defaultValue that of the credentials */
  queueOwner?: string | undefined
  /**
   * Access points by the names of their buckets: `{ 'trail-logs': 'arn:aws:s3:eu-west-1:123456789012:accesspoint/name' }`, or the
   * alias in place of the ARN. Objects of these buckets are read through them.
   *
   * @defaultValue none: buckets are read by their own names
   */
  accessPoints?: Readonly<Record<string, string>> | undefined
  /**
   * How long a message is hidden from other receivers, in seconds as an integer from 1 to 43,200. It is renewed while the
   * records of the message are delivered; after that, it is the time in which to acknowledge.
   *
   * @defaultValue 300
   */
  visibilityTimeoutSeconds?: number | undefined
  /** How long a receive waits for a message, 0 to 20 seconds. @defaultValue 20, or 1 with `stopWhenEmpty` */
  waitSeconds?: number | undefined
  /** Whether accepted messages are removed from the queue. @defaultValue true */
  deleteConsumedMessages?: boolean | undefined
  /**
   * What to do with a message that is not understood, or whose file is broken: `leave` it, so that it goes to the
   * dead-letter queue, or `delete` it; or a function that decides.
   *
   * @defaultValue 'leave'
   */
  onPoison?: PoisonAction | ((poison: PoisonEvent) => PoisonAction | Promise<PoisonAction>) | undefined
  /** Skips objects whose key has a day more than this number of days ago, 1 to 36,500. @defaultValue no limit */
  maxAgeDays?: number | undefined
  /** Ends the iteration when a receive finds no message and no object is in flight. @defaultValue false */
  stopWhenEmpty?: boolean | undefined
}

/** Default values. */
export const intakeDefaults = {
  maxObjectsInFlight: 4,
  visibilityTimeoutSeconds: 300,
  waitSeconds: 20,
  waitSecondsUntilEmpty: 1,
  graceMs: 10_000,
} as const

export const whole = (min: number, max: number, unit = ''): OptionRule => ({
  expected: `a whole number${unit} from ${String(min)}${max === Number.MAX_SAFE_INTEGER ? ' up' : ` to ${String(max)}`}`,
  is: (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
})

const bytes = whole(1, Number.MAX_SAFE_INTEGER, ' of bytes')
export const account: OptionRule = {
  expected: '12 digits',
  is: (value) => typeof value === 'string' && /^\d{12}$/.test(value),
}

const oneOf = (...values: readonly string[]): OptionRule => ({
  expected: values.map((value) => `'${value}'`).join(' or '),
  is: (value) => typeof value === 'string' && values.includes(value),
})

const or = (one: OptionRule, other: OptionRule): OptionRule => ({
  expected: `${one.expected}, or ${other.expected}`,
  is: (value) => one.is(value) || other.is(value),
})

const isService = (name: string): name is keyof IntakeEndpoints => name === 'sqs' || name === 's3'

const recordKinds: readonly RecordKind[] = [...defaultKinds, 'CloudTrail-Aggregated']

/** Rules of the shared options; `anything` marks those that are checked where requests are made. */
export const readingRules: OptionRules<ReadingOptions> = {
  region: text,
  profile: anything,
  credentials: credentialsOption,
  endpoints: {
    expected: 'an object with sqs, s3 or both',
    is: (value) => isObject(value) && Object.keys(value).every((name) => isService(name)),
    copy: (value) => ownMembers(value, 'endpoints.', 'createIntake'),
  },
  allowInsecureEndpoint: anything,
  useFipsEndpoint: anything,
  useDualstackEndpoint: anything,
  maxAttempts: anything,
  requestTimeoutMs: milliseconds,
  connectTimeoutMs: anything,
  limiter: anything,
  proxy: anything,
  ca: anything,
  transport: anything,
  userAgent: anything,
  clock: anything,
  maxObjectsInFlight: whole(1, 1000),
  chunkSize: whole(1, 10_000),
  maxBatchBytes: bytes,
  parse: flag,
  verify: flag,
  maxRecordBytes: bytes,
  maxObjectBytes: bytes,
  kinds: {
    expected: `a list of ${recordKinds.join(', ')}`,
    is: (value) => Array.isArray(value) && value.every((kind) => (recordKinds as readonly unknown[]).includes(kind)),
  },
  sourceFilter: aFunction,
  recordFilter: aFunction,
  dedupe: or(flag, objectWith('has', 'add')),
  onMissingObject: oneOf('retry', 'ack'),
  expectedBucketOwner: account,
  requestPayer: oneOf('requester'),
  on: functionsNamed(...hookNames, ...intakeHookNames),
}

function accessPointIssues(path: string, [bucket, accessPoint]: [string, unknown]): InputIssue[] {
  const message = typeof accessPoint === 'string' ? accessPointIssue(accessPoint) : 'must be a string'
  return message === undefined ? [] : [{ path: `${path}.${bucket}`, message }]
}

const intakeRules: OptionRules<IntakeOptions> = {
  ...readingRules,
  queueUrl: text,
  queueName: text,
  queueOwner: account,
  accessPoints: {
    expected: 'an object of access points by the names of their buckets',
    is: isObject,
    copy: (value) => ownMembers(value, 'accessPoints.', 'createIntake'),
    issuesIn: (value, path) => Object.entries(value).flatMap((entry) => accessPointIssues(path, entry)),
  },
  visibilityTimeoutSeconds: whole(1, 43_200, ' of seconds'),
  waitSeconds: whole(0, 20, ' of seconds'),
  deleteConsumedMessages: flag,
  onPoison: or(oneOf('leave', 'delete'), aFunction),
  maxAgeDays: whole(1, 36_500, ' of days'),
  stopWhenEmpty: flag,
}

/** Reads the options once and checks them. @throws InputError that names every option that is not valid. */
export function readIntakeOptions(given: IntakeOptions): IntakeOptions {
  const options = readOptions(given, intakeRules, 'createIntake')
  refuse('createIntake', combinationIssues(options))
  return options
}

/** @param operation - The function that was called. @throws InputError */
export function refuse(operation: string, issues: readonly InputIssue[]): void {
  if (issues.length > 0) throw new InputError(issues, { operation })
}

/** Finds options that contradict each other. @param options - Each of which is valid by itself. */
export function combinationIssues({ parse, recordFilter, credentials = {} }: ReadingOptions): InputIssue[] {
  const issues: InputIssue[] = []
  if (parse === false && recordFilter !== undefined) {
    issues.push({ path: 'recordFilter', message: 'needs parsed records: leave out `parse: false`, or the filter' })
  }
  if (Object.hasOwn(credentials, 'sqs') !== Object.hasOwn(credentials, 's3')) {
    issues.push({ path: 'credentials', message: 'must have both sqs and s3, or be the same for both' })
  }
  return issues
}

/** The configuration for calls of one of the two services. */
export function serviceOf(options: ReadingOptions, service: 'sqs' | 's3'): ServiceConfig {
  const { credentials, endpoints, on, ...rest } = options
  return {
    ...rest,
    endpoint: endpoints?.[service],
    on: clientHooks(on),
    credentials: isPerService(credentials) ? credentials[service] : credentials,
  }
}

const isPerService = (credentials: ReadingOptions['credentials']): credentials is IntakeCredentials =>
  typeof credentials === 'object' && Object.hasOwn(credentials, 'sqs') && Object.hasOwn(credentials, 's3')
