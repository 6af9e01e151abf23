/** What a backfill cannot use is refused before anything is sent, with the option's name and what it must be. */
import { InputError } from 'cloudtrail-client'
import { createBackfill, memoryCursors, type BackfillOptions } from 'cloudtrail-client/intake'
import { expect, test } from 'vitest'

const whole: BackfillOptions = { bucket: 'trail-logs', region: 'eu-west-1' }

/** The issues that some options are refused with. */
function issuesWith(options: unknown): string[] {
  try {
    createBackfill(options as BackfillOptions)
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
  return []
}

const dates = 'must be a valid Date from 1970 to 9998'
const from = new Date('2026-01-01')
const to = new Date('2026-02-01')

test.each<[string, unknown, string]>([
  ['bucket', '', "must be the bucket's name"],
  ['bucket', 5, "must be the bucket's name"],
  ['prefix', '/a', 'must be a string without slashes around it'],
  ['prefix', 'a/', 'must be a string without slashes around it'],
  ['prefix', 5, 'must be a string without slashes around it'],
  ['accountIds', '111111111111', 'must be a list of account ids, 12 digits each'],
  ['accountIds', ['1'], 'must be a list of account ids, 12 digits each'],
  ['accountIds', [111111111111], 'must be a list of account ids, 12 digits each'],
  ['logRegions', 'eu-west-1', 'must be a list of Regions'],
  ['logRegions', [''], 'must be a list of Regions'],
  ['from', '2026-01-01', dates],
  ['from', 0, dates],
  ['from', new Date(NaN), dates],
  ['from', new Date(-1), dates],
  ['from', new Date('9999-01-01'), dates],
  ['to', Date.UTC(2026, 0), dates],
  ['cursors', {}, 'must be an object with get and set'],
  ['cursors', 'folder', 'must be an object with get and set'],
  ['lookbackMinutes', 0, 'must be a whole number of minutes from 1'],
  ['lookbackMinutes', 1.5, 'must be a whole number of minutes from 1'],
  ['lookbackMinutes', Infinity, 'must be a whole number of minutes from 1'],
  ['lookbackMinutes', '60', 'must be a whole number of minutes from 1'],
  ['pollMs', 0, 'must be a whole number of milliseconds from 1 to 2147483647'],
  ['pollMs', 2 ** 31, 'must be a whole number of milliseconds from 1 to 2147483647'],
  ['kinds', ['CloudTrail-Digest'], 'must be a list of CloudTrail'],
  ['onMissingObject', 'skip', "must be 'retry' or 'ack'"],
  ['maxObjectsInFlight', 0, 'must be a whole number from 1 to 1000'],
])('`%s: %j` is refused', (name, value, message) => {
  expect(issuesWith({ ...whole, from, [name]: value })).toEqual([expect.stringContaining(`${name}: ${message}`)])
})

test.each([[undefined], [null], ['trail-logs'], [5]])('%j in place of options is refused', (options) => {
  expect(issuesWith(options)).toEqual([expect.stringContaining('must be an object')])
})

test.each([
  [{ region: 'eu-west-1' }, ['bucket: is required']],
  [{ ...whole, to }, ['from: is required where `to` is given']],
  [{ ...whole, from: to, to: from }, ['to: must be later than `from`']],
  [{ ...whole, from, to: from }, ['to: must be later than `from`']],
  [{ region: 'eu-west-1', to }, ['bucket: is required', 'from: is required where `to` is given']],
])('%j do not go together', (options, issues) => {
  expect(issuesWith(options)).toEqual(issues)
})

test('several issues are told at once', () => {
  expect(issuesWith({ bucket: 1, prefix: '/', pollMs: -1 })).toHaveLength(3)
})

test.each([
  ['queueUrl', 'https://sqs.eu-west-1.amazonaws.com/123456789012/q'],
  ['visibilityTimeoutSeconds', 30],
  ['stopWhenEmpty', true],
  ['form', from],
  ['toString', 1],
])('the option `%s` is unknown to a backfill', (name, value) => {
  expect(issuesWith({ ...whole, [name]: value })).toEqual([expect.stringContaining(name)])
})

test('everything that is meant is accepted, and `undefined` counts as left out', () => {
  const all: BackfillOptions = {
    ...whole,
    prefix: 'a/b',
    accountIds: ['111111111111'],
    logRegions: ['eu-west-1'],
    from,
    to,
    cursors: memoryCursors(),
    lookbackMinutes: 1,
    pollMs: 1,
    onMissingObject: 'ack',
    parse: undefined,
    on: { skip: () => undefined, retry: () => undefined },
  }
  expect(issuesWith(all)).toEqual([])
  expect(issuesWith({ ...whole, prefix: '', from, to: undefined })).toEqual([])
})

test.each([
  ['s3://trail-logs/AWSLogs', "must be the bucket's name alone"],
  ['arn:aws:s3:::trail-logs', 'without the rest of its ARN'],
  ['mfzwi23gnjvgw.mrap', 'multi-Region access point'],
])('the bucket %s is refused: it %s', (bucket, message) => {
  expect(issuesWith({ ...whole, bucket })).toEqual([expect.stringContaining(message)])
})

test('an access point is a bucket, by its ARN and by its alias', () => {
  for (const bucket of ['arn:aws:s3:eu-west-1:123456789012:accesspoint/logs', 'logs-abc123-s3alias']) {
    expect(issuesWith({ ...whole, bucket })).toEqual([])
  }
})
