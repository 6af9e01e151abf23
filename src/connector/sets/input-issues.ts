/** What is wrong with the input that an action makes of its parameters, found before anything is sent. */
import { InputError, type InputIssue } from '../../contracts/errors.js'
import type { AnyOperation } from '../../contracts/operation.js'
import { encodeInput } from '../../request/validate.js'

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
