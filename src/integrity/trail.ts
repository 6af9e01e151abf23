/** Asks CloudTrail where a trail delivers to, and with which keys its digests were signed. */
import { createClient } from '../client/create-client.js'
import { fromChain } from '../credentials/chain.js'
import { DescribeTrails, ListPublicKeys, type PublicKey } from '../operations/trails.js'
import { IntegrityError } from './findings/integrity-error.js'
import { serviceOf, type ValidateLogsOptions } from './options/validate-logs-options.js'

/** The parts of a trail's ARN that are needed. */
export interface TrailName {
  readonly homeRegion: string
  readonly accountId: string
  readonly trailName: string
}

export function trailNameOf(arn: string): TrailName {
  const [, , , homeRegion = '', accountId = '', resource = ''] = arn.split(':')
  return { homeRegion, accountId, trailName: resource.slice(resource.lastIndexOf('/') + 1) }
}

/** Where a trail delivers to. */
export interface TrailTarget {
  readonly bucket: string
  readonly prefix: string | undefined
  readonly isOrganization: boolean
}

const clientIn = (options: ValidateLogsOptions, region: string) =>
  createClient({ DescribeTrails, ListPublicKeys }, { ...withDefault(serviceOf(options, 'cloudtrail', region)), region })

const withDefault = <T extends { credentials?: unknown }>(config: T) => ({
  ...config,
  credentials: config.credentials ?? fromChain(),
})

/** @throws IntegrityError `TrailNotFound`; the errors of the call. */
export async function describeTrail(options: ValidateLogsOptions, signal: AbortSignal): Promise<TrailTarget> {
  const { trailArn } = options
  const { trailList = [] } = await clientIn(options, trailNameOf(trailArn).homeRegion).describeTrails({}, { signal })
  const trail = trailList.find(({ TrailARN }) => TrailARN === trailArn)
  if (trail?.S3BucketName === undefined)
    throw new IntegrityError('TrailNotFound', `A trail could not be found for ${trailArn}`)
  const { S3BucketName: bucket, S3KeyPrefix, IsOrganizationTrail } = trail
  return { bucket, prefix: S3KeyPrefix || undefined, isOrganization: IsOrganizationTrail === true }
}

/** The keys of a Region that were valid between two times. @throws The errors of the call. */
export async function listKeys(
  options: ValidateLogsOptions,
  region: string,
  fromMs: number,
  toMs: number,
  signal: AbortSignal,
): Promise<readonly PublicKey[]> {
  const keys: PublicKey[] = []
  const range = { StartTime: new Date(fromMs), EndTime: new Date(toMs) }
  for await (const key of clientIn(options, region).listPublicKeys(range, { signal })) keys.push(key)
  return keys
}
