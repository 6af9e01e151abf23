/** A refusal: the error that the emulator throws, and the handler turns into an error reply. */
import { frontEndErrors, modelledErrors, statusOfCode, type RefusalCode } from './refusal-codes.js'

/** Whether the service itself makes the error; others come from the front end of AWS. */
const isOfService = (code: RefusalCode): boolean => isAmong(modelledErrors, code) && !isAmong(frontEndErrors, code)

const isAmong = (codes: readonly RefusalCode[], code: RefusalCode): boolean => codes.includes(code)

/** An error reply of the service, as opposed to a bug of the emulator. */
export class Refusal extends Error {
  /** Name of the error, as in `__type`. */
  readonly code: RefusalCode
  /** HTTP status of the reply. */
  readonly status: number

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.status = statusOfCode(code)
  }

  /** The body of the reply. The service itself names the text `Message`, the front end of AWS `message`. */
  get body(): Record<string, string> {
    return { __type: this.code, [isOfService(this.code) ? 'Message' : 'message']: this.message }
  }
}
