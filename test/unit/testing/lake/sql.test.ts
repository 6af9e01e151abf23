/** The SQL that is read, and what it means for members that a record does not have. */
import { describe, expect, test } from 'vitest'
import { loadParser } from '../../../../src/testing/lake/parser.js'
import { runQuery } from '../../../../src/testing/lake/run-query.js'
import { readQuery, storeIdIn } from '../../../../src/testing/lake/sql.js'

const Parser = await loadParser()

const store = '11111111-2222-3333-4444-555555555555'

const records = [
  { id: 'refused', errorCode: 'AccessDenied', size: 5, note: "it's" },
  { id: 'failed', errorCode: 'Timeout', size: 1.5 },
  { id: 'done', requestParameters: { bucketName: 'logs' } },
]

const idsWhere = (condition: string) =>
  runQuery(readQuery(`SELECT id FROM ${store} WHERE ${condition}`, Parser), records).rows.map(
    ([column]) => column?.['id'],
  )

describe('a record without errorCode', () => {
  test.each([
    [`errorCode = 'AccessDenied'`, ['refused']],
    [`NOT errorCode = 'AccessDenied'`, ['failed']],
    [`errorCode <> 'AccessDenied'`, ['failed']],
    [`errorCode = NULL`, []],
    [`NOT errorCode = NULL`, []],
    [`NOT errorCode LIKE 'Access%'`, ['failed']],
    [`NOT (errorCode LIKE 'Access%')`, ['failed']],
    [`NOT (errorCode IN ('AccessDenied', 'Other'))`, ['failed']],
    [`errorCode NOT IN ('AccessDenied', NULL)`, []],
    [`errorCode IN ('AccessDenied', NULL)`, ['refused']],
    [`NOT (errorCode BETWEEN 'A' AND 'B')`, ['failed']],
    [`errorCode BETWEEN 'A' AND NULL`, []],
    [`NOT (errorCode BETWEEN 'B' AND NULL)`, ['refused']],
    [`NOT (errorCode = 'AccessDenied' AND size = 5)`, ['failed']],
    [`NOT (errorCode = 'AccessDenied' AND id = 'refused')`, ['failed', 'done']],
    [`errorCode = 'Timeout' OR id = 'done'`, ['failed', 'done']],
    [`NOT (errorCode = 'Timeout' OR id = 'refused')`, []],
    [`(errorCode = 'Timeout') IS NULL`, ['done']],
    [`NOT (NOT (errorCode = 'Timeout'))`, ['failed']],
  ])('%s', (condition, ids) => {
    expect(idsWhere(condition)).toEqual(ids)
  })
})

test.each([
  [`id = 'done' AND id = 'failed' OR id = 'refused'`, ['refused']],
  [`id = 'refused' OR id = 'done' AND id = 'failed'`, ['refused']],
  [`id = 'done' AND (id = 'failed' OR id = 'refused')`, []],
  [`id IN ('done') AND size = 1 OR id = 'refused' OR id = 'failed' AND size = 1.5`, ['refused', 'failed']],
  [`NOT (size) = 5`, ['failed']],
  [`NOT (id = 'done') AND size > 2`, ['refused']],
  [`size = 1.5`, ['failed']],
  [`size > -1 AND size < 2`, ['failed']],
  [`note = 'it''s'`, ['refused']],
  [`id LIKE 'd_ne'`, ['done']],
  [`id LIKE 'D%'`, []],
  [`element_at(requestParameters, 'bucketName') = 'logs'`, ['done']],
])('parts are put together as in SQL: %s', (condition, ids) => {
  expect(idsWhere(condition)).toEqual(ids)
})

test('missing values come last unless the statement says otherwise, and a column can be named by its number', () => {
  const idsBy = (order: string) =>
    runQuery(readQuery(`SELECT id, size FROM ${store} ORDER BY ${order}`, Parser), records).rows.map(
      ([column]) => column?.['id'],
    )
  expect(idsBy('size')).toEqual(['failed', 'refused', 'done'])
  expect(idsBy('2 DESC')).toEqual(['refused', 'failed', 'done'])
  expect(idsBy('size DESC NULLS FIRST')).toEqual(['done', 'refused', 'failed'])
})

test.each([
  [`SELECT a FROM ${store}`, store],
  [`select a\nfrom  "${store}" where b = 'c'`, store],
  [`SELECT 'from 99999999-2222-3333-4444-555555555555' AS a FROM ${store}`, store],
  [`-- from 99999999-2222-3333-4444-555555555555\nSELECT a FROM ${store}`, store],
  [`SELECT a FROM 'from ${store}'`, undefined],
  ['SELECT a FROM events', undefined],
])('the event data store of %s', (statement, id) => {
  expect(storeIdIn(statement)).toBe(id)
})

test.each([
  'SELECT a FROM STORE UNION SELECT b FROM STORE',
  'SELECT a FROM STORE; SELECT b FROM STORE',
  'SELECT s.a FROM STORE AS s',
  'SELECT a FROM STORE, other',
  'SELECT a FROM STORE LIMIT 5 OFFSET 2',
  'SELECT *, a FROM STORE',
  'SELECT a, count(*) FROM STORE GROUP BY a HAVING count(*) > 1',
  'SELECT a, b, count(*) FROM STORE GROUP BY a',
  'SELECT a FROM STORE WHERE count(*) > 1',
  'SELECT count(*) FILTER (WHERE a = 1) FROM STORE',
  'SELECT a FROM STORE ORDER BY 2',
  `SELECT a['b'] FROM STORE`,
  `SELECT a FROM STORE WHERE a LIKE 'b#_' ESCAPE '#'`,
  `SELECT a FROM STORE WHERE a IS TRUE`,
  'SELECT -a FROM STORE',
  'SELECT a + 1 FROM STORE',
  'SELECT a FROM STORE WHERE a IN (SELECT b FROM other)',
])('what cannot be run is refused before there are records: %s', (statement) => {
  expect(() => readQuery(statement.replaceAll('STORE', store), Parser)).toThrow(
    expect.objectContaining({ code: 'InvalidQueryStatementException' }) as Error,
  )
})
