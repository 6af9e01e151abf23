/** The Regions that `--region all` stands for. */
import { partitionOf } from '../protocol/partitions.js'

/** Regions that every account of a partition has; of a partition that is not listed, the Region alone is known. */
const listedRegions: Readonly<Record<string, string>> = {
  aws: 'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 sa-east-1',
  'aws-cn': 'cn-north-1 cn-northwest-1',
  'aws-us-gov': 'us-gov-east-1 us-gov-west-1',
}

/** The Regions that every account has in the partition of one. */
export const allRegions = (region: string): readonly string[] =>
  (listedRegions[partitionOf(region).id] ?? region).split(' ')
