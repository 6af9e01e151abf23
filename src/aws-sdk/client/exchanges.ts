/** What an exception tells of its call: the last reply, and how many requests were sent. */
import { CloudTrailError } from '../../contracts/errors.js'
import { redacted } from '../../contracts/printable.js'
import type { TransportResponse } from '../../contracts/transport.js'
import { secretsOf } from '../../request/attempt.js'
import type { Pipeline } from '../../request/pipeline.js'

/** The reply of the service, as an exception has it. Its body is not kept. */
export interface ExceptionReply {
  /** HTTP status. */
  readonly statusCode: number
  /** Lower-case names; secrets of the request are cut out. */
  readonly headers: Readonly<Record<string, string>>
}

/** The exchanges of one call. */
export interface Exchanges {
  /** Like the given one; what goes through it is noted. */
  readonly pipeline: Pipeline
  /** Gives an error of the call `$response` and `$metadata`, as errors of the AWS SDK have them. */
  readonly tellIn: (error: unknown) => void
}

/** Of CloudTrail's operations none has a member that must not be shown. */
const noSecretMember = { row: {}, wire: {} }

export function noting(given: Pipeline): Exchanges {
  let attempts = 0
  let secrets: string[] = []
  let response: TransportResponse | undefined
  const pipeline: Pipeline = {
    ...given,
    sign: async (request, context) => {
      const signature = await given.sign(request, context)
      secrets = secretsOf(noSecretMember, context.credentials, signature)
      return signature
    },
    route: async () => {
      const route = await given.route()
      return {
        ...route,
        transport: async (request) => {
          attempts++
          response = undefined
          return (response = await route.transport(request))
        },
      }
    },
  }
  const tellIn = (error: unknown) => {
    if (!(error instanceof CloudTrailError) || attempts === 0) return
    // Not to be printed, as the SDK's; of an error that cannot be changed, nothing is told.
    if (response) Reflect.defineProperty(error, '$response', { value: replyOf(response, secrets), configurable: true })
    if (!('$metadata' in error)) Reflect.set(error, '$metadata', { attempts })
  }
  return { pipeline, tellIn }
}

function replyOf(response: TransportResponse, secrets: readonly string[]): ExceptionReply {
  const headers: Record<string, string> = {}
  // A transport of the caller's may give anything.
  for (const [name, value] of Object.entries<unknown>(response.headers)) {
    headers[redacted(name, secrets)] = redacted(String(value), secrets)
  }
  return { statusCode: response.status, headers }
}
