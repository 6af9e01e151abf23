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
  return encoders[row.service.protocol](row, wire)
}

const encoders = { 'aws-json-1.1': awsJsonRequest, 'rest-json': restJsonRequest, 'aws-query': awsQueryRequest }

function awsJsonRequest(row: AnyOperation, wire: Readonly<Record<string, unknown>>): EncodedRequest {
  return {
    method: 'POST',
    path: '/',
    query: [],
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': row.service.targetPrefix + row.name },
    body: JSON.stringify(wire),
  }
}

function awsQueryRequest({ name, service }: AnyOperation, wire: Readonly<Record<string, unknown>>): EncodedRequest {
  return {
    method: 'POST',
    path: '/',
    query: [],
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams([
      ['Action', name],
      ['Version', service.apiVersion ?? ''],
      ...Object.entries(wire).flatMap(([member, value]) => formFields(member, value)),
    ]).toString(),
  }
}

/** Members of structures and lists are named by their way: `Tags.member.1.Key`. */
function formFields(name: string, value: unknown): [string, string][] {
  if (value === undefined) return []
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => formFields(`${name}.member.${String(index + 1)}`, item))
  }
  if (typeof value !== 'object' || value === null)
    return [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
  return Object.entries(value).flatMap(([member, inner]) => formFields(`${name}.${member}`, inner))
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
