/** Which digests belong together: those of one trail, account and Region; and the keys that they have. Pure. */

/** The files of one trail, account and Region. */
export interface Series {
  readonly accountId: string
  /** The Region that the digests are of. */
  readonly region: string
  readonly trailName: string
  /** The Region of the trail. */
  readonly homeRegion: string
  /** Of an organization trail whose files stand in the folder of the organization. */
  readonly organizationId: string | undefined
}

export const hourMs = 3_600_000
const minuteMs = 60_000

/** `2026-01-10T00:01:31Z`, as people read it. */
export const isoSeconds = (timeMs: number): string => new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** `20260110T000131Z`, as in keys. */
const compact = (timeMs: number): string => isoSeconds(timeMs).replaceAll(/[-:]/g, '')

/** `2026/01/10`, as in keys. */
export const dayFolder = (timeMs: number): string => isoSeconds(timeMs).slice(0, 10).replaceAll('-', '/')

/** `AWSLogs/…/` of a kind of files, with the prefix of the trail. */
export function folderOf({ accountId, region, organizationId }: Series, prefix: string | undefined, kind: string) {
  const organization = organizationId === undefined ? '' : `${organizationId}/`
  return `${rootOf(prefix)}${organization}${accountId}/${kind}/${region}/`
}

/** `AWSLogs/` with the prefix of the trail. */
export const rootOf = (prefix: string | undefined): string => (prefix ? `${prefix}/AWSLogs/` : 'AWSLogs/')

/** What stands before `AWSLogs/` in a key. */
export const prefixOfKey = (key: string): string => /^(?:(.*)\/)?AWSLogs\//.exec(key)?.[1] ?? ''

/** Names of the digests of a series, up to the stamp. */
const nameOf = ({ accountId, region, trailName, homeRegion }: Series): string =>
  `${accountId}_CloudTrail-Digest_${region}_${trailName}_${homeRegion}_`

/** The key after which listing begins: one minute before a time, so that a digest of that very second is listed. */
export function markerOf(series: Series, prefix: string | undefined, fromMs: number): string {
  const timeMs = Math.max(0, fromMs - minuteMs)
  const folder = folderOf(series, prefix, 'CloudTrail-Digest')
  return `${folder}${dayFolder(timeMs)}/${nameOf(series)}${compact(timeMs)}.json.gz`
}

/** When a digest ended, by its key, in epoch milliseconds; `NaN` for a key without such a time. */
export function stampOf(key: string): number {
  const [, stamp] = /_(\d{8}T\d{6}Z)(?:_backfill)?\.json\.gz$/.exec(key) ?? []
  return stamp === undefined ? NaN : stampTime(stamp)
}

function stampTime(stamp: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)?.map(String) ?? []
  const timeMs = Date.parse(`${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`)
  return !Number.isNaN(timeMs) && compact(timeMs) === stamp ? timeMs : NaN
}

const isBackfillKey = (key: string): boolean => key.endsWith('_backfill.json.gz')

/** What a key of the folder is to a series. */
export type KeyKind = 'standard' | 'backfill' | 'planted' | 'other-trail' | 'foreign'

/**
 * Tells the keys of a series from others.
 *
 * The AWS CLI takes whatever lies between the Region of the trail and `.json.gz` for a time. So it takes digests of a trail
 * `audit_us-east-1` for those of `audit`, and a key without a time, or with one of another day, for the end of the listing.
 */
export function keyKind(series: Series, key: string): KeyKind {
  const file = key.slice(key.lastIndexOf('/') + 1)
  const name = nameOf(series)
  if (!file.startsWith(name) || !file.endsWith('.json.gz')) return 'foreign'
  const rest = file.slice(name.length)
  if (!/^\d{8}T\d{6}Z(?:_backfill)?\.json\.gz$/.test(rest)) {
    return /(?:^|_)[a-z]{2,}(?:-[a-z]+)+-\d+_\d{8}T\d{6}Z(?:_backfill)?\.json\.gz$/.test(rest)
      ? 'other-trail'
      : 'planted'
  }
  const timeMs = stampOf(key)
  if (Number.isNaN(timeMs) || !key.includes(`/${dayFolder(timeMs)}/`)) return 'planted'
  return isBackfillKey(key) ? 'backfill' : 'standard'
}

/** The series and the prefix of a digest by its key; `undefined` for another file. */
export function seriesOfKey(key: string): { readonly series: Series; readonly prefix: string | undefined } | undefined {
  const [, prefix, organizationId, accountId = '', region = '', trailName = '', homeRegion = ''] =
    /^(?:(.*)\/)?AWSLogs\/(?:(o-[a-z\d]+)\/)?(\d{12})\/CloudTrail-Digest\/([a-z\d-]+)\/\d{4}\/\d\d\/\d\d\/\3_CloudTrail-Digest_\4_(.+)_([a-z]{2,}(?:-[a-z]+)+-\d+)_\d{8}T\d{6}Z(?:_backfill)?\.json\.gz$/.exec(
      key,
    ) ?? []
  if (accountId === '') return undefined
  return { series: { accountId, region, trailName, homeRegion, organizationId }, prefix }
}

/** When a log file was delivered, to the minute, by its key; `NaN` for another file. */
export function deliveryOf(key: string): number {
  const [, stamp] = /_(\d{8}T\d{4})Z_[^/]*\.json\.gz$/.exec(key) ?? []
  return stamp === undefined ? NaN : stampTime(`${stamp}00Z`)
}
