/** Writes log files as the service does: one or more for each five minutes of an account in a Region. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Trail } from '../account/resources.js'
import type { LogFile } from '../account/trail-delivery.js'
import { eventCategoryOf, stringOf, type CloudTrailRecord } from '../records/record.js'
import type { DeliveredObject } from './delivery-target.js'
import { regionOf } from './selection.js'

/** The service delivers about every five minutes. */
export const intervalMs = 5 * 60_000

/** Most records in one file; the service starts a new file at about 50 MB. */
const maxRecords = 10_000

/** What goes into one file. */
export interface LogFilePlan {
  readonly region: string
  readonly kind: string
  /** The end of its five minutes, in epoch milliseconds. */
  readonly deliveredAtMs: number
  readonly records: readonly CloudTrailRecord[]
}

/**
 * Divides records among files, by time of delivery.
 *
 * @param deliveredAt - When a record of a Region is delivered, in epoch milliseconds.
 */
export function planLogFiles(
  trail: Trail,
  records: Iterable<CloudTrailRecord>,
  deliveredAt: (record: CloudTrailRecord, region: string) => number,
): LogFilePlan[] {
  const groups = new Map<string, LogFilePlan & { records: CloudTrailRecord[] }>()
  for (const record of records) {
    const region = regionOf(trail, record)
    const kind = kinds.get(eventCategoryOf(record)) ?? 'CloudTrail'
    const deliveredAtMs = deliveredAt(record, region)
    const id = `${String(deliveredAtMs)}/${kind}/${region}`
    const group = groups.get(id) ?? { region, kind, deliveredAtMs, records: [] }
    group.records.push(record)
    groups.set(id, group)
  }
  return [...groups.values()].sort((a, b) => a.deliveredAtMs - b.deliveredAtMs).flatMap(parts)
}

/** Folders of the event categories that have their own; all others go to `CloudTrail`. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['Insight', 'CloudTrail-Insight'],
  ['NetworkActivity', 'CloudTrail-NetworkActivity'],
])

function parts(plan: LogFilePlan): LogFilePlan[] {
  const count = Math.ceil(plan.records.length / maxRecords)
  return Array.from({ length: count }, (_, index) => ({
    ...plan,
    records: plan.records.slice(index * maxRecords, (index + 1) * maxRecords),
  }))
}

/** Writes a log file. @returns The object for the bucket, and what the digest of its hour says of it. */
export function logFile(
  trail: Trail,
  accountId: string,
  plan: LogFilePlan,
): { object: DeliveredObject; file: LogFile } {
  const text = JSON.stringify({ Records: plan.records })
  const hash = createHash('sha256').update(text).digest('hex')
  const times = plan.records.map((record) => stringOf(record, 'eventTime') ?? '').sort()
  const stamp = `${compact(plan.deliveredAtMs).slice(0, 13)}Z`
  const name = `${accountId}_${plan.kind}_${plan.region}_${stamp}_${uniqueName(trail, hash)}.json.gz`
  const key = objectKey(trail, accountId, plan.kind, plan.region, plan.deliveredAtMs, name)
  const object = storedObject(trail, key, text, {})
  return {
    object,
    file: {
      bucket: object.bucket,
      key,
      region: plan.region,
      deliveredAtMs: plan.deliveredAtMs,
      hash,
      times: { oldest: times.at(0) ?? '', newest: times.at(-1) ?? '' },
    },
  }
}

/** Sixteen characters that keep the file names of one minute unique; the same records give the same characters. */
const uniqueName = (trail: Trail, hash: string): string =>
  createHash('sha256')
    .update(trail.arn + hash)
    .digest('base64')
    .replace(/[+/]/g, '0')
    .slice(0, 16)

/** `20230710T124000Z`, as in object keys. */
export const compact = (timeMs: number): string => new Date(timeMs).toISOString().replace(/\.\d{3}|[:-]/g, '')

/** The object key of a file, in the folder of its day. */
export function objectKey(
  { settings }: Trail,
  accountId: string,
  kind: string,
  region: string,
  timeMs: number,
  file: string,
): string {
  const day = new Date(timeMs).toISOString().slice(0, 10).replaceAll('-', '/')
  const folders = ['AWSLogs', accountId, kind, region, day, file]
  return (settings.S3KeyPrefix === undefined ? folders : [settings.S3KeyPrefix, ...folders]).join('/')
}

/** A JSON file as an object of the bucket. */
export const storedObject = (
  { settings }: Trail,
  key: string,
  text: string,
  metadata: DeliveredObject['metadata'],
): DeliveredObject => ({
  bucket: settings.S3BucketName,
  key,
  body: gzipSync(text),
  metadata,
  contentType: 'application/json',
  contentEncoding: 'gzip',
})
