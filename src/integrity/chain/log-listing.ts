/** Lists log files, to find those that no digest names. */
import type { WarningFacts } from '../findings/warning.js'
import type { Store } from '../store/store.js'
import { dayFolder, deliveryOf, folderOf, isoSeconds, type Series } from './series.js'

/** Where and when to look. */
export interface LogRange {
  readonly series: Series
  readonly bucket: string | undefined
  readonly prefix: string | undefined
  readonly fromMs: number
  readonly toMs: number
}

/** The minute in the name of a log file and the time of its digest can be this far apart, in milliseconds. */
const slackMs = 15 * 60_000

/** Unlisted files are named one by one up to this many. */
const maxNamed = 100

/** Folders of the kinds of log files. */
const kinds = ['CloudTrail', 'CloudTrail-Insight', 'CloudTrail-NetworkActivity'] as const

async function* logsBetween(
  store: Store,
  { series, bucket, prefix, fromMs, toMs }: LogRange,
  kind: string,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const folder = folderOf(series, prefix, kind)
  const [firstMs, lastMs] = [fromMs + slackMs, toMs - slackMs]
  if (firstMs > lastMs) return
  const lastDay = `${folder}${dayFolder(lastMs)}/`
  const place = { bucket, prefix: folder, startAfter: `${folder}${dayFolder(firstMs)}/` }
  for await (const key of store.list(place, signal)) {
    if (key > lastDay && !key.startsWith(lastDay)) return
    const deliveredMs = deliveryOf(key)
    if (deliveredMs >= firstMs && deliveredMs <= lastMs) yield key
  }
}

/** Whether there are log files in a time without digests. */
export async function logsInGap(
  store: Store,
  range: LogRange,
  otherTrails: readonly string[],
  signal: AbortSignal,
): Promise<WarningFacts[]> {
  const { bucket, fromMs, toMs } = range
  const facts = { ...inBucket(bucket), from: new Date(fromMs), to: new Date(toMs) }
  try {
    for await (const key of logsBetween(store, range, 'CloudTrail', signal)) {
      const message = `there are log files between ${isoSeconds(fromMs)} and ${isoSeconds(toMs)}, where no digest is: a digest that ended the chain before may have been deleted, or validation was off${orOf(otherTrails)}`
      return [{ kind: 'missing-before-restart', message, ...facts, key }]
    }
    return []
  } catch (error) {
    if (signal.aborted) throw error
    const { message: text } = store.failureOf(error)
    const message = `whether there are log files between ${isoSeconds(fromMs)} and ${isoSeconds(toMs)}, where no digest is, could not be looked at: ${text}`
    return [{ kind: 'unchecked', message, ...facts }]
  }
}

/** The log files of the range that are not among those that digests name. */
export async function unlistedLogs(
  store: Store,
  range: LogRange,
  named: ReadonlySet<string>,
  otherTrails: readonly string[],
  signal: AbortSignal,
): Promise<WarningFacts[]> {
  const place = inBucket(range.bucket)
  const warnings: WarningFacts[] = []
  let more = 0
  try {
    for (const kind of kinds) {
      for await (const key of logsBetween(store, range, kind, signal)) {
        if (named.has(key)) continue
        const message = `no digest names the log file${orOf(otherTrails)}`
        if (warnings.length < maxNamed) warnings.push({ kind: 'unlisted-log', message, ...place, key })
        else more++
      }
    }
  } catch (error) {
    if (signal.aborted) throw error
    const message = `log files that no digest names could not be looked for: ${store.failureOf(error).message}`
    warnings.push({ kind: 'unchecked', message, ...place })
  }
  if (more > 0) {
    const message = `no digest names ${String(more)} more log files${orOf(otherTrails)}`
    warnings.push({ kind: 'unlisted-log', message, ...place })
  }
  return warnings
}

const inBucket = (bucket: string | undefined) => (bucket === undefined ? {} : { bucket })

/** The name of a log file does not tell its trail. */
const orOf = (otherTrails: readonly string[]): string =>
  otherTrails.length === 0 ? '' : `; or they are of another trail that delivers here: ${otherTrails.join(', ')}`
