// Lists the trails and iterates over every event of a filter, on all pages.
//
//   npm run quickstart                                    on the emulator, filled with CloudTrail records
//   npm run quickstart -- --live                          against AWS, with region and credentials of the environment
//   npm run quickstart -- --filter EventName=ConsoleLogin another filter
import { parseArgs } from 'node:util'
import { CloudTrail, CloudTrailError } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { realRecords } from './records.js'

const { values } = parseArgs({
  options: { live: { type: 'boolean', default: false }, filter: { type: 'string', default: 'ReadOnly=false' } },
})
const shownRows = 15

try {
  await main()
} catch (error) {
  if (!(error instanceof CloudTrailError)) throw error
  console.error(`${error.name}: ${error.message}`)
  process.exitCode = 1
}

async function main() {
  const cloudtrail = values.live ? new CloudTrail() : await emulated()
  const [key = '', ...value] = values.filter.split('=')
  const startedAt = performance.now()

  const { trailList = [] } = await cloudtrail.describeTrails()
  console.log(`Trails: ${trailList.map((trail) => `${trail.Name} (${trail.HomeRegion})`).join(', ') || 'none'}\n`)

  const events = []
  const figures = { pages: 0, requests: 1 }
  const found = cloudtrail.lookupEvents({
    // Not a valid key? Then the client says so, and which ones there are.
    LookupAttributes: [{ AttributeKey: /** @type {any} */ (key), AttributeValue: value.join('=') }],
    ...(values.live ? { StartTime: new Date(Date.now() - 24 * 3600 * 1000) } : {}),
  })
  for await (const page of found.pages()) {
    events.push(...(page.Events ?? []))
    figures.pages += 1
    figures.requests += page.$metadata.attempts ?? 1
    showProgress(`${events.length} events, ${figures.pages} pages`)
  }
  showProgress('')

  console.log(table(events.slice(0, shownRows).map(row)))
  if (events.length > shownRows) console.log(`… and ${events.length - shownRows} more`)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2)
  console.log(
    `\n${events.length} events with ${values.filter}, ${figures.pages} pages, ${figures.requests} requests, ${seconds} s`,
  )
}

/** A client of an emulated account that has two trails and a history of records. */
async function emulated() {
  const region = 'eu-west-1'
  const emulator = createEmulator({ region, records: realRecords(), lookbackDays: null })
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' }
  const cloudtrail = new CloudTrail({ region, credentials, transport: emulator.transport, limiter: false })
  await cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'audit-logs', IsMultiRegionTrail: true })
  await cloudtrail.createTrail({ Name: 'data-events', S3BucketName: 'data-logs' })
  console.log('An emulated account; use --live for your own.\n')
  return cloudtrail
}

/** @param {import('cloudtrail-client').Event} event */
function row(event) {
  const { EventTime, Username = '-', EventName = '-', EventSource = '-' } = event
  return [EventTime?.toISOString().slice(0, 19).replace('T', ' ') ?? '-', Username, EventName, EventSource]
}

/** @param {string[][]} rows */
function table(rows) {
  const lines = [['Time (UTC)', 'User', 'Event', 'Service'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.min(30, Math.max(...lines.map((line) => line[column]?.length ?? 0))))
  const format = (/** @type {string[]} */ line) =>
    line
      .map((cell, column) => cell.slice(0, widths[column]).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const [head = [], ...body] = lines
  return [format(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(format)].join('\n')
}

/** @param {string} text */
function showProgress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}
