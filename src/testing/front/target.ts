/** Which operation a request calls, and its input. */
import { parseJson } from '../values/json.js'
import { asStructure, type Input } from './input.js'
import { Refusal } from './refusal.js'
import type { WireRequest } from './wire.js'

/** How a request names its operation. */
export interface Target {
  /** Name of the operation as it was sent, known or not; empty where the request names none. */
  readonly operation: string
  /** Name of the service that the request must be signed for. */
  readonly service: 'cloudtrail' | 'cloudtrail-data'
  /** Content type of the reply. */
  readonly contentType: string
}

/** Both spellings: that of the JavaScript SDK, and that of botocore and the AWS CLI. */
const targetPattern = /^(?:com\.amazonaws\.cloudtrail\.v20131101\.)?CloudTrail_20131101\.(\w+)$/

/** Reads the target, without checking it. */
export function targetOf({ url, headers }: WireRequest): Target {
  if (url.pathname === '/PutAuditEvents') {
    return { operation: 'PutAuditEvents', service: 'cloudtrail-data', contentType: 'application/json' }
  }
  const operation = targetPattern.exec(headers['x-amz-target'] ?? '')?.[1] ?? ''
  return { operation, service: 'cloudtrail', contentType: 'application/x-amz-json-1.1' }
}

/**
 * The entry of the operation that a request calls.
 *
 * @param operations - A value for each operation, by name.
 * @throws Refusal `UnknownOperationException` for a request that calls none of them.
 */
export function findOperation<Operation>(
  { operation, contentType, service }: Target,
  { method, url, headers }: WireRequest,
  operations: Readonly<Record<string, Operation>>,
): Operation {
  const type = headers['content-type'] ?? ''
  const isAddressed =
    method === 'POST' && type.startsWith(contentType) && (service === 'cloudtrail-data' || url.pathname === '/')
  const found = isAddressed && Object.hasOwn(operations, operation) ? operations[operation] : undefined
  if (found !== undefined) return found
  const target = headers['x-amz-target'] ?? 'none'
  throw new Refusal('UnknownOperationException', `${method} ${url.pathname}, content-type ${type}, target ${target}`)
}

/**
 * The members of a request: those of its body, and the query parameters of PutAuditEvents.
 *
 * @throws Refusal `SerializationException` for a body that is not a JSON object.
 */
export function inputOf({ url, body }: WireRequest): Input {
  return { ...parse(body), ...Object.fromEntries(url.searchParams) }
}

/** The same, but empty for a body that cannot be read. */
export function readableInputOf(request: WireRequest): Input {
  try {
    return inputOf(request)
  } catch {
    return {}
  }
}

function parse(body: string): Input {
  if (body === '') return {}
  const json = parseJson(body)
  if (json === undefined) throw new Refusal('SerializationException', 'The request body is not JSON.')
  return asStructure(json, 'The request body')
}
