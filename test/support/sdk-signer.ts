/** The AWS SDK's signer, for comparison: its hash on `node:crypto`, and the signer itself in the form of ours. */
import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import type { Signer } from '../../src/platform/signing.js'

/** SHA-256 as the AWS SDK wants it. */
export class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = secret instanceof ArrayBuffer ? Buffer.from(secret) : secret
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key as string | NodeJS.ArrayBufferView)
  }
  update(data: Uint8Array): void {
    this.#hash.update(data)
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest())
  }
}

/** The AWS SDK's signer in the form of ours. */
export const sdkSigner: Signer = async (
  { method, url, headers, body },
  { credentials, region, service, date, isPathFinal },
) => {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
    uriEscapePath: isPathFinal !== true,
  })
  const query: Record<string, string[]> = {}
  for (const [name, value] of url.searchParams) (query[name] ??= []).push(value)
  const request = {
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query,
    headers: { ...headers, host: url.host },
    body,
  }
  const signed = await signer.sign(request, { signingDate: date })
  const added = ['x-amz-date', 'x-amz-security-token', 'authorization']
  return Object.fromEntries(Object.entries(signed.headers).filter(([name]) => added.includes(name)))
}
