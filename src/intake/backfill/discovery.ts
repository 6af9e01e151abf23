/** Finds the series of log files in a bucket, by listing accounts, kinds and Regions. */
import type { ObjectReader } from '../../bucket/bucket.js'
import type { LogKind, LogLocation } from '../objects/object-key.js'
import { defaultKinds, type RecordKind } from '../objects/skipped-objects.js'

/** Where to look, and for which series. */
export interface DiscoveryScope {
  readonly bucket: string
  /** The Region of the bucket. */
  readonly region?: string | undefined
  /** The trail's key prefix, without slashes around it. */
  readonly prefix?: string | undefined
  /** @defaultValue all that are found */
  readonly accountIds?: readonly string[] | undefined
  /** @defaultValue all that are found */
  readonly logRegions?: readonly string[] | undefined
  /** @defaultValue all kinds of single events */
  readonly kinds?: readonly RecordKind[] | undefined
}

/** Finds series; folders with other names than CloudTrail's are ignored. @throws What listing throws. */
export async function findSeries(
  reader: Pick<ObjectReader, 'list'>,
  scope: DiscoveryScope,
  signal: AbortSignal,
): Promise<LogLocation[]> {
  const { prefix, accountIds, logRegions, kinds = defaultKinds } = scope
  const root = logRoot(prefix)
  const folders = (below: string) => foldersBelow(reader, scope, below, signal)
  const tops = await folders(root)
  const accounts = tops
    .filter(isAccount)
    .map((accountId) => ({ accountId, organizationId: undefined as string | undefined }))
  for (const organizationId of tops.filter(isOrganization)) {
    for (const accountId of (await folders(`${root}${organizationId}/`)).filter(isAccount)) {
      accounts.push({ accountId, organizationId })
    }
  }
  const found: LogLocation[] = []
  for (const account of accounts.filter(({ accountId }) => accountIds?.includes(accountId) ?? true)) {
    const organization = account.organizationId === undefined ? '' : `${account.organizationId}/`
    const below = `${root}${organization}${account.accountId}/`
    for (const kind of (await folders(below)).filter((name): name is RecordKind => isAmong(kinds, name))) {
      for (const region of (await folders(`${below}${kind}/`)).filter(isRegion)) {
        if (logRegions?.includes(region) ?? true) found.push({ prefix, ...account, kind, region })
      }
    }
  }
  return found
}

/** The key prefix of all series of a trail. */
export const logRoot = (prefix = ''): string => (prefix === '' ? 'AWSLogs/' : `${prefix}/AWSLogs/`)

const isOrganization = (name: string): boolean => /^o-[a-z0-9]+$/.test(name)

const isAccount = (name: string): boolean => /^\d{12}$/.test(name)

const isRegion = (name: string): boolean => /^[a-z0-9-]+$/.test(name)

const isAmong = (kinds: readonly LogKind[], name: string): boolean => (kinds as readonly string[]).includes(name)

/** The names of the folders directly below a prefix. */
async function foldersBelow(
  reader: Pick<ObjectReader, 'list'>,
  { bucket, region }: DiscoveryScope,
  prefix: string,
  signal: AbortSignal,
): Promise<string[]> {
  const names: string[] = []
  for await (const { prefixes } of reader.list(bucket, { prefix, delimiter: '/', region, signal })) {
    for (const folder of prefixes) names.push(folder.slice(prefix.length, -1))
  }
  return names
}
