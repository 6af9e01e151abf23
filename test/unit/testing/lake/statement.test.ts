/**
 * Statements on records, with an SQL engine as the judge: SQLite answers generated queries too, and both must agree.
 *
 * CloudTrail Lake is Trino, and SQLite differs from it here; the judge is set up, or asked, so that it does as Trino:
 * - LIKE ignores the case of letters: `PRAGMA case_sensitive_like`.
 * - Missing values come first in ascending order: each key of its ORDER BY says NULLS LAST or NULLS FIRST.
 * - It has no booleans: `true` and `false` are compared as its 1 and 0.
 * - It has no structures: a member of one is a column with a dot in its name.
 * - It shows a whole number of type double as 1, not 1.0.
 *
 * Not generated, because the two are not comparable there: values of different types, which Trino refuses and SQLite
 * orders; characters beyond U+FFFF, which JavaScript orders by their halves.
 */
import fc from 'fast-check'
import initSqlJs, { type Database } from 'sql.js'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { prepared, rowsOf } from '../../../support/lake.js'

/** A store with the columns of Insights events too, for they have numbers. */
const categories = ['Management', 'Insight']

// Fields, by their path, with the values they can have.

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'é', '%', '_', "'", '.', '\\'), maxLength: 3 }),
  fc.constantFrom('2026-01-01T11:00:00Z', '2026-01-01T11:00:01Z'),
)
const number = fc.constantFrom(-1, 0, 1, 1.5, 20)

const size = 'insightContext.insightAverage'

const fields = {
  eventName: word,
  errorCode: word,
  'userIdentity.userName': word,
  [size]: number,
  readOnly: fc.boolean(),
} as const

type Field = keyof typeof fields
type Flat = Readonly<Partial<Record<Field, string | number | boolean>>>

const flatRecord: fc.Arbitrary<Flat> = fc.record(fields, { requiredKeys: [] })

/** The record as it stands in a log file; members without a value are missing, or `null`. */
const nested = ({ 'userIdentity.userName': userName, [size]: insightAverage, ...flat }: Flat, index: number) => ({
  eventID: String(index).padStart(2, '0'),
  ...flat,
  ...(insightAverage === undefined ? {} : { insightContext: { insightAverage } }),
  ...(userName === undefined ? (index % 2 === 0 ? {} : { userIdentity: null }) : { userIdentity: { userName } }),
})

const literal = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

// In generated SQL, fields stand in braces and sort keys may say NULLS DEFAULT: each engine spells them in its own way.

const forEmulator = (sql: string): string => sql.replaceAll(/\{([\w.]+)\}/g, '$1').replaceAll(' NULLS DEFAULT', '')

const forJudge = (sql: string): string =>
  sql
    .replaceAll(/\{([\w.]+)\}/g, '"$1"')
    .replaceAll(' NULLS DEFAULT', ' NULLS LAST')
    .replaceAll('STORE', 'records')

// Predicates.

const sorted = (field: Field, value: fc.Arbitrary<string | number | boolean>): fc.Arbitrary<string> => {
  const constant = fc.oneof({ weight: 9, arbitrary: value.map(literal) }, { weight: 1, arbitrary: fc.constant('NULL') })
  const maybeNot = fc.constantFrom('', 'NOT ')
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('=', '<>', '!=', '<', '<=', '>', '>='), constant)
      .map((test) => `{${field}} ${test.join(' ')}`),
    fc
      .tuple(maybeNot, fc.array(constant, { minLength: 1, maxLength: 3 }))
      .map(([not, list]) => `{${field}} ${not}IN (${list.join(', ')})`),
    fc.tuple(maybeNot, constant, constant).map(([not, low, high]) => `{${field}} ${not}BETWEEN ${low} AND ${high}`),
    fc.constantFrom('IS NULL', 'IS NOT NULL').map((test) => `{${field}} ${test}`),
  )
}

const pattern = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'é', '%', '_', '.'), maxLength: 3 }).map(literal)

const atom: fc.Arbitrary<string> = fc.oneof(
  ...(['eventName', 'errorCode', 'userIdentity.userName'] as const).flatMap((field) => [
    sorted(field, word),
    fc
      .tuple(fc.constantFrom('', 'NOT '), pattern, fc.constantFrom('', " ESCAPE '!'"))
      .map(
        ([not, like, escape]) =>
          `{${field}} ${not}LIKE ${escape === '' ? like : like.replaceAll(/[%.]/g, '!%')}${escape}`,
      ),
  ]),
  sorted(size, number),
  fc.constantFrom('{readOnly}', '{readOnly} = true', '{readOnly} <> true', '{readOnly} IS NULL'),
  fc.constantFrom('{eventName} = {errorCode}', '{errorCode} < {userIdentity.userName}'),
)

interface Predicate {
  readonly sql: string
  /** Whether it can stand in another one without parentheses. */
  readonly isAtom: boolean
}

const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom.map((sql) => ({ sql, isAtom: true })),
    fc.tuple(tie('predicate'), fc.boolean()).map(([{ sql, isAtom }, isBare]) => ({
      sql: isBare && isAtom ? `NOT ${sql}` : `NOT (${sql})`,
      isAtom: false,
    })),
    fc.tuple(tie('predicate'), fc.constantFrom('IS NULL', 'IS NOT NULL')).map(([{ sql }, test]) => ({
      sql: `(${sql}) ${test}`,
      isAtom: true,
    })),
    fc
      .tuple(tie('predicate'), fc.constantFrom('AND', 'OR'), tie('predicate'), fc.boolean())
      .map(([left, operator, right, isBare]) => ({
        // Without parentheses the two must agree on what binds closer.
        sql: isBare ? `${left.sql} ${operator} ${right.sql}` : `(${left.sql}) ${operator} (${right.sql})`,
        isAtom: false,
      })),
  ),
}))

const condition = fc.option(predicate, { nil: undefined }).map((where) => (where ? ` WHERE ${where.sql}` : ''))

// Whole queries.

const field = fc.constantFrom(...(Object.keys(fields) as Field[]))

const sortKey = (key: string) =>
  fc
    .tuple(fc.constantFrom('', ' ASC', ' DESC'), fc.constantFrom(' NULLS DEFAULT', ' NULLS LAST', ' NULLS FIRST'))
    .map(([direction, nulls]) => `${key}${direction}${nulls}`)

const limit = fc.option(fc.nat(4), { nil: undefined }).map((rows) => (rows === undefined ? '' : ` LIMIT ${rows}`))

const aggregate = fc.oneof(
  fc.constant('count(*)'),
  field.map((name) => `count({${name}})`),
  field.map((name) => `count(DISTINCT {${name}})`),
  fc
    .tuple(fc.constantFrom('min', 'max'), fc.constantFrom('eventName', 'errorCode', size))
    .map(([name, of]) => `${name}({${of}})`),
)

const selection = fc
  .tuple(
    condition,
    field.chain((name) => sortKey(`{${name}}`)),
    limit,
  )
  .map(([where, key, rows]) => `SELECT {eventID} FROM STORE${where} ORDER BY ${key}, {eventID}${rows}`)

const distinct = fc
  .tuple(field, condition)
  .chain(([name, where]) =>
    sortKey(`{${name}}`).map((key) => `SELECT DISTINCT {${name}} AS value FROM STORE${where} ORDER BY ${key}`),
  )

const summary = fc
  .tuple(fc.array(aggregate, { minLength: 1, maxLength: 3 }), condition)
  .map(([columns, where]) => `SELECT ${columns.map((one, at) => `${one} AS c${at}`).join(', ')} FROM STORE${where}`)

/** Ordered by an aggregate first, by its name or itself, and by all keys at last, so that there is one right order. */
const grouping = fc
  .tuple(
    fc.uniqueArray(field, { minLength: 1, maxLength: 2 }),
    fc.array(aggregate, { minLength: 1, maxLength: 3 }),
    condition,
  )
  .chain(([names, aggregates, where]) => {
    const keys = names.map((name) => `{${name}}`)
    const columns = [...keys.map((key, at) => `${key} AS k${at}`), ...aggregates.map((one, at) => `${one} AS c${at}`)]
    const first = fc.constantFrom('c0', aggregates[0] ?? '', String(keys.length + 1)).chain(sortKey)
    return fc
      .tuple(first, fc.tuple(...keys.map(sortKey)), limit, having)
      .map(
        ([byAggregate, byKeys, rows, kept]) =>
          `SELECT ${columns.join(', ')} FROM STORE${where} GROUP BY ${keys.join(', ')}${kept} ` +
          `ORDER BY ${[byAggregate, ...byKeys].join(', ')}${rows}`,
      )
  })

const having = fc.constantFrom('', ' HAVING count(*) > 1', ' HAVING min({errorCode}) IS NOT NULL')

const choices = fc
  .tuple(predicate, predicate, field)
  .map(
    ([first, second, name]) =>
      `SELECT {eventID}, CASE WHEN ${first.sql} THEN {eventName} WHEN ${second.sql} THEN 'second' ELSE {errorCode} END AS c, ` +
      `coalesce({errorCode}, {eventName}, 'none') AS f, nullif({eventName}, {errorCode}) AS n, ` +
      `CASE {${name}} WHEN {${name}} THEN 1 ELSE 0 END AS s FROM STORE ORDER BY {eventID}`,
  )

const text = fc.constantFrom(
  'lower({eventName})',
  'upper({eventName})',
  'length({eventName})',
  'trim({eventName})',
  "replace({eventName}, 'a', 'xy')",
  "{eventName} || '-' || {errorCode}",
  'substr({eventName}, 2)',
  'substr({eventName}, 1, 2)',
)

const texts = fc
  .tuple(text, condition)
  .map(([shown, where]) => `SELECT {eventID}, ${shown} AS t FROM STORE${where} ORDER BY t NULLS DEFAULT, {eventID}`)
  .filter((sql) => !sql.includes('upper') && !sql.includes('lower')) // SQLite leaves é as it is

const sets = fc
  .tuple(fc.constantFrom('UNION', 'UNION ALL', 'EXCEPT', 'INTERSECT'), condition, condition, limit)
  .map(
    ([operator, one, other, rows]) =>
      `SELECT {eventName} AS value FROM STORE${one} ${operator} SELECT {errorCode} AS value FROM STORE${other} ` +
      `ORDER BY value NULLS DEFAULT${rows}`,
  )

const joins = fc
  .tuple(
    fc.constantFrom('JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN', 'CROSS JOIN'),
    fc.constantFrom('one.eventName = two.errorCode', 'two.eventName = one.eventName', 'one.eventID < two.eventID'),
    fc.constantFrom('', ' AND one.errorCode IS NOT NULL', ' AND one.eventID <> two.eventID'),
  )
  .map(
    ([join, first, more]) =>
      `SELECT one.eventID AS a, two.eventID AS b FROM STORE AS one ${join} STORE AS two` +
      `${join === 'CROSS JOIN' ? ` WHERE ${first}` : ` ON ${first}${more}`} ORDER BY a NULLS DEFAULT, b NULLS DEFAULT`,
  )

const nestedQueries = fc
  .tuple(condition, fc.constantFrom('IN', 'NOT IN'), fc.boolean())
  .map(([where, operator, isNamed]) => {
    const names = `SELECT {eventName} AS name FROM STORE${where}`
    const [before, from] = isNamed ? [`WITH names AS (${names}) `, 'names'] : ['', `(${names})`]
    return (
      `${before}SELECT {eventID}, (SELECT count(*) FROM ${from}) AS n, EXISTS (SELECT 1 FROM ${from}) AS e FROM STORE ` +
      `WHERE {errorCode} ${operator} (SELECT name FROM ${from}) ORDER BY {eventID}`
    )
  })

const windows = fc
  .tuple(
    fc.constantFrom('', 'PARTITION BY {errorCode} ', 'PARTITION BY {readOnly}, {errorCode} '),
    fc.constantFrom('{eventName}', '{userIdentity.userName}').chain(sortKey),
    fc.constantFrom('', ' ROWS UNBOUNDED PRECEDING', ' RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING'),
  )
  .map(([partition, key, frame]) => {
    const [ties, order] = [`OVER (${partition}ORDER BY ${key})`, `OVER (${partition}ORDER BY ${key}, {eventID}`]
    return (
      `SELECT {eventID}, row_number() ${order}) AS a, rank() ${ties} AS b, dense_rank() ${ties} AS c, ` +
      `count({errorCode}) ${ties} AS d, min({eventName}) ${order}${frame}) AS e, lag({eventName}) ${order}) AS f, ` +
      `lead({eventName}, 2, 'none') ${order}) AS g, ntile(3) ${order}) AS h, ` +
      `last_value({eventID}) ${order}${frame}) AS i FROM STORE ORDER BY {eventID}`
    )
  })

// The judge.

const names = Object.keys(fields) as Field[]

let judge: Database

beforeAll(async () => {
  judge = new (await initSqlJs()).Database()
  judge.run('PRAGMA case_sensitive_like = ON')
  judge.run(`CREATE TABLE records (eventID, ${names.map((name) => `"${name}"`).join(', ')})`)
})

afterAll(() => {
  judge.close()
})

/** What SQLite answers, in the form of {@link rowsOf}. */
function judged(sql: string, records: readonly Flat[]): string[][] {
  judge.run('DELETE FROM records')
  for (const [id, record] of records.entries()) {
    const values = names.map((name) => record[name] ?? null)
    judge.run(`INSERT INTO records VALUES (?, ${names.map(() => '?').join(', ')})`, [
      String(id).padStart(2, '0'),
      ...values.map((value) => (typeof value === 'boolean' ? Number(value) : value)),
    ])
  }
  const rows = judge.exec(forJudge(sql))[0]?.values ?? []
  return rows.map((row) => row.filter((value) => value !== null).map(String))
}

/** Booleans and doubles as SQLite shows them. */
const asJudged = (rows: string[][]): string[][] =>
  rows.map((row) =>
    row.map((value) => (value === 'true' ? '1' : value === 'false' ? '0' : value.replace(/^(-?\d+)\.0$/, '$1'))),
  )

test.each<[string, fc.Arbitrary<string>]>([
  ['WHERE and ORDER BY', selection],
  ['DISTINCT', distinct],
  ['aggregates without GROUP BY', summary],
  ['GROUP BY and HAVING', grouping],
  ['CASE, COALESCE and NULLIF', choices],
  ['functions of strings', texts],
  ['UNION, EXCEPT and INTERSECT', sets],
  ['joins', joins],
  ['subqueries and WITH', nestedQueries],
  ['windows', windows],
])('an SQL engine agrees on %s', (_, query) => {
  fc.assert(
    fc.property(fc.array(flatRecord, { maxLength: 12 }), query, (records, sql) => {
      const found = rowsOf(forEmulator(sql), { records: records.map(nested), categories })
      expect(asJudged(found), sql).toEqual(judged(sql, records))
    }),
    { seed: 14, numRuns: 200 },
  )
})

describe('the work of a query grows with its records, not with their square', () => {
  test.each([
    'SELECT eventName, count(*) AS n FROM STORE GROUP BY eventName',
    'SELECT eventName, min(errorCode) AS least FROM STORE GROUP BY eventName ORDER BY least DESC',
    'SELECT errorCode, count(DISTINCT eventName) AS names FROM STORE GROUP BY errorCode ORDER BY names, errorCode',
    `SELECT count(*) AS n FROM STORE WHERE NOT errorCode = '3'`,
    'SELECT count(*) AS n FROM STORE one JOIN STORE two ON one.eventID = two.eventID',
    'SELECT count(*) AS n FROM STORE WHERE eventID IN (SELECT eventID FROM STORE)',
    'SELECT rank() OVER (PARTITION BY errorCode ORDER BY eventID) AS n FROM STORE',
    'SELECT DISTINCT eventID FROM STORE UNION SELECT eventName FROM STORE',
  ])('%s', (sql) => {
    expect(stepsOf(sql, 4000) / stepsOf(sql, 2000)).toBeLessThan(2.1)
    expect(stepsOf(sql, 20_000) / 20_000).toBeLessThan(100)
  })
})

/** Steps of a query: members of records that are read, and items of arrays that are gone through or copied. */
function stepsOf(sql: string, count: number): number {
  let steps = 0
  const records = Array.from({ length: count }, (_, index) => ({
    get eventName() {
      steps++
      return 'GetObject'
    },
    get errorCode() {
      steps++
      return String(index % 10)
    },
    get eventID() {
      steps++
      return String(index)
    },
  }))
  const { [Symbol.iterator]: iterator, slice, concat, map, filter, flatMap } = Array.prototype
  const originals = { [Symbol.iterator]: iterator, slice, concat, map, filter, flatMap }
  const restore = () => Object.assign(Array.prototype, originals)
  onTestFinished(() => void restore())
  const counted = <Args extends unknown[], Result>(method: (this: unknown[], ...args: Args) => Result) =>
    function (this: unknown[], ...args: Args): Result {
      steps += this.length
      return method.apply(this, args)
    }
  const { run } = prepared(sql, { records })
  Object.assign(Array.prototype, {
    [Symbol.iterator]: counted(iterator),
    slice: counted(slice),
    concat: counted(concat),
    map: counted(map as (this: unknown[], ...args: unknown[]) => unknown[]),
    filter: counted(filter as (this: unknown[], ...args: unknown[]) => unknown[]),
    flatMap: counted(flatMap as (this: unknown[], ...args: unknown[]) => unknown[]),
  })
  try {
    run()
  } finally {
    restore()
  }
  return steps
}
