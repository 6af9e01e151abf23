/** The ARNs of S3's access points, and what of them is in a host name. */
import { partitionOf } from './partitions.js'

/** An access point of one Region. */
export interface AccessPoint {
  /** The first label of its host: its name and its account. */
  readonly label: string
  readonly region: string
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html */
const arnForm = /^arn:([a-z-]+):s3:([a-z\d-]+):(\d{12}):accesspoint[:/]([a-z\d][a-z\d-]{1,48}[a-z\d])$/

/** Reads an ARN; `undefined` for the name of a bucket, and for what is no ARN of an access point in one Region. */
export function accessPointOf(bucket: string): AccessPoint | undefined {
  const [, partition, region = '', account = '', name = ''] = arnForm.exec(bucket) ?? []
  return partition === partitionOf(region).id ? { label: `${name}-${account}`, region } : undefined
}
