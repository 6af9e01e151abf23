/** Whole queries: what names mean in them, and the rows that they give. */
import { expect, test } from 'vitest'
import { refusalOf, resultOf, rowsOf } from '../../../../support/lake.js'

const record = (eventID: string, eventName: string, more: object = {}) => ({ eventID, eventName, ...more })

const records = [
  record('a', 'GetObject', { errorCode: 'AccessDenied', userIdentity: { arn: 'ann', type: 'IAMUser' } }),
  record('b', 'GetObject', { userIdentity: { arn: 'ann', type: 'IAMUser' }, requestParameters: { key: 'x', size: 2 } }),
  record('c', 'PutObject', { userIdentity: { arn: 'ben', type: 'Root' }, resources: [{ ARN: 'one' }, { ARN: 'two' }] }),
]
const others = [record('b', 'Other'), record('d', 'Other')]

test.each<[sql: string, rows: string[][]]>([
  ['SELECT EVENTID FROM STORE ORDER BY eventid DESC LIMIT 1', [['c']]],
  ["SELECT s.eventID, s.userIdentity.arn FROM STORE AS s WHERE S.UserIdentity.TYPE = 'Root'", [['c', 'ben']]],
  ['SELECT "STORE".eventID FROM "STORE" OFFSET 1 LIMIT 1', [['b']]],
  ['SELECT eventID AS id FROM STORE ORDER BY ID OFFSET 2', [['c']]],
  [
    `SELECT userIdentity.arn AS user, count(*) AS n FROM STORE GROUP BY useridentity.ARN ORDER BY N DESC`,
    [
      ['ann', '2'],
      ['ben', '1'],
    ],
  ],
  [`SELECT userIdentity.arn FROM STORE GROUP BY userIdentity ORDER BY 1`, [['ann'], ['ben']]],
  [
    `SELECT element_at(requestParameters, 'key') AS key, count(*) FROM STORE GROUP BY requestParameters ORDER BY key`,
    [['x', '1'], ['2']],
  ],
  [`SELECT s.eventName, count(*) FROM STORE s GROUP BY eventName HAVING count(*) > 1`, [['GetObject', '2']]],
  [
    `SELECT lower(eventName), count(*) FROM STORE GROUP BY 1 ORDER BY 2`,
    [
      ['putobject', '1'],
      ['getobject', '2'],
    ],
  ],
  [`SELECT sum(n) FROM (SELECT count(*) AS n FROM STORE GROUP BY eventName)`, [['3']]],
  [
    `SELECT count(*) FILTER (WHERE errorCode IS NULL), count_if(errorCode IS NULL), approx_distinct(eventName) FROM STORE`,
    [['2', '2', '2']],
  ],
  [
    `SELECT avg(length(eventID)), sum(length(eventName)), min_by(eventID, eventName), max_by(eventID, eventName) FROM STORE`,
    [['1.0', '27', 'a', 'c']],
  ],
  [
    `SELECT array_agg(eventID ORDER BY eventID DESC), array_agg(DISTINCT eventName) FROM STORE`,
    [['[c, b, a]', '[GetObject, PutObject]']],
  ],
  [
    `SELECT bool_or(errorCode IS NULL), bool_and(errorCode IS NULL), histogram(eventName) FROM STORE`,
    [['true', 'false', '{GetObject=2, PutObject=1}']],
  ],
  [`SELECT sum(length(eventID)), max(eventID), array_agg(eventID) FROM STORE WHERE eventID = 'none'`, [[]]],
  [
    `SELECT eventID, r.arn FROM STORE CROSS JOIN UNNEST(resources) AS r(accountid, type, arn, prefix) ORDER BY 2`,
    [
      ['c', 'one'],
      ['c', 'two'],
    ],
  ],
  [
    `SELECT k, v FROM STORE, UNNEST(requestParameters) AS p(k, v) ORDER BY k`,
    [
      ['key', 'x'],
      ['size', '2'],
    ],
  ],
  [
    `SELECT x, n FROM UNNEST(ARRAY['a', 'b']) WITH ORDINALITY AS t(x, n)`,
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    `SELECT one.eventID, two.eventName FROM STORE one LEFT JOIN OTHER two ON one.eventID = two.eventID ORDER BY 1`,
    [['a'], ['b', 'Other'], ['c']],
  ],
  [
    `SELECT eventID, one.eventName, two.eventName FROM STORE one JOIN OTHER two USING (eventID)`,
    [['b', 'GetObject', 'Other']],
  ],
  [`SELECT eventID FROM STORE one FULL JOIN OTHER two USING (eventID) ORDER BY eventID`, [['a'], ['b'], ['c'], ['d']]],
  [`SELECT eventID FROM STORE UNION SELECT eventID FROM OTHER ORDER BY eventID DESC LIMIT 2`, [['d'], ['c']]],
  [`SELECT eventID FROM STORE EXCEPT SELECT eventID FROM OTHER INTERSECT SELECT 'b' ORDER BY 1`, [['a'], ['c']]],
  [
    `WITH calls AS (SELECT eventName AS name FROM STORE), named(n) AS (SELECT name FROM calls) SELECT DISTINCT n FROM named ORDER BY n`,
    [['GetObject'], ['PutObject']],
  ],
  [`SELECT eventID FROM STORE WHERE eventID IN (SELECT eventID FROM OTHER)`, [['b']]],
  [`SELECT eventID FROM STORE WHERE NOT EXISTS (SELECT 1 FROM OTHER WHERE eventID = 'z') ORDER BY 1 LIMIT 1`, [['a']]],
  [`SELECT (SELECT max(eventID) FROM OTHER), count(*) FROM STORE`, [['d', '3']]],
  [
    `SELECT eventID, rank() OVER (PARTITION BY userIdentity.arn ORDER BY eventID) AS place FROM STORE ORDER BY eventID`,
    [
      ['a', '1'],
      ['b', '2'],
      ['c', '1'],
    ],
  ],
  [
    `SELECT * FROM (SELECT eventID, row_number() OVER (ORDER BY eventID DESC) AS place FROM STORE) WHERE place = 1`,
    [['c', '1']],
  ],
  [
    `SELECT eventName, sum(count(*)) OVER (ORDER BY eventName) AS running FROM STORE GROUP BY eventName ORDER BY 1`,
    [
      ['GetObject', '2'],
      ['PutObject', '3'],
    ],
  ],
  [`SELECT DISTINCT eventName AS name FROM STORE ORDER BY eventName DESC`, [['PutObject'], ['GetObject']]],
  [`SELECT s.*, 1 AS one FROM (SELECT eventID FROM STORE) AS s ORDER BY eventID LIMIT 1`, [['a', '1']]],
  [`SELECT x FROM (VALUES (1, 'a'), (2, 'b')) AS t(n, x) WHERE n = 2`, [['b']]],
  [`SELECT any_match(resources, resource -> resource.arn = 'two') FROM STORE WHERE eventID = 'c'`, [['true']]],
  [`SELECT filter(ARRAY['a', 'z'], item -> item = eventID) FROM STORE WHERE eventID = 'a'`, [['[a]']]],
])('%s', (sql, rows) => {
  expect(rowsOf(sql, { records, others })).toEqual(rows)
})

test.each([
  [
    'SELECT eventName, count(*) FROM STORE',
    "EXPRESSION_NOT_AGGREGATE: line 1:8: 'eventname' must be an aggregate expression or appear in GROUP BY clause",
  ],
  [
    'SELECT * FROM STORE GROUP BY eventID',
    "EXPRESSION_NOT_AGGREGATE: line 1:8: 'eventversion' must be an aggregate expression or appear in GROUP BY clause",
  ],
  [
    'SELECT 1 FROM STORE WHERE count(*) > 1',
    'EXPRESSION_NOT_SCALAR: line 1:58: An aggregate or a window function cannot stand here: count',
  ],
  [
    'SELECT max(count(*)) FROM STORE',
    'EXPRESSION_NOT_SCALAR: line 1:12: An aggregate or a window function cannot stand here: count',
  ],
  ['SELECT eventName FROM STORE one, OTHER two', "AMBIGUOUS_NAME: line 1:8: Column 'eventname' is ambiguous"],
  ['SELECT three.eventName FROM STORE one', "COLUMN_NOT_FOUND: line 1:8: Column 'three.eventname' cannot be resolved"],
  ['SELECT 1 FROM STORE ORDER BY 2', 'INVALID_COLUMN_REFERENCE: line 1:61: ORDER BY position 2 is not in select list'],
  ['SELECT eventName AS n FROM STORE GROUP BY n', "COLUMN_NOT_FOUND: line 1:74: Column 'n' cannot be resolved"],
  [
    'SELECT DISTINCT eventName FROM STORE ORDER BY eventID',
    'EXPRESSION_NOT_AGGREGATE: line 1:78: For SELECT DISTINCT, ORDER BY expressions must appear in select list',
  ],
  [
    'SELECT eventName FROM STORE UNION SELECT readOnly FROM OTHER',
    'TYPE_MISMATCH: line 1:60: column 1 in UNION query has incompatible types: varchar, boolean',
  ],
  ['SELECT 1 UNION SELECT 1, 2', 'TYPE_MISMATCH: line 1:10: UNION query has different number of fields: 1, 2'],
  [
    'SELECT 1 FROM events',
    "TABLE_NOT_FOUND: line 1:15: Table 'events' does not exist: FROM names an event data store by its id",
  ],
  [
    'SELECT requestParameters < requestParameters FROM STORE',
    'TYPE_MISMATCH: line 1:26: Type map(varchar, varchar) is not orderable, and therefore cannot be used in an inequality',
  ],
  [
    'SELECT 1 FROM STORE ORDER BY userIdentity',
    /^TYPE_MISMATCH: line 1:61: Type row\(type varchar, .*\) is not orderable/,
  ],
  [
    'SELECT 1 FROM STORE s WHERE EXISTS (SELECT 1 FROM OTHER o WHERE o.eventID = s.eventID)',
    /^NOT_SUPPORTED: line 1:1\d\d: The emulator does not know a subquery that depends on the row around it, as by 's.eventid'$/,
  ],
  [
    'SELECT 1 FROM STORE LEFT JOIN UNNEST(ARRAY[1]) AS t(x) ON true',
    /^NOT_SUPPORTED: .* UNNEST after CROSS JOIN only$/,
  ],
  ['SELECT 1 FROM UNNEST(1) AS t(x)', 'TYPE_MISMATCH: line 1:15: Cannot unnest type: bigint'],
  [
    'SELECT 1 WHERE 1 IN (SELECT 1, 2)',
    'NOT_SUPPORTED: line 1:22: Multiple columns returned by subquery are not yet supported. Found 2',
  ],
])('%s is refused', (sql, message) => {
  expect(refusalOf(sql, { records, others })).toEqual(
    typeof message === 'string' ? message : expect.stringMatching(message),
  )
})

test('missing values come last unless the statement says otherwise, and a column can be named by its number', () => {
  const idsBy = (order: string) =>
    rowsOf(`SELECT eventID, errorCode FROM STORE ORDER BY ${order}`, { records }).map(([id]) => id)
  expect(idsBy('errorCode, eventID')).toEqual(['a', 'b', 'c'])
  expect(idsBy('2 DESC, 1 DESC')).toEqual(['a', 'c', 'b'])
  expect(idsBy('errorCode DESC NULLS FIRST, eventID')).toEqual(['b', 'c', 'a'])
})

test('columns are called as they are written, by their alias, or by their place', () => {
  const [row = []] = resultOf('SELECT EVENTid, userIdentity.ARN, count(*), 1 AS One FROM STORE GROUP BY 1, 2', {
    records,
  }).rows
  expect(row.flatMap((column) => Object.keys(column))).toEqual(['EVENTid', 'ARN', '_col2', 'One'])
})

test('statistics count the records that were read, and those that met the condition', () => {
  const sql = `SELECT eventID FROM STORE WHERE eventName = 'GetObject' UNION ALL SELECT eventID FROM OTHER`
  expect(resultOf(sql, { records, others })).toMatchObject({ scanned: 5, matched: 4 })
})
