/** What the emulator remembers of a request, for tests to look at. */
import { readableInputOf, targetOf } from './target.js'
import type { WireRequest } from './wire.js'

/** A request that arrived, whatever became of it. */
export interface EmulatorRequest {
  /** Name of the operation as it was sent; empty where none was. */
  readonly operation: string
  /** Region the request was signed for; the emulator's own where the request is not signed. */
  readonly region: string
  /** Members as they went on the wire: times in epoch seconds. Empty for a body that is not JSON. */
  readonly input: Readonly<Record<string, unknown>>
  /** Lower-case names, without `authorization` and `x-amz-security-token`. */
  readonly headers: Readonly<Record<string, string>>
  /** Key that signed the request; `undefined` where it is not signed. */
  readonly accessKeyId: string | undefined
  /** Time of arrival by the emulator's clock, in epoch milliseconds. */
  readonly receivedAt: number
}

const secretHeaders = new Set(['authorization', 'x-amz-security-token'])

/** Notes a request, before anything of it is checked. */
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
