// The ways to read a log file that are measured side by side. Each counts the records that it has had in hand.
import { createReadStream, readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createGunzip, gunzipSync } from 'node:zlib'
// @ts-expect-error stream-json has no types
import Pick from 'stream-json/filters/Pick.js'
// @ts-expect-error stream-json has no types
import StreamArray from 'stream-json/streamers/StreamArray.js'
// @ts-expect-error stream-json has no types
import StreamJson from 'stream-json'

/**
 * @typedef {(path: string) => Promise<number>} Reader
 */

/**
 * @param {string} bundle - Of readRecords and readRecordBatches.
 * @returns {Promise<Record<string, Reader>>}
 */
export async function readersWith(bundle) {
  /** @type {typeof import('./ours.js')} */
  const { readRecordBatches, readRecords } = await import(pathToFileURL(bundle).href)
  const batches = (/** @type {string} */ path, /** @type {boolean} */ parse) =>
    heldBatches(readRecordBatches(createReadStream(path), { parse }))
  return {
    whole: readWhole,
    'stream-json': (path) =>
      count(
        createReadStream(path)
          .pipe(createGunzip())
          .pipe(StreamJson.parser())
          .pipe(Pick.pick({ filter: 'Records' }))
          .pipe(StreamArray.streamArray()),
      ),
    parsed: (path) => count(readRecords(createReadStream(path))),
    raw: (path) => count(readRecords(createReadStream(path), { parse: false })),
    'parsed, verify: false': (path) => count(readRecords(createReadStream(path), { verify: false })),
    'raw, verify: false': (path) => count(readRecords(createReadStream(path), { parse: false, verify: false })),
    'parsed, batches': (path) => batches(path, true),
    'raw, batches': (path) => batches(path, false),
    'parsed, 4 at once': (path) => fourTimes(() => batches(path, true)),
    'raw, 4 at once': (path) => fourTimes(() => batches(path, false)),
  }
}

/** @type {Reader} */
async function readWhole(path) {
  const { Records } = JSON.parse(gunzipSync(readFileSync(path)).toString())
  let records = 0
  for (const record of Records) if (record !== undefined) records++
  return records
}

/** @param {AsyncIterable<unknown>} items */
async function count(items) {
  let records = 0
  for await (const item of items) if (item !== undefined) records++
  return records
}

/**
 * Holds each batch while others get their turn, as a handler does that sends it on.
 *
 * @param {AsyncIterable<{ records: readonly unknown[] }>} batches
 */
async function heldBatches(batches) {
  let records = 0
  for await (const batch of batches) {
    await setImmediate()
    records += batch.records.length
  }
  return records
}

/** @param {() => Promise<number>} read */
async function fourTimes(read) {
  const counts = await Promise.all([read(), read(), read(), read()])
  return counts.reduce((sum, records) => sum + records, 0)
}
