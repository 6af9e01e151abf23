// Measures the emulator: how long 50,000 records take to load, and the processor time of a page of LookupEvents.
//
//   npm run bench:emulator
import { CloudTrail } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { realRecords } from '../examples/records.js'

const count = 50_000
const pages = 400
const logs = [...realRecords()].filter(({ eventCategory }) => eventCategory === 'Management')
const texts = logs.map((record) => JSON.stringify(record))

/** Records of their own ids and times, in the order of a log: as many as are asked for, made of those at hand. */
const records = Array.from({ length: count }, (_, index) => ({
  ...JSON.parse(texts[index % texts.length] ?? '{}'),
  eventID: crypto.randomUUID(),
  eventTime: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
  awsRegion: 'us-east-1',
}))

const startedAt = performance.now()
const emulator = createEmulator({ records, lookbackDays: null })
const loadedMs = performance.now() - startedAt

const cloudtrail = new CloudTrail({
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  transport: emulator.transport,
  limiter: false,
})
/** @type {Record<string, import('cloudtrail-client').LookupEventsInput>} */
const filters = {
  'any event': {},
  'by ReadOnly': { LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'true' }] },
}

console.log(`${count} records load in ${loadedMs.toFixed(0)} ms (goal: under 2000)`)
for (const [name, filter] of Object.entries(filters)) {
  const firstAt = performance.now()
  await cloudtrail.lookupEvents({ MaxResults: 50, ...filter })
  const firstMs = performance.now() - firstAt
  const before = process.cpuUsage()
  let read = 0
  for await (const page of cloudtrail.lookupEvents({ MaxResults: 50, ...filter }).pages()) {
    if (page.Events?.length !== 50 || ++read === pages) break
  }
  const { user, system } = process.cpuUsage(before)
  const perPage = (user + system) / 1000 / read
  console.log(
    `LookupEvents, ${name}: ${perPage.toFixed(2)} ms of CPU for a page, client included (goal: under 2), ` +
      `${read} pages; the first one ${firstMs.toFixed(0)} ms`,
  )
}
