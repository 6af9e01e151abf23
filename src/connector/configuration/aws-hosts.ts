/** Tells the hosts of AWS's CloudTrail from all others, those of AWS's customers below the same domains included. */
import { resolveEndpoint } from '../../protocol/endpoint.js'
import { isInPartitionOf, partitionOf } from '../../protocol/partitions.js'

/** What the name of a public endpoint or of a VPC endpoint says. */
export interface HostOfAws {
  readonly region: string
  readonly useFipsEndpoint: boolean
  readonly useDualstackEndpoint: boolean
  readonly isVpcEndpoint: boolean
}

const hostForm = /^(?:(vpce-[a-z\d-]+)\.)?(cloudtrail(?:-data)?)(-fips)?\.([a-z\d-]+)\./

/** The Region that a host names where those of AWS do, whether or not AWS has that host. */
export const regionNamedBy = ({ host }: URL): string | undefined => hostForm.exec(host)?.[4]

/** Reads the URL of an endpoint of AWS; `undefined` for any other URL, and for one that is not https. */
export function hostOfAws({ protocol, host }: URL): HostOfAws | undefined {
  const [, vpcEndpoint, service, fips, region] = hostForm.exec(host) ?? []
  if (region === undefined || protocol !== 'https:' || /^(-|xn--)|-$/.test(region)) return undefined
  if (vpcEndpoint !== undefined) {
    const name = `${vpcEndpoint}.${service ?? ''}${fips ?? ''}.${region}.vpce.${partitionOf(region).dnsSuffix}`
    const useFipsEndpoint = fips !== undefined
    return host === name ? { region, useFipsEndpoint, useDualstackEndpoint: false, isVpcEndpoint: true } : undefined
  }
  const kinds = [false, true].flatMap((useFipsEndpoint) =>
    [false, true].map((useDualstackEndpoint) => ({ region, useFipsEndpoint, useDualstackEndpoint })),
  )
  const known = service === 'cloudtrail' ? service : 'cloudtrail-data'
  const kind = kinds.find((each) => resolveEndpoint({ ...each, service: known }).host === host)
  return kind && { ...kind, isVpcEndpoint: false }
}

/** Whether a URL leads to AWS. A name such as `cloudtrail.s3.amazonaws.com` is that of a customer's bucket: `s3` is no Region. */
export function isHostOfAws(url: URL): boolean {
  const found = hostOfAws(url)
  return found !== undefined && isInPartitionOf(found.region, found.region)
}
