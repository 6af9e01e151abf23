/** What an intake cannot use is refused before anything is sent, with the option's name and what it must be. */
import { InputError } from 'cloudtrail-client'
import { createIntake, type IntakeOptions } from 'cloudtrail-client/intake'
import { expect, test } from 'vitest'
import { serviceOf } from '../../../../src/intake/options/intake-options.js'

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/trail-queue'

/** The issues that some options are refused with. */
function issuesWith(options: unknown): string[] {
  try {
    createIntake(options as IntakeOptions)
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
  return []
}

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const bytes = 'must be a whole number of bytes from 1 up'

test.each<[string, unknown, string]>([
  ['queueUrl', 5, 'must be a string'],
  ['queueUrl', 'trail-queue', 'must be an http or https URL'],
  ['queueUrl', 'arn:aws:sqs:eu-west-1:123456789012:trail-queue', 'must be an http or https URL'],
  ['queueOwner', '1', 'must be 12 digits'],
  ['region', 5, 'must be a string'],
  ['visibilityTimeoutSeconds', 0, 'must be a whole number of seconds from 1 to 43200'],
  ['visibilityTimeoutSeconds', 43_201, 'must be a whole number of seconds from 1 to 43200'],
  ['visibilityTimeoutSeconds', 1.5, 'must be a whole number of seconds from 1 to 43200'],
  ['waitSeconds', -1, 'must be a whole number of seconds from 0 to 20'],
  ['waitSeconds', 21, 'must be a whole number of seconds from 0 to 20'],
  ['deleteConsumedMessages', 'yes', 'must be true or false'],
  ['onPoison', 'drop', "must be 'leave' or 'delete', or a function"],
  ['onMissingObject', 'skip', "must be 'retry' or 'ack'"],
  ['maxAgeDays', 0, 'must be a whole number of days from 1 to 36500'],
  ['stopWhenEmpty', 1, 'must be true or false'],
  ['maxObjectsInFlight', 0, 'must be a whole number from 1 to 1000'],
  ['maxObjectsInFlight', 1001, 'must be a whole number from 1 to 1000'],
  ['maxObjectsInFlight', '4', 'must be a whole number from 1 to 1000'],
  ['chunkSize', 0, 'must be a whole number from 1 to 10000'],
  ['chunkSize', 10_001, 'must be a whole number from 1 to 10000'],
  ['maxBatchBytes', 0, bytes],
  ['maxRecordBytes', 0.5, bytes],
  ['maxObjectBytes', NaN, bytes],
  ['parse', 'no', 'must be true or false'],
  ['kinds', 'CloudTrail', 'must be a list of CloudTrail, '],
  ['kinds', ['CloudTrail-Digest'], 'must be a list of CloudTrail, '],
  ['sourceFilter', /x/, 'must be a function'],
  ['recordFilter', 'x', 'must be a function'],
  ['dedupe', 100, 'must be true or false, or an object with has and add'],
  ['dedupe', { has: () => [] }, 'must be true or false, or an object with has and add'],
  ['expectedBucketOwner', 'me', 'must be 12 digits'],
  ['requestPayer', 'owner', "must be 'requester'"],
  ['on', { records: () => undefined }, 'must be an object with functions named'],
  ['on', { skip: true }, 'must be an object with functions named'],
  ['endpoints', 'http://127.0.0.1:1', 'must be an object with sqs, s3 or both'],
  ['endpoints', { S3: 'http://127.0.0.1:1' }, 'must be an object with sqs, s3 or both'],
  ['credentials', 'AKIDEXAMPLE', 'must be credentials or a provider function'],
  ['credentials', { sqs: keys }, 'must have both sqs and s3, or be the same for both'],
  ['credentials', { s3: keys }, 'must have both sqs and s3, or be the same for both'],
  ['clock', {}, 'must be an object with now and after'],
  ['transport', 'fetch', 'must be'],
  ['limiter', true, 'must be'],
  ['maxAttempts', 0, 'must be'],
  ['requestTimeoutMs', -1, 'must be'],
  ['connectTimeoutMs', -1, 'must be'],
  ['userAgent', 'a\nb', 'must be'],
])('`%s: %j` is refused', (name, value, message) => {
  expect(issuesWith({ queueUrl, [name]: value })).toEqual([expect.stringContaining(`${name}: ${message}`)])
})

test.each([[undefined], [null], [queueUrl]])('%j in place of options is refused', (options) => {
  expect(issuesWith(options)).toEqual([expect.stringContaining('must be an object')])
})

test.each([
  [{ region: 'eu-west-1' }],
  [{ region: 'eu-west-1', queueUrl, queueName: 'trail-queue' }],
  [{ region: 'eu-west-1', queueName: '' }],
])('%j names no queue, or two', (options) => {
  expect(issuesWith(options)).toEqual(['queueUrl: or queueName is required: give exactly one of the two'])
})

test('a filter of records needs records', () => {
  expect(issuesWith({ queueUrl, parse: false, recordFilter: () => true })).toEqual([
    'recordFilter: needs parsed records: leave out `parse: false`, or the filter',
  ])
  expect(issuesWith({ queueUrl, parse: true, recordFilter: () => true })).toEqual([])
  expect(issuesWith({ queueUrl, parse: false, sourceFilter: () => true })).toEqual([])
})

test('several issues are told at once', () => {
  expect(issuesWith({ queueUrl: 1, parse: 2, chunkSize: 0 })).toHaveLength(3)
})

test.each([
  ['bucket', 'trail-logs'],
  ['queueURL', queueUrl],
  ['frequency', 10],
  ['constructor', 1],
  ['endpoint', 'http://127.0.0.1:1'],
])('the option `%s` is unknown to an intake', (name, value) => {
  expect(issuesWith({ queueUrl, [name]: value })).toEqual([expect.stringContaining(name)])
})

test('everything that is meant is accepted, and `undefined` counts as left out', () => {
  const all: IntakeOptions = {
    queueUrl,
    region: 'eu-west-1',
    credentials: { sqs: keys, s3: () => Promise.resolve(keys) },
    endpoints: { sqs: 'https://sqs.eu-west-1.amazonaws.com', s3: new URL('http://127.0.0.1:1') },
    visibilityTimeoutSeconds: 1,
    waitSeconds: 0,
    maxObjectsInFlight: 1000,
    chunkSize: 10_000,
    onPoison: () => 'leave',
    onMissingObject: 'ack',
    maxAgeDays: 1,
    dedupe: { has: () => [], add: () => undefined },
    requestPayer: 'requester',
    expectedBucketOwner: '123456789012',
    kinds: [],
    limiter: false,
    stopWhenEmpty: undefined,
    on: { receive: () => undefined, throttle: undefined },
  }
  expect(issuesWith(all)).toEqual([])
})

test('each service has its own endpoint and credentials, or the same credentials', () => {
  const [sqs, s3] = [keys, { ...keys, accessKeyId: 'AKIDOTHER' }]
  const endpoints = { sqs: 'https://sqs.example', s3: 'https://s3.example' }
  const apart = { credentials: { sqs, s3 }, endpoints }
  expect(serviceOf(apart, 'sqs')).toMatchObject({ credentials: sqs, endpoint: 'https://sqs.example' })
  expect(serviceOf(apart, 's3')).toMatchObject({ credentials: s3, endpoint: 'https://s3.example' })
  expect(serviceOf({ credentials: keys }, 's3')).toMatchObject({ credentials: keys, endpoint: undefined })
  expect(serviceOf({}, 's3')).toMatchObject({ credentials: undefined, endpoint: undefined })
})

test('a client is told of its own hooks alone', () => {
  const retry = () => undefined
  expect(serviceOf({ on: { retry, skip: () => undefined } }, 'sqs').on).toEqual({ retry })
})

test.each([
  [{ logs: 'arn:aws:s3:::other' }, 'accessPoints.logs: must be'],
  [{ logs: 'other' }, 'accessPoints.logs: must be the ARN of an access point, or its alias'],
  [{ logs: 'arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap' }, 'accessPoints.logs: is a multi-Region'],
  [{ logs: 5 as never }, 'accessPoints.logs: must be a string'],
  ['logs' as never, 'accessPoints: must be an object'],
])('the access points %j are refused', (accessPoints, message) => {
  expect(issuesWith({ queueUrl, accessPoints })).toEqual([expect.stringContaining(message)])
})
