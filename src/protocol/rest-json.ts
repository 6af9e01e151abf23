/** REST JSON, the protocol of CloudTrail's ingestion endpoint: operation in the path, some members in the query. */
import type { AnyOperation, EncodedRequest, Protocol, WireMembers } from '../contracts/operation.js'
import { readJson } from './aws-json.js'

export const restJson: Protocol = { encode, read: (_, reply) => readJson(reply) }

function encode(row: AnyOperation, wire: WireMembers): EncodedRequest {
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
