// The commands whose output the guides show, run for real: on the demonstration's account, and on a day of log files with one changed.
import { mkdirSync, readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { CloudTrail } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'

/**
 * @typedef {(args: readonly string[]) => Promise<string>} Run Runs `cloudtrail-client`. It returns all that was printed.
 * @typedef {{ command: string, output: string }} Recording
 */

const hour = 3_600_000
const start = Date.UTC(2026, 0, 10)

/**
 * Who used an address: the made-up records of the demonstration have the times of the last day.
 *
 * @param {Run} run
 * @returns {Promise<Recording>}
 */
async function search(run) {
  const args = ['search', '--demo', '--where', 'sourceIPAddress=198.51.100.23']
  const shape = ['--output', 'table', '--fields', 'eventTime,username,eventName']
  const command = `npx cloudtrail-client ${args.join(' ')} \\\n  --fields eventTime,username,eventName`
  return { command, output: await run([...args, ...shape]) }
}

/**
 * A day of log files as delivered, in one of which an event got another name.
 *
 * @param {Run} run
 * @returns {Promise<Recording>}
 */
async function validateLogs(run) {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-recording-'))
  try {
    const trailArn = await deliverDay(folder)
    const range = ['--start-time', '2026-01-10T00:00:00Z', '--end-time', '2026-01-11T00:00:00Z']
    const args = ['validate-logs', '--trail-arn', trailArn, ...range, '--s3-bucket', 'audit-logs', '--source']
    const command = `npx cloudtrail-client ${args.join(' ').replaceAll(/ (?=--(?:trail|start|s3))/g, ' \\\n  ')} copies`
    return { command, output: await run([...args, folder]) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * @param {string} folder As `--save` fills it.
 * @returns {Promise<string>} The ARN of the trail.
 */
async function deliverDay(folder) {
  const records = Array.from({ length: 24 }, (_, index) => ({
    eventID: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    eventName: 'DescribeInstances',
    eventTime: new Date(start + index * hour + 60_000).toISOString().replace('.000', ''),
    awsRegion: 'us-east-1',
  }))
  const emulator = createEmulator({ records, now: () => start + 25 * hour })
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' }
  const cloudtrail = new CloudTrail({ region: 'us-east-1', credentials, transport: emulator.transport, limiter: false })
  const { TrailARN = '' } = await cloudtrail.createTrail({
    Name: 'audit',
    S3BucketName: 'audit-logs',
    EnableLogFileValidation: true,
  })
  await cloudtrail.startLogging({ Name: 'audit' })
  const delivered = await emulator.deliverLogs({
    putObject: ({ key, body, metadata }) => {
      mkdirSync(dirname(join(folder, key)), { recursive: true })
      writeFileSync(join(folder, key), body)
      writeFileSync(join(folder, `${key}.metadata.json`), JSON.stringify({ Metadata: metadata }))
    },
  })
  const { PublicKeyList = [] } = await cloudtrail.listPublicKeys()
  const keys = PublicKeyList.map((key) => ({ ...key, Value: Buffer.from(key.Value ?? []).toString('base64') }))
  writeFileSync(join(folder, 'public-keys.json'), JSON.stringify({ PublicKeyList: keys }))
  const log = join(folder, delivered.map(({ key }) => key).find((key) => key.includes('/CloudTrail/')) ?? '')
  writeFileSync(log, gzipSync(gunzipSync(readFileSync(log)).toString().replace('DescribeInstances', 'ListBuckets')))
  return TrailARN
}

/** Each recording by the name of its file in docs/pictures. */
export const recordings = { 'search-command.svg': search, 'validate-logs-command.svg': validateLogs }
