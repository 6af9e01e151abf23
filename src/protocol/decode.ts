/** Reads a reply: its JSON when the request succeeded, the service's error otherwise. Pure; never throws. */
import type { AnyOperation } from '../contracts/operation.js'
import type { Reply } from '../contracts/operation.js'
import { printable } from '../contracts/printable.js'
import { parseJson } from '../runtime/parse-json.js'

/** What a reply says. */
export type DecodedReply =
  | { readonly kind: 'success'; readonly json: unknown }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** The code of an error reply that names none, e.g. the HTML page of a proxy. */
export const unknownErrorCode = 'UnknownError'

/** Reads a reply in the protocol of its service. */
export function decodeReply(row: AnyOperation, reply: Reply): DecodedReply {
  if (reply.status >= 200 && reply.status < 300) {
    const json = row.service.protocol.read(row, reply)
    return json === undefined ? { kind: 'unreadable', reason: describeBody(reply) } : { kind: 'success', json }
  }
  const error = errorOf(reply)
  return {
    kind: 'error',
    code: error.code ?? unknownErrorCode,
    message: printable(error.message ?? describeBody(reply), maxMessageCharacters),
  }
}

/** The id to give to AWS Support. */
export function requestIdOf({ headers }: Reply): string | undefined {
  const id = headers['x-amzn-requestid'] ?? headers['x-amz-request-id']
  return id === undefined ? undefined : printable(id, 200)
}

interface ErrorParts {
  readonly code: string | undefined
  readonly message: string | undefined
}

function errorOf({ headers, body }: Reply): ErrorParts {
  const json = parseJson(body)
  const members: Record<string, unknown> = isObject(json) ? json : {}
  const xml = json === undefined ? xmlError(body) : undefined
  return {
    code:
      errorCode(headers['x-amzn-errortype']) ??
      errorCode(members['__type']) ??
      errorCode(members['code']) ??
      errorCode(members['Code']) ??
      errorCode(xml?.code),
    message: text(members['message']) ?? text(members['Message']) ?? text(xml?.message),
  }
}

/** `aws.example#FooError:http://…` → `FooError`. */
function errorCode(raw: unknown): string | undefined {
  const [beforeColon = ''] = (text(raw) ?? '').split(/[:,]/, 1)
  const code = beforeColon.slice(beforeColon.indexOf('#') + 1).trim()
  return isCode(code) ? code : undefined
}

/** Front ends and other services on the same host answer in XML; two elements are all that is needed of it. */
function xmlError(body: string): ErrorParts {
  const start = body.slice(0, 4096)
  return {
    code: /<Code>([\w.-]{1,128})<\/Code>/.exec(start)?.[1],
    message: /<Message>([^<]{1,1024})<\/Message>/.exec(start)?.[1],
  }
}

/** Error names of AWS are identifiers; anything else is not from there, and would be shown as a name. */
const isCode = (name: string): boolean => /^[\w.-]{1,128}$/.test(name)

const shownCharacters = 200

/** No message of the service is longer than 1,000 characters. */
const maxMessageCharacters = 2000

function describeBody({ status, headers, body }: Reply): string {
  const start = body.trimStart()
  const type = headers['content-type'] ?? 'no content type'
  if (start === '') return `HTTP ${String(status)} with an empty body`
  if (parseJson(body) !== undefined) return `HTTP ${String(status)} without a message`
  // The start of a cut-off JSON reply would be the start of somebody's events; its length is enough to go by.
  if (/^[[{"]/.test(start))
    return `HTTP ${String(status)}, ${String(body.length)} characters of JSON that break off or are malformed`
  return `HTTP ${String(status)} (${printable(type, 100)}) that is not JSON: ${printable(start.slice(0, 4096).replace(/\s+/g, ' '), shownCharacters)}`
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
