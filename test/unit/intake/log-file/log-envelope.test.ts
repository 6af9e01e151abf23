/** What may stand around the records, read through `readRecords`. */
import { expect, test } from 'vitest'
import { LogFileError } from '../../../../src/intake/log-file/log-file-error.js'
import { bytesOf, inPieces, readUntilFault } from '../../../support/log-file.js'

const deep = '['.repeat(100_000) + ']'.repeat(100_000)

test.each([
  ['the usual form', '{"Records":[{"n":1},{"n":2}]}'],
  ['a list at the top', '[{"n":1},{"n":2}]'],
  ['blanks everywhere', ' \r\n{ "Records"\t:\n[ {"n":1} , {"n":2}\n] } \n'],
  ['a byte order mark', '\uFEFF{"Records":[{"n":1},{"n":2}]}'],
  ['a byte order mark and a blank', '\uFEFF [{"n":1},{"n":2}]'],
  [
    'Records behind other members',
    '{"a":"x\\"}]","b":[{"Records":[0]}],"c":{},"d":-1.5E+3,"Records":[{"n":1},{"n":2}]}',
  ],
  ['other members behind Records', '{"Records":[{"n":1},{"n":2}],"a":null,"b":true,"c":["]}"],"d":""}'],
  ['an escaped key', '{"\\u0052ecord\\u0073":[{"n":1},{"n":2}]}'],
  ['a deep member before Records', `{"a":${deep},"Records":[{"n":1},{"n":2}]}`],
  ['a member __proto__', '{"__proto__":{"Records":[]},"Records":[{"n":1},{"n":2}]}'],
  ['two lists of Records', '{"Records":[{"n":1}],"Records":[{"n":2}]}'],
])('reads %s', async (_, text) => {
  expect(await readUntilFault(bytesOf(text))).toEqual({ records: [{ n: 1 }, { n: 2 }], error: undefined })
})

test.each(['{"Records":[]}', '[]', ' [ ] ', '{"Records":[ ],"a":1}', '\uFEFF[]'])(
  'finds no record in %s',
  async (text) => {
    expect(await readUntilFault(bytesOf(text))).toEqual({ records: [], error: undefined })
  },
)

test.each([
  ['nothing but blanks', ' \n', 'Truncated', 2],
  ['an open object', '{', 'Truncated', 1],
  ['an open list', '{"Records":[', 'Truncated', 12],
  ['a missing brace', '{"Records":[]', 'Truncated', 13],
  ['an open record', '{"Records":[{"a":"', 'Truncated', 18],
  ['half a byte order mark', '\xef\xbb', 'Truncated', 2],
  ['a digest', '{"digestStartTime":"x","logFiles":[{"Records":[]}]}', 'NoRecords', 50],
  ['an empty object', '{}', 'NoRecords', 1],
  ['Records of null', '{"Records":null}', 'NoRecords', 11],
  ['Records of an object', '{"Records":{"a":1}}', 'NoRecords', 11],
  ['a second Records that is no list', '{"Records":[],"Records":0}', 'NoRecords', 24],
  ['a key that only begins as Records', '{"Records2":[]}', 'NoRecords', 14],
  ['a key in other case', '{"records":[]}', 'NoRecords', 13],
  ['a key with a broken escape', '{"\\uRecords":[]}', 'NoRecords', 15],
  ['a text', '"Records"', 'InvalidJson', 0],
  ['null', 'null', 'InvalidJson', 0],
  ['XML', '<Error/>', 'InvalidJson', 0],
  ['zeros', '\0\0\0', 'InvalidJson', 0],
  ['no key', '{:1}', 'InvalidJson', 1],
  ['no colon', '{"a" 1}', 'InvalidJson', 5],
  ['no value', '{"a":}', 'InvalidJson', 5],
  ['no comma between members', '{"Records":[] "a":1}', 'InvalidJson', 14],
  ['a comma before the closing brace', '{"Records":[],}', 'InvalidJson', 14],
  ['a list closed by a brace', '{"Records":[}', 'InvalidJson', 12],
  ['text behind', '{"Records":[]}x', 'TrailingText', 14],
  ['zeros behind', '{"Records":[]}\0', 'TrailingText', 14],
  ['a second document behind', '[]{"Records":[{}]}', 'TrailingText', 2],
] as const)('refuses %s', async (_, text, code, offset) => {
  const { records, error } = await readUntilFault(Buffer.from(text, 'latin1'))
  expect(records).toEqual([])
  expect(error).toBeInstanceOf(LogFileError)
  expect(error).toMatchObject({ code, offset, offsetIn: 'text' })
})

test.each([
  ['the end of the text', '[{"n":1}', 'Truncated'],
  ['a comma before the closing bracket', '[{"n":1},]', 'InvalidJson'],
  ['two commas', '[{"n":1},,{"n":2}]', 'InvalidJson'],
  ['no comma between records', '[{"n":1}{"n":2}]', 'InvalidJson'],
  ['a number as a record', '[{"n":1},5,{"n":2}]', 'InvalidRecord'],
  ['null as a record', '[{"n":1},null]', 'InvalidRecord'],
  ['a text as a record', '[{"n":1},"{}"]', 'InvalidRecord'],
  ['a list as a record', '[{"n":1},[{}]]', 'InvalidRecord'],
])('hands out the record before %s', async (_, text, code) => {
  const { records, error } = await readUntilFault(bytesOf(text))
  expect(records).toEqual([{ n: 1 }])
  expect(error).toMatchObject({ code, offset: /^.{8}(\{|$)/.test(text) ? 8 : 9 })
})

test('reads the same when every byte comes alone', async () => {
  const text = '\uFEFF{"a":{"b":"\\\\\\""},"c":12,"Records":[{"n":"ü"} , {"n":2}],"d":[[]]}'
  expect(await readUntilFault(inPieces(bytesOf(text), 1))).toEqual({
    records: [{ n: 'ü' }, { n: 2 }],
    error: undefined,
  })
})
