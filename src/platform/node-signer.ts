/** Signature Version 4 with `node:crypto`: synchronous, with the derived key cached. */
import type { KeyObject } from 'node:crypto'
import { builtin } from './node-builtin.js'
import { percentEncoded } from '../runtime/percent-encoding.js'
import type { SignableRequest, Signer, SigningContext } from './signing.js'

/** A signer with its own key cache. */
export function createNodeSigner(): Signer {
  const { createHash, createHmac, createSecretKey, hash } = builtin('node:crypto')
  // Where it exists, `hash` takes half the time.
  const sha256 = (data: string): string => hash?.('sha256', data) ?? createHash('sha256').update(data).digest('hex')
  const hmac = (key: string | Buffer | KeyObject, data: string) => createHmac('sha256', key).update(data)
  const derive = (key: string | Buffer, part: string): Buffer => hmac(key, part).digest()

  // One entry is enough: a client nearly always signs for one Region with one key, and a miss costs 20 µs.
  let cached: { secret: string; scope: string; key: KeyObject } | undefined
  function signingKey(secret: string, scope: string): KeyObject {
    if (cached?.scope === scope && cached.secret === secret) return cached.key
    const [day = '', ...parts] = scope.split('/')
    // Given bytes, Node 24 would create a key object for every signature, which takes 7 µs.
    const key = createSecretKey(parts.reduce(derive, derive(`AWS4${secret}`, day)))
    cached = { secret, scope, key }
    return key
  }

  return (request: SignableRequest, { credentials, region, service, date, isPathFinal }: SigningContext) => {
    const timestamp = date.toISOString().replace(/\.\d{3}|[:-]/g, '')
    const added: Record<string, string> = { 'x-amz-date': timestamp }
    // An unset environment variable can become an empty token.
    if (credentials.sessionToken) added['x-amz-security-token'] = credentials.sessionToken
    const headers: Record<string, string> = { host: request.url.host, ...request.headers, ...added }
    const names = Object.keys(headers).sort()
    const signedHeaders = names.join(';')
    const canonicalRequest = [
      request.method,
      isPathFinal === true ? request.url.pathname : canonicalPath(request.url.pathname),
      canonicalQuery(request.url.searchParams),
      ...names.map((name) => `${name}:${canonicalValue(headers[name] ?? '')}`),
      '',
      signedHeaders,
      sha256(request.body),
    ].join('\n')
    const scope = `${timestamp.slice(0, 8)}/${region}/${service}/aws4_request`
    const stringToSign = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonicalRequest)}`
    const signature = hmac(signingKey(credentials.secretAccessKey, scope), stringToSign).digest('hex')
    added['authorization'] =
      `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`
    return added
  }
}

const canonicalValue = (value: string): string => value.trim().replace(/\s+/g, ' ')

/** All services but S3 sign the path with its percent signs encoded again. */
const canonicalPath = (path: string): string =>
  path === '/' ? path : path.replace(/\/+/g, '/').split('/').map(percentEncoded).join('/')

function canonicalQuery(parameters: URLSearchParams): string {
  if (parameters.size === 0) return ''
  const pairs = [...parameters].map(([name, value]) => [percentEncoded(name), percentEncoded(value)] as const)
  const byCodePoint = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
  return pairs
    .sort(([a, x], [b, y]) => byCodePoint(a, b) || byCodePoint(x, y))
    .map((pair) => pair.join('='))
    .join('&')
}
