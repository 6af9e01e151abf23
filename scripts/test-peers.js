// Has the paginators of boto3 and of the AWS CLI walk the emulator over a socket, signed, and counts requests, pages and items.
// Without Python with boto3, or without the AWS CLI, it says so and leaves that walk out.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CloudTrail } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { printTable } from './table.js'

const run = promisify(execFile)
const region = 'us-east-1'
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const environment = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_DEFAULT_REGION: region,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_PAGER: '',
  AWS_MAX_ATTEMPTS: '1',
}

const events = 437
const insights = 60
const emulator = createEmulator({
  credentials: [credentials],
  records: Array.from({ length: events + insights }, (_, index) => ({
    eventID: `0b9a8c7d-1e2f-4a5b-8c6d-${String(index).padStart(12, '0')}`,
    eventName: 'DescribeTrails',
    eventCategory: index < events ? 'Management' : 'Insight',
    eventTime: new Date(Date.now() - 60_000 - Math.floor(index / 3) * 1000).toISOString(), // three in a second
    awsRegion: region,
  })),
})
/** @param {string} inRegion */
const clientOf = (inRegion) =>
  new CloudTrail({ region: inRegion, credentials, transport: emulator.transport, limiter: false })

/** What there is to walk, by operation: the input, and the pages and items that it must bring. */
const expected = await populated()

async function populated() {
  const regions = Array.from({ length: 45 }, (_, index) => `xx-test-${index + 1}`)
  for (const one of regions) {
    for (const Name of ['aaa', 'bbb', 'ccc', 'ddd', 'eee'])
      await clientOf(one).createTrail({ Name, S3BucketName: 'logs' })
  }
  const cloudtrail = clientOf(region)
  /** @type {string[]} */
  const ResourceIdList = []
  for (const Name of ['one', 'two', 'three']) {
    const { TrailARN = '' } = await cloudtrail.createTrail({
      Name,
      S3BucketName: 'logs',
      TagsList: [{ Key: 'name', Value: Name }],
    })
    ResourceIdList.push(TrailARN)
  }
  const { EventDataStoreArn = '' } = await cloudtrail.createEventDataStore({ Name: 'store' })
  const ImportSource = {
    S3: {
      S3LocationUri: 's3://logs/AWSLogs/',
      S3BucketRegion: region,
      S3BucketAccessRoleArn: 'arn:aws:iam::123456789012:role/import',
    },
  }
  let ImportId = ''
  for (let count = 0; count < 5; count++) {
    ;({ ImportId = '' } = await cloudtrail.startImport({ Destinations: [EventDataStoreArn], ImportSource }))
    await cloudtrail.stopImport({ ImportId })
  }
  return {
    LookupEvents: { input: {}, pages: Math.ceil(events / 50), items: events },
    ListTrails: { input: {}, pages: 3, items: regions.length * 5 + 3 },
    ListTags: { input: { ResourceIdList }, pages: 1, items: 3 },
    ListPublicKeys: { input: {}, pages: 1, items: 1 },
    ListImports: { input: { PaginationConfig: { PageSize: 2 } }, pages: 3, items: 5 },
    ListImportFailures: { input: { ImportId }, pages: 1, items: 0 },
    ListInsightsData: {
      input: { InsightSource: ResourceIdList[0], DataType: 'InsightsEvents' },
      pages: 2,
      items: insights,
    },
  }
}

/** @type {string[]} */
const faults = []
const rows = [['walk', 'pages', 'items', '']]

/**
 * @param {string} name
 * @param {readonly number[]} got Pages, items, different items, requests.
 * @param {readonly number[]} wanted
 */
function judge(name, got, wanted) {
  const isRight = JSON.stringify(got) === JSON.stringify(wanted)
  if (!isRight)
    faults.push(`${name}: pages, items, different items and requests are ${got.join(', ')}, not ${wanted.join(', ')}`)
  rows.push([name, String(got[0]), String(got[1]), isRight ? 'ok' : 'WRONG'])
}

/** @param {string} operation @param {number} from */
const requestsOf = (operation, from) =>
  emulator.requests.slice(from).filter((one) => one.operation === operation).length

/** The first of some commands that can do what its arguments ask for. @param {readonly string[][]} commands */
async function firstThatRuns(commands) {
  for (const [command = '', ...options] of commands) {
    const isThere = await run(command, options, { env: environment }).then(
      () => true,
      () => false,
    )
    if (isThere) return command
  }
  return undefined
}

/** @param {string} url */
async function walkWithBoto3(url) {
  const python = await firstThatRuns(['python3', '/usr/bin/python3'].map((command) => [command, '-c', 'import boto3']))
  if (python === undefined) {
    console.log('boto3: SKIPPED, there is no Python with boto3 (Debian: apt-get install python3-boto3)')
    return
  }
  const inputs = Object.entries(expected).map(([operation, { input }]) => `${operation}=${JSON.stringify(input)}`)
  const from = emulator.requests.length
  const program = join(import.meta.dirname, '../test/peers/walk.py')
  const { stdout } = await run(python, [program, url, ...inputs], { env: environment })
  const { boto3, walked, left } = JSON.parse(stdout)
  if (left.length > 0) console.log(`boto3 ${boto3}: there is nothing to walk for ${left.join(', ')}`)
  for (const [operation, { pages, items, different }] of Object.entries(walked)) {
    const wanted = expected[/** @type {keyof typeof expected} */ (operation)]
    const requests = requestsOf(operation, from)
    judge(
      `boto3 ${boto3} ${operation}`,
      [pages, items, different, requests],
      wanted === undefined ? [] : [wanted.pages, wanted.items, wanted.items, wanted.pages],
    )
  }
  for (const operation of ['LookupEvents', 'ListTrails', 'ListTags', 'ListPublicKeys']) {
    if (!(operation in walked)) faults.push(`boto3 ${boto3}: there is no paginator for ${operation}`)
  }
}

/** @param {string} url */
async function walkWithCli(url) {
  const aws = await firstThatRuns(['aws', '/usr/bin/aws'].map((command) => [command, '--version']))
  if (aws === undefined) {
    console.log('AWS CLI: SKIPPED, there is none (Debian: apt-get install awscli)')
    return
  }
  const { stdout, stderr } = await run(aws, ['--version'], { env: environment })
  const version = /aws-cli\/([\d.]+)/.exec(stdout + stderr)?.[1] ?? ''
  /** @param {string[]} options */
  const cloudtrail = async (...options) => {
    const given = ['cloudtrail', ...options, '--endpoint-url', url, '--output', 'json']
    return JSON.parse((await run(aws, given, { env: environment, maxBuffer: 1e8 })).stdout)
  }
  /** @param {{ EventId: string }[]} found */
  const idsOf = (found) => new Set(found.map(({ EventId }) => EventId)).size

  let from = emulator.requests.length
  const all = await cloudtrail('lookup-events', '--page-size', '40')
  const pages = Math.ceil(events / 40)
  const requests = requestsOf('LookupEvents', from)
  judge(`aws ${version} lookup-events`, [requests, all.Events.length, idsOf(all.Events)], [pages, events, events])

  from = emulator.requests.length
  const first = await cloudtrail('lookup-events', '--page-size', '20', '--max-items', '30')
  const rest = await cloudtrail('lookup-events', '--page-size', '20', '--starting-token', first.NextToken)
  const both = [...first.Events, ...rest.Events]
  judge(
    `aws ${version} lookup-events, resumed in the middle of a page`,
    [requestsOf('LookupEvents', from), first.Events.length, both.length, idsOf(both)],
    [2 + Math.ceil(events / 20) - 1, 30, events, events],
  )

  from = emulator.requests.length
  const { Trails } = await cloudtrail('list-trails')
  const { pages: trailPages, items } = expected.ListTrails
  judge(`aws ${version} list-trails`, [requestsOf('ListTrails', from), Trails.length], [trailPages, items])
}

const { url, close } = await emulator.listen()
try {
  await walkWithBoto3(url)
  await walkWithCli(url)
} finally {
  await close()
}
if (rows.length > 1) printTable(rows)
for (const fault of faults) console.error(`peers: ${fault}`)
if (faults.length > 0) process.exitCode = 1
