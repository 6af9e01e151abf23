/** Turns the wire form of an input into the request that carries it. Pure: no clock, no credentials, no network. */
import type { AnyOperation } from '../operation.js'

/** What the protocol decides of a request; host, signature and the rest are added by other stages. */
export interface EncodedRequest {
  readonly method: 'POST'
  readonly path: string
  /** Query parameters in the order they are sent. */
  readonly query: readonly (readonly [string, string])[]
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The request for an operation, in the protocol of its service. */
export function encodeRequest(row: AnyOperation, wire: Readonly<Record<string, unknown>>): EncodedRequest {
  return row.service.protocol === 'aws-json-1.1' ? awsJsonRequest(row, wire) : restJsonRequest(row, wire)
}

function awsJsonRequest(row: AnyOperation, wire: Readonly<Record<string, unknown>>): EncodedRequest {
  return {
    method: 'POST',
    path: '/',
    query: [],
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': row.service.targetPrefix + row.name },
    body: JSON.stringify(wire),
  }
}

function restJsonRequest(row: AnyOperation, wire: Readonly<Record<string, unknown>>): EncodedRequest {
  const inQuery = new Set(row.queryMembers)
  const members = Object.entries(wire).filter(([, value]) => value !== undefined)
  return {
    method: 'POST',
    path: `/${row.name}`,
    query: members.filter(([name]) => inQuery.has(name)).map(([name, value]) => [name, String(value)]),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(members.filter(([name]) => !inQuery.has(name)))),
  }
}

/** Where a request goes. */
export function requestUrl(endpoint: URL, { path, query }: EncodedRequest): URL {
  if (path === '/' && query.length === 0) return endpoint
  const url = new URL(endpoint)
  url.pathname = endpoint.pathname.replace(/\/$/, '') + path
  // Not URLSearchParams: it writes a space as +, while signatures have %20.
  url.search = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
  return url
}
