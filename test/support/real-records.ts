/** Records of real CloudTrail logs where a folder of them is at hand, of a made-up log where none is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'fixtures/sample-records.json')

/** A CloudTrail record, as it stands in a log file. */
export type LogRecord = Record<string, unknown>

/** The folder named by CLOUDTRAIL_LOGS, else the one beside the repository; `undefined` where neither exists. */
export function logFolder(): string | undefined {
  const candidates = [process.env['CLOUDTRAIL_LOGS'] ?? '', join(root, '../shared/data/aws_dataset')]
  return candidates.find((folder) => folder !== '' && existsSync(folder))
}

/** Paths of the log files that the records come from. */
export function logFiles(): string[] {
  const folder = logFolder()
  if (folder === undefined) return [sample]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(\.gz)?$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** Every record of every file, in the order of the files. */
export function* realRecords(): Generator<LogRecord> {
  for (const file of logFiles()) {
    const bytes = readFileSync(file)
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
    const log = JSON.parse(text) as { Records?: LogRecord[] } // sound: that is the form of a CloudTrail log file
    yield* log.Records ?? []
  }
}
