/** An answer that refuses: what a behaviour throws and the handler turns into an error reply. */
import { frontEndFaults, modelledFaults, type FaultCode } from './fault-codes.js'

const isFrontEnd = (code: FaultCode): code is keyof typeof frontEndFaults => Object.hasOwn(frontEndFaults, code)

/** A refusal of the service, not a mistake of the emulator. */
export class Fault extends Error {
  /** Name of the error as it stands in `__type`. */
  readonly code: FaultCode
  /** HTTP status of the reply. */
  readonly status: number

  constructor(code: FaultCode, message: string) {
    super(message)
    this.name = 'Fault'
    this.code = code
    this.status = isFrontEnd(code) ? frontEndFaults[code] : modelledFaults[code]
  }

  /** The reply's body. The front end of AWS writes `message`, the service itself `Message`. */
  get body(): Record<string, string> {
    return { __type: this.code, [isFrontEnd(this.code) ? 'message' : 'Message']: this.message }
  }
}
