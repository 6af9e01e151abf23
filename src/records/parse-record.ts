/** Parses the record that an event of a lookup contains as a string. */
import { brand, CloudTrailError } from '../contracts/errors.js'
import { parseJson } from '../runtime/parse-json.js'
import { isObject } from '../schema/kind-of.js'
import type { CloudTrailRecord } from './cloudtrail-record.js'

/** A string is not a record. The message never quotes it. */
export class RecordError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'RecordError'
  override readonly name = 'RecordError'
  /** `MissingRecord` when the event has no string, `InvalidRecord` when the string is not a JSON object. */
  override readonly code: 'MissingRecord' | 'InvalidRecord'

  constructor(code: RecordError['code'], message: string) {
    super(`parseRecord: ${message}`)
    this.code = code
  }
}

/** The part of an event that is needed; the events of `lookupEvents` have it. */
export interface EventWithRecord {
  /** The record as a JSON string. */
  readonly CloudTrailEvent?: string | undefined
  /** Id of the event, for the message of an error. */
  readonly EventId?: string | undefined
}

/**
 * The record of an event, with all that CloudTrail knows of it.
 *
 * Its members are read as they are and not checked. Whole numbers beyond 2^53 lose digits, as always with `JSON.parse`.
 *
 * @param event - An event of `lookupEvents`, or its `CloudTrailEvent`.
 * @throws RecordError `MissingRecord` or `InvalidRecord`. Nothing is ever sent.
 * @example
 * ```ts
 * for await (const event of cloudtrail.lookupEvents({})) {
 *   const record = parseRecord(event)
 *   console.log(record.eventTime, record.userIdentity?.arn, record.sourceIPAddress)
 * }
 * ```
 */
export function parseRecord(event: EventWithRecord | string): CloudTrailRecord {
  const text = typeof event === 'string' ? event : event.CloudTrailEvent
  if (typeof text !== 'string') throw new RecordError('MissingRecord', `${nameOf(event)} has no CloudTrailEvent`)
  const record = parseJson(text)
  if (isObject(record)) return record
  throw new RecordError('InvalidRecord', `the text of ${nameOf(event)} is not a JSON object`)
}

function nameOf(event: EventWithRecord | string): string {
  return typeof event === 'string' || event.EventId === undefined ? 'the event' : `event ${event.EventId}`
}
