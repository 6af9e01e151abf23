/** What middleware returned, as the parts of a request. */
import type { HttpParts } from '../../client/sdk-handler.js'
import type { TransportRequest } from '../../contracts/transport.js'
import type { HttpRequest } from './types.js'

/** What the transport sets itself. */
const ofConnection = ['host', 'content-length']

/** What is sent for a request that middleware returned. */
export function partsOf(request: unknown): HttpParts {
  const { method, protocol, hostname, port, path, query, headers, body } = request as Omit<HttpRequest, 'body'> & {
    body?: unknown
  } // as it was given
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${String(port)}`}${path}`)
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) url.searchParams.append(name, one)
  }
  const lower = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name, value]) => !ofConnection.includes(name) && (value as string | undefined) !== undefined)
  return {
    method: method as TransportRequest['method'], // sound: transports refuse another one
    url,
    headers: Object.fromEntries(lower),
    body: typeof body === 'string' ? body : '',
  }
}
