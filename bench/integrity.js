// Measures validateLogs: a week over a network of 50 ms, and 30 days of 5 accounts × 4 Regions without latency.
//
//   npm run bench:integrity
//   node bench/integrity.js month 2    the second alone, of fewer days
import { spawn } from 'node:child_process'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { Agent, get } from 'node:http'
import { createServer } from 'node:net'
import { cpus } from 'node:os'
import { gzipSync, inflateRawSync } from 'node:zlib'
import { validateFiles } from 'cloudtrail-client/integrity'
import { realRecords } from '../examples/records.js'

const trailArn = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit'

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
function delivered({ hours, accounts, regions, records }) {
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

/** S3 and CloudTrail in this process, each request 50 ms late; the validation in one of its own. */
async function week() {
  const bucket = delivered({ hours: 168, accounts: ['123456789012'], regions: ['us-east-1'], records: 20 })
  const answer = answersOf(bucket)
  // Bare sockets, because a server of node:http would take as much of this machine's two cores as what is measured.
  const server = createServer((socket) => {
    let text = ''
    socket.setNoDelay().on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      const [head = '', body] = text.split('\r\n\r\n')
      if (body === undefined || body.length < Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)) return
      text = ''
      const [method = '', target = ''] = head.split(' ', 2)
      setTimeout(() => socket.write(answer(method, target)), 50)
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, [import.meta.filename, 'week', `http://127.0.0.1:${port}`], {
      stdio: 'inherit',
    })
    await new Promise((resolve) => child.on('exit', resolve))
  }
  server.close()
}

/**
 * The replies to a client, each made once.
 *
 * @param {Bucket} bucket
 */
function answersOf({ files, publicKeys }) {
  const sorted = [...files.keys()].sort()
  const keys = publicKeys.map((key) => ({ ...key, ValidityStartTime: 0, ValidityEndTime: 4e9 }))
  const trail = { TrailARN: trailArn, S3BucketName: 'logs' }
  const service = reply(JSON.stringify({ trailList: [trail], PublicKeyList: keys }), {
    'content-type': 'application/x-amz-json-1.1',
  })
  const absent = reply('', {}, '404 Not Found')
  const objects = new Map(
    Array.from(files, ([key, { body, metadata }]) => {
      const named = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])
      return [`/logs/${key}`, reply(body, { etag: '"1"', ...Object.fromEntries(named) })]
    }),
  )
  return (/** @type {string} */ method, /** @type {string} */ target) => {
    if (method === 'POST') return service
    const { pathname, searchParams } = new URL(target, 'http://s3')
    if (!searchParams.has('list-type')) return objects.get(decodeURIComponent(pathname)) ?? absent
    const [prefix = '', after = ''] = ['prefix', 'start-after'].map((name) => searchParams.get(name) ?? '')
    const page = sorted.filter((key) => key.startsWith(prefix) && key > after).slice(0, 1000)
    const items = page.map(
      (key) => `<Contents><Key>${key}</Key><Size>1</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`,
    )
    return reply(`<ListBucketResult><IsTruncated>false</IsTruncated>${items.join('')}</ListBucketResult>`, {})
  }
}

/**
 * @param {string | Buffer} body
 * @param {Record<string, string>} headers
 */
function reply(body, headers, status = '200 OK') {
  const bytes = Buffer.from(body)
  const lines = Object.entries({ ...headers, 'content-length': String(bytes.length) }).map((pair) => pair.join(': '))
  return Buffer.concat([Buffer.from([`HTTP/1.1 ${status}`, ...lines, '', ''].join('\r\n')), bytes])
}

/** @param {string} endpoint */
async function reportWeek(endpoint) {
  const { validateLogs } = await import('cloudtrail-client/integrity')
  const startedAt = performance.now()
  /** @type {string[]} */
  const named = []
  const { digests, logs, isValid } = await validateLogs({
    on: { progress: ({ finding }) => void named.push(finding.key ?? '') },
    trailArn,
    from: new Date('2026-01-24T00:00:00Z'),
    to: new Date('2026-01-31T00:00:00Z'),
    endpoints: { cloudtrail: endpoint, s3: endpoint },
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  }).report()
  const seconds = (performance.now() - startedAt) / 1000
  const peak = process.resourceUsage().maxRSS / 1024
  const processor = cpuSeconds()
  const bare = await floor(endpoint, named)
  const bareProcessor = cpuSeconds() - processor
  const found = `${digests.valid} digests and ${logs.valid} log files valid${isValid ? '' : ', but not all'}`
  console.log(
    `one week at 50 ms a request: ${seconds.toFixed(2)} s (goal 2.4), ${peak.toFixed(0)} MB (goal 150); ${found}; ` +
      `${processor.toFixed(2)} s of processor time with start and keys; bare requests: ${bare.toFixed(2)} s, ${bareProcessor.toFixed(2)} s of it`,
  )
}

/**
 * The same requests, 64 at a time, without a client: what the machine takes for them at the moment.
 *
 * @param {string} endpoint
 * @param {string[]} keys
 */
async function floor(endpoint, keys) {
  const agent = new Agent({ keepAlive: true })
  const left = [...keys]
  const startedAt = performance.now()
  const read = async () => {
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      const pieces = await new Promise((resolve, reject) => {
        get(`${endpoint}/logs/${key}`, { agent }, (response) => resolve(response.toArray())).on('error', reject)
      })
      const body = Buffer.concat(await pieces)
      createHash('sha256')
        .update(inflateRawSync(body.subarray(10)))
        .digest('hex')
    }
  }
  await Promise.all(Array.from({ length: 64 }, read))
  agent.destroy()
  return (performance.now() - startedAt) / 1000
}

/**
 * In memory, beside the bare work of one core.
 *
 * @param {number} days
 */
async function month(days) {
  const accounts = Array.from({ length: 5 }, (_, index) => `10000000000${index}`)
  const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1']
  const { files, publicKeys } = delivered({ hours: days * 24, accounts, regions, records: 50 })
  const keys = [...files.keys()]
  const source = {
    list: (/** @type {string} */ prefix) => keys.filter((key) => key.startsWith(prefix)),
    get: (/** @type {string} */ key) => files.get(key),
  }
  for (let round = 0; round < 3; round++) {
    const bare = timed(() => {
      for (const { body } of files.values())
        createHash('sha256')
          .update(inflateRawSync(body.subarray(10)))
          .digest('hex')
    })
    const startedAt = performance.now()
    const { digests, logs, isValid } = await validateFiles({ source, publicKeys }).report()
    const ours = (performance.now() - startedAt) / 1000
    const count = digests.valid + logs.valid
    const rate = (/** @type {number} */ seconds) => Math.round(count / seconds).toLocaleString('en')
    console.log(
      `${days} days of 5 accounts × 4 Regions: ${rate(ours)} files/s; one core's inflate + SHA-256: ${rate(bare)} files/s; ` +
        `${(bare / ours).toFixed(2)} of it (goal 0.7)${isValid ? '' : ', NOT VALID'}`,
    )
  }
}

function cpuSeconds() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** @param {() => void} work */
function timed(work) {
  const startedAt = performance.now()
  work()
  return (performance.now() - startedAt) / 1000
}

const [mode, url] = process.argv.slice(2)
if (mode === 'week') await reportWeek(url ?? '')
else {
  console.log(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`,
  )
  if (mode !== 'month') await week()
  await month(Number(url ?? 30))
}
