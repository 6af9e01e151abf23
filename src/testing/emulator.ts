/** `createEmulator`: an account of CloudTrail in memory, behind one handler. */
import type { Transport } from '../contracts/transport.js'
import { readExisting, type ExistingResources } from './account/existing-resources.js'
import { createIds } from './account/ids.js'
import { AccountState } from './account/state.js'
import { deliverLogs } from './delivery/deliver-logs.js'
import type { DeliveredObject, DeliveryOptions, DeliveryTarget } from './delivery/delivery-target.js'
import { FaultRules, type Faults } from './faults/faults.js'
import { faultyAnswer } from './faults/faulty-answer.js'
import { fetchHandler, handlerTransport, type Answer } from './front/adapters.js'
import { arrivalOf, type EmulatorRequest } from './front/arrival.js'
import { createQuotas, type Rates } from './front/quotas.js'
import { listen, type Listener, type ListenOptions } from './front/server.js'
import type { EmulatorCredentials } from './front/signature.js'
import { answer } from './handler.js'
import { operationNames } from './operations/table.js'

/** Options of {@link createEmulator}. */
export interface EmulatorOptions {
  /**
   * CloudTrail records, as in log files. LookupEvents finds each one in the Region of its `awsRegion`, and one without
   * `awsRegion` in every Region.
   *
   * @defaultValue none
   */
  records?: Iterable<Readonly<Record<string, unknown>>> | undefined
  /**
   * The one Region whose event history gets all records, whatever their `awsRegion`. It does not limit requests, which
   * go to the Region they are signed for.
   *
   * @defaultValue each record is found in its own Region
   */
  region?: string | undefined
  /**
   * Id of the account, 12 digits.
   *
   * @defaultValue '123456789012'
   */
  accountId?: string | undefined
  /**
   * Credentials that clients sign with. When given, signatures are verified and must be less than 5 minutes old.
   *
   * @defaultValue any key is accepted; only the form of the Authorization header is checked
   */
  credentials?: readonly EmulatorCredentials[] | undefined
  /**
   * Whether requests over the service's quota are refused with `ThrottlingException`: 2 a second for LookupEvents, 10
   * for the Get, Describe and List operations, 1 for most others, for each operation and Region. An object turns
   * quotas on and changes the rates of some operations, in requests per second: `{ LookupEvents: 0.5 }`.
   *
   * @defaultValue false
   */
  quotas?: boolean | Rates | undefined
  /**
   * The emulator's clock, in epoch milliseconds.
   *
   * @defaultValue Date.now
   */
  now?: (() => number) | undefined
  /**
   * Seed of what comes by chance. The same seed brings the same faults to the same requests, and gives the resources
   * of an account the same ids.
   *
   * @defaultValue 1
   */
  seed?: number | undefined
  /**
   * Waits for the latency of faults; replace it so that tests do not wait.
   *
   * @defaultValue a timer
   */
  wait?: ((delayMs: number) => Promise<void>) | undefined
  /**
   * How far back LookupEvents reaches, in days; `null` or `Infinity` for no limit.
   *
   * @defaultValue 90
   */
  lookbackDays?: number | null | undefined
  /**
   * Whether the account can begin to use CloudTrail Lake. `'closed'` is an account that had no event data store on
   * 31 May 2026, when the service stopped taking new customers: CreateEventDataStore is refused with
   * `InvalidParameterException`, in the service's words.
   *
   * @defaultValue 'open'
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-service-availability-change.html
   */
  lake?: 'open' | 'closed' | undefined
  /**
   * What exists beside CloudTrail: names of buckets, names or ARNs of topics, ARNs of roles. One with
   * `allowsCloudTrail: false` exists, but its policy is not sufficient. What is not declared is refused as the service
   * does it, e.g. with `S3BucketDoesNotExistException`.
   *
   * @defaultValue of a kind that is left out, all exist and can be used
   */
  existing?: ExistingResources | undefined
}

/** An emulated account of CloudTrail. */
export interface Emulator {
  /**
   * Answers a request, whatever its host.
   *
   * @param request - A signed request of a CloudTrail client.
   * @returns The reply, which can be an error of the service.
   */
  fetch(request: Request): Promise<Response>
  /** Takes a client's requests without sockets; to be given as the client's `transport`. */
  readonly transport: Transport
  /**
   * Listens on a loopback port, for clients that need a real socket.
   *
   * @param options - Port and host; omit for a free port of 127.0.0.1.
   * @returns The URL to use as endpoint, and a function that stops listening.
   * @throws TypeError for a host other than loopback.
   */
  listen(options?: ListenOptions): Promise<Listener>
  /** Fault rules for the requests that follow. */
  readonly faults: Faults
  /** Every request that arrived, in order, refused ones included. */
  readonly requests: readonly EmulatorRequest[]
  /**
   * Adds CloudTrail records. The event history shows the management and Insights events among them, each `eventID`
   * once.
   *
   * @param records - Records, as in log files.
   * @throws TypeError for a record without a readable `eventTime`; those before it are added.
   */
  addRecords(records: Iterable<Readonly<Record<string, unknown>>>): void
  /**
   * Writes log files for the trails that are logging, with the records that they select and have not delivered yet.
   * Trails with log file validation get digest files too, signed with the keys of `ListPublicKeys`.
   *
   * Object keys and times follow the times of the events, not the clock: a log file covers five minutes, a digest an
   * hour. The next delivery continues the chains of digests.
   *
   * @param target - Where the files go.
   * @param options - Which trail, and up to which time.
   * @returns The files that were stored, in order.
   * @throws TypeError when no trail is logging, and any error of the target.
   * @example
   * ```ts
   * import { CloudTrail } from 'cloudtrail-client'
   * import { createEmulator } from 'cloudtrail-client/testing'
   *
   * const record = { eventID: '1', eventName: 'ConsoleLogin', eventTime: '2026-01-01T11:58:00Z', awsRegion: 'us-east-1' }
   * const emulator = createEmulator({ records: [record] })
   * const cloudtrail = new CloudTrail({
   *   region: 'us-east-1',
   *   credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
   *   transport: emulator.transport,
   *   limiter: false,
   * })
   * await cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'logs', EnableLogFileValidation: true })
   * await cloudtrail.startLogging({ Name: 'audit' })
   *
   * const bucket = new Map<string, Uint8Array>()
   * await emulator.deliverLogs({ putObject: ({ key, body }) => bucket.set(key, body) })
   * console.log(bucket.size) // 2
   * ```
   */
  deliverLogs(target: DeliveryTarget, options?: DeliveryOptions): Promise<DeliveredObject[]>
}

/** Unknown options are refused: a misspelt one would otherwise be ignored in silence. */
const knownOptions = {
  records: true,
  region: true,
  accountId: true,
  credentials: true,
  quotas: true,
  now: true,
  seed: true,
  wait: true,
  lookbackDays: true,
  lake: true,
  existing: true,
} satisfies Record<keyof EmulatorOptions, true>

/**
 * Creates an emulated CloudTrail account in memory, with all 60 operations and `PutAuditEvents`.
 *
 * Requests are checked as the service does, and refused with its error names, statuses and bodies.
 *
 * @param options - Records, Region, account, keys, quotas, faults' seed and clock.
 * @returns The emulator. It has to be closed only if it listens.
 * @throws TypeError for an unknown option, value of `lake` or kind of what exists, or a record without a readable `eventTime`.
 * @example
 * ```ts
 * import { CloudTrail } from 'cloudtrail-client'
 * import { createEmulator } from 'cloudtrail-client/testing'
 *
 * const record = { eventID: '1', eventName: 'ConsoleLogin', eventTime: new Date().toISOString() }
 * const emulator = createEmulator({ records: [record] })
 * const cloudtrail = new CloudTrail({
 *   region: 'us-east-1',
 *   credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
 *   transport: emulator.transport,
 *   limiter: false, // there are no quotas to keep to, unless `quotas` is on
 * })
 * for await (const event of cloudtrail.lookupEvents()) console.log(event.EventName) // ConsoleLogin
 * console.log(emulator.requests.map(({ operation }) => operation)) // [ 'LookupEvents' ]
 * ```
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const unknown = Object.keys(options).find((name) => !(name in knownOptions))
  if (unknown !== undefined) {
    const known = Object.keys(knownOptions).join(', ')
    throw new TypeError(`createEmulator: ${unknown} is not an option; the options are ${known}`)
  }
  const { region = 'us-east-1', accountId = '123456789012', now = Date.now, seed = 1 } = options
  const account = new AccountState(createIds(seed, accountId), options.region)
  const requests: EmulatorRequest[] = []
  const config = {
    accountId,
    account,
    credentials: options.credentials,
    takeToken: options.quotas
      ? createQuotas(now, options.quotas === true ? {} : options.quotas, operationNames)
      : undefined,
    lookbackDays: options.lookbackDays === undefined ? 90 : (options.lookbackDays ?? Infinity),
    isLakeClosed: isClosed(options.lake),
    existing: readExisting(options.existing),
  }
  const faults = new FaultRules(seed, operationNames)
  const faulty = { faults, now, wait: options.wait ?? sleep }
  const handle: Answer = (request) => {
    requests.push(arrivalOf(request, region, now()))
    return faultyAnswer((arrived, nowMs) => answer(arrived, nowMs, config), request, faulty)
  }
  const addRecords: Emulator['addRecords'] = (records) => {
    for (const record of records) account.addRecord(record)
  }

  addRecords(options.records ?? [])
  return {
    fetch: fetchHandler(handle),
    transport: handlerTransport(handle),
    listen: (listenOptions = {}) => listen(handle, listenOptions),
    requests,
    faults,
    addRecords,
    deliverLogs: (target, deliveryOptions = {}) =>
      deliverLogs({ account, accountId, nowMs: now() }, target, deliveryOptions),
  }
}

function isClosed(lake: EmulatorOptions['lake'] = 'open'): boolean {
  if ((lake as unknown) === 'open' || (lake as unknown) === 'closed') return lake === 'closed'
  throw new TypeError("createEmulator: lake must be 'open' or 'closed'")
}

const sleep = (delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, delayMs)
  })
