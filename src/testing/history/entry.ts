/** A record in the event history: its position in the order, its lookup attributes, and its form in replies. */
import { accessKeyOf, readOnlyOf, stringOf, usernameOf, type CloudTrailRecord } from '../records/record.js'
import { resourcesOf } from './event-resources.js'

/** A position in the history, by time and then by id. */
export interface Position {
  /** Epoch seconds. */
  readonly time: number
  readonly id: string
}

/** A record with its position. */
export interface Entry extends Position {
  readonly record: CloudTrailRecord
}

/** Newest first; events of one second in the order of their ids. Negative when `left` comes first. */
export function compare(left: Position, right: Position): number {
  if (left.time !== right.time) return right.time - left.time
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0
}

/** Attributes that a lookup can filter by, each with the function that reads its values from a record. */
export const attributes: Readonly<Record<string, (record: CloudTrailRecord) => readonly (string | undefined)[]>> = {
  EventId: (record) => [stringOf(record, 'eventID')],
  EventName: (record) => [stringOf(record, 'eventName')],
  ReadOnly: (record) => [readOnlyOf(record)],
  Username: (record) => [usernameOf(record)],
  ResourceType: (record) => resourcesOf(record).map(({ ResourceType }) => ResourceType),
  ResourceName: (record) => resourcesOf(record).map(({ ResourceName }) => ResourceName),
  EventSource: (record) => [stringOf(record, 'eventSource')],
  AccessKeyId: (record) => [accessKeyOf(record)],
}

/** The event in a reply; members that the record does not have are left out. */
export function eventOf({ time, record }: Entry): Record<string, unknown> {
  return {
    EventId: stringOf(record, 'eventID'),
    EventName: stringOf(record, 'eventName'),
    ReadOnly: readOnlyOf(record),
    AccessKeyId: accessKeyOf(record),
    EventTime: time,
    EventSource: stringOf(record, 'eventSource'),
    Username: usernameOf(record),
    Resources: resourcesOf(record),
    CloudTrailEvent: JSON.stringify(record),
  }
}
