/** Requests to the local endpoints of a container or an instance that return credentials: short timeouts, no proxy. */
import { platform } from '#platform'
import type { Credentials } from '../../auth/credentials.js'
import { anything, attemptCount, milliseconds } from '../../config/option-rules.js'
import { ConnectionError } from '../../contracts/errors.js'
import type { OptionRules } from '../../contracts/options.js'
import { printable, redacted } from '../../contracts/printable.js'
import type { TransportResponse } from '../../contracts/transport.js'
import { classify } from '../../retry/classify.js'
import { sleep } from '../../runtime/abort.js'
import { systemClock, type Clock } from '../../runtime/clock.js'
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'

/** Time limit and number of requests to a metadata endpoint. */
export interface MetadataOptions {
  /** Time limit of each request, in milliseconds. @defaultValue 1000 */
  timeoutMs?: number | undefined
  /** Maximum number of requests, with a second between them. @defaultValue 3 */
  maxAttempts?: number | undefined
  /** The source of time; for tests. @defaultValue the machine's time */
  clock?: Clock | undefined
}

export const metadataRules: OptionRules<MetadataOptions> = {
  timeoutMs: milliseconds,
  maxAttempts: attemptCount,
  clock: anything,
}

export interface MetadataRequest {
  /** The source as errors name it, e.g. `container`. */
  readonly source: string
  readonly method: 'GET' | 'PUT'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Sends a request, and repeats it when it was answered with 429 or a server error, or the connection broke.
 *
 * @param silentAttempts - The most requests where nobody answers, which is normal where there is no such service.
 */
export async function requestMetadata(
  request: MetadataRequest,
  { timeoutMs = 1000, maxAttempts = 3, clock = systemClock }: MetadataOptions,
  silentAttempts: number = maxAttempts,
): Promise<TransportResponse> {
  const transport = platform.createTransport(clock, platform.environment(), false)
  const limits = { connectTimeoutMs: timeoutMs, requestTimeoutMs: timeoutMs }
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await transport({ operation: request.source, body: '', ...limits, ...request })
      const isTransient = response.status >= 500 || response.status === 429
      if (!isTransient || attempt >= maxAttempts) return response
    } catch (error) {
      const isBroken = error instanceof ConnectionError && error.mayBeSent
      if (attempt >= (isBroken ? maxAttempts : silentAttempts) || classify(error) === 'final') throw error
    }
    await sleep(clock, 1000, undefined)
  }
}

/** The credentials in a reply; `undefined` when it has none, e.g. when it reports an error with status 200. */
export function credentialsIn({ status, body }: TransportResponse): Credentials | undefined {
  const members = jsonObject(body)
  const { AccessKeyId, SecretAccessKey, Token, Expiration, AccountId } = members
  if (status !== 200 || typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') return undefined
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(typeof Token === 'string' ? { sessionToken: Token } : {}),
    ...(typeof Expiration === 'string' ? { expiration: new Date(Expiration) } : {}),
    ...(typeof AccountId === 'string' ? { accountId: AccountId } : {}),
  }
}

/**
 * The reason in a reply without credentials: its code and message, or the text that it is. Other JSON is not shown, because it
 * could contain keys.
 *
 * @param token - That of the request, which the reply may repeat.
 */
export function reasonIn({ status, body }: TransportResponse, token = ''): string {
  const { Code, code, Message, message, SecretAccessKey, Token } = jsonObject(body)
  const isText = status !== 200 && parseJson(body.trim()) === undefined
  const said = isText ? body.trim() : [Code ?? code, Message ?? message].filter(isString).join(': ')
  const shown = printable(redacted(said, [token, SecretAccessKey, Token].filter(isString)), 300)
  return `status ${String(status)}${shown && `, ${shown}`}`
}

const isString = (value: unknown): value is string => typeof value === 'string'

function jsonObject(body: string): Record<string, unknown> {
  const json = parseJson(body.trim()) // a byte order mark counts as white space
  return isObject(json) ? json : {}
}
