/** Runs statements of CloudTrail Lake on records, without an emulator. */
import { readStatement, type QueryResult } from '../../src/testing/lake/statement.js'

/** The id that stands for `STORE` in statements. */
export const storeId = '11111111-2222-3333-4444-555555555555'
/** The id that stands for `OTHER`. */
export const otherId = '66666666-2222-3333-4444-555555555555'

type Records = readonly Readonly<Record<string, unknown>>[]

export interface LakeStores {
  readonly records?: Records
  readonly others?: Records
  readonly categories?: readonly string[]
}

/** 2026-01-31 12:00:00, a Saturday. */
export const nowMs = Date.UTC(2026, 0, 31, 12)

export const prepared = (sql: string, { records = [], others = [], categories = ['Management'] }: LakeStores = {}) =>
  readStatement(
    sql.replaceAll(/\bSTORE\b/g, storeId).replaceAll(/\bOTHER\b/g, otherId),
    (id) => ({ categories, records: () => (id === storeId ? records : others) }),
    nowMs,
  )

export const resultOf = (sql: string, stores?: LakeStores): QueryResult => prepared(sql, stores).run()

/** The values of the rows, in the order of the columns; a missing one is left out. */
export function rowsOf(sql: string, stores?: LakeStores): string[][] {
  const { rows, failure } = resultOf(sql, stores)
  if (failure !== undefined) throw new Error(failure)
  return rows.map((row) => row.flatMap((column) => Object.values(column)))
}

/** The one value of an expression; `undefined` for a missing one. */
export const valueOf = (expression: string): string | undefined => rowsOf(`SELECT ${expression} AS value`)[0]?.[0]

/** The message with which a statement is refused; `undefined` if it is not. */
export function refusalOf(sql: string, stores?: LakeStores): string | undefined {
  try {
    prepared(sql, stores)
    return undefined
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code !== 'InvalidQueryStatementException') throw error
    return message
  }
}
