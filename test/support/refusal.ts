/** What an input was refused for. */
import { InputError, type InputIssue } from '../../src/contracts/errors.js'

/** The issues of the `InputError` that `encode` throws; none if it throws nothing. */
export function issuesOf(encode: () => unknown): readonly InputIssue[] {
  try {
    encode()
    return []
  } catch (error) {
    if (error instanceof InputError) return error.issues
    throw error
  }
}
