/** AWS query, the protocol of STS: operation and members in a form, replies in XML. */
import type { AnyOperation, EncodedRequest, Protocol, WireMembers } from '../contracts/operation.js'
import { xmlLeaves } from './xml.js'

export const awsQuery: Protocol = { encode, read: (_, { body }) => Object.fromEntries(xmlLeaves(body)) }

function encode({ name, service }: AnyOperation, wire: WireMembers): EncodedRequest {
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

/** Members of structures and lists are named by their path: `Tags.member.1.Key`. */
function formFields(name: string, value: unknown): [string, string][] {
  if (value === undefined) return []
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => formFields(`${name}.member.${String(index + 1)}`, item))
  }
  if (typeof value !== 'object' || value === null)
    return [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
  return Object.entries(value).flatMap(([member, inner]) => formFields(`${name}.${member}`, inner))
}
