/** What the operations for imports refuse, and how they are called and read. */
import { expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { GetImport, ListImportFailures, ListImports, StartImport, StopImport } from '../../../src/operations/imports.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'

const ImportId = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'
const eventDataStoreArn =
  'arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/8b9d1f0e-0c1a-4e59-9f65-1a2b3c4d5e6f'
const ImportSource = {
  S3: {
    S3LocationUri: 's3://my-trail-logs/AWSLogs/111122223333/CloudTrail/',
    S3BucketRegion: 'us-east-1',
    S3BucketAccessRoleArn: 'arn:aws:iam::111122223333:role/import',
  },
}

test('starts a new import with destination and source', () => {
  const input = { Destinations: [eventDataStoreArn], ImportSource }
  expect(encodeInput(StartImport, input)).toEqual(input)
})

test('tries an import again with its id alone', () => {
  expect(encodeInput(StartImport, { ImportId })).toEqual({ ImportId })
})

test.each([
  ['nothing', {}, 'ImportId is required, or else Destinations and ImportSource'],
  [
    'a time range alone',
    { StartEventTime: new Date(0), EndEventTime: new Date(1000) },
    'ImportId is required, or else Destinations and ImportSource',
  ],
  [
    'a destination without a source',
    { Destinations: [eventDataStoreArn] },
    'ImportSource is required together with Destinations',
  ],
  ['a source without a destination', { ImportSource }, 'Destinations is required together with ImportSource'],
  [
    'an id with a destination',
    { ImportId, Destinations: [eventDataStoreArn] },
    'Destinations cannot be given together with ImportId: leave out one or the other',
  ],
  [
    'an id with a new import',
    { ImportId, Destinations: [eventDataStoreArn], ImportSource },
    'Destinations cannot be given together with ImportId: leave out one or the other',
  ],
])('refuses to start with %s', (_, input, sentence) => {
  expect(() => encodeInput(StartImport, input)).toThrow(`StartImport: ${sentence}`)
})

test.each([[[]], [[eventDataStoreArn, eventDataStoreArn]]])(
  'refuses other than one destination: %j',
  (Destinations) => {
    expect(() => encodeInput(StartImport, { Destinations, ImportSource })).toThrow(InputError)
  },
)

test('refuses a source that lacks its role', () => {
  const { S3LocationUri, S3BucketRegion } = ImportSource.S3
  const incomplete = { Destinations: [eventDataStoreArn], ImportSource: { S3: { S3LocationUri, S3BucketRegion } } }
  expect(() => encodeInput(StartImport, incomplete)).toThrow(/S3BucketAccessRoleArn/)
})

test('sends the time range as epoch seconds', () => {
  const range = { StartEventTime: new Date('2026-01-01T00:00:00Z'), EndEventTime: new Date('2026-01-01T00:01:00Z') }
  expect(encodeInput(StartImport, { Destinations: [eventDataStoreArn], ImportSource, ...range })).toMatchObject({
    StartEventTime: 1767225600,
    EndEventTime: 1767225660,
  })
})

test.each([ImportId.slice(1), `${ImportId}0`, ImportId.toUpperCase()])('refuses the import id %s', (id) => {
  for (const row of [StartImport, GetImport, ListImportFailures, StopImport]) {
    expect(() => encodeInput(row, { ImportId: id })).toThrow(InputError)
  }
})

test('lists imports by destination and status, and refuses a status the service does not know', () => {
  const input = { Destination: eventDataStoreArn, ImportStatus: 'FAILED', MaxResults: 1000 }
  expect(encodeInput(ListImports, input)).toEqual(input)
  expect(() => encodeInput(ListImports, { ImportStatus: 'PAUSED' })).toThrow(InputError)
})

test.each([0, 1001])('refuses pages of %i', (MaxResults) => {
  expect(() => encodeInput(ListImports, { MaxResults })).toThrow(InputError)
  expect(() => encodeInput(ListImportFailures, { ImportId, MaxResults })).toThrow(InputError)
})

test('reads statistics, dates and statuses it does not know', () => {
  const reply = { ImportId, ImportSource, ImportStatus: 'PAUSED', ImportStatistics: { EventsCompleted: 7 } }
  expect(decodeOutput(GetImport, { ...reply, CreatedTimestamp: 1767225600 })).toEqual({
    output: { ...reply, CreatedTimestamp: new Date('2026-01-01T00:00:00Z') },
  })
})

test('reads the items of a page', () => {
  const Imports = [{ ImportId }]
  const Failures = [{ Location: 's3://my-trail-logs/a.json.gz' }]
  expect(ListImports.paging?.items({ Imports })).toBe(Imports)
  expect(ListImportFailures.paging?.items({ Failures })).toBe(Failures)
})

test('reading is sent again after a lost reply, starting and stopping are not', () => {
  expect([GetImport, ListImports, ListImportFailures].map(({ retry }) => retry)).toEqual(['always', 'always', 'always'])
  expect([StartImport, StopImport].map(({ retry }) => retry)).toEqual(['unless-sent', 'unless-sent'])
})
