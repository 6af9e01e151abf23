/** Verifies the Signature Version 4 of a request, with none of the client's code. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readAuthorization, type Authorization } from './authorization.js'
import { Refusal } from './refusal.js'
import type { WireRequest } from './wire.js'

/** Credentials that the emulator accepts. */
export interface EmulatorCredentials {
  /** Access key id, `AKIA…` or `ASIA…`. */
  accessKeyId: string
  /** Secret access key, with which the client signs. */
  secretAccessKey: string
  /** Session token that requests with this key must have; omit for a key without one. */
  sessionToken?: string | undefined
}

/** Largest difference between the clocks of client and service, in milliseconds, in either direction. */
const maxSkewMs = 5 * 60 * 1000

/**
 * Checks who signed a request.
 *
 * @param request - The request as it arrived.
 * @param service - Name the request must be signed for, `cloudtrail` or `cloudtrail-data`.
 * @param known - Credentials to verify with; `undefined` accepts any key and checks the form of the header only.
 * @param nowMs - Time of arrival, in epoch milliseconds.
 * @returns The parts of the header.
 * @throws Refusal with the code of AWS.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function checkSignature(
  request: WireRequest,
  service: string,
  known: readonly EmulatorCredentials[] | undefined,
  nowMs: number,
): Authorization {
  const authorization = readAuthorization(request)
  if (authorization.service !== service) {
    throw new Refusal('InvalidSignatureException', `Credential should be scoped to correct service: '${service}'.`)
  }
  if (known !== undefined) verify(request, authorization, known, nowMs)
  return authorization
}

function verify(
  request: WireRequest,
  authorization: Authorization,
  known: readonly EmulatorCredentials[],
  nowMs: number,
): void {
  const token = request.headers['x-amz-security-token']
  const credentials = known.find(
    ({ accessKeyId, sessionToken }) => accessKeyId === authorization.accessKeyId && sessionToken === token,
  )
  if (credentials === undefined) {
    throw new Refusal('UnrecognizedClientException', 'The security token included in the request is invalid.')
  }
  checkAge(authorization, nowMs)
  const expected = signatureOf(request, authorization, credentials.secretAccessKey)
  if (!isSame(expected, authorization.signature)) {
    throw new Refusal(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    )
  }
}

function checkAge({ dateTime, timeMs }: Authorization, nowMs: number): void {
  const now = compactTime(nowMs)
  if (timeMs < nowMs - maxSkewMs) {
    const oldest = compactTime(nowMs - maxSkewMs)
    throw new Refusal(
      'InvalidSignatureException',
      `Signature expired: ${dateTime} is now earlier than ${oldest} (${now} - 5 min.)`,
    )
  }
  if (timeMs > nowMs + maxSkewMs) {
    const newest = compactTime(nowMs + maxSkewMs)
    throw new Refusal(
      'InvalidSignatureException',
      `Signature not yet current: ${dateTime} is still later than ${newest} (${now} + 5 min.)`,
    )
  }
}

function signatureOf(request: WireRequest, authorization: Authorization, secretAccessKey: string): string {
  const { date, region, service, dateTime, signedHeaders } = authorization
  const canonicalRequest = [
    request.method,
    canonicalPath(request.url.pathname),
    canonicalQuery(request.url.searchParams),
    ...signedHeaders.map((name) => `${name}:${canonicalValue(headerOf(request, name))}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n')
  const scope = `${date}/${region}/${service}/aws4_request`
  const stringToSign = `AWS4-HMAC-SHA256\n${dateTime}\n${scope}\n${sha256(canonicalRequest)}`
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => hmac(previous, part).digest(),
    `AWS4${secretAccessKey}`,
  )
  return hmac(key, stringToSign).digest('hex')
}

const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data)

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex')

/** Header values are trimmed, and each run of spaces becomes one. */
const canonicalValue = (value: string): string => value.trim().replace(/ +/g, ' ')

const headerOf = ({ headers, url }: WireRequest, name: string): string =>
  headers[name] ?? (name === 'host' ? url.host : '')

/** The path as it was sent, encoded a second time, as for every service except S3. */
const canonicalPath = (path: string): string => path.split('/').map(encode).join('/')

const canonicalQuery = (parameters: URLSearchParams): string =>
  [...parameters]
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Percent-encoding of everything but the unreserved characters of RFC 3986. */
const encode = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** `20231231T235959Z` */
const compactTime = (timeMs: number): string => new Date(timeMs).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** Compares in constant time. */
function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)]
  return left.length === right.length && timingSafeEqual(left, right)
}
