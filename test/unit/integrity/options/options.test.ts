/** Which options of a validation are taken, and which are refused by their path. */
import { expect, test } from 'vitest'
import { InputError } from '../../../../src/contracts/errors.js'
import { readValidateFilesOptions } from '../../../../src/integrity/options/validate-files-options.js'
import { readValidateLogsOptions, serviceOf } from '../../../../src/integrity/options/validate-logs-options.js'

const [from, to] = [new Date('2026-01-10T00:00:00Z'), new Date('2026-01-10T01:00:00Z')]
const trail = { trailArn: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit', from }
const keys = [{ Value: new Uint8Array(1), Fingerprint: 'f' }]
const source = { list: () => [], get: () => undefined }

const readLogs = (more: object) => () => readValidateLogsOptions({ ...trail, ...more })
const readFiles = (more: object) => () => readValidateFilesOptions({ source: 'folder', ...more })

test.each<[object]>([
  [{}],
  [{ to }],
  [{ to: from }],
  [{ bucket: 'trail-logs', prefix: 'a' }],
  [{ prefix: 'a/b' }],
  [{ prefix: '' }],
  [{ accountId: '123456789012', region: 'us-east-1' }],
  [{ accountIds: ['123456789012'], regions: ['us-east-1', 'eu-west-1'] }],
  [{ organizationId: 'o-exampleorg1' }],
  [{ concurrency: 1 }],
  [{ concurrency: 1000 }],
  [{ endpoints: {} }],
  [{ endpoints: { s3: 'https://s3.example', cloudtrail: 'https://cloudtrail.example' } }],
])('validateLogs takes %j', (more) => {
  expect(readLogs(more)()).toEqual({ ...trail, ...more })
})

test.each<[string, object]>([
  ['trailArn', { trailArn: undefined }],
  ['trailArn', { trailArn: 'audit' }],
  ['from', { from: undefined }],
  ['from', { from: new Date(NaN) }],
  ['from', { from: '2026-01-10' }],
  ['from', { from: to, to: from }],
  ['bucket', { bucket: 5 }],
  ['bucket', { bucket: 'not a bucket/' }],
  ['prefix', { prefix: '/a' }],
  ['prefix', { prefix: 'a/' }],
  ['accountId', { accountId: '1234' }],
  ['accountIds', { accountIds: [] }],
  ['accountIds', { accountIds: ['123456789012', '1234'] }],
  ['accountIds', { accountIds: { 0: '123456789012' } }],
  ['accountIds', { accountId: '123456789012', accountIds: ['123456789012'] }],
  ['regions', { region: 'us-east-1', regions: ['us-east-1'] }],
  ['organizationId', { organizationId: 'o-x' }],
  ['concurrency', { concurrency: 0 }],
  ['concurrency', { concurrency: 1001 }],
  ['concurrency', { concurrency: 1.5 }],
  ['endpoints', { endpoints: 'https://s3.example' }],
  ['endpoints', { endpoints: { s3: 'https://s3.example', sqs: 'https://sqs.example' } }],
])('validateLogs refuses %s: %j', (path, more) => {
  expect(readLogs(more)).toThrow(InputError)
  expect(readLogs(more)).toThrow(`validateLogs: ${path} `)
})

test.each<[object]>([
  [{}],
  [{ publicKeys: keys, originalBucket: 'trail-logs' }],
  [{ source, publicKeys: keys }],
  [{ source, publicKeys: [] }],
  [{ from, to, accountIds: ['123456789012'], regions: ['us-east-1'], concurrency: 5 }],
])('validateFiles takes %j', (more) => {
  expect(readFiles(more)()).toEqual({ source: 'folder', ...more })
})

test.each<[string, object]>([
  ['source', { source: undefined }],
  ['source', { source: '' }],
  ['source', { source: 5 }],
  ['source', { source: { list: () => [] }, publicKeys: keys }],
  ['publicKeys', { source }],
  ['publicKeys', { publicKeys: keys[0] }],
  ['publicKeys', { publicKeys: [...keys, null] }],
  ['publicKeys', { publicKeys: [{ Fingerprint: 'f' }] }],
  ['publicKeys', { publicKeys: [{ Value: new Uint8Array(1), Fingerprint: 5 }] }],
  ['originalBucket', { originalBucket: 5 }],
  ['originalBucket', { originalBucket: 'not a bucket/' }],
  ['from', { from: to, to: from }],
])('validateFiles refuses %s: %j', (path, more) => {
  expect(readFiles(more)).toThrow(InputError)
  expect(readFiles(more)).toThrow(`validateFiles: ${path} `)
})

test('each service has its credentials and endpoint, and both have the rest', () => {
  const [one, other] = ['ONE', 'OTHER'].map((accessKeyId) => ({ accessKeyId, secretAccessKey: 'secret' }))
  const shared = { maxAttempts: 5, requestTimeoutMs: 6, connectTimeoutMs: 7, userAgent: 'mine' }
  const options = {
    ...trail,
    ...shared,
    ...{ allowInsecureEndpoint: true, useFipsEndpoint: true, useDualstackEndpoint: true },
    credentials: { cloudtrail: one!, s3: other! },
    endpoints: { s3: 'https://s3.example' },
  }
  expect(serviceOf(options, 's3', 'eu-west-1')).toMatchObject({
    ...shared,
    ...{ allowInsecureEndpoint: true, useFipsEndpoint: true, useDualstackEndpoint: true },
    region: 'eu-west-1',
    endpoint: 'https://s3.example',
    credentials: other,
  })
  expect(serviceOf(options, 'cloudtrail', 'us-east-1')).toMatchObject({ credentials: one, endpoint: undefined })
  expect(serviceOf({ ...trail, credentials: one }, 's3', 'us-east-1')).toMatchObject({ credentials: one })
  expect(serviceOf(trail, 's3', 'us-east-1')).toMatchObject({ credentials: undefined })
})
