/** Turns the wire form of an input into a request. Pure: no clock, no credentials, no network. */
import type { AnyOperation, EncodedRequest, WireMembers } from '../contracts/operation.js'

/** The request for an operation, in the protocol of its service. */
export function encodeRequest(row: AnyOperation, wire: WireMembers): EncodedRequest {
  return row.service.protocol.encode(row, wire)
}

/** The URL of a request, below an endpoint. */
export function requestUrl(endpoint: URL, { path, query }: EncodedRequest): URL {
  if (path === '/' && query.length === 0) return endpoint
  const url = new URL(endpoint)
  url.pathname = endpoint.pathname.replace(/\/$/, '') + path
  // Not URLSearchParams, which writes a space as +, while signatures need %20.
  url.search = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
  return url
}
