/** An answer that refuses: what a behaviour throws and the handler turns into an error reply. */
import { frontEndErrors, modelledErrors, statuses, type RefusalCode } from './refusal-codes.js'

/** Errors of the service itself have their text in `Message`, all others in `message`. */
const isOfService = (code: RefusalCode): boolean =>
  Object.hasOwn(modelledErrors, code) && !Object.hasOwn(frontEndErrors, code)

/** A refusal of the service, not a mistake of the emulator. */
export class Refusal extends Error {
  /** Name of the error as it stands in `__type`. */
  readonly code: RefusalCode
  /** HTTP status of the reply. */
  readonly status: number

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.status = statuses[code]
  }

  /** The reply's body. The front end of AWS writes `message`, the service itself `Message`. */
  get body(): Record<string, string> {
    return { __type: this.code, [isOfService(this.code) ? 'Message' : 'message']: this.message }
  }
}
