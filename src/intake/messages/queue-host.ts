/** Reads the host of a queue's URL: whose it is, and which Region it names. Pure. */
import { partitionOf } from '../../protocol/partitions.js'

/** The host of a queue. */
export interface QueueHost {
  /**
   * `region` for a host of AWS that all queues of a Region have, `vpc` for a VPC endpoint of AWS, `other` for any other host,
   * e.g. that of an emulator.
   */
  readonly kind: 'region' | 'vpc' | 'other'
  /** The Region in its name; absent when it names none. */
  readonly region?: string
}

/** `sqs.{region}.…`, also behind the name of a VPC endpoint; a word without a number is no Region. */
const today = /^(?:(?<vpc>vpce-[a-z\d-]+)\.)?sqs(?:-fips)?\.(?<region>[a-z]+(?:-[a-z]+)+-\d+)\.(?<domain>.+)$/

/** `{region}.queue.…`, which AWS has kept for old programs. */
const older = /^(?<region>[a-z]+(?:-[a-z]+)+-\d+)\.queue\.(?<domain>.+)$/

/** The oldest host, of the only Region that there was. */
const oldest = 'queue.amazonaws.com'

/**
 * Reads the host of a queue's URL. Domains are compared whole: within the domain of AWS, customers have hosts too.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/sqs-service.html
 */
export function queueHostOf({ hostname, port, protocol }: URL): QueueHost {
  const isDefault = port === '' && protocol === 'https:'
  if (hostname === oldest) return { kind: isDefault ? 'region' : 'other', region: 'us-east-1' }
  const { vpc, region, domain } = (today.exec(hostname) ?? older.exec(hostname))?.groups ?? {}
  if (region === undefined) return { kind: 'other' }
  const { dnsSuffix, dualStackDnsSuffix } = partitionOf(region)
  if (isDefault && vpc !== undefined && domain === `vpce.${dnsSuffix}`) return { kind: 'vpc', region }
  const isOfRegion = vpc === undefined && (domain === dnsSuffix || domain === dualStackDnsSuffix)
  return { kind: isDefault && isOfRegion ? 'region' : 'other', region }
}
