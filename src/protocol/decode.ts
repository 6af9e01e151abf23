/** Reads a reply: its JSON when the request succeeded, the service's error otherwise. Pure; never throws. */
import { unknownErrorCode } from '../contracts/error-codes.js'
import type { AnyOperation, Reply } from '../contracts/operation.js'
import { printable, type Redact } from '../contracts/printable.js'
import { parseJson } from '../runtime/parse-json.js'
import { isObject } from '../schema/kind-of.js'
import { jsonText } from './aws-json.js'
import { xmlLeaves } from './xml.js'

/** A decoded reply. */
export type DecodedReply =
  | { readonly kind: 'success'; readonly json: unknown }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads a reply in the protocol of its service. */
export function decodeReply(row: AnyOperation, reply: Reply, redact: Redact): DecodedReply {
  if (reply.status >= 200 && reply.status < 300) {
    const json = row.service.protocol.read(row, reply)
    return json === undefined ? { kind: 'unreadable', reason: describeBody(reply, redact) } : { kind: 'success', json }
  }
  const { code, message } = errorOf(reply)
  return {
    kind: 'error',
    code: unlessSecret(code, redact) ?? unknownErrorCode,
    message: (message && printable(redact(message), maxMessageCharacters).trimStart()) || describeBody(reply, redact),
  }
}

/** A short text of a reply; `undefined` when a secret is in it. */
export const unlessSecret = (text: string | undefined, redact: Redact): string | undefined =>
  text !== undefined && redact(text) === text ? text : undefined

/** The id to give to AWS Support. Anything that does not look like one is not shown. */
export function requestIdOf({ headers }: Reply, redact: Redact): string | undefined {
  const id = headers['x-amzn-requestid'] ?? headers['x-amz-request-id']
  // A UUID, as nearly all are, holds no secret; to search each for one would cost 10 µs.
  if (id === undefined || /^[\da-f]{8}-[\da-f-]{27}$/.test(id)) return id
  return /^[\w.+/=:-]{1,128}$/.test(id) ? unlessSecret(id, redact) : undefined
}

/** How much of an XML body is searched for an error. */
const errorCharacters = 4096

interface ErrorParts {
  readonly code: string | undefined
  readonly message: string | undefined
}

function errorOf(reply: Reply): ErrorParts {
  const { headers, body } = reply
  const json = parseJson(jsonText(reply))
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

/** What came instead of a message or a result. The body of a success is never quoted: it could contain events or keys. */
function describeBody(reply: Reply, redact: Redact): string {
  const { status, headers, body } = reply
  const http = `HTTP ${String(status)}`
  const start = jsonText(reply)
  const size = `${String(body.length)} characters`
  if (start === '') return `${http} with an empty body`
  if (parseJson(start) !== undefined) return `${http} without a message`
  // So could the start of a truncated JSON reply.
  if (/^[[{"]/.test(start)) return `${http}, ${size} of JSON that break off, are malformed or nested too deep`
  const type = unlessSecret(/^[\w.+-]{1,50}\/[\w.+-]{1,50}/.exec(headers['content-type'] ?? '')?.[0], redact)
  const what = `${http} (${type ?? 'no content type'})`
  if (status >= 200 && status < 300) return `${what}, ${size} that cannot be read`
  return `${what} that is not JSON: ${printable(redact(start).replace(/\s+/g, ' '), shownCharacters)}`
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
