/** What the operations for queries refuse, and how their replies are read. */
import type * as sdk from '@aws-sdk/client-cloudtrail'
import { expect, expectTypeOf, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import {
  CancelQuery,
  DescribeQuery,
  GenerateQuery,
  GetQueryResults,
  ListQueries,
  SearchSampleQueries,
  StartQuery,
  type GetQueryResultsOutput,
} from '../../../src/operations/queries.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'

const QueryId = '8b9d1f0e-0c1a-4e59-9f65-1a2b3c4d5e6f'
const QueryStatement = 'SELECT eventName\nFROM 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'
const eventDataStoreArn =
  'arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'

test.each([
  ['SQL of more than one line', { QueryStatement }],
  ['SQL with a delivery to S3', { QueryStatement, DeliveryS3Uri: 's3://my-results/2026/11' }],
  ['an alias with its parameters', { QueryAlias: 'Errors.by-code_1', QueryParameters: ['2026-11-20', 'PutObject'] }],
])('starts a query from %s', (_, input) => {
  expect(encodeInput(StartQuery, input)).toEqual(input)
})

test.each([
  ['neither SQL nor alias', {}, /QueryStatement is required, or else QueryAlias/],
  [
    'both SQL and alias',
    { QueryStatement, QueryAlias: 'errors' },
    /QueryAlias cannot be given together with QueryStatement: leave out one/,
  ],
  ['parameters for SQL', { QueryStatement, QueryParameters: ['a'] }, /can only be given together with QueryAlias/],
])('refuses to start a query from %s', (_, input, message) => {
  expect(() => encodeInput(StartQuery, input)).toThrow(message)
})

test.each([
  ['empty SQL', { QueryStatement: '' }],
  ['SQL of 10,001 characters', { QueryStatement: 'x'.repeat(10_001) }],
  ['an alias that starts with a digit', { QueryAlias: '1errors' }],
  ['an empty list of parameters', { QueryAlias: 'errors', QueryParameters: [] }],
  ['eleven parameters', { QueryAlias: 'errors', QueryParameters: Array<string>(11).fill('a') }],
  ['an empty parameter', { QueryAlias: 'errors', QueryParameters: [''] }],
  ['a delivery to https', { QueryStatement, DeliveryS3Uri: 'https://my-results.s3.amazonaws.com/' }],
  ['an account id of 11 digits', { QueryStatement, EventDataStoreOwnerAccountId: '11112222333' }],
])('refuses to start a query with %s', (_, input) => {
  expect(() => encodeInput(StartQuery, input)).toThrow(InputError)
})

test.each([
  ['an id', { QueryId }],
  ['an alias', { QueryAlias: 'errors' }],
  ['an alias in a refresh', { QueryAlias: 'errors', RefreshId: '1234567890' }],
])('describes a query by %s', (_, input) => {
  expect(encodeInput(DescribeQuery, input)).toEqual(input)
})

test.each([
  ['neither id nor alias', {}, /QueryId is required, or else QueryAlias/],
  [
    'both id and alias',
    { QueryId, QueryAlias: 'errors' },
    /QueryAlias cannot be given together with QueryId: leave out one/,
  ],
  ['an id in a refresh', { QueryId, RefreshId: '1234567890' }, /can only be given together with QueryAlias/],
])('refuses to describe a query by %s', (_, input, message) => {
  expect(() => encodeInput(DescribeQuery, input)).toThrow(message)
})

test.each([GetQueryResults, CancelQuery])('$name needs the id of the query, a lower-case UUID', (row) => {
  expect(encodeInput(row, { QueryId })).toEqual({ QueryId })
  expect(() => encodeInput(row, {})).toThrow(/QueryId is required/)
  expect(() => encodeInput(row, { QueryId: QueryId.toUpperCase() })).toThrow(InputError)
  expect(() => encodeInput(row, { QueryId: QueryId.slice(1) })).toThrow(InputError)
})

test('the page size of results is MaxQueryResults, and the message says so', () => {
  expect(encodeInput(GetQueryResults, { QueryId, MaxQueryResults: 1000 })).toEqual({ QueryId, MaxQueryResults: 1000 })
  expect(() => encodeInput(GetQueryResults, { QueryId, MaxResults: 1000 })).toThrow(/MaxQueryResults/)
})

test.each([0, 1001, 1.5])('refuses %j rows in a page', (MaxQueryResults) => {
  expect(() => encodeInput(GetQueryResults, { QueryId, MaxQueryResults })).toThrow(InputError)
})

test('lists queries of a time range, in epoch seconds on the wire', () => {
  const input = {
    EventDataStore: eventDataStoreArn,
    StartTime: new Date('2026-11-20T00:00:00Z'),
    QueryStatus: 'RUNNING',
  }
  expect(encodeInput(ListQueries, input)).toEqual({ ...input, StartTime: 1_795_132_800 })
})

test('refuses to list queries in a state that does not exist', () => {
  const input = { EventDataStore: eventDataStoreArn, QueryStatus: 'CANCELED' }
  expect(() => encodeInput(ListQueries, input)).toThrow(/did you mean CANCELLED\?/)
})

test.each([[[]], [[eventDataStoreArn, eventDataStoreArn]]])(
  'refuses to generate a query for other than one event data store: %j',
  (EventDataStores) => {
    expect(() => encodeInput(GenerateQuery, { EventDataStores, Prompt: 'Who deleted it?' })).toThrow(InputError)
  },
)

test.each(['ab', 'x'.repeat(501), 'Wer löschte es?', 'tab\there'])('refuses the prompt %j', (Prompt) => {
  expect(() => encodeInput(GenerateQuery, { EventDataStores: [eventDataStoreArn], Prompt })).toThrow(InputError)
})

test('a prompt may have several lines', () => {
  const input = { EventDataStores: [eventDataStoreArn], Prompt: 'Who deleted it?\nAnd when?' }
  expect(encodeInput(GenerateQuery, input)).toEqual(input)
})

test.each([
  ['a phrase of one character', { SearchPhrase: 'x' }],
  ['a phrase beyond ASCII', { SearchPhrase: 'Anmeldungen für root' }],
  ['51 samples in a page', { SearchPhrase: 'root logins', MaxResults: 51 }],
])('refuses to search samples with %s', (_, input) => {
  expect(() => encodeInput(SearchSampleQueries, input)).toThrow(InputError)
})

test('a result row is a list of one-entry maps, in the order of the reply', () => {
  const reply = {
    QueryStatus: 'FINISHED',
    QueryStatistics: { ResultsCount: 2, TotalResultsCount: 2, BytesScanned: 5_000_000_000 },
    QueryResultRows: [
      [{ eventName: 'GetObject' }, { calls: '12' }],
      [{ eventName: 'PutObject' }, { calls: '3' }],
    ],
  }
  expect(decodeOutput(GetQueryResults, reply)).toEqual({ output: reply })
  expect(GetQueryResults.paging?.items(reply)).toBe(reply.QueryResultRows)
})

test('result rows are assignable to those of the AWS SDK, and the other way round', () => {
  expectTypeOf<GetQueryResultsOutput['QueryResultRows']>().toEqualTypeOf<
    sdk.GetQueryResultsResponse['QueryResultRows']
  >()
})

test('a state that is not known yet is read as it came', () => {
  const reply = { QueryId, QueryStatus: 'PAUSED', DeliveryStatus: 'LATER' }
  expect(decodeOutput(DescribeQuery, reply)).toEqual({ output: reply })
})

test('cancelling always answers with id and status', () => {
  expect(decodeOutput(CancelQuery, { QueryId })).toHaveProperty('issues')
  expect(decodeOutput(CancelQuery, { QueryId, QueryStatus: 'CANCELLED' })).toHaveProperty('output')
})

test('what starts or generates a query is not sent twice', () => {
  const retries = [StartQuery, GenerateQuery, CancelQuery, DescribeQuery, GetQueryResults].map(({ retry }) => retry)
  expect(retries).toEqual(['unless-sent', 'unless-sent', 'always', 'always', 'always'])
})
