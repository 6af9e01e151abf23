/** Records read from files: every form that logs have. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readRecordFiles } from '../../../../src/testing/records/record-files.js'

const folder = mkdtempSync(join(tmpdir(), 'records-'))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const [one, two] = [{ eventID: '1' }, { eventID: '2' }]
const lines = `${JSON.stringify(one)}\n\n${JSON.stringify(two)}\n`

test.each([
  ['a log file', 'log.json', JSON.stringify({ Records: [one, two] })],
  ['a gzipped log file', 'log.json.gz', gzipSync(JSON.stringify({ Records: [one, two] }))],
  ['a list', 'list.json', JSON.stringify([one, two])],
  ['lines', 'lines.jsonl', lines],
  ['gzipped lines whose name does not tell', 'lines.jsonl', gzipSync(lines)],
])('%s', (_, name, content) => {
  expect(readRecordFiles([file(name, content)])).toEqual([one, two])
})

test('a single record is one', () => {
  expect(readRecordFiles([file('single.json', JSON.stringify(one))])).toEqual([one])
})

test.each([
  ['broken.json', '{"Records":[', 'line 1 is not JSON'],
  ['text.json', '"text"', 'a record must be a JSON object'],
  ['number.json', '{"Records":[1]}', 'a record must be a JSON object'],
  ['cut.json.gz', gzipSync(lines).subarray(0, 20), 'unexpected end of file'],
])('%s cannot be read, and is named', (name, content, reason) => {
  expect(() => readRecordFiles([file(name, content)])).toThrow(`${join(folder, name)}: ${reason}`)
})
