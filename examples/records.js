// CloudTrail records to fill an emulator with: real logs where a folder of them is at hand, else the sample log.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')

/**
 * The folder named by CLOUDTRAIL_LOGS, else the one beside the repository; `undefined` where neither exists.
 *
 * @returns {string | undefined}
 */
export function logFolder() {
  const candidates = [process.env.CLOUDTRAIL_LOGS ?? '', join(root, '../shared/data/aws_dataset')]
  return candidates.find((folder) => folder !== '' && existsSync(folder))
}

/**
 * Paths of the log files that the records come from.
 *
 * @returns {string[]}
 */
export function logFiles() {
  const folder = logFolder()
  if (folder === undefined) return [join(root, 'fixtures/sample-records.json')]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(\.gz)?$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/**
 * Every record of every file, in the order of the files.
 *
 * @returns {Generator<Record<string, unknown>>}
 */
export function* realRecords() {
  for (const file of logFiles()) {
    const bytes = readFileSync(file)
    const log = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
    yield* log.Records ?? []
  }
}
