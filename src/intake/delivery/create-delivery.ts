/** Creates the delivery that the options describe: from the bytes of objects to batches of records. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { Clock } from '../../runtime/clock.js'
import { parseJson } from '../../runtime/parse-json.js'
import type { ObjectReader } from '../../bucket/bucket.js'
import { readRecordBatches } from '../log-file/read-record-batches.js'
import type { EmitIntake } from '../options/intake-hooks.js'
import type { ReadingOptions } from '../options/intake-options.js'
import { seenSetOf } from '../options/seen-set.js'
import { Dedupe, eventIdOf } from './dedupe.js'
import { Delivery, type IndexedRecord } from './delivery.js'

/** A record as the consumer gets it: a string with `parse: false`. */
export type Item = CloudTrailRecord | string

/** What a delivery needs besides the options. */
export interface ReadingContext {
  readonly reader: ObjectReader
  readonly clock: Clock
  readonly emit: EmitIntake
  readonly ackWithinMs: number
  /** The next number in the order of all that happens. */
  readonly tick: () => number
  /** Which records are delivered at all, decided after parsing; omit for all. */
  readonly isWanted?: ((record: unknown) => boolean) | undefined
}

/** Creates a delivery. */
export function createDelivery(options: ReadingOptions, context: ReadingContext): Delivery<Item> {
  const { parse, verify, chunkSize, maxBatchBytes, maxRecordBytes, maxObjectBytes, recordFilter } = options
  const { reader, clock, emit, ackWithinMs, tick, isWanted } = context
  const seen = seenSetOf(options.dedupe)
  return new Delivery<Item>({
    read: (object, signal) =>
      readRecordBatches(reader.open(object, { signal }), {
        parse,
        verify,
        chunkSize,
        maxBatchBytes,
        maxRecordBytes,
        maxObjectBytes,
        signal,
      }),
    filter: bothOf(
      isWanted && ((record) => isWanted(parsed(record))),
      // sound: `combinationIssues` refuses a filter without parsed records
      recordFilter && ((record) => recordFilter(record as CloudTrailRecord)),
    ),
    dedupe: seen && (() => new Dedupe<IndexedRecord<Item>>(seen, ({ record }) => eventIdOf(parsed(record)))),
    ackWithinMs,
    clock,
    tick,
    onRead: (source, counts) => {
      emit('object', { source, ...counts })
    },
    onError: (error) => {
      emit('failure', { error })
    },
  })
}

type Filter = (record: Item) => boolean

const bothOf = (one: Filter | undefined, other: Filter | undefined): Filter | undefined =>
  one && other ? (record) => one(record) && other(record) : (one ?? other)

/** `undefined`, which has no event id, for a string that is not JSON. */
const parsed = (record: Item): unknown => (typeof record === 'string' ? parseJson(record) : record)
