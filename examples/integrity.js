// A delivered day, validated before and after one of its log files is tampered with: on an emulated account, without a network.
//
//   npm run example:integrity
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { CloudTrail } from 'cloudtrail-client'
import { validateFiles } from 'cloudtrail-client/integrity'
import { createEmulator } from 'cloudtrail-client/testing'
import { realRecords } from './records.js'

const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-integrity-'))
try {
  const { logs, publicKeys } = await deliveredDay()
  console.log('As delivered:')
  await validate(publicKeys)

  const [log = ''] = logs
  const path = join(folder, log)
  const text = gunzipSync(await readFile(path)).toString()
  await writeFile(path, gzipSync(text.replace(/"eventName":"[^"]*"/, '"eventName":"Nothing"')))
  console.log(`\nAfter one event of ${log.split('/').at(-1)} got another name:`)
  const isValid = await validate(publicKeys)
  if (isValid) throw new Error('the change was not found')
} finally {
  await rm(folder, { recursive: true })
}

/** @param {import('cloudtrail-client/integrity').ListedKey[]} publicKeys */
async function validate(publicKeys) {
  const validation = validateFiles({ source: folder, publicKeys, originalBucket: 'trail-logs' })
  for await (const { verdict, key, message } of validation) {
    if (verdict === 'invalid') console.log(`INVALID  ${key}: ${message}`)
  }
  const { isValid, digests, logs, warnings } = await validation.report()
  const ratio = (/** @type {{ valid: number, invalid: number }} */ { valid, invalid }) => `${valid}/${valid + invalid}`
  console.log(`${ratio(digests)} digests and ${ratio(logs)} log files are valid, ${warnings.length} warnings`)
  return isValid
}

/** A day of records, delivered to the folder as a trail delivers them to its bucket. */
async function deliveredDay() {
  const region = 'us-east-1'
  const day = Date.UTC(2026, 0, 10)
  const records = [...realRecords()].slice(0, 2000)
  const step = (24 * 3_600_000) / records.length
  const ofTheDay = records.map((record, index) => ({
    ...record,
    awsRegion: region,
    eventTime: new Date(day + index * step).toISOString().replace(/\.\d+/, ''),
  }))
  const emulator = createEmulator({ records: ofTheDay, now: () => day + 25 * 3_600_000 })
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' }
  const cloudtrail = new CloudTrail({ region, credentials, transport: emulator.transport, limiter: false })
  await cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'trail-logs', EnableLogFileValidation: true })
  await cloudtrail.startLogging({ Name: 'audit' })
  const delivered = await emulator.deliverLogs({
    putObject: async ({ key, body, metadata }) => {
      await mkdir(dirname(join(folder, key)), { recursive: true })
      await writeFile(join(folder, key), body)
      // As `aws s3api head-object` prints them.
      await writeFile(join(folder, `${key}.metadata.json`), JSON.stringify({ Metadata: metadata }))
    },
  })
  const { PublicKeyList: publicKeys = [] } = await cloudtrail.listPublicKeys()
  const logs = delivered.map(({ key }) => key).filter((key) => key.includes('/CloudTrail/'))
  console.log(`A trail of an emulated account has delivered ${delivered.length} files.\n`)
  return { logs, publicKeys }
}
