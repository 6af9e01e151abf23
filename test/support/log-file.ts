/** Log files for tests: made, cut into pieces, and read to their end or to what is wrong with them. */
import { gzipSync } from 'node:zlib'
import { readRecords } from '../../src/intake/log-file/read-records.js'
import type { ByteSource } from '../../src/intake/log-file/byte-reader.js'
import type { ReadRecordsOptions } from '../../src/intake/log-file/read-options.js'

/** The bytes of a text. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A log file as CloudTrail writes it, not compressed. */
export const logOf = (records: readonly unknown[]): Uint8Array => bytesOf(JSON.stringify({ Records: records }))

/** So many small records, `{"eventVersion":"1.08","n":0}` and on. */
export const numbered = (count: number): { eventVersion: string; n: number }[] =>
  Array.from({ length: count }, (_, n) => ({ eventVersion: '1.08', n }))

/** A gzip of several members. */
export const gzipMembers = (...parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(parts.map((part) => gzipSync(part)))

/** Bytes in pieces of one size. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) {
    await Promise.resolve()
    yield bytes.subarray(from, from + size)
  }
}

/** Bytes cut at these places. */
export async function* cutAt(bytes: Uint8Array, ...places: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (const place of [...places, bytes.length]) {
    await Promise.resolve()
    yield bytes.subarray(from, place)
    from = place
  }
}

/** What was handed out, and the error that came then. */
export async function readUntilFault(
  source: ByteSource,
  options: ReadRecordsOptions = {},
): Promise<{ records: unknown[]; error: unknown }> {
  const records: unknown[] = []
  try {
    for await (const record of readRecords(source, options)) records.push(record)
  } catch (error) {
    return { records, error }
  }
  return { records, error: undefined }
}
