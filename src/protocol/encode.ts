/** Turns the wire form of an input into a request. Pure: no clock, no credentials, no network. */
import { InputError } from '../contracts/errors.js'
import type { AnyOperation, EncodedRequest, WireMembers } from '../contracts/operation.js'
import { isWellFormed } from '../runtime/percent-encoding.js'

/** The request for an operation, in the protocol of its service. */
export function encodeRequest(row: AnyOperation, wire: WireMembers): EncodedRequest {
  return row.service.protocol.encode(row, wire)
}

/**
 * The URL of a request, below an endpoint.
 *
 * @throws InputError for what a URL would change: segments such as `..`, unencoded characters, halves of surrogate pairs.
 */
export function requestUrl(endpoint: URL, { path, query }: EncodedRequest): URL {
  if (path === '/' && query.length === 0) return endpoint
  const url = new URL(endpoint)
  const pathname = endpoint.pathname.replace(/\/$/, '') + path
  url.pathname = pathname
  if (url.pathname !== pathname || !isWellFormed(query.join())) {
    throw new InputError([{ path: '', message: 'has a value that no URL can carry' }])
  }
  // Not URLSearchParams, which writes a space as +, while signatures need %20.
  url.search = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
  return url
}
