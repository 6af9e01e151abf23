/** Reads a reply: its JSON when the request succeeded, the service's error otherwise. Pure; never throws. */

import type { Service } from '../operation.js'

/** The parts of a reply that decide what it means. */
export interface Reply {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a reply says. */
export type DecodedReply =
  | { readonly kind: 'success'; readonly json: unknown }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** The code of an error reply that names none, e.g. the HTML page of a proxy. */
export const unknownErrorCode = 'UnknownError'

/** Reads a reply in the protocol of its service. */
export function decodeReply(reply: Reply, protocol: Service['protocol'] = 'aws-json-1.1'): DecodedReply {
  if (reply.status >= 200 && reply.status < 300) {
    return protocol === 'aws-query' ? { kind: 'success', json: xmlLeaves(reply.body) } : decodeSuccess(reply)
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

function decodeSuccess(reply: Reply): DecodedReply {
  if (reply.body.trim() === '') return { kind: 'success', json: {} }
  const json = parseJson(reply.body)
  return json === undefined ? { kind: 'unreadable', reason: describeBody(reply) } : { kind: 'success', json }
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

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The elements that have no other in them, by name: the few replies in XML that are read here have each name once. */
function xmlLeaves(body: string): Record<string, string> {
  const leaves = [...body.matchAll(/<(\w+)>([^<]*)<\/\1>/g)]
  return Object.fromEntries(
    leaves.map(([, name = '', value = '']) => [
      name,
      value.replace(/&(\w+);/g, (all, entity: string) => entities[entity] ?? all),
    ]),
  )
}

/** Error names of AWS are identifiers; anything else is not from there, and would be shown as a name. */
const isCode = (name: string): boolean => /^[\w.-]{1,128}$/.test(name)

const shownCharacters = 200

/** No message of the service is longer than 1,000 characters. */
const maxMessageCharacters = 2000

/** Text from the network, fit for a log line: no control characters, no more than so many characters. */
function printable(text: string, maxCharacters: number): string {
  const shown = text.slice(0, maxCharacters).replace(/[\ud800-\udbff]$/, '')
  return shown.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trimEnd() + (text.length > maxCharacters ? '…' : '')
}

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

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
