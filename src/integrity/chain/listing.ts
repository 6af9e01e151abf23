/** Lists the digests of a series in a range, and tells what else lies among them. */
import type { WarningFacts } from '../findings/warning.js'
import type { Store } from '../store/store.js'
import { dayFolder, folderOf, hourMs, keyKind, markerOf, seriesOfKey, stampOf, type Series } from './series.js'

/** The keys of the two chains, oldest first. */
export interface Listing {
  readonly standard: readonly string[]
  readonly backfill: readonly string[]
  /** Names of other trails that deliver to the same folder. */
  readonly otherTrails: readonly string[]
  readonly warnings: readonly WarningFacts[]
}

/** What to list. */
export interface ListingRange {
  readonly bucket: string | undefined
  readonly prefix: string | undefined
  readonly fromMs: number
  readonly toMs: number
}

/** Other trails and planted keys are named one by one up to this many. */
const maxNamed = 20

/** Lists the digests that end within the range, or up to an hour later: they have the last logs of it. */
export async function listDigests(
  store: Store,
  series: Series,
  { bucket, prefix, fromMs, toMs }: ListingRange,
  signal: AbortSignal,
): Promise<Listing> {
  const found: Listing & Record<'standard' | 'backfill', string[]> & { warnings: WarningFacts[] } = {
    standard: [],
    backfill: [],
    warnings: [],
    otherTrails: [],
  }
  const folder = folderOf(series, prefix, 'CloudTrail-Digest')
  const lastMs = toMs + hourMs
  const lastDay = `${folder}${dayFolder(lastMs)}/`
  const ambiguous = new Set<string>()
  const others = new Set<string>()
  const place = { bucket, prefix: folder, startAfter: markerOf(series, prefix, fromMs) }
  for await (const key of store.list(place, signal)) {
    if (key > lastDay && !key.startsWith(lastDay)) break
    const kind = keyKind(series, key)
    if (kind === 'planted') found.warnings.push(plantedKey(bucket, key))
    else if (kind === 'other-trail' || kind === 'foreign') {
      const name = seriesOfKey(key)?.series.trailName
      if (name !== undefined) others.add(name)
      if (name !== undefined && kind === 'other-trail') ambiguous.add(name)
    } else if (isWithin(stampOf(key), fromMs, lastMs)) found[kind].push(key)
  }
  for (const name of ambiguous) found.warnings.push(otherTrail(series, bucket, name))
  return { ...found, otherTrails: [...others], warnings: found.warnings.slice(0, maxNamed) }
}

/** To the second, as in keys. */
const isWithin = (timeMs: number, fromMs: number, lastMs: number): boolean =>
  timeMs >= fromMs - (fromMs % 1000) && timeMs <= lastMs

const plantedKey = (bucket: string | undefined, key: string): WarningFacts => ({
  kind: 'planted-key',
  message:
    'the key looks like that of a digest, but its time is none, or not of its day: CloudTrail did not put it there. `aws cloudtrail validate-logs` does not look at what is listed behind such a key',
  ...(bucket === undefined ? {} : { bucket }),
  key,
})

const otherTrail = ({ trailName }: Series, bucket: string | undefined, name: string): WarningFacts => ({
  kind: 'ambiguous-trail',
  message: `there are digests of another trail, ${name}, which \`aws cloudtrail validate-logs\` takes for those of ${trailName}; here they are told apart`,
  ...(bucket === undefined ? {} : { bucket }),
})
