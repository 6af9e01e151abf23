/** What the commands print of an error: one line. */
import { isServiceError } from '../contracts/errors.js'
import { errorText } from '../runtime/foreign-error.js'

/** The reason; of an error of a service also its code, operation and request id. */
export const errorLine = (error: unknown): string => (isServiceError(error) ? error.toString() : errorText(error))
