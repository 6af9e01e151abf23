// Measures validateLogs: a week over a network of 50 ms, and 30 days of 5 accounts × 4 Regions without latency.
//
//   npm run bench:integrity            4 minutes
//   node bench/integrity.js reference  the week alone, with the AWS CLI beside it, 3 minutes
//   node bench/integrity.js month 2    the second alone, of fewer days
import { execFile, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { Agent, get } from 'node:http'
import { createServer } from 'node:net'
import { cpus } from 'node:os'
import { promisify } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { validateFiles } from 'cloudtrail-client/integrity'
import { tableOf } from '../scripts/table.js'
import { goalLine } from './goals.js'
import { answersOf } from './integrity/answers.js'
import { delivered } from './integrity/delivered.js'

const trailArn = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit'

/** S3 and CloudTrail in this process, each request 50 ms late; the validation in one of its own. */
async function week(withReference = false) {
  const bucket = delivered({ hours: 168, accounts: ['123456789012'], regions: ['us-east-1'], records: 20 })
  const answer = answersOf(bucket, trailArn)
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
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const rounds = []
  for (let round = 0; round < 3; round++) rounds.push(await weekOf(endpoint))
  const { seconds, megabytes, processor, bareSeconds, bareProcessor, found } = middle(rounds, ({ seconds }) => seconds)
  const referenceSeconds = withReference ? await weekOfReference(endpoint, found) : knownReferenceSeconds
  server.close()
  console.log(
    tableOf([
      ['one week at 50 ms a request', 'time', 'memory', 'processor time', 'bare requests', 'processor time of these'],
      [
        found,
        `${figure(seconds)} s`,
        `${megabytes.toFixed(0)} MB`,
        `${figure(processor)} s`,
        `${figure(bareSeconds)} s`,
        `${figure(bareProcessor)} s`,
      ],
    ]),
  )
  const reference = withReference ? 'of the AWS CLI' : 'of the AWS CLI (121.6 s, measured before)'
  const faster = referenceSeconds / seconds
  console.log(`\n${goalLine(seconds <= 2.4, 'integrity, a week', '≤ 2.4 s', figure(seconds))}`)
  console.log(goalLine(faster >= 50, 'integrity, a week', `≥ 50 × ${reference}`, faster.toFixed(0)))
  console.log(`${goalLine(megabytes <= 150, 'integrity, a week', '≤ 150 MB', megabytes.toFixed(0))}\n`)
}

/** What `aws cloudtrail validate-logs` took for the same week at 50 ms a request, in seconds. */
const knownReferenceSeconds = 121.6

/** @typedef {{ seconds: number, megabytes: number, processor: number, bareSeconds: number, bareProcessor: number, found: string }} Week */

/**
 * In a process of its own.
 *
 * @param {string} endpoint
 * @returns {Promise<Week>}
 */
function weekOf(endpoint) {
  const child = fork(import.meta.filename, ['week', endpoint])
  return new Promise((resolve, reject) => {
    child.on('message', (week) => resolve(/** @type {Week} */ (week)))
    child.on('exit', () => reject(new Error('the week was not validated')))
  })
}

/**
 * The AWS CLI, in seconds.
 *
 * @param {string} endpoint
 * @param {string} found - What it must find too.
 */
async function weekOfReference(endpoint, found) {
  const range = ['--start-time', '2026-01-24T00:00:00Z', '--end-time', '2026-01-31T00:00:00Z']
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
  const env = { ...process.env, ...keys, AWS_ENDPOINT_URL: endpoint, AWS_DEFAULT_REGION: 'us-east-1' }
  const startedAt = performance.now()
  const { stdout } = await promisify(execFile)(
    'aws',
    ['cloudtrail', 'validate-logs', '--trail-arn', trailArn, ...range],
    { env },
  )
  const [digests, logs] = ['digest', 'log'].map(
    (kind) => new RegExp(`(\\d+)/\\d+ ${kind} files valid`).exec(stdout)?.[1],
  )
  if (found !== foundText(Number(digests), Number(logs), true))
    throw new Error(`the AWS CLI found something else: ${stdout}`)
  return (performance.now() - startedAt) / 1000
}

/**
 * @param {number} digests
 * @param {number} logs
 * @param {boolean} isValid
 */
const foundText = (digests, logs, isValid) =>
  `${digests} digests and ${logs} log files valid${isValid ? '' : ', but not all'}`

/** @param {number} seconds */
const figure = (seconds) => seconds.toFixed(2)

/**
 * @template T
 * @param {readonly T[]} rounds
 * @param {(round: T) => number} by
 */
function middle(rounds, by) {
  const round = rounds.toSorted((a, b) => by(a) - by(b))[Math.floor(rounds.length / 2)]
  if (round === undefined) throw new Error('no rounds')
  return round
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
  const megabytes = process.resourceUsage().maxRSS / 1024
  const processor = cpuSeconds()
  const bareSeconds = await floor(endpoint, named)
  const bareProcessor = cpuSeconds() - processor
  const found = foundText(digests.valid, logs.valid, isValid)
  process.send?.({ seconds, megabytes, processor, bareSeconds, bareProcessor, found })
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
  const rounds = []
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
    if (!isValid || digests.valid + logs.valid !== files.size) throw new Error('not all files were valid')
    rounds.push({ bare, ours })
  }
  const { bare, ours } = middle(rounds, ({ bare, ours }) => bare / ours)
  const rate = (/** @type {number} */ seconds) => Math.round(files.size / seconds).toLocaleString('en')
  console.log(
    tableOf([
      ['without latency', 'files/s', "one core's inflate + SHA-256"],
      [`${days} days of 5 accounts × 4 Regions`, rate(ours), rate(bare)],
    ]),
  )
  console.log(`\n${goalLine(bare / ours >= 0.7, 'integrity, without latency', '≥ 0.7 of these', figure(bare / ours))}`)
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
  if (mode !== 'month') await week(mode === 'reference')
  if (mode !== 'reference') await month(Number(url ?? 30))
}
