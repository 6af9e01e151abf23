/** The emulator: an account of CloudTrail in memory, behind one handler. */
import type { Transport } from '../platform/transport.js'
import { createIds } from './account/ids.js'
import { AccountState } from './account/state.js'
import { deliverLogs } from './delivery/deliver-logs.js'
import type { DeliveredObject, DeliveryOptions, DeliveryTarget } from './delivery/delivery-target.js'
import { FaultBook, type Faults } from './faults/faults.js'
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
   * CloudTrail records, as they stand in log files, for LookupEvents to find in the Region of their `awsRegion`; those
   * without one are found in every Region.
   *
   * @defaultValue none
   */
  records?: Iterable<Readonly<Record<string, unknown>>> | undefined
  /**
   * The one Region whose event history has the records, whatever their own `awsRegion`. Trails can be made in every
   * Region: each request goes to the one it is signed for.
   *
   * @defaultValue each record is found in its own Region
   */
  region?: string | undefined
  /**
   * The account that everything belongs to, 12 digits.
   *
   * @defaultValue '123456789012'
   */
  accountId?: string | undefined
  /**
   * Keys that clients sign with. When given, signatures are verified and must be less than 5 minutes old.
   *
   * @defaultValue any key passes; only the form of the Authorization header is checked
   */
  credentials?: readonly EmulatorCredentials[] | undefined
  /**
   * Whether requests over the service's quota are refused with `ThrottlingException`: 2 a second for LookupEvents, 10
   * for the Get, Describe and List operations, 1 for most others, for each operation and Region. An object turns them on
   * with other rates for some operations, in requests per second: `{ LookupEvents: 0.5 }`.
   *
   * @defaultValue false
   */
  quotas?: boolean | Rates | undefined
  /**
   * Clock of every decision about time, in epoch milliseconds.
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
   * Waits out the latency of faults, so that tests can do without.
   *
   * @defaultValue a timer
   */
  wait?: ((delayMs: number) => Promise<void>) | undefined
  /**
   * How far back LookupEvents reaches, in days; `null` or `Infinity` for no limit, so that old records can be found.
   *
   * @defaultValue 90
   */
  lookbackDays?: number | null | undefined
}

/** An emulated account of CloudTrail. */
export interface Emulator {
  /**
   * Answers a request, whatever host it is meant for.
   *
   * @param request - A signed request of a CloudTrail client.
   * @returns The reply; errors of the service are replies too.
   */
  fetch(request: Request): Promise<Response>
  /** Carries a client's requests to the emulator without sockets; to be given as the client's `transport`. */
  readonly transport: Transport
  /**
   * Listens on a loopback port, for clients that need a real socket.
   *
   * @param options - Port and host; omit for a free port of 127.0.0.1.
   * @returns The URL to use as endpoint, and what ends it.
   * @throws TypeError for a host that other machines can reach.
   */
  listen(options?: ListenOptions): Promise<Listener>
  /** Faults for the requests to come. */
  readonly faults: Faults
  /** Every request that arrived, in order, refused ones included. */
  readonly requests: readonly EmulatorRequest[]
  /**
   * Adds CloudTrail records to the event history. One whose `eventID` is there already is
   * passed over, and so are data and network events, which the history does not show.
   *
   * @param records - Records as they stand in log files.
   * @throws TypeError for a record without a readable `eventTime`; those before it are added.
   */
  addRecords(records: Iterable<Readonly<Record<string, unknown>>>): void
  /**
   * Writes log files for the trails that are logging, with those of the emulator's records that they record and have not
   * delivered yet; and digest files, signed with keys that `ListPublicKeys` tells, where the trail has log file validation.
   *
   * Keys, times and contents follow the times of the events, not the clock: a log file stands for five minutes, a digest
   * for an hour. Chains of digests go on with the next delivery.
   *
   * @param target - Where the files go.
   * @param options - Which trail, and up to which time.
   * @returns The files that were put, in order.
   * @throws TypeError when no trail is logging, and whatever the target throws.
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

/** A misspelt one would be an account without what the test is about. */
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
} satisfies Record<keyof EmulatorOptions, true>

/**
 * Makes an account of CloudTrail in memory, with a behaviour for each of the 60 operations and `PutAuditEvents`. Queries
 * need the package `node-sql-parser` beside it.
 *
 * Requests are checked as the service checks them and answered with its error names, statuses and bodies.
 *
 * @param options - Records, Region, account, keys, quotas, faults' seed and clock.
 * @returns The emulator; nothing has to be closed unless it listens.
 * @throws TypeError for an unknown option, or a record without a readable `eventTime`.
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
 *   limiter: false, // nothing to keep to, unless `quotas` is on
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
  }
  const faults = new FaultBook(seed, operationNames)
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

const sleep = (delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, delayMs)
  })
