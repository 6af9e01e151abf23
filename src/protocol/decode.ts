/** Reads a reply: its JSON when the request succeeded, the service's error otherwise. Pure; never throws. */
import type { AnyOperation, Reply } from '../contracts/operation.js'
import { printable } from '../contracts/printable.js'
import { parseJson } from '../runtime/parse-json.js'
import { xmlLeaves } from './xml.js'

/** A decoded reply. */
export type DecodedReply =
  | { readonly kind: 'success'; readonly json: unknown }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** The code of an error reply without one, e.g. the HTML page of a proxy. */
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

/** How much of an XML body is searched for an error. */
const errorCharacters = 4096

interface ErrorParts {
  readonly code: string | undefined
  readonly message: string | undefined
}

function errorOf({ headers, body }: Reply): ErrorParts {
  const json = parseJson(body)
  const members: Record<string, unknown> = isObject(json) ? json : {}
  // Front ends and other services on the same host answer in XML.
  const xml = json === undefined ? xmlLeaves(body.slice(0, errorCharacters)) : undefined
  return {
    code:
      errorCode(headers['x-amzn-errortype']) ??
      errorCode(members['__type']) ??
      errorCode(members['code']) ??
      errorCode(members['Code']) ??
      errorCode(xml?.get('Code')),
    message: text(members['message']) ?? text(members['Message']) ?? text(xml?.get('Message')),
  }
}

/** `aws.example#FooError:http://…` → `FooError`. */
function errorCode(raw: unknown): string | undefined {
  const [beforeColon = ''] = (text(raw) ?? '').split(/[:,]/, 1)
  const code = beforeColon.slice(beforeColon.indexOf('#') + 1).trim()
  return isCode(code) ? code : undefined
}

/** Error codes of AWS are identifiers; anything else comes from elsewhere and must not be shown as a code. */
const isCode = (name: string): boolean => /^[\w.-]{1,128}$/.test(name)

const shownCharacters = 200

/** No message of the service is longer than 1,000 characters. */
const maxMessageCharacters = 2000

function describeBody({ status, headers, body }: Reply): string {
  const start = body.trimStart()
  const type = headers['content-type'] ?? 'no content type'
  if (start === '') return `HTTP ${String(status)} with an empty body`
  if (parseJson(body) !== undefined) return `HTTP ${String(status)} without a message`
  // The start of a truncated JSON reply could contain events, which must not be shown; its length has to do.
  if (/^[[{"]/.test(start))
    return `HTTP ${String(status)}, ${String(body.length)} characters of JSON that break off, are malformed or nested too deep`
  return `HTTP ${String(status)} (${printable(type, 100)}) that is not JSON: ${printable(start.slice(0, 4096).replace(/\s+/g, ' '), shownCharacters)}`
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
