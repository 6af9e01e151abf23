/** Reads CloudTrail records from files and folders: log files, saved lookups, or one record on each line, gzipped or not. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { isObject, parseJson } from '../values/json.js'
import { messageOf } from '../values/message-of.js'
import { stringOf, type CloudTrailRecord } from './record.js'

/** A file and the records in it. */
export interface RecordFile {
  readonly file: string
  readonly records: readonly CloudTrailRecord[]
}

const isNamedAsRecords = (name: string): boolean => /\.jsonl?(\.gz)?$/.test(name)

/**
 * The files that hold records. A folder stands for all `.json` and `.jsonl` files below it, gzipped or not (`.gz`).
 *
 * Digest files are passed over, and in a folder all that holds no record.
 *
 * @throws Error that names the file that cannot be read, or that was named and holds no records.
 */
export function readRecordFiles(paths: readonly string[]): RecordFile[] {
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? filesIn(path).flatMap((file) => readFile(file) ?? [])
      : (readFile(path, 'it holds no CloudTrail records') ?? []),
  )
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isNamedAsRecords(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** @param refusal - Why a file without records is refused; `undefined` when it is passed over. */
function readFile(file: string, refusal?: string): RecordFile | undefined {
  return namingFile(file, () => {
    const records = recordsIn(textOf(file))
    if (records === undefined && refusal !== undefined) throw new Error(refusal)
    return records && { file, records }
  })
}

/** Does something with a file. @throws Error that names the file, when that throws. */
export function namingFile<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    throw new Error(`${file}: ${messageOf(cause)}`, { cause })
  }
}

/** Recognises gzip by the first bytes, not by the name of the file. */
function textOf(file: string): string {
  const bytes = readFileSync(file)
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** The records in a text; none of a digest, and `undefined` when it is about something else. */
function recordsIn(text: string): CloudTrailRecord[] | undefined {
  const whole = parseJson(text)
  if (whole === undefined) return recordsAmong(valuesOfLines(text))
  if (Array.isArray(whole)) return recordsAmong(whole)
  if (!isObject(whole)) throw new Error('a record must be a JSON object')
  if (stringOf(whole, 'digestStartTime') !== undefined) return []
  const list = whole['Records'] ?? whole['Events']
  return Array.isArray(list) ? list.map(recordOf) : recordsAmong([whole])
}

function valuesOfLines(text: string): unknown[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const value = parseJson(line)
    if (value === undefined) throw new Error(`line ${String(index + 1)} is not JSON`)
    return [value]
  })
}

/** All of these values, unless none of them is a record. */
function recordsAmong(values: readonly unknown[]): CloudTrailRecord[] | undefined {
  return values.some(looksLikeRecord) ? values.map(recordOf) : undefined
}

const looksLikeRecord = (value: unknown): boolean =>
  ['eventID', 'eventName', 'eventTime', 'CloudTrailEvent'].some((name) => stringOf(value, name) !== undefined)

/** A record, as it stands or as the text in an event of a lookup. */
function recordOf(value: unknown): CloudTrailRecord {
  const text = stringOf(value, 'CloudTrailEvent')
  const record = text === undefined ? value : parseJson(text)
  if (isObject(record)) return record
  if (text === undefined) throw new Error('a record must be a JSON object')
  throw new Error(`the CloudTrailEvent of ${stringOf(value, 'EventId') ?? 'an event'} is not a JSON object`)
}
