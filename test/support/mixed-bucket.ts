/** Keys of what services deliver into one bucket, in the forms of their documentation. */
const account = '123456789012'
const day = '2026/01/01'

/** A kind of object, its key, and the reason for which it is skipped. */
export interface MixedObject {
  readonly kind: string
  readonly key: string
  readonly reason: string
}

const under = (path: string): string => `AWSLogs/${account}/${path}`

const rows: readonly (readonly [kind: string, key: string, reason: string])[] = [
  [
    'digest',
    under(
      `CloudTrail-Digest/eu-west-1/${day}/${account}_CloudTrail-Digest_eu-west-1_t_eu-west-1_20260101T120000Z.json.gz`,
    ),
    'digest',
  ],
  [
    'digest of an organization',
    `AWSLogs/o-exampleorg/${account}/CloudTrail-Digest/eu-west-1/${day}/x.json.gz`,
    'digest',
  ],
  [
    'aggregated events',
    under(`CloudTrail-Aggregated/eu-west-1/${day}/${account}_CloudTrail-Aggregated_eu-west-1_20260101T1205Z_x.json.gz`),
    'kind',
  ],
  [
    'query result',
    under(`CloudTrail-Lake/Query/${day}/11111111-2222-3333-4444-555555555555/result_1.csv.gz`),
    'lake-query',
  ],
  [
    'query signature',
    under(`CloudTrail-Lake/Query/${day}/11111111-2222-3333-4444-555555555555/result_sign.json`),
    'lake-query',
  ],
  [
    'Config history',
    under(
      `Config/eu-west-1/2026/1/1/ConfigHistory/${account}_Config_eu-west-1_ConfigHistory_AWS::S3::Bucket_20260101T1Z_1.json.gz`,
    ),
    'config',
  ],
  ['Config snapshot', under(`Config/eu-west-1/2026/1/1/ConfigSnapshot/${account}_Config_x.json.gz`), 'config'],
  ['Config check', under('Config/ConfigWritabilityCheckFile'), 'config'],
  [
    'Control Tower Config',
    `o-exampleorg/AWSLogs/${account}/Config/eu-west-1/2026/1/1/ConfigHistory/x.json.gz`,
    'config',
  ],
  [
    'flow logs',
    under(`vpcflowlogs/eu-west-1/${day}/${account}_vpcflowlogs_eu-west-1_fl-1_20260101T1205Z_a1b2.log.gz`),
    'flow-logs',
  ],
  [
    'flow logs of Hive',
    `AWSLogs/aws-account-id=${account}/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2026/month=01/day=01/x.log.parquet`,
    'flow-logs',
  ],
  [
    'load balancer',
    under(
      `elasticloadbalancing/eu-west-1/${day}/${account}_elasticloadbalancing_eu-west-1_app.x.1_20260101T1205Z_1.1.1.1_a.log.gz`,
    ),
    'load-balancer',
  ],
  ['load balancer test', under('ELBAccessLogTestFile'), 'load-balancer'],
  ['GuardDuty', under(`GuardDuty/eu-west-1/${day}/11111111-2222-3333-4444-555555555555.jsonl.gz`), 'guardduty'],
  [
    'WAF',
    under(`WAFLogs/eu-west-1/acl/${day}/12/05/${account}_waflogs_eu-west-1_acl_20260101T1205Z_a1b2.log.gz`),
    'waf',
  ],
  [
    'DNS queries',
    under(`vpcdnsquerylogs/vpc-1/${day}/vpc-1_vpcdnsquerylogs_${account}_20260101T1205Z_a1b2.log.gz`),
    'dns-queries',
  ],
  ['Network Firewall', under(`network-firewall/alert/eu-west-1/f/${day}/12/x.log.gz`), 'network-firewall'],
  [
    'Security Lake',
    `aws/CLOUD_TRAIL_MGMT/2.0/region=eu-west-1/accountId=${account}/eventDay=20260101/a1b2.gz.parquet`,
    'security-lake',
  ],
  [
    'Security Lake source',
    `ext/my-source/1.0/region=eu-west-1/accountId=${account}/eventDay=20260101/a.parquet`,
    'security-lake',
  ],
  ['S3 access log', 'access/2026-01-01-12-05-00-0123456789ABCDEF', 's3-access-logs'],
  ['CloudFront', 'cdn/EMLARXS9EXAMPLE.2026-01-01-12.RT4KCN4S.gz', 'cloudfront'],
  [
    'Redshift',
    under(`redshift/eu-west-1/${day}/${account}_redshift_eu-west-1_x_useractivitylog_2026.gz`),
    'other-service',
  ],
  ['folder', under(''), 'folder'],
]

export const mixedObjects: readonly MixedObject[] = rows.map(([kind, key, reason]) => ({ kind, key, reason }))
