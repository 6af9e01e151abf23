/** Records read from files: every form that logs have. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { namingFile, readRecordFiles } from '../../../../src/testing/records/record-files.js'

const folder = mkdtempSync(join(tmpdir(), 'records-'))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const [one, two] = [{ eventID: '1' }, { eventID: '2' }]
const readOne = (path: string) => readRecordFiles([path]).flatMap(({ records }) => records)
const lookedUp = (record: object) => ({ EventId: 'x', EventName: 'GetUser', CloudTrailEvent: JSON.stringify(record) })
const digest = JSON.stringify({ awsAccountId: '123456789012', digestStartTime: '2026-01-01T11:00:00Z', logFiles: [] })
const lines = `${JSON.stringify(one)}\n\n${JSON.stringify(two)}\n`

test.each([
  ['a log file', 'log.json', JSON.stringify({ Records: [one, two] })],
  ['a gzipped log file', 'log.json.gz', gzipSync(JSON.stringify({ Records: [one, two] }))],
  ['a list', 'list.json', JSON.stringify([one, two])],
  ['lines', 'lines.jsonl', lines],
  ['the output of a lookup', 'lookup.json', JSON.stringify({ Events: [one, two].map(lookedUp), NextToken: 'next' })],
  ['the events of a lookup', 'events.json', JSON.stringify([one, two].map(lookedUp), undefined, 2)],
  ['events of a lookup on lines', 'events.jsonl', [one, two].map((it) => JSON.stringify(lookedUp(it))).join('\n')],
  ['gzipped lines whose name does not tell', 'lines.jsonl', gzipSync(lines)],
])('%s', (_, name, content) => {
  expect(readOne(file(name, content))).toEqual([one, two])
})

test('a single record is one', () => {
  expect(readOne(file('single.json', JSON.stringify(one)))).toEqual([one])
})

test('a log file without records, and a digest, have none', () => {
  expect(readOne(file('empty.json', '{"Records":[]}'))).toEqual([])
  expect(readOne(file('digest.json.gz', gzipSync(digest)))).toEqual([])
})

test('a folder is what holds records below it', () => {
  const sub = join(folder, 'mixed/AWSLogs/CloudTrail-Digest.json')
  mkdirSync(sub, { recursive: true }) // a folder that is named as a file
  const log = file('mixed/log.json', JSON.stringify({ Records: [one] }))
  file('mixed/package.json', JSON.stringify({ name: 'tool', version: '1' }))
  file('mixed/names.json', '["a","b"]')
  file('mixed/rows.jsonl', '{"a":1}\n{"a":2}')
  file('mixed/notes.txt', 'not a log')
  writeFileSync(join(sub, 'digest.json.gz'), gzipSync(digest))
  const found = readRecordFiles([join(folder, 'mixed')])
  expect(found.filter(({ records }) => records.length > 0)).toEqual([{ file: log, records: [one] }])
})

test('what goes wrong with a file names it', () => {
  const refuse = () => {
    throw new TypeError('no time')
  }
  expect(() => namingFile('log.json', refuse)).toThrow('log.json: no time')
})

test.each([
  ['config.json', '{"name":"tool"}', 'it holds no CloudTrail records'],
  [
    'lookup-broken.json',
    '{"Events":[{"EventId":"7","CloudTrailEvent":"{"}]}',
    'the CloudTrailEvent of 7 is not a JSON object',
  ],
  ['broken.json', '{"Records":[', 'line 1 is not JSON'],
  ['text.json', '"text"', 'a record must be a JSON object'],
  ['number.json', '{"Records":[1]}', 'a record must be a JSON object'],
  ['cut.json.gz', gzipSync(lines).subarray(0, 20), 'unexpected end of file'],
])('%s cannot be read, and is named', (name, content, reason) => {
  expect(() => readRecordFiles([file(name, content)])).toThrow(`${join(folder, name)}: ${reason}`)
})
