/** Records come out as they stand in the file, however it is cut into pieces. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsedForm, rawForm } from '../../../../src/intake/log-file/record-form.js'
import { RecordSplitter } from '../../../../src/intake/log-file/record-splitter.js'
import type { CloudTrailRecord } from '../../../../src/records/cloudtrail-record.js'
import { bytesOf, cutAt, numbered, readUntilFault } from '../../../support/log-file.js'

/** Texts that look like the places at which records meet, and all that makes texts hard to read. */
const trickyText = fc.oneof(
  fc.constantFrom(
    '},{"eventVersion"',
    '"},{"eventVersion":"',
    '\\',
    '\\"',
    '{',
    '}',
    '[',
    ']',
    '"Records":[',
    'ü😀\u2028',
  ),
  fc.string({ unit: 'grapheme' }),
)

const inner = fc.letrec<{ value: unknown; record: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    trickyText,
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('record'), { maxLength: 3 }),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('record'),
  ),
  record: fc.oneof(
    fc.record({ eventVersion: trickyText, a: tie('value'), b: tie('value') }),
    fc.dictionary(trickyText, tie('value'), { maxKeys: 3 }),
    fc.constant({}),
  ),
}))

const recordTexts = fc.array(
  fc
    .tuple(inner.record, fc.constantFrom(undefined, undefined, 1, '\t'))
    .map(([record, indent]) => JSON.stringify(record, null, indent)),
  { maxLength: 8 },
)
const glue = fc.constantFrom(',', ',', ',', ' , ', ',\n')

function split<Item>(splitter: RecordSplitter<Item>, bytes: Uint8Array, places: readonly number[]): Item[] {
  const items: Item[] = []
  const cuts = [...places.filter((place) => place < bytes.length).sort((a, b) => a - b), bytes.length]
  cuts.forEach((place, index) => {
    splitter.push(bytes.subarray(cuts[index - 1] ?? 0, place), items)
  })
  splitter.finish(items)
  return items
}

test('gives the exact texts and the records that JSON.parse gives, wherever pieces and records meet', () => {
  fc.assert(
    fc.property(recordTexts, glue, fc.array(fc.nat({ max: 600 })), (texts, comma, places) => {
      const text = `{"Records":[${texts.join(comma)}]}`
      const bytes = bytesOf(text)
      const { Records } = JSON.parse(text) as { Records: unknown[] }
      expect(split(new RecordSplitter(parsedForm, 10_000), bytes, places)).toEqual(Records)
      expect(split(new RecordSplitter(rawForm, 10_000), bytes, places)).toEqual(texts)
    }),
    { numRuns: 2000 },
  )
})

test('gives every record when the file is cut in two at any byte', async () => {
  const records = [
    {
      eventVersion: '1.08',
      list: [{ a: 1 }, { eventVersion: '2' }, { eventVersion: '3' }],
      text: '"},{"eventVersion"',
    },
    { eventVersion: '1.08', text: 'ü😀\\' },
    { other: [] },
    { eventVersion: '1.08' },
  ]
  const bytes = bytesOf(JSON.stringify({ Records: records }))
  const texts = records.map((record) => JSON.stringify(record))
  for (let place = 0; place <= bytes.length; place++) {
    expect(await readUntilFault(cutAt(bytes, place))).toEqual({ records, error: undefined })
    expect(await readUntilFault(cutAt(bytes, place), { parse: false })).toEqual({ records: texts, error: undefined })
  }
})

test('keeps what text it was: blanks, escapes, digits beyond 2^53', async () => {
  const texts = ['{ "a" : 12345678901234567890 }', '{"b":"\\u00fc\\/","b":1.0}']
  expect((await readUntilFault(bytesOf(`[${texts.join(', ')}]`), { parse: false })).records).toEqual(texts)
})

test('gives records longer than the window', async () => {
  const records = [...numbered(3), { eventVersion: '1.08', text: 'ü'.repeat(200_000) }, ...numbered(3)]
  expect(await readUntilFault(bytesOf(JSON.stringify(records)))).toEqual({ records, error: undefined })
})

test.each([
  ['is not JSON', '{"a":}', 'InvalidRecord'],
  ['has its brackets crossed', '{"a":[}]', 'InvalidRecord'],
  ['has a line feed in a text', '{"a":"\n"}', 'InvalidRecord'],
  ['is not UTF-8', '{"a":"\xff"}', 'InvalidText'],
  ['is an overlong form of UTF-8', '{"a":"\xc0\xaf"}', 'InvalidText'],
])('hands out what is before a record that %s', async (_, bad, code) => {
  const before = numbered(5)
  const start = JSON.stringify(before).slice(0, -1)
  const bytes = Buffer.from(`${start},${bad},{"eventVersion":"1.08"},{"eventVersion":"1.08"}]`, 'latin1')
  const { records, error } = await readUntilFault(bytes)
  expect(records).toEqual(before)
  expect(error).toMatchObject({ code, recordIndex: 5, offset: start.length + 1, offsetIn: 'text' })
})

test('refuses what is no object also between records that are read together', () => {
  const record = '{"eventVersion":"1"}'
  const splitter = new RecordSplitter(parsedForm, 100)
  const records: CloudTrailRecord[] = []
  const refusal = { code: 'InvalidRecord', recordIndex: 1, offset: 22 }
  expect(() => {
    splitter.push(bytesOf(`[${record},5,${record},${record}]`), records)
  }).toThrow(expect.objectContaining(refusal) as Error)
  expect(records).toEqual([{ eventVersion: '1' }])
})

test('says nothing of what a record holds', async () => {
  const { error } = await readUntilFault(bytesOf('[{"secret":hunter2}]'))
  expect(error).not.toHaveProperty('cause')
  expect((error as Error).message).toBe(
    'log file: a record is not JSON that can be read (record 0, byte 1 of the text)',
  )
})

test('takes a record of just maxRecordBytes, in bytes and not characters', async () => {
  const record = { eventVersion: '1.08', a: 'ü' }
  const length = bytesOf(JSON.stringify(record)).length
  const bytes = bytesOf(JSON.stringify([record, record, { ...record, a: 'üü' }, record]))
  expect(await readUntilFault(bytes, { maxRecordBytes: length + 2 })).toMatchObject({ error: undefined })
  const { records, error } = await readUntilFault(bytes, { maxRecordBytes: length })
  expect(records).toEqual([record, record])
  expect(error).toMatchObject({ code: 'RecordTooLarge', recordIndex: 2 })
})

test('gives up a record without an end at maxRecordBytes', async () => {
  let given = 0
  async function* endless() {
    yield bytesOf('{"Records":[{"a":"')
    for (;;) {
      given += 1000
      yield await Promise.resolve(bytesOf('x'.repeat(1000)))
    }
  }
  const { error } = await readUntilFault(endless(), { maxRecordBytes: 20_000 })
  expect(error).toMatchObject({ code: 'RecordTooLarge', recordIndex: 0 })
  expect(given).toBeLessThan(30_000)
})

test('keeps __proto__ a member like any other', async () => {
  const { records } = await readUntilFault(
    bytesOf('[{"eventVersion":"1","__proto__":{"isAdmin":true}},{"eventVersion":"1"}]'),
  )
  expect(Object.keys(records[0] as object)).toContain('__proto__')
  expect((records[0] as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test.each([true, false])('reads or refuses a record nested 100,000 deep, and stands (parse: %s)', async (parse) => {
  const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  const { records, error } = await readUntilFault(bytesOf(`[{"n":1},${deep}]`), { parse })
  if (error === undefined) expect(records).toHaveLength(2)
  else expect(error).toMatchObject({ code: 'InvalidRecord', recordIndex: 1 })
})

test('refuses a record of 4 MB of brackets at once, and gives its text unread', async () => {
  const deep = `{"a":${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}}`
  const usage = process.cpuUsage()
  const { records, error } = await readUntilFault(bytesOf(`[{"n":1},${deep}]`), {})
  expect(records).toHaveLength(1)
  expect(error).toMatchObject({ code: 'InvalidRecord', recordIndex: 1 })
  expect(process.cpuUsage(usage).user).toBeLessThan(1_000_000) // microseconds; JSON.parse takes 1.5 seconds
  const raw = await readUntilFault(bytesOf(`[{"n":1},${deep}]`), { parse: false })
  expect(raw.records[1]).toBe(deep)
})
