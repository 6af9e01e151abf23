/** Makes the delivery that the options ask for: from an object's bytes to the batches of its records. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { Clock } from '../../runtime/clock.js'
import { parseJson } from '../../runtime/parse-json.js'
import type { ObjectReader } from '../bucket/bucket.js'
import { readRecordBatches } from '../log-file/read-record-batches.js'
import type { EmitIntake } from '../options/intake-hooks.js'
import type { ReadingOptions } from '../options/intake-options.js'
import { seenSetOf } from '../options/seen-set.js'
import { Dedupe, eventIdOf } from './dedupe.js'
import { Delivery, type PlacedRecord } from './delivery.js'

/** A record as it is handed out: its text with `parse: false`. */
export type Item = CloudTrailRecord | string

/** What a delivery works with beside the options. */
export interface ReadingContext {
  readonly reader: ObjectReader
  readonly clock: Clock
  readonly emit: EmitIntake
  readonly ackWithinMs: number
  /** Which parsed records are handed out at all; omit for all. */
  readonly isWanted?: ((record: unknown) => boolean) | undefined
}

/** A delivery of the records of objects. */
export function createDelivery(options: ReadingOptions, context: ReadingContext): Delivery<Item> {
  const { parse, chunkSize, maxBatchBytes, maxRecordBytes, maxObjectBytes, recordFilter } = options
  const { reader, clock, emit, ackWithinMs, isWanted } = context
  const seen = seenSetOf(options.dedupe)
  return new Delivery<Item>({
    read: (object, signal) =>
      readRecordBatches(reader.open(object, { signal }), {
        parse,
        chunkSize,
        maxBatchBytes,
        maxRecordBytes,
        maxObjectBytes,
        signal,
      }),
    filter: bothOf(
      isWanted && ((record) => isWanted(parsed(record))),
      // sound: a filter needs parsed records, as `combinationIssues` has it
      recordFilter && ((record) => recordFilter(record as CloudTrailRecord)),
    ),
    dedupe: seen && new Dedupe<PlacedRecord<Item>>(seen, ({ record }) => eventIdOf(parsed(record))),
    ackWithinMs,
    clock,
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

/** A text that is no JSON has no event id. */
const parsed = (record: Item): unknown => (typeof record === 'string' ? parseJson(record) : record)
