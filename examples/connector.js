// Runs actions of the connector, as an automation platform would: a query, and one thing done to several trails.
//
//   npm run example:connector     on the emulator, filled with CloudTrail records
import { createConnector } from 'cloudtrail-client/connector'
import { createEmulator } from 'cloudtrail-client/testing'
import { realRecords } from './records.js'

const region = 'eu-west-1'
const emulator = createEmulator({ region, records: realRecords(), lookbackDays: null })
const connector = createConnector({
  serverUrl: `https://cloudtrail.${region}.amazonaws.com`,
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' },
  transport: emulator.transport,
  limiter: false, // an emulator has no quotas
})

await show('test_connectivity')
await show('create_trails', { trail_names: 'audit, data-events', s3_bucket_name: 'audit-logs' })
await show('start_logging', { trail_names: ['audit', 'data-events'] })
await show('run_query', { attribute_key: 'ReadOnly', attribute_value: 'false', max_results: 3 })
await show('stop_logging', { trail_names: ['audit', 'data-events', 'missing'] })
await show('run_query', { start_date: '2026-02-30' })

/** @param {string} name @param {Record<string, unknown>} [parameters] */
async function show(name, parameters = {}) {
  const { status, data, errors, summary } = await connector.run(name, parameters)
  console.log(`${name} ${JSON.stringify(parameters)}`)
  console.log(`  ${status}: ${JSON.stringify(summary)}`)
  for (const row of data) console.log(`  + ${String(row['trail_name'] ?? `${row['EventTime']} ${row['EventName']}`)}`)
  for (const { indicator, subject, statusCode, code } of errors) {
    console.log(`  - ${indicator} ${subject}: ${code}${statusCode === null ? '' : ` (${statusCode})`}`)
  }
}
