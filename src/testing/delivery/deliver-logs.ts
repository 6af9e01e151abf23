/** Delivers log files with the new records of a trail, then the digests of all complete hours. */
import type { Trail } from '../account/resources.js'
import { signingKeysBetween } from '../account/signing-keys.js'
import type { AccountState } from '../account/state.js'
import { TrailDelivery, type LogFile } from '../account/trail-delivery.js'
import { stringOf, type CloudTrailRecord } from '../records/record.js'
import type { DeliveredObject, DeliveryOptions, DeliveryTarget } from './delivery-target.js'
import { digestFile, digestMs } from './digest-file.js'
import { intervalMs, logFile, planLogFiles } from './log-files.js'
import { isRecorded } from './selection.js'

/** One call of `deliverLogs`. */
interface Run {
  readonly account: AccountState
  readonly accountId: string
  readonly nowMs: number
  readonly target: DeliveryTarget
  readonly put: DeliveredObject[]
}

/**
 * Delivers log files and digest files of the trails that are logging.
 *
 * @returns The files that were stored, in order.
 * @throws TypeError when no trail is logging, or the named one is not.
 */
export async function deliverLogs(
  { account, accountId, nowMs }: Pick<Run, 'account' | 'accountId' | 'nowMs'>,
  target: DeliveryTarget,
  options: DeliveryOptions,
): Promise<DeliveredObject[]> {
  const run: Run = { account, accountId, nowMs, target, put: [] }
  for (const trail of trailsToDeliver(account, options.trail)) {
    await deliverTrail(run, trail, options.until?.getTime())
    if (options.backfill === true) await deliverBackfill(run, trail)
  }
  return run.put
}

function trailsToDeliver(account: AccountState, nameOrArn: string | undefined): Trail[] {
  const trails = [...account.trails.values()].filter(
    ({ name, arn, isLogging }) => isLogging && (nameOrArn === undefined || nameOrArn === name || nameOrArn === arn),
  )
  if (trails.length > 0) return trails
  const subject = nameOrArn === undefined ? 'no trail is logging' : `there is no trail ${nameOrArn} that is logging`
  throw new TypeError(`deliverLogs: ${subject}; CreateTrail makes one, and StartLogging starts it`)
}

async function deliverTrail(run: Run, trail: Trail, until: number | undefined): Promise<void> {
  const delivery = (trail.delivery ??= new TrailDelivery())
  const fresh = run.account.records.filter((record) => !delivery.records.has(record) && isRecorded(trail, record))
  const untilMs = until ?? hourAfter(fresh.map(timeOf))
  const due = fresh.filter((record) => timeOf(record) < untilMs)
  const plans = planLogFiles(trail, due, (record, region) =>
    // A digest cannot change any more: a late record goes into the first hour that has none yet.
    Math.max(endOfInterval(timeOf(record)), (delivery.chains.get(region)?.untilMs ?? -Infinity) + intervalMs),
  )
  for (const plan of plans) {
    const { object, file } = logFile(trail, run.accountId, plan)
    await putLogFile(run, trail, object)
    for (const record of plan.records) delivery.records.add(record)
    delivery.undigested.push(file)
    delivery.latestLogMs = run.nowMs
  }
  await deliverDigests(run, trail, delivery, untilMs)
}

async function putLogFile(run: Run, { settings }: Trail, object: DeliveredObject): Promise<void> {
  await run.target.putObject(object)
  run.put.push(object)
  if (settings.SnsTopicName === undefined) return
  const message = JSON.stringify({ s3Bucket: object.bucket, s3ObjectKey: [object.key] })
  await run.target.publish?.({ topic: settings.SnsTopicName, message })
}

async function deliverDigests(run: Run, trail: Trail, delivery: TrailDelivery, untilMs: number): Promise<void> {
  if (!trail.settings.LogFileValidationEnabled) {
    // Log files delivered without validation get a digest later or never; turned on again, it starts a new chain.
    delivery.chains.clear()
    delivery.unproven.push(...delivery.undigested)
    delivery.undigested = []
    return
  }
  for (const region of new Set([...delivery.chains.keys(), ...delivery.undigested.map((file) => file.region)])) {
    await deliverChain(run, trail, delivery, region, untilMs)
  }
}

async function deliverChain(
  run: Run,
  trail: Trail,
  delivery: TrailDelivery,
  region: string,
  untilMs: number,
): Promise<void> {
  const files = delivery.undigested.filter((file) => file.region === region)
  const chain = delivery.chains.get(region)
  let startMs = chain?.untilMs ?? startOfHour(Math.min(...files.map(lastMsOf)))
  let last = chain?.last
  for (; startMs + digestMs <= untilMs; startMs += digestMs) {
    const named = files.filter((file) => startOfHour(lastMsOf(file)) === startMs)
    const [key] = signingKeysBetween(run.account.signingKeys, region, startMs + digestMs, startMs + digestMs)
    if (key === undefined) throw new TypeError('deliverLogs: digest files exist since October 2015 only')
    const digest = digestFile(trail, run.accountId, { region, startMs, files: named, previous: last, key })
    await run.target.putObject(digest.object)
    run.put.push(digest.object)
    last = digest.link
    delivery.chains.set(region, { last, untilMs: startMs + digestMs })
    delivery.undigested = delivery.undigested.filter((file) => !named.includes(file))
    delivery.latestDigestMs = run.nowMs
  }
}

/** One digest for each hour from the first to the last log file without one. */
async function deliverBackfill(run: Run, trail: Trail): Promise<void> {
  const delivery = (trail.delivery ??= new TrailDelivery())
  for (const region of new Set(delivery.unproven.map((file) => file.region))) {
    const files = delivery.unproven.filter((file) => file.region === region)
    const hours = files.map((file) => startOfHour(lastMsOf(file)))
    const [key] = signingKeysBetween(run.account.signingKeys, region, run.nowMs, run.nowMs)
    if (key === undefined) throw new TypeError('deliverLogs: digest files exist since October 2015 only')
    for (let startMs = Math.min(...hours); startMs <= Math.max(...hours); startMs += digestMs) {
      const named = files.filter((_, index) => hours[index] === startMs)
      const previous = delivery.backfillChains.get(region)
      const plan = { region, startMs, files: named, previous, key, backfillMs: run.nowMs }
      const digest = digestFile(trail, run.accountId, plan)
      await run.target.putObject(digest.object)
      run.put.push(digest.object)
      delivery.backfillChains.set(region, digest.link)
      delivery.unproven = delivery.unproven.filter((file) => !named.includes(file))
    }
  }
}

const timeOf = (record: CloudTrailRecord): number => Date.parse(stringOf(record, 'eventTime') ?? '')

const startOfHour = (timeMs: number): number => Math.floor(timeMs / digestMs) * digestMs
const endOfInterval = (timeMs: number): number => (Math.floor(timeMs / intervalMs) + 1) * intervalMs

/** The hour of a file is that of this time: one delivered at the full hour belongs to the hour that ends then. */
const lastMsOf = ({ deliveredAtMs }: LogFile): number => deliveredAtMs - 1

/** The end of the hour that contains the newest time. */
const hourAfter = (times: readonly number[]): number =>
  startOfHour(times.reduce((a, b) => Math.max(a, b), 0)) + digestMs
