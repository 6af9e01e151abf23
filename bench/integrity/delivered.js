// Buckets of log files, their digests and the keys that these are signed with.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { realRecords } from '../../examples/records.js'

/**
 * @typedef {{ body: Buffer, metadata: Record<string, string> }} File
 * @typedef {{ files: Map<string, File>, publicKeys: { Fingerprint: string, Value: string }[] }} Bucket
 */

/**
 * Chains of digests with 12 log files an hour.
 *
 * @param {{ hours: number, accounts: string[], regions: string[], records: number }} plan
 * @returns {Bucket}
 */
export function delivered({ hours, accounts, regions, records }) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const logs = someLogs(records)
  /** @type {Bucket['files']} */
  const files = new Map()
  const endMs = Date.UTC(2026, 0, 31)
  const iso = (/** @type {number} */ timeMs) => new Date(timeMs).toISOString().replace('.000', '')
  const keyOf = (/** @type {string[]} */ [account, kind, region, name], /** @type {number} */ timeMs) =>
    `AWSLogs/${account}/${kind}/${region}/${iso(timeMs).slice(0, 10).replaceAll('-', '/')}/${account}_${kind}_${region}_${name}.json.gz`
  for (const account of accounts) {
    for (const region of regions) {
      /** @type {{ key: string, hash: string, signature: string } | undefined} */
      let previous
      for (let startMs = endMs - hours * 3_600_000; startMs < endMs; startMs += 3_600_000) {
        const logFiles = logs.slice(0, 12).map(({ body, hash }, index) => {
          const timeMs = startMs + index * 300_000
          const stamp = iso(timeMs).replaceAll(/[-:]/g, '').slice(0, 13)
          const s3Object = keyOf(
            [account, 'CloudTrail', region, `${stamp}Z_${String(index).padStart(16, 'A')}`],
            timeMs,
          )
          files.set(s3Object, { body, metadata: {} })
          return { s3Bucket: 'logs', s3Object, hashValue: hash, hashAlgorithm: 'SHA-256' }
        })
        const end = iso(startMs + 3_600_000)
        const key = keyOf(
          [account, 'CloudTrail-Digest', region, `audit_us-east-1_${end.replaceAll(/[-:]/g, '')}`],
          startMs + 3_600_000,
        )
        const text = JSON.stringify({
          ...{ awsAccountId: account, digestStartTime: iso(startMs), digestEndTime: end },
          ...{ digestS3Bucket: 'logs', digestS3Object: key, digestPublicKeyFingerprint: 'key' },
          ...{
            digestSignatureAlgorithm: 'SHA256withRSA',
            newestEventTime: end,
            oldestEventTime: '2012-01-01T00:00:00Z',
          },
          ...{ previousDigestS3Bucket: previous ? 'logs' : null, previousDigestS3Object: previous?.key ?? null },
          ...{ previousDigestHashValue: previous?.hash ?? null, previousDigestHashAlgorithm: 'SHA-256' },
          ...{ previousDigestSignature: previous?.signature ?? null, logFiles },
        })
        const hash = createHash('sha256').update(text).digest('hex')
        const signed = [end, `logs/${key}`, hash, previous?.signature ?? 'null'].join('\n')
        const signature = sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('hex')
        files.set(key, { body: gzipSync(text), metadata: { signature, 'signature-algorithm': 'SHA256withRSA' } })
        previous = { key, hash, signature }
      }
    }
  }
  const Value = publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64')
  return { files, publicKeys: [{ Fingerprint: 'key', Value }] }
}

/**
 * Log files of real records: 20, as an account has them where little happens, to 50.
 *
 * @param {number} count
 */
function someLogs(count) {
  const records = [...realRecords()]
  return Array.from({ length: 12 }, (_, file) => {
    const own = Array.from({ length: count }, (_, index) => records[(file * count + index) % records.length])
    const text = JSON.stringify({ Records: own })
    return { body: gzipSync(text), hash: createHash('sha256').update(text).digest('hex'), bytes: text.length }
  })
}
