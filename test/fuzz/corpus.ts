/** The valid texts that the fuzzer changes: replies, notifications and log files, made here; real logs where they are at hand. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { logFiles } from '../../examples/records.js'

const json = (value: unknown): string => JSON.stringify(value)

const record = {
  eventVersion: '1.08',
  userIdentity: { type: 'AssumedRole', sessionContext: { attributes: { mfaAuthenticated: 'false' } } },
  eventTime: '2026-01-01T00:00:00Z',
  eventID: '11111111-2222-3333-4444-555555555555',
  requestParameters: {
    list: [
      [1, 2.5e-7],
      ['é\u2028', null],
    ],
    text: 'with "quotes", \\ and {[',
  },
}

const event = {
  EventId: 'e',
  EventTime: 1767225600.123,
  Resources: [{ ResourceName: 'r' }],
  CloudTrailEvent: json(record),
}

const created = (key: string) => ({
  eventName: 'ObjectCreated:Put',
  awsRegion: 'eu-west-1',
  s3: { bucket: { name: 'trail-logs' }, object: { key, size: 5, eTag: 'e', versionId: 'v' } },
})

const fromS3 = { Records: [created('AWSLogs/a+b.json.gz'), created('c%2Fd')] }

/** Bodies of replies, of all protocols. */
export const replies: readonly string[] = [
  json({ Events: [event, event], NextToken: 'next' }),
  json({ QueryStatus: 'FINISHED', QueryResultRows: [[{ a: '1' }], [{ b: '2' }]] }),
  json({ successful: [{ id: '1', eventID: 'e' }], failed: [] }),
  json({ __type: 'com.amazonaws#ThrottlingException:http://x', message: 'slow down', Code: 'X' }),
  json({ Code: 'Success', AccessKeyId: 'A', SecretAccessKey: 's', Token: 't', Expiration: '2100-01-01T00:00:00Z' }),
  '<?xml version="1.0"?><ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken><Contents><Key>a&amp;b</Key><Size>5</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents><CommonPrefixes><Prefix>p%2F</Prefix></CommonPrefixes></ListBucketResult>',
  '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/"><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>',
  '<Error><Code>PermanentRedirect</Code><Message>m</Message><Region>eu-north-1</Region></Error>',
  '<html><!-- a proxy --><body>Bad Gateway</body></html>',
  '',
]

/** Bodies of queue messages. */
export const notifications: readonly string[] = [
  json(fromS3),
  json({ Type: 'Notification', Message: json({ Type: 'Notification', Message: json(fromS3) }) }),
  json({ s3Bucket: 'trail-logs', s3ObjectKey: ['AWSLogs/a.json.gz', 'b c'] }),
  json({
    'detail-type': 'Object Created',
    source: 'aws.s3',
    region: 'eu-west-1',
    detail: { bucket: { name: 'b' }, object: { key: 'k', size: 5, etag: 'e', 'version-id': 'v' } },
  }),
  json({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'b' }),
  'CloudTrail validation message.',
]

/** At most this much of a real log is taken, in characters. */
const longestLog = 200_000

const realLogs = (): string[] =>
  logFiles()
    .slice(0, 4)
    .map((file) => {
      const bytes = readFileSync(file)
      return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().slice(0, longestLog)
    })

/** Texts of log files. */
export const logs: readonly string[] = [
  json({ Records: [record, record, { n: 1 }] }),
  json({ other: { deep: [1, '"Records":['] }, Records: [record] }),
  json([record, record]),
  `\ufeff{"Records" : [ ] }`,
  ...realLogs(),
]
