/** Log files that are made to do harm, or are none, each with what becomes of it. */
import { gzipSync } from 'node:zlib'
import { idsOf, logFile, recordOf } from './intake-setting.js'

export interface HostileFile {
  readonly name: string
  readonly content: () => Uint8Array
  /** Ids of the records that are handed out: all, or those before the fault. */
  readonly ids: readonly string[]
  /** What is wrong with it; absent for one that only looks as if. */
  readonly code?: string
}

const mebibyte = 1024 * 1024
const text = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const records = (...ids: readonly string[]) => ids.map((id) => recordOf(id))
const log = (...items: readonly unknown[]) => text({ Records: items })

/** A gzip of several members that holds `head`, then so many times 16 MiB of one byte. */
function bomb(head: string, byte: number, times: number): Uint8Array {
  const member = gzipSync(Buffer.alloc(16 * mebibyte, byte))
  return Buffer.concat([gzipSync(head), ...Array.from({ length: times }, () => member)])
}

/** As a bomb: 10 GiB. */
const tenGibibytes = 640

const begun = `{"Records":[${JSON.stringify(recordOf('a'))},`
const noise = (size: number, start: readonly number[]) =>
  Buffer.from(Array.from({ length: size }, (_, index) => start[index] ?? (index * 7919) % 256))

const flipped = (bytes: Uint8Array, fromEnd: number) =>
  bytes.map((byte, index) => (index === bytes.length - fromEnd ? byte ^ 1 : byte))

export const hostileFiles: readonly HostileFile[] = [
  { name: '10 GiB of zeros', content: () => bomb('', 0, tenGibibytes), ids: [], code: 'InvalidJson' },
  {
    name: '10 GiB of zeros in a record',
    content: () => bomb(`${begun}{"a":"`, 0, tenGibibytes),
    ids: ['a'],
    code: 'RecordTooLarge',
  },
  {
    name: '10 GiB of spaces between records',
    content: () => bomb(begun, 0x20, tenGibibytes),
    ids: ['a'],
    code: 'ObjectTooLarge',
  },
  {
    name: '10 GiB of brackets in a record',
    content: () => bomb(`${begun}{"a":`, 0x5b, tenGibibytes),
    ids: ['a'],
    code: 'RecordTooLarge',
  },
  { name: 'gzip within gzip', content: () => gzipSync(logFile('a', 2)), ids: [], code: 'InvalidJson' },
  {
    name: 'junk behind the gzip',
    content: () => Buffer.concat([logFile('junk', 3), Buffer.from('junk')]),
    ids: idsOf('junk', 3),
    code: 'TrailingBytes',
  },
  { name: 'a PNG', content: () => noise(5000, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ids: [], code: 'InvalidJson' },
  { name: 'Parquet', content: () => noise(5000, [0x50, 0x41, 0x52, 0x31]), ids: [], code: 'InvalidJson' },
  { name: 'HTML', content: () => text('<!doctype html><title>502</title>'), ids: [], code: 'InvalidJson' },
  {
    name: 'lists 100,000 deep',
    content: () => text(`${begun}{"eventID":"b","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`),
    ids: ['a', 'b'],
  },
  {
    name: 'objects 100,000 deep around the records',
    content: () => text(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    ids: [],
    code: 'NoRecords',
  },
  {
    name: 'a record of 5 MiB',
    content: () => gzipSync(log(...records('a'), recordOf('b', { wide: 'x'.repeat(5 * mebibyte) }), ...records('c'))),
    ids: ['a'],
    code: 'RecordTooLarge',
  },
  {
    name: 'members named __proto__',
    content: () =>
      text('{"__proto__":{"Records":[]},"Records":[{"eventID":"a","__proto__":{"isPolluted":true},"constructor":1}]}'),
    ids: ['a'],
  },
  {
    name: 'NUL bytes between records',
    content: () => text(`${begun}\0\0${JSON.stringify(recordOf('b'))}]}`),
    ids: ['a'],
    code: 'InvalidJson',
  },
  {
    name: 'half a gzip',
    content: () => gzipSync(log(...records('a', 'b')), { level: 0 }).subarray(0, 150),
    ids: [],
    code: 'Truncated',
  },
  {
    name: 'a gzip cut at the end of a member',
    content: () => gzipSync(text(begun.slice(0, -1))),
    ids: ['a'],
    code: 'Truncated',
  },
  { name: 'an empty gzip', content: () => gzipSync(''), ids: [], code: 'Truncated' },
  {
    name: 'UTF-16',
    content: () => Buffer.from(`\ufeff${log(...records('a')).toString()}`, 'utf16le'),
    ids: [],
    code: 'InvalidJson',
  },
  {
    name: 'half characters that are escaped',
    content: () => text('{"Records":[{"eventID":"a","x":"\\ud800"}]}'),
    ids: ['a'],
  },
  {
    name: 'half characters that are not',
    content: () => Buffer.concat([text(`${begun}{"x":"`), Buffer.from([0xed, 0xa0, 0x80]), text('"}]}')]),
    ids: ['a'],
    code: 'InvalidText',
  },
  {
    name: 'records that are no objects',
    content: () => log(...records('a'), 1, 'b', null),
    ids: ['a'],
    code: 'InvalidRecord',
  },
  { name: 'a list at the top', content: () => gzipSync(text(records('a', 'b'))), ids: ['a', 'b'] },
  {
    name: 'Records behind others of that name',
    content: () => text({ meta: { Records: records('no') }, text: '"Records":[{}]', Records: records('a') }),
    ids: ['a'],
  },
  { name: 'a byte order mark', content: () => gzipSync(`\ufeff${log(...records('a')).toString()}`), ids: ['a'] },
  { name: 'names of 1 MB', content: () => log(recordOf('a', { ['k'.repeat(1_000_000)]: 1 })), ids: ['a'] },
  {
    name: 'a digest',
    content: () => gzipSync(text({ digestS3Object: 'x', logFiles: [{ a: 1 }] })),
    ids: [],
    code: 'NoRecords',
  },
  {
    name: 'a wrong checksum',
    content: () => flipped(logFile('crc', 2), 8),
    ids: [],
    code: 'ChecksumMismatch',
  },
  {
    name: 'a wrong length',
    content: () => flipped(logFile('len', 2), 1),
    ids: [],
    code: 'ChecksumMismatch',
  },
  {
    name: 'text behind the JSON',
    content: () => text(`${log(...records('a')).toString()}{}`),
    ids: ['a'],
    code: 'TrailingText',
  },
  { name: 'no records', content: () => gzipSync(log()), ids: [] },
]
