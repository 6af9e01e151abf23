// Makes large log files of real records, each with ids of its own, so that none repeats another byte by byte.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { realRecords } from '../../examples/records.js'

/** What a role session has and an access key has not; brings the records to the usual 1.6 kB. */
const sessionContext = {
  sessionIssuer: {
    type: 'Role',
    principalId: 'AROAEXAMPLEEXAMPLEEXA',
    arn: 'arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
    accountId: '123456789012',
    userName: 'AWSServiceRoleForConfig',
  },
  webIdFederationData: {},
  attributes: { creationDate: '2023-07-10T11:42:31Z', mfaAuthenticated: 'false' },
}

/**
 * Writes a gzipped log file, the same at every run.
 *
 * @param {string} path
 * @param {number} count - Of records.
 * @returns {Promise<number>} Bytes of text.
 */
export async function writeLogFile(path, count) {
  let textBytes = 0
  const counted = (/** @type {string} */ text) => {
    textBytes += Buffer.byteLength(text)
    return text
  }
  await pipeline(Readable.from(logText(count)).map(counted), createGzip(), createWriteStream(path))
  return textBytes
}

/** @param {number} count */
function* logText(count) {
  const templates = [...realRecords()]
  yield '{"Records":['
  for (let from = 0; from < count; from += 100) {
    const length = Math.min(100, count - from)
    const records = Array.from({ length }, (_, index) => recordText(templates, from + index))
    yield `${from === 0 ? '' : ','}${records.join(',')}`
  }
  yield ']}'
}

/**
 * @param {readonly Record<string, any>[]} templates
 * @param {number} index
 */
function recordText(templates, index) {
  const template = templates[index % templates.length] ?? {}
  const id = createHash('sha512').update(String(index)).digest('base64')
  return JSON.stringify({
    ...template,
    userIdentity: { sessionContext, ...template.userIdentity },
    requestID: id.slice(0, 16),
    eventID: `${id.slice(16, 24)}-${id.slice(24, 28)}-${id.slice(28, 32)}-${id.slice(32, 44)}`,
    additionalEventData: { ...template.additionalEventData, 'x-amz-id-2': id.slice(12) },
  })
}
