/** Reads CloudTrail records from files and folders: log files, or one record on each line, gzipped or not. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { isObject, parseJson } from '../values/json.js'
import { messageOf } from '../values/message-of.js'
import type { CloudTrailRecord } from './record.js'

const isRecordFile = (name: string): boolean => /\.jsonl?(\.gz)?$/.test(name)

/**
 * The records of files. A folder stands for all `.json` and `.jsonl` files below it, gzipped or not (`.gz`).
 *
 * @throws Error that names the file that cannot be read.
 */
export function readRecordFiles(paths: readonly string[]): CloudTrailRecord[] {
  return paths.flatMap(filesOf).flatMap((file) => {
    try {
      return recordsIn(textOf(file))
    } catch (cause) {
      throw new Error(`${file}: ${messageOf(cause)}`, { cause })
    }
  })
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(isRecordFile)
    .sort()
    .map((name) => join(path, name))
}

/** Recognizes gzip by the first bytes, not by the name of the file. */
function textOf(file: string): string {
  const bytes = readFileSync(file)
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
}

function recordsIn(text: string): CloudTrailRecord[] {
  const whole = parseJson(text)
  if (whole === undefined)
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(recordOfLine)
  if (Array.isArray(whole)) return whole.map(asRecord)
  const { Records } = asRecord(whole)
  return Array.isArray(Records) ? Records.map(asRecord) : [asRecord(whole)]
}

function recordOfLine(line: string, index: number): CloudTrailRecord {
  const record = parseJson(line)
  if (record === undefined) throw new Error(`line ${String(index + 1)} is not JSON`)
  return asRecord(record)
}

function asRecord(value: unknown): CloudTrailRecord {
  if (isObject(value)) return value
  throw new Error('a record must be a JSON object')
}
