/** Signature Version 4 with Web Crypto, by aws4fetch. */
import { AwsV4Signer } from 'aws4fetch'
import type { Signer } from './signing.js'

/** aws4fetch caches a key for each day and set of credentials, so a long-lived process would collect them. */
const maxCachedKeys = 16

/** A signer with its own key cache. */
export function createWebSigner(): Signer {
  const cache = new Map<string, ArrayBuffer>()
  return async (request, { credentials, region, service, date }) => {
    if (cache.size > maxCachedKeys) cache.clear()
    const signer = new AwsV4Signer({
      method: request.method,
      url: request.url.href,
      headers: { ...request.headers },
      body: request.body,
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      ...(credentials.sessionToken === undefined ? {} : { sessionToken: credentials.sessionToken }),
      region,
      service,
      datetime: date.toISOString().replace(/\.\d{3}|[:-]/g, ''),
      allHeaders: true,
      cache,
    })
    const { headers } = await signer.sign()
    const added = ['x-amz-date', 'x-amz-security-token', 'authorization'].flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value] as const]
    })
    return Object.fromEntries(added)
  }
}
