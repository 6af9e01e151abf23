/** What an intake and a backfill can be told, and how that is checked once. */
import type { CredentialsInput } from '../../auth/credentials.js'
import {
  credentialsOption,
  flag,
  functionsNamed,
  isObject,
  milliseconds,
  objectWith,
  optionIssues,
  text,
  type OptionRule,
  type OptionRules,
} from '../../config/option-rules.js'
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { hookNames } from '../../contracts/hooks.js'
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { RecordFilter, SourceFilter } from '../objects/filters.js'
import { defaultKinds, type RecordKind } from '../objects/skipped-objects.js'
import { clientHooks, intakeHookNames, type IntakeHooks, type PoisonEvent } from './intake-hooks.js'
import type { SeenSet } from './seen-set.js'
import type { ServiceConfig } from './service-config.js'

/** Credentials for each of the services. */
export interface IntakeCredentials {
  /** For the queue. */
  sqs: CredentialsInput
  /** For the buckets. */
  s3: CredentialsInput
}

/** Endpoints of your own for each of the services, e.g. of a VPC or an emulator. */
export interface IntakeEndpoints {
  /** @defaultValue `AWS_ENDPOINT_URL_SQS`, then `AWS_ENDPOINT_URL`, then the Region's */
  sqs?: string | URL | undefined
  /** Objects are then asked for by path, not by host. @defaultValue `AWS_ENDPOINT_URL_S3`, then `AWS_ENDPOINT_URL` */
  s3?: string | URL | undefined
}

/** How records are read and handed out; an intake and a backfill have these in common. */
export interface ReadingOptions extends Omit<ServiceConfig, 'credentials' | 'endpoint' | 'on'> {
  /**
   * Keys or a provider for both services, or `{ sqs, s3 }` for each its own.
   *
   * @defaultValue `fromChain()`: what is found where the program runs
   */
  credentials?: CredentialsInput | IntakeCredentials | undefined
  /** Endpoints of your own. @defaultValue those of the Region */
  endpoints?: IntakeEndpoints | undefined
  /** Objects that are read at the same time, 1 to 1000. @defaultValue 4 */
  maxObjectsInFlight?: number | undefined
  /** Records of one batch at most, 1 to 10,000; a batch is of one object. @defaultValue 10,000 */
  chunkSize?: number | undefined
  /** A batch is handed out when it has so much text, in bytes, from 1. @defaultValue 262,144, about 160 records */
  maxBatchBytes?: number | undefined
  /** `false` hands out each record as its exact text, which is faster. @defaultValue true */
  parse?: boolean | undefined
  /** A larger record makes its object unreadable, in bytes. @defaultValue 4,194,304 */
  maxRecordBytes?: number | undefined
  /** A larger object is unreadable, in bytes of decompressed text. @defaultValue 2,147,483,648 */
  maxObjectBytes?: number | undefined
  /** Which kinds of objects are read. @defaultValue all but aggregated events and digests */
  kinds?: readonly RecordKind[] | undefined
  /** Which objects are read, by what is known of them before. @defaultValue all */
  sourceFilter?: SourceFilter | undefined
  /** Which records are handed out; needs `parse`. @defaultValue all */
  recordFilter?: RecordFilter<CloudTrailRecord> | undefined
  /** Leaves out events that were accepted before, by their `eventID`: `true`, or a set of your own. @defaultValue false */
  dedupe?: boolean | SeenSet | undefined
  /** What to do when there is no such object: `retry` later, or `ack`, to pass over it. @defaultValue 'retry' */
  onMissingObject?: 'retry' | 'ack' | undefined
  /** The account that must own the buckets, 12 digits. @defaultValue any */
  expectedBucketOwner?: string | undefined
  /** `requester` for buckets of others that ask for it. @defaultValue the bucket's owner pays */
  requestPayer?: 'requester' | undefined
  /** Functions that are told of the work. @defaultValue none */
  on?: IntakeHooks | undefined
}

/** What to do with a message that will never succeed. */
export type PoisonAction = 'leave' | 'delete'

/** Configuration of an intake. */
export interface IntakeOptions extends ReadingOptions {
  /** The queue's URL; the Region is read from it when `region` is left out. Give it or `queueName`. */
  queueUrl?: string | undefined
  /** The queue's name. */
  queueName?: string | undefined
  /** The account that the queue of this name belongs to, 12 digits. @defaultValue that of the credentials */
  queueOwner?: string | undefined
  /**
   * How long a message is hidden from others, in whole seconds from 1 to 43,200. While its records are handed out it is
   * hidden anew again and again; after that, it is the time in which to acknowledge.
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
   * dead-letter queue, `delete` it, or a function that decides.
   *
   * @defaultValue 'leave'
   */
  onPoison?: PoisonAction | ((poison: PoisonEvent) => PoisonAction | Promise<PoisonAction>) | undefined
  /** Passes over objects whose key is of an older day than so many days ago. @defaultValue no limit */
  maxAgeDays?: number | undefined
  /** Ends the iteration when a receive finds nothing and nothing is in flight. @defaultValue false */
  stopWhenEmpty?: boolean | undefined
}

/** The values that are used where nothing else is said. */
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
const aFunction: OptionRule = { expected: 'a function', is: (value) => typeof value === 'function' }
const anything: OptionRule = { expected: 'anything', is: () => true }
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

/** Rules of the options in common; those of requests are checked where the requests are made. */
export const readingRules: OptionRules<ReadingOptions> = {
  region: text,
  credentials: credentialsOption,
  endpoints: {
    expected: 'an object with sqs, s3 or both',
    is: (value) => isObject(value) && Object.keys(value).every((name) => isService(name)),
  },
  allowInsecureEndpoint: anything,
  useFipsEndpoint: anything,
  useDualstackEndpoint: anything,
  maxAttempts: anything,
  requestTimeoutMs: milliseconds,
  connectTimeoutMs: anything,
  limiter: anything,
  proxy: anything,
  transport: anything,
  userAgent: anything,
  clock: anything,
  maxObjectsInFlight: whole(1, 1000),
  chunkSize: whole(1, 10_000),
  maxBatchBytes: bytes,
  parse: flag,
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

const intakeRules: OptionRules<IntakeOptions> = {
  ...readingRules,
  queueUrl: text,
  queueName: text,
  queueOwner: account,
  visibilityTimeoutSeconds: whole(1, 43_200, ' of seconds'),
  waitSeconds: whole(0, 20, ' of seconds'),
  deleteConsumedMessages: flag,
  onPoison: or(oneOf('leave', 'delete'), aFunction),
  maxAgeDays: whole(1, 36_500, ' of days'),
  stopWhenEmpty: flag,
}

/** @throws InputError that names every option that cannot be used. */
export function checkIntakeOptions(options: IntakeOptions): void {
  refuse('createIntake', optionIssues(options, intakeRules))
  refuse('createIntake', combinationIssues(options))
}

/** @param operation - The function that was called. @throws InputError */
export function refuse(operation: string, issues: readonly InputIssue[]): void {
  if (issues.length > 0) throw new InputError(issues, { operation })
}

/** Options that do not go together. @param options - Each of which is as it should be. */
export function combinationIssues({ parse, recordFilter, credentials = {} }: ReadingOptions): InputIssue[] {
  const issues: InputIssue[] = []
  if (parse === false && recordFilter !== undefined) {
    issues.push({ path: 'recordFilter', message: 'needs parsed records: leave out `parse: false`, or the filter' })
  }
  if ('sqs' in credentials !== 's3' in credentials) {
    issues.push({ path: 'credentials', message: 'must have both sqs and s3, or be the same for both' })
  }
  return issues
}

/** How one of the two services is reached. */
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
  typeof credentials === 'object' && 'sqs' in credentials && 's3' in credentials
