/** Checks and calls operations by their rows: the one place that finds a client's method by a name held as data. */
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { methodName, type AnyOperation } from '../../contracts/operation.js'
import { encodeInput } from '../../request/validate.js'
import type { Schema } from '../../schema/schema.js'
import type { ActionContext } from '../action/action.js'

/** What an operation takes, and the members of what it answers. */
export type InputOf<Row extends AnyOperation> = Row['input'] extends () => Schema<infer Input> ? Input : never
export type OutputOf<Row extends AnyOperation> = Row['output'] extends () => Schema<infer Output> ? Output : never

type Method = (input: object, options: object) => PromiseLike<unknown>

/** Calls the operation once; of a paged one, that is a single page. */
export async function callOperation<Row extends AnyOperation>(
  row: Row,
  input: InputOf<Row>,
  { cloudtrail, options }: ActionContext,
): Promise<OutputOf<Row>> {
  // Sound: the client has a method for each row of the table, and it gives what the row's output says.
  const methods = cloudtrail as unknown as Readonly<Record<string, Method>>
  return (await methods[methodName(row.name)]?.(input as object, options)) as OutputOf<Row>
}

/** What an operation would refuse before it sends an input. */
export function inputIssues(row: AnyOperation, input: object): readonly InputIssue[] {
  try {
    encodeInput(row, input)
    return []
  } catch (error) {
    if (error instanceof InputError) return error.issues
    throw error
  }
}
