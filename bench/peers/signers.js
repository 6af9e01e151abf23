// Signing alone: the same request, signed by each signer as its client does it.
import { createRequire } from 'node:module'
import { credentials, region } from '../account.js'

const host = '127.0.0.1:8080'
const target = 'CloudTrail_20131101.LookupEvents'
const body = '{"MaxResults":50}'
const contentType = 'application/x-amz-json-1.1'
const service = 'cloudtrail'

/** Each signer by the name of its peer; only the one that is asked for is loaded. */
export function connect() {
  return { ours: later(ours), sdk: later(sdk), lite: later(lite), aws4fetch: later(aws4fetch), floor: later(floor) }
}

/** @param {() => Promise<() => unknown>} make */
function later(make) {
  /** @type {Promise<() => unknown> | undefined} */
  let made
  /** @type {(() => unknown) | undefined} */
  let sign
  return async () => {
    sign ??= await (made ??= make())
    return sign()
  }
}

/**
 * Finds modules as a package does, for those that it brings itself.
 *
 * @param {string} name
 */
const requireOf = (name) => createRequire(createRequire(import.meta.url).resolve(name))

async function ours() {
  // The built file, because the source is TypeScript; it is no entry point of the package.
  const file = '../../dist/chunks/core.node.js'
  const { platform } = await import(file)
  const sign = platform.createSigner()
  const url = new URL(`http://${host}`)
  return () =>
    sign(
      { method: 'POST', url, headers: { 'content-type': contentType, 'x-amz-target': target }, body },
      { credentials, region, service, date: new Date() },
    )
}

async function sdk() {
  const { SignatureV4 } = await import('@smithy/signature-v4')
  const { Sha256 } = requireOf('@aws-sdk/client-cloudtrail')('@smithy/core/checksum')
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256 })
  return () =>
    signer.sign({
      method: 'POST',
      protocol: 'http:',
      hostname: '127.0.0.1',
      port: 8080,
      path: '/',
      query: {},
      headers: { host, 'content-type': contentType, 'x-amz-target': target },
      body,
    })
}

async function aws4fetch() {
  const { AwsV4Signer } = await import('aws4fetch')
  /** @type {Map<string, ArrayBuffer>} */
  const cache = new Map()
  const url = `http://${host}/`
  return () =>
    new AwsV4Signer({
      method: 'POST',
      url,
      headers: { 'content-type': contentType, 'x-amz-target': target },
      body,
      ...credentials,
      region,
      service,
      cache,
      allHeaders: true,
    }).sign()
}

async function lite() {
  const { sign } = requireOf('@aws-lite/client')('aws4')
  return () =>
    sign(
      {
        method: 'POST',
        host,
        path: '/',
        service,
        region,
        headers: { 'content-type': contentType, 'x-amz-target': target },
        body,
      },
      credentials,
    )
}

async function floor() {
  const { sign } = await import('../floor.js')
  return () => sign(host, target, body)
}
