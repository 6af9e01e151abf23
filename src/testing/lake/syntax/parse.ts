/** Reads a statement into its tree. */
import { Cursor } from './cursor.js'
import { readExpression } from './expressions.js'
import { readQuery } from './queries.js'
import { tokensOf } from './tokens.js'
import type { Query } from './tree.js'

/**
 * @throws Refusal `InvalidQueryStatementException` for what is not SQL, and for SQL that the emulator does not know; the
 * message has the place of it.
 */
export function parse(statement: string): Query {
  const cursor = new Cursor(tokensOf(statement), { expression: readExpression, query: readQuery })
  if (!cursor.sees('SELECT') && !cursor.sees('WITH') && !cursor.sees('(')) throw cursor.mismatch("'SELECT', 'WITH'")
  const query = cursor.query()
  cursor.accept(';')
  if (cursor.peek().kind !== 'end') throw cursor.mismatch('<EOF>')
  return query
}

/** Id of the event data store that a statement reads first; `undefined` where FROM names none. */
export function storeIdIn(statement: string): string | undefined {
  const tokens = tokensOf(statement)
  return tokens.find(({ kind }, index) => kind === 'store' && /^(from|join)$/i.test(tokens[index - 1]?.text ?? ''))
    ?.text
}
