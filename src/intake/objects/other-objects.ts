/** What lies in a bucket beside log files, as a table: objects of other services, and others of CloudTrail. */

/** Why an object that is no log file of CloudTrail is skipped: what it is instead. */
export type OtherReason =
  | 'digest'
  | 'lake-query'
  | 'config'
  | 'flow-logs'
  | 'load-balancer'
  | 'guardduty'
  | 'waf'
  | 'dns-queries'
  | 'network-firewall'
  | 'security-lake'
  | 's3-access-logs'
  | 'cloudfront'
  | 'other-service'

/** A kind of object that is no log file. */
export interface OtherKind {
  readonly name: string
  /** Matches its keys. */
  readonly form: RegExp
  readonly reason: OtherReason
}

/** In the folder of an account, below the prefix of the bucket; the names of Hive's partitions may be in it. */
const inAccount = (path: string): RegExp =>
  new RegExp(`(?:^|/)AWSLogs/(?:o-[a-z0-9]+/)?(?:aws-account-id=)?\\d+/(?:aws-service=)?${path}`)

/** The first row that matches counts. A key that matches none is of no known kind. */
export const otherKinds: readonly OtherKind[] = [
  { name: 'CloudTrail digests', form: inAccount('CloudTrail-Digest/'), reason: 'digest' },
  { name: 'results of CloudTrail Lake queries', form: inAccount('CloudTrail-Lake/'), reason: 'lake-query' },
  { name: 'AWS Config', form: inAccount('Config/'), reason: 'config' },
  { name: 'VPC and transit gateway flow logs', form: inAccount('vpcflowlogs/'), reason: 'flow-logs' },
  { name: 'load balancers', form: inAccount('elasticloadbalancing/'), reason: 'load-balancer' },
  { name: 'test files of load balancers', form: inAccount('ELB\\w+TestFile$'), reason: 'load-balancer' },
  { name: 'GuardDuty', form: inAccount('GuardDuty/'), reason: 'guardduty' },
  { name: 'WAF', form: inAccount('WAFLogs/'), reason: 'waf' },
  { name: 'Route 53 Resolver', form: inAccount('vpcdnsquerylogs/'), reason: 'dns-queries' },
  { name: 'Network Firewall', form: inAccount('network-firewall/'), reason: 'network-firewall' },
  {
    name: 'Security Lake',
    form: /(?:^|\/)(?:aws|ext)\/[^/]+\/(?:[^/]+\/)?region=[^/]+\/account(?:Id)?=[^/]+\/eventDay=/i,
    reason: 'security-lake',
  },
  { name: 'S3 server access logs', form: /\d{4}(?:-\d\d){5}-[0-9A-F]{16}$/, reason: 's3-access-logs' },
  {
    name: 'CloudFront',
    form: /(?:^|\/)[A-Z0-9]{10,20}\.\d{4}(?:-\d\d){3}\.[0-9a-zA-Z]{8}\.(?:gz|parquet)$/,
    reason: 'cloudfront',
  },
  // Not the folders whose names begin with `CloudTrail`: a new one may hold events.
  { name: 'other services', form: inAccount('(?!CloudTrail)[^/]+/'), reason: 'other-service' },
]

/** What the object of a key is instead of a log file; `undefined` when no row matches. */
export const otherReasonOf = (key: string): OtherReason | undefined =>
  otherKinds.find(({ form }) => form.test(key))?.reason
