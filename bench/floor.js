// The floor: node:http, a hand-written signature and JSON.parse. No checks, no errors, no limits, no dates.
import { createHash, createHmac, createSecretKey } from 'node:crypto'
import { Agent, request } from 'node:http'
import { credentials, region } from './account.js'

/**
 * @param {string} endpoint
 * @returns {(operation: string, input: unknown) => Promise<any>}
 */
export function createFloor(endpoint) {
  const { hostname, port, host } = new URL(endpoint)
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  return (operation, input) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(input)
      const headers = sign(host, `CloudTrail_20131101.${operation}`, body)
      const client = request({ method: 'POST', hostname, port, path: '/', agent, headers }, (response) => {
        /** @type {Buffer[]} */
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())))
      })
      client.on('error', reject)
      client.end(body)
    })
}

const sha256 = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex')
const hmac = (/** @type {string | Buffer | import('node:crypto').KeyObject} */ key, /** @type {string} */ text) =>
  createHmac('sha256', key).update(text).digest()

// From bytes, Node 24 would make such an object for every signature.
let cached = { day: '', key: createSecretKey(Buffer.alloc(1)) }

/** @param {string} day */
function keyOf(day) {
  if (cached.day !== day) {
    const start = hmac(`AWS4${credentials.secretAccessKey}`, day)
    cached = { day, key: createSecretKey(hmac(hmac(hmac(start, region), 'cloudtrail'), 'aws4_request')) }
  }
  return cached.key
}

/**
 * @param {string} host
 * @param {string} target
 * @param {string} body
 */
export function sign(host, target, body) {
  const date = new Date().toISOString().replace(/\.\d{3}|[:-]/g, '')
  const day = date.slice(0, 8)
  const scope = `${day}/${region}/cloudtrail/aws4_request`
  const names = 'content-type;host;x-amz-date;x-amz-target'
  const type = 'application/x-amz-json-1.1'
  const headers = `content-type:${type}\nhost:${host}\nx-amz-date:${date}\nx-amz-target:${target}\n`
  const canonicalRequest = `POST\n/\n\n${headers}\n${names}\n${sha256(body)}`
  const stringToSign = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonicalRequest)}`
  const signature = hmac(keyOf(day), stringToSign).toString('hex')
  return {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-amz-date': date,
    'x-amz-target': target,
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  }
}
