/** ARNs of the resources of the account. */
import type { Context } from './context.js'

/** Partition of a Region, as in its ARNs. */
export function partitionOf(region: string): string {
  const [area = '', kind = ''] = region.split('-')
  if (area === 'cn' || area === 'eusc') return `aws-${area}`
  if (kind === 'gov') return 'aws-us-gov'
  if (kind.startsWith('iso')) return kind === 'iso' ? 'aws-iso' : `aws-iso-${kind.slice(3)}`
  return 'aws'
}

/** ARN of a resource in the request's Region. */
export const arnOf = (
  kind: 'trail' | 'eventdatastore' | 'channel' | 'dashboard',
  id: string,
  { region, accountId }: Context,
): string => `arn:${partitionOf(region)}:cloudtrail:${region}:${accountId}:${kind}/${id}`
