/** The codes of failures that this package reports itself, as data: what they mean, and whether a request was sent. */
import type {
  ConnectionError,
  CredentialsError,
  InputError,
  ResponseError,
  TimeoutError,
  UnexpectedStateError,
} from '../../contracts/errors.js'

/** A code of `errors[].code`. */
export interface ErrorCode {
  /** The code. */
  readonly code: string
  /** When it is reported. */
  readonly meaning: string
  /** Whether a request has been sent to the service. */
  readonly isSent: 'yes' | 'no' | 'perhaps'
}

/** Codes of errors that the client throws; waits, which alone are in an unexpected state, are no actions. */
type ClientCode = Exclude<
  (InputError | CredentialsError | ConnectionError | TimeoutError | ResponseError)['code'],
  UnexpectedStateError['code']
>

type Facts = Omit<ErrorCode, 'code'>

const ours: Readonly<Record<ClientCode | 'UnknownAction' | 'ForeignHost', Facts>> = {
  InvalidInput: { meaning: 'A parameter or an option is invalid; `subject` names it.', isSent: 'no' },
  UnknownAction: { meaning: 'No action has the name, or none in the set.', isSent: 'no' },
  CredentialsUnavailable: { meaning: 'There are no credentials, or they must not go to the host.', isSent: 'no' },
  GrantTimeout: { meaning: 'The turn among other calls would have come later than `maxWaitMs`.', isSent: 'perhaps' },
  LimiterUnavailable: { meaning: 'The server of a shared limiter cannot be used.', isSent: 'no' },
  ConnectTimeout: { meaning: 'No connection was made within `connectTimeoutMs`.', isSent: 'perhaps' },
  ConnectionFailed: { meaning: 'The network failed.', isSent: 'perhaps' },
  RequestTimeout: { meaning: 'No reply was complete within `requestTimeoutMs`.', isSent: 'perhaps' },
  CallTimeout: { meaning: 'The call took longer than `timeoutMs`.', isSent: 'perhaps' },
  WaitTimeout: { meaning: 'A wait took longer than its `timeoutMs`.', isSent: 'perhaps' },
  WalkTimeout: {
    meaning: 'All pages together took longer than `walkTimeoutMs`; `data` has what came before.',
    isSent: 'yes',
  },
  WalkStalled: {
    meaning: 'Only empty pages came for `stallTimeoutMs`; `partially_successful`, and `data` has what came before.',
    isSent: 'yes',
  },
  ReplyTooLarge: { meaning: 'The reply was too large to be read.', isSent: 'yes' },
  InvalidResponse: { meaning: 'The reply is not what the operation returns.', isSent: 'yes' },
  ForeignHost: { meaning: 'A host that is not one of AWS replied with an error, which is not shown.', isSent: 'yes' },
}

/** The codes that are not those of the service; every other code is its own, with the status of its reply. */
export const errorCodes: readonly ErrorCode[] = Object.entries(ours).map(([code, facts]) => ({ code, ...facts }))
