/** The partitions of AWS: the Regions and the domains of each. */

export interface Partition {
  readonly id: string
  /** Matches the Regions of this partition, also those added later. */
  readonly regions: RegExp
  readonly dnsSuffix: string
  readonly dualStackDnsSuffix: string
}

const aws: Partition = {
  id: 'aws',
  regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
  dnsSuffix: 'amazonaws.com',
  dualStackDnsSuffix: 'api.aws',
}

/** From the rules that the AWS SDKs share; a Region matches at most one of the patterns. */
const partitions: readonly Partition[] = [
  aws,
  {
    id: 'aws-cn',
    regions: /^(cn-\w+-\d+|aws-cn-global)$/,
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
  },
  {
    id: 'aws-eusc',
    regions: /^eusc-(de)-\w+-\d+$/,
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
  },
  {
    id: 'aws-iso',
    regions: /^(us-iso-\w+-\d+|aws-iso-global)$/,
    dnsSuffix: 'c2s.ic.gov',
    dualStackDnsSuffix: 'api.aws.ic.gov',
  },
  {
    id: 'aws-iso-b',
    regions: /^(us-isob-\w+-\d+|aws-iso-b-global)$/,
    dnsSuffix: 'sc2s.sgov.gov',
    dualStackDnsSuffix: 'api.aws.scloud',
  },
  {
    id: 'aws-iso-e',
    regions: /^(eu-isoe-\w+-\d+|aws-iso-e-global)$/,
    dnsSuffix: 'cloud.adc-e.uk',
    dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk',
  },
  {
    id: 'aws-iso-f',
    regions: /^(us-isof-\w+-\d+|aws-iso-f-global)$/,
    dnsSuffix: 'csp.hci.ic.gov',
    dualStackDnsSuffix: 'api.aws.hci.ic.gov',
  },
  {
    id: 'aws-us-gov',
    regions: /^(us-gov-\w+-\d+|aws-us-gov-global)$/,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
  },
]

/** Whether a Region that others name may be called instead of the configured one: it has the form of the same partition's. */
export const isInPartitionOf = (home: string, region: string): boolean => partitionOf(home).regions.test(region)

/** The partition of a Region; a Region in an unknown form counts as a new one of the partition `aws`. */
export function partitionOf(region: string): Partition {
  return partitions.find(({ regions }) => regions.test(region)) ?? aws
}

/** The 17 Regions that every account has; those that came later are switched on by the account. */
const regionsOfAll =
  /^(us-(east|west)-[12]|(ca|eu)-central-1|eu-north-1|eu-west-[123]|ap-northeast-[123]|ap-south-1|ap-southeast-[12]|sa-east-1)$/

/** Whether an account can use the Region only once it has switched it on. */
export const isOptIn = (region: string): boolean => aws.regions.test(region) && !regionsOfAll.test(region)
