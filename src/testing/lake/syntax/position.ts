/** Where something stands in a statement, and the refusals that say so, in the words of Trino where it has them. */
import { Refusal } from '../../front/refusal.js'

/** Both count from 1, as in Trino's messages. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** What is wrong with a statement. All but `NOT_SUPPORTED` are wrong for the service too. */
export type Fault =
  | 'SYNTAX_ERROR'
  | 'COLUMN_NOT_FOUND'
  | 'AMBIGUOUS_NAME'
  | 'TABLE_NOT_FOUND'
  | 'FUNCTION_NOT_FOUND'
  | 'TYPE_MISMATCH'
  | 'EXPRESSION_NOT_AGGREGATE'
  | 'EXPRESSION_NOT_SCALAR'
  | 'INVALID_COLUMN_REFERENCE'
  | 'NOT_SUPPORTED'

/** The refusal of a statement, with its place. */
export const refuse = (fault: Fault, { line, column }: Position, text: string): Refusal =>
  new Refusal('InvalidQueryStatementException', `${fault}: line ${line}:${column}: ${text}`)

/** The refusal of SQL that the service runs and the emulator does not. */
export const notEmulated = (what: string, at: Position): Refusal =>
  refuse('NOT_SUPPORTED', at, `The emulator does not know ${what}`)
