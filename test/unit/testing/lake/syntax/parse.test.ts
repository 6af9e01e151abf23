/** What is refused before a record is read, and where the message says it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storeIdIn } from '../../../../../src/testing/lake/syntax/parse.js'
import { tokensOf } from '../../../../../src/testing/lake/syntax/tokens.js'
import { refusalOf, storeId } from '../../../../support/lake.js'

test.each([
  [`SELECT a FROM ${storeId}`, storeId],
  [`select a\nfrom  "${storeId}" where b = 'c'`, storeId],
  [`SELECT a FROM ${storeId.toUpperCase()}`, storeId],
  [`SELECT 'from 99999999-2222-3333-4444-555555555555' AS a FROM ${storeId}`, storeId],
  [`-- from 99999999-2222-3333-4444-555555555555\nSELECT a FROM ${storeId}`, storeId],
  [`SELECT a FROM 'from ${storeId}'`, undefined],
  ['SELECT a FROM events', undefined],
])('the event data store of %s', (statement, id) => {
  expect(storeIdIn(statement)).toBe(id)
})

test.each([
  ['', `SYNTAX_ERROR: line 1:1: mismatched input '<EOF>'. Expecting: 'SELECT', 'WITH'`],
  ['DELETE FROM STORE', `SYNTAX_ERROR: line 1:1: mismatched input 'DELETE'. Expecting: 'SELECT', 'WITH'`],
  ['SELECT\n  eventID,\nFROM STORE', `SYNTAX_ERROR: line 3:1: mismatched input 'FROM'. Expecting: <identifier>`],
  [`SELECT 'open`, `SYNTAX_ERROR: line 1:8: mismatched input '''`],
  ['SELECT eventID FROM FROM STORE', `SYNTAX_ERROR: line 1:21: mismatched input 'FROM'. Expecting: <identifier>`],
  ['SELECT 1; SELECT 2', `SYNTAX_ERROR: line 1:11: mismatched input 'SELECT'. Expecting: <EOF>`],
  ['SELECT 1 LIMIT many', `SYNTAX_ERROR: line 1:16: mismatched input 'many'. Expecting: <integer>`],
  [`SELECT DATE '2026-13-01'`, `SYNTAX_ERROR: line 1:8: '2026-13-01' is not a valid date literal`],
])('what is not SQL is refused with its place: %s', (statement, message) => {
  expect(refusalOf(statement)).toBe(message)
})

test.each([
  ['SELECT eventID FROM STORE TABLESAMPLE BERNOULLI (10)', '1:58', 'TABLESAMPLE'],
  ['SELECT 1 GROUP BY ROLLUP (1)', '1:19', 'GROUP BY ROLLUP'],
  ['SELECT 1 GROUP BY GROUPING SETS (1)', '1:19', 'GROUP BY GROUPING SETS'],
  ['WITH RECURSIVE a AS (SELECT 1) SELECT 1', '1:6', 'WITH RECURSIVE'],
  ['SELECT 1 FETCH FIRST ROW ONLY', '1:10', 'FETCH; LIMIT does the same'],
  ['SELECT 1 FROM STORE NATURAL JOIN OTHER', '1:52', 'NATURAL JOIN'],
  [`SELECT eventTime AT TIME ZONE 'UTC' FROM STORE`, '1:18', 'AT TIME ZONE; all times are in UTC'],
  ['SELECT sum(1) OVER w FROM STORE', '1:20', 'a window with a name'],
  ['SELECT sum(1) OVER (ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)', '1:34', 'a ROWS frame that begins elsewhere'],
  [
    `SELECT INTERVAL '1' CENTURY`,
    '1:21',
    'an interval in other units than YEAR, MONTH, WEEK, DAY, HOUR, MINUTE and SECOND',
  ],
  ['SELECT cast(1 AS HyperLogLog)', '1:18', 'the type HyperLogLog'],
  ['SELECT json_value(eventJson)', '1:8', 'JSON_VALUE'],
  ['SELECT 1 = ALL (SELECT 1)', '1:12', 'a comparison with ALL, ANY or SOME of a query'],
  ['(SELECT 1) EXCEPT ALL (SELECT 1)', '1:12', 'EXCEPT ALL'],
])('what the service runs and the emulator does not is named with its place: %s', (statement, place, what) => {
  expect(refusalOf(statement)).toBe(`NOT_SUPPORTED: line ${place}: The emulator does not know ${what}`)
})

test('a statement that is nested too deeply for the stack is refused', () => {
  expect(refusalOf(`SELECT ${'('.repeat(5000)}1${')'.repeat(5000)}`)).toMatch(/more than 200 levels of a statement$/)
  expect(refusalOf(`SELECT ${'('.repeat(100)}1${')'.repeat(100)}`)).toBeUndefined()
})

test('tokens are found again at the places they tell', () => {
  const piece = fc.constantFrom(
    'eventName',
    `'it''s'`,
    '"a b"',
    '1.5e3',
    '<=',
    '->',
    '\n',
    ' ',
    '-- x\n',
    '/* \n */',
    storeId,
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const statement = pieces.join(' ')
      const lines = statement.split('\n')
      for (const { at, kind, text } of tokensOf(statement)) {
        if (kind === 'word' || kind === 'symbol' || kind === 'number')
          expect(lines[at.line - 1]?.slice(at.column - 1)).toMatch(new RegExp(`^${text.replace('.', '\\.')}`))
      }
    }),
  )
})

test('whatever the text, it is understood or refused', () => {
  const word = fc.constantFrom(
    ...'SELECT DISTINCT eventName count ( ) * , FROM STORE WHERE GROUP BY ORDER LIMIT 1 AND OR NOT IN LIKE CASE WHEN THEN'.split(
      ' ',
    ),
    ...'END IS NULL = < + - . [ ] -> AS JOIN ON WITH UNION OVER PARTITION userIdentity arn lower x CAST bigint ? ;'.split(
      ' ',
    ),
    "'text'",
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 25 }), (words) => {
      for (const statement of [words.join(' '), `SELECT ${words.join(' ')} FROM STORE`])
        expect(refusalOf(statement) ?? 'understood').toMatch(/^(understood|[A-Z_]+: line \d+:\d+: .)/)
    }),
    { seed: 18, numRuns: 2000 },
  )
})
