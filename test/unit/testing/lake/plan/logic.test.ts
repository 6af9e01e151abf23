/** Conditions in three-valued logic: what depends on a member that a record does not have is unknown. */
import { describe, expect, test } from 'vitest'
import { rowsOf } from '../../../../support/lake.js'

const records = [
  { eventID: 'refused', errorCode: 'AccessDenied', userAgent: '5', errorMessage: "it's" },
  { eventID: 'failed', errorCode: 'Timeout', userAgent: '1.5' },
  { eventID: 'done', requestParameters: { bucketName: 'logs' } },
]

const idsWhere = (condition: string) => rowsOf(`SELECT eventID FROM STORE WHERE ${condition}`, { records }).flat()

describe('a record without errorCode', () => {
  test.each([
    [`errorCode = 'AccessDenied'`, ['refused']],
    [`NOT errorCode = 'AccessDenied'`, ['failed']],
    [`errorCode <> 'AccessDenied'`, ['failed']],
    [`errorCode != 'AccessDenied'`, ['failed']],
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
    [`NOT (errorCode = 'AccessDenied' AND userAgent = '5')`, ['failed']],
    [`NOT (errorCode = 'AccessDenied' AND eventID = 'refused')`, ['failed', 'done']],
    [`errorCode = 'Timeout' OR eventID = 'done'`, ['failed', 'done']],
    [`NOT (errorCode = 'Timeout' OR eventID = 'refused')`, []],
    [`(errorCode = 'Timeout') IS NULL`, ['done']],
    [`NOT (NOT (errorCode = 'Timeout'))`, ['failed']],
    [`errorCode IS DISTINCT FROM 'Timeout'`, ['refused', 'done']],
    [`errorCode IS NOT DISTINCT FROM NULL`, ['done']],
    [`errorCode NOT IN (SELECT errorCode FROM STORE)`, []],
  ])('%s', (condition, ids) => {
    expect(idsWhere(condition)).toEqual(ids)
  })
})

test.each([
  [`eventID = 'done' AND eventID = 'failed' OR eventID = 'refused'`, ['refused']],
  [`eventID = 'refused' OR eventID = 'done' AND eventID = 'failed'`, ['refused']],
  [`eventID = 'done' AND (eventID = 'failed' OR eventID = 'refused')`, []],
  [
    `eventID IN ('done') AND userAgent = '1' OR eventID = 'refused' OR eventID = 'failed' AND userAgent = '1.5'`,
    ['refused', 'failed'],
  ],
  [`NOT (userAgent) = '5'`, ['failed']],
  [`NOT (eventID = 'done') AND CAST(userAgent AS double) > 2`, ['refused']],
  [`CAST(userAgent AS double) > -1 AND CAST(userAgent AS double) < 2`, ['failed']],
  [`userAgent LIKE '%.%' AND CAST(userAgent AS double) < 2`, ['failed']],
  [`errorMessage = 'it''s'`, ['refused']],
  [`eventID LIKE 'd_ne'`, ['done']],
  [`eventID LIKE 'D%'`, []],
  [`element_at(requestParameters, 'bucketName') = 'logs'`, ['done']],
])('parts are put together as in SQL: %s', (condition, ids) => {
  expect(idsWhere(condition)).toEqual(ids)
})
