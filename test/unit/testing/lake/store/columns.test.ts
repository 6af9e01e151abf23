/** The columns of stores: named without case, at every depth, and read from records. */
import { describe, expect, test } from 'vitest'
import { columnsByCategory, type Members } from '../../../../../src/testing/lake/store/columns.js'
import { prepared, refusalOf, rowsOf } from '../../../../support/lake.js'

/** The paths of all columns and of the members of structures. */
const pathsIn = (members: Members): string[] =>
  members.flatMap(([name, shape]) => [
    name,
    ...(typeof shape === 'object' && !('each' in shape) ? pathsIn(shape).map((path) => `${name}.${path}`) : []),
  ])

const paths = Object.entries(columnsByCategory).flatMap(([category, members]) =>
  pathsIn(members).map((path): [string, string] => [category, path]),
)

test('there is a schema for each category that a store can hold', () => {
  expect(Object.keys(columnsByCategory)).toHaveLength(7)
  expect(pathsIn(columnsByCategory['Management'] ?? [])).toHaveLength(70)
})

test.each(['toLowerCase', 'toUpperCase', 'toString'] as const)('every column can be named by %s', (spell) => {
  const refused = paths.flatMap(
    ([category, path]) => refusalOf(`SELECT ${path[spell]()} FROM STORE`, { categories: [category] }) ?? [],
  )
  expect(refused).toEqual([])
})

test.each([
  ['SELECT evntName FROM STORE', "line 1:8: Column 'evntname'"],
  ['SELECT eventName FROM STORE WHERE\n  userIdentity.user = 1', "line 2:3: Column 'useridentity.user'"],
  [
    'SELECT userIdentity.sessionContext.attributes.mfa FROM STORE',
    "line 1:8: Column 'useridentity.sessioncontext.attributes.mfa'",
  ],
  ['SELECT eventName.length FROM STORE', "line 1:8: Column 'eventname.length'"],
  ['SELECT element_at(resources, 1).name FROM STORE', "line 1:8: Column 'name'"],
  ['SELECT count(*) FROM STORE GROUP BY bucket', "line 1:68: Column 'bucket'"],
  ['SELECT eventName FROM STORE ORDER BY evntTime', "line 1:69: Column 'evnttime'"],
  ['SELECT eventData FROM STORE', "line 1:8: Column 'eventdata'"],
])('an unknown column is refused without reading a record: %s', (sql, place) => {
  let reads = 0
  const records = new Proxy([], { get: () => reads++ })
  expect(refusalOf(sql, { records })).toBe(`COLUMN_NOT_FOUND: ${place} cannot be resolved`)
  expect(reads).toBe(0)
})

test('a statement that is not run reads no record', () => {
  const records = new Proxy([], {
    get: () => {
      throw new TypeError('read')
    },
  })
  expect(() => prepared('SELECT * FROM STORE', { records })).not.toThrow()
})

describe('values', () => {
  const records = [
    {
      eventID: 'a',
      eventTime: '2026-01-01T11:00:01Z',
      readOnly: 'true',
      sessionCredentialFromConsole: 'true',
      requestParameters: { bucketName: 'logs', encrypted: true, size: 5, items: [{ key: 'a' }], none: null },
      resources: [{ ARN: 'arn:aws:s3:::logs', accountId: '123456789012', type: 'AWS::S3::Bucket' }],
      userIdentity: { sessionContext: { attributes: { creationDate: '2026-01-01T10:00:00Z' } } },
      unlisted: 1,
    },
    {
      eventID: 'b',
      eventTime: 'soon',
      readOnly: false,
      requestParameters: 'text',
      resources: null,
      userIdentity: null,
    },
  ]

  test.each([
    ['eventTime', '2026-01-01 11:00:01.000'],
    ['readOnly', 'true'],
    ['sessionCredentialFromConsole', 'true'],
    [`requestParameters['bucketName']`, 'logs'],
    [`element_at(requestParameters, 'encrypted')`, 'true'],
    [`element_at(requestParameters, 'size')`, '5'],
    [`element_at(requestParameters, 'items')`, '[{"key":"a"}]'],
    [`element_at(requestParameters, 'none')`, undefined],
    ['requestParameters', '{bucketName=logs, encrypted=true, size=5, items=[{"key":"a"}], none=null}'],
    ['element_at(resources, 1).arn', 'arn:aws:s3:::logs'],
    ['element_at(resources, 2).arn', undefined],
    ['resources', '[{accountid=123456789012, type=AWS::S3::Bucket, arn=arn:aws:s3:::logs, arnprefix=null}]'],
    ['userIdentity.sessionContext.attributes.creationDate', '2026-01-01 10:00:00.000'],
    ['userIdentity.sessionContext.sessionIssuer.arn', undefined],
    ['eventJson', JSON.stringify(records[0])],
    [`sessionCredentialFromConsole = true AND eventTime > '2026-01-01 11:00:00'`, 'true'],
  ])('%s is %s', (expression, value) => {
    expect(rowsOf(`SELECT ${expression} FROM STORE WHERE eventID = 'a'`, { records })[0]?.[0]).toBe(value)
  })

  test('what does not have the form of its column is missing', () => {
    const sql = `SELECT eventTime, requestParameters, resources, userIdentity.arn, readOnly FROM STORE WHERE eventID = 'b'`
    expect(rowsOf(sql, { records })).toEqual([['false']])
  })

  test('a star gives the columns in the order of the schema, in lower case, and no other member', () => {
    const [row = []] = prepared(`SELECT * FROM STORE WHERE eventID = 'b'`, { records }).run().rows
    expect(row.flatMap((column) => Object.keys(column))).toEqual(['eventid', 'readonly', 'eventjson'])
  })
})
