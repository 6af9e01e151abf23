/** What `emulator.requests` shows of a request. */
import { readableInputOf, targetOf } from './target.js'
import type { WireRequest } from './wire.js'

/** A request that arrived, refused ones included. */
export interface EmulatorRequest {
  /** Name of the operation as it was sent; empty where the request names none. */
  readonly operation: string
  /** Region the request was signed for; the emulator's own for an unsigned request. */
  readonly region: string
  /** Members as sent, with times in epoch seconds; empty for a body that is not a JSON object. */
  readonly input: Readonly<Record<string, unknown>>
  /** Lower-case names, without `authorization` and `x-amz-security-token`. */
  readonly headers: Readonly<Record<string, string>>
  /** Id of the key that signed the request; `undefined` for an unsigned request. */
  readonly accessKeyId: string | undefined
  /** Time of arrival by the emulator's clock, in epoch milliseconds. */
  readonly receivedAt: number
}

const secretHeaders = new Set(['authorization', 'x-amz-security-token'])

/** Describes a request before any of it is checked. */
export function arrivalOf(request: WireRequest, defaultRegion: string, receivedAt: number): EmulatorRequest {
  const scope = /Credential=\s*([^/,\s]+)\/\d+\/([^/,\s]+)\//.exec(request.headers['authorization'] ?? '')
  return {
    operation: targetOf(request).operation,
    region: scope?.[2] ?? defaultRegion,
    input: readableInputOf(request),
    headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !secretHeaders.has(name))),
    accessKeyId: scope?.[1],
    receivedAt,
  }
}
