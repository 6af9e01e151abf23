/** An answer that refuses: what a behaviour throws and the handler turns into an error reply. */
import { frontEndFaults, ingestionFaults, modelledFaults, type FaultCode } from './refusal-codes.js'

const statuses = { ...modelledFaults, ...ingestionFaults, ...frontEndFaults }

/** Errors of the service itself have their text in `Message`, all others in `message`. */
const isOfService = (code: FaultCode): boolean =>
  Object.hasOwn(modelledFaults, code) && !Object.hasOwn(frontEndFaults, code)

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
    this.status = statuses[code]
  }

  /** The reply's body. The front end of AWS writes `message`, the service itself `Message`. */
  get body(): Record<string, string> {
    return { __type: this.code, [isOfService(this.code) ? 'Message' : 'message']: this.message }
  }
}
