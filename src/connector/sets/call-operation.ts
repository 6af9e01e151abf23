/** Checks and calls operations by their rows: the one place that finds a client's method by a name held as data. */
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { methodName, type AnyOperation, type InputOf, type OutputOf } from '../../contracts/operation.js'
import { encodeInput } from '../../request/validate.js'
import type { ActionContext } from '../action/action.js'

type Method = (input: object, options: object) => PromiseLike<unknown>

/** Calls the operation once; a paginated operation returns a single page. */
export async function callOperation<Row extends AnyOperation>(
  row: Row,
  input: InputOf<Row>,
  { cloudtrail, options }: ActionContext,
): Promise<OutputOf<Row>> {
  // Sound: the client has a method for each row of the table, and it returns the row's output.
  const methods = cloudtrail as unknown as Readonly<Record<string, Method>>
  return (await methods[methodName(row.name)]?.(input, options)) as OutputOf<Row>
}

/** Validates an input as the operation would before sending it. */
export function inputIssues(row: AnyOperation, input: object): readonly InputIssue[] {
  try {
    encodeInput(row, input)
    return []
  } catch (error) {
    if (error instanceof InputError) return error.issues
    throw error
  }
}
