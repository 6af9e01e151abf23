/**
 * Queries on records, with an SQL engine as the judge: SQLite answers generated queries too, and both must agree.
 *
 * CloudTrail Lake is Trino, and SQLite differs from it here; the judge is set up, or asked, so that it does as Trino:
 * - LIKE ignores the case of letters: `PRAGMA case_sensitive_like`.
 * - Missing values come first in ascending order: each key of its ORDER BY says NULLS LAST or NULLS FIRST.
 * - It has no booleans: `true` and `false` are compared as its 1 and 0.
 * - It has no structures: a member of one is a column with a dot in its name.
 *
 * Not generated, because the two are not comparable there: values of different types, which Trino refuses and SQLite
 * orders; timestamps in different spellings, which SQLite compares as strings; characters beyond U+FFFF, which
 * JavaScript orders by their halves; backslashes, which the parser takes for escapes.
 */
import fc from 'fast-check'
import initSqlJs, { type Database } from 'sql.js'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { loadParser } from '../../../../src/testing/lake/parser.js'
import { runQuery } from '../../../../src/testing/lake/run-query.js'
import { readQuery } from '../../../../src/testing/lake/sql.js'

const Parser = await loadParser()

const store = '11111111-2222-3333-4444-555555555555'

const run = (sql: string, records: readonly object[]) =>
  runQuery(readQuery(sql.replace('STORE', store), Parser), records as Readonly<Record<string, unknown>>[])

/** The values of the rows, in the order of the columns; a missing one is left out. */
const rowsOf = (sql: string, records: readonly object[]): string[][] =>
  run(sql, records).rows.map((row) => row.flatMap((column) => Object.values(column)))

// Fields, by their path, with the values they can have.

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'é', '%', '_', "'", '.'), maxLength: 3 }),
  fc.constantFrom('2026-01-01T11:00:00Z', '2026-01-01T11:00:01Z'),
)
const number = fc.constantFrom(-1, 0, 1, 1.5, 20)

const fields = {
  eventName: word,
  errorCode: word,
  'userIdentity.userName': word,
  size: number,
  readOnly: fc.boolean(),
} as const

type Field = keyof typeof fields
type Flat = Readonly<Partial<Record<Field, string | number | boolean>>>

const flatRecord: fc.Arbitrary<Flat> = fc.record(fields, { requiredKeys: [] })

/** The record as it stands in a log file; members without a value are missing, or `null`. */
const nested = ({ 'userIdentity.userName': userName, ...flat }: Flat, index: number): object => ({
  id: index,
  ...flat,
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
    .replace('STORE', 'records')

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
    fc.tuple(fc.constantFrom('', 'NOT '), pattern).map(([not, like]) => `{${field}} ${not}LIKE ${like}`),
  ]),
  sorted('size', number),
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
    .tuple(fc.constantFrom('min', 'max'), fc.constantFrom('eventName', 'errorCode', 'size'))
    .map(([name, of]) => `${name}({${of}})`),
)

const selection = fc
  .tuple(
    condition,
    field.chain((name) => sortKey(`{${name}}`)),
    limit,
  )
  .map(([where, key, rows]) => `SELECT {id} FROM STORE${where} ORDER BY ${key}, {id}${rows}`)

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
      .tuple(first, fc.tuple(...keys.map(sortKey)), limit)
      .map(
        ([byAggregate, byKeys, rows]) =>
          `SELECT ${columns.join(', ')} FROM STORE${where} GROUP BY ${keys.join(', ')} ` +
          `ORDER BY ${[byAggregate, ...byKeys].join(', ')}${rows}`,
      )
  })

// The judge.

const names = Object.keys(fields) as Field[]

let judge: Database

beforeAll(async () => {
  judge = new (await initSqlJs()).Database()
  judge.run('PRAGMA case_sensitive_like = ON')
  judge.run(`CREATE TABLE records (id, ${names.map((name) => `"${name}"`).join(', ')})`)
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
      id,
      ...values.map((value) => (typeof value === 'boolean' ? Number(value) : value)),
    ])
  }
  const rows = judge.exec(forJudge(sql))[0]?.values ?? []
  return rows.map((row) => row.filter((value) => value !== null).map(String))
}

const withoutBooleans = (rows: string[][]): string[][] =>
  rows.map((row) => row.map((value) => (value === 'true' ? '1' : value === 'false' ? '0' : value)))

test.each<[string, fc.Arbitrary<string>]>([
  ['WHERE and ORDER BY', selection],
  ['DISTINCT', distinct],
  ['aggregates without GROUP BY', summary],
  ['GROUP BY', grouping],
])('an SQL engine agrees on %s', (_, query) => {
  fc.assert(
    fc.property(fc.array(flatRecord, { maxLength: 12 }), query, (records, sql) => {
      expect(withoutBooleans(rowsOf(forEmulator(sql), records.map(nested))), sql).toEqual(judged(sql, records))
    }),
    { seed: 14, numRuns: 300 },
  )
})

describe('the work of a query grows with its records, not with their square', () => {
  test.each([
    'SELECT eventName, count(*) AS n FROM STORE GROUP BY eventName',
    'SELECT eventName, min(size) AS least, max(size) AS most FROM STORE GROUP BY eventName ORDER BY most DESC',
    'SELECT size, count(DISTINCT eventName) AS names FROM STORE GROUP BY size ORDER BY names, size',
    'SELECT count(*) AS n FROM STORE WHERE NOT size = 3',
  ])('%s', (sql) => {
    expect(stepsOf(sql, 4000) / stepsOf(sql, 2000)).toBeLessThan(2.1)
    expect(stepsOf(sql, 40_000) / 40_000).toBeLessThan(20)
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
    get size() {
      steps++
      return index % 10
    },
  }))
  const { [Symbol.iterator]: iterator, slice, concat } = Array.prototype
  const restore = () => Object.assign(Array.prototype, { [Symbol.iterator]: iterator, slice, concat })
  onTestFinished(() => void restore())
  const counted = <Args extends unknown[], Result>(method: (this: unknown[], ...args: Args) => Result) =>
    function (this: unknown[], ...args: Args): Result {
      steps += this.length
      return method.apply(this, args)
    }
  const query = readQuery(sql.replace('STORE', store), Parser)
  Object.assign(Array.prototype, {
    [Symbol.iterator]: counted(iterator),
    slice: counted(slice),
    concat: counted(concat),
  })
  try {
    runQuery(query, records)
  } finally {
    restore()
  }
  return steps
}
