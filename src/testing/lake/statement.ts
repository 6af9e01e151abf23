/** A statement from its text to the rows of its result. */
import { columnsOf, type StoreTable } from './store/table.js'
import type { CloudTrailRecord } from '../records/record.js'
import { planStatement } from './plan/query.js'
import { parse } from './syntax/parse.js'
import { QueryFailure } from './values/failure.js'
import { show, type Value } from './values/value.js'

/** An event data store that a statement can read. */
export interface Store {
  /** The categories of events that it holds, as selectors name them. They decide which columns it has. */
  readonly categories: Iterable<string>
  readonly records: () => readonly CloudTrailRecord[]
}

/** A row of a result, in the form of replies: values are strings, columns without a value are left out. */
export type Row = readonly Readonly<Record<string, string>>[]

export interface QueryResult {
  readonly rows: readonly Row[]
  /** Why the query failed; then it has no rows. */
  readonly failure: string | undefined
  /** Records that it read, and those among them that met its conditions. */
  readonly scanned: number
  readonly matched: number
}

/** A statement that has been understood, and not run yet. */
export interface Statement {
  /** Ids of the stores that it reads, in the order of their names in the statement. */
  readonly storeIds: readonly string[]
  readonly run: () => QueryResult
}

/**
 * Reads a statement, and finds its stores and columns; no record is read.
 *
 * @param findStore - The store with an id; throws for an unknown one.
 * @param nowMs - The time that `now()` gives.
 * @throws Refusal `InvalidQueryStatementException`, with the place and the kind of what is wrong.
 */
export function readStatement(statement: string, findStore: (id: string) => Store, nowMs: number): Statement {
  const found = new Map<string, StoreTable>()
  let scanned = 0
  const tableOf = (id: string): StoreTable => {
    const known = found.get(id)
    if (known !== undefined) return known
    const { categories, records } = findStore(id)
    const table = {
      columns: columnsOf(categories),
      records: () => {
        const all = records()
        scanned += all.length
        return all
      },
    }
    found.set(id, table)
    return table
  }
  const { fields, rows, matched } = planStatement(parse(statement), tableOf, nowMs)
  return {
    storeIds: [...found.keys()],
    run: () => {
      try {
        const shown = rows().map((row) =>
          fields.flatMap(({ name, type, evaluate }) => {
            const value: Value = evaluate(row)
            return value === null ? [] : [{ [name]: show(value, type) }]
          }),
        )
        return { rows: shown, failure: undefined, scanned, matched: matched() }
      } catch (error) {
        if (error instanceof QueryFailure) return { rows: [], failure: error.message, scanned, matched: matched() }
        throw error
      }
    },
  }
}
