/** An event that meets the conditions, and its place in the order. */
import type { Event } from '../../operations/events.js'
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import { hashOf } from '../../runtime/hash.js'
import { parseJson } from '../../runtime/parse-json.js'
import { isDate, isObject } from '../../schema/kind-of.js'
import { targetName, type Target } from './target.js'

/** An event that was found. */
export interface SearchHit {
  /** The event, as the lookup returned it. */
  readonly event: Event
  /** Its whole record; empty where the event has none that can be read. */
  readonly record: CloudTrailRecord
  /** The Region in whose history it was found. */
  readonly region: string
  /** The account: as `accounts` names it, else the one that the record was delivered to. */
  readonly accountId: string | undefined
}

/** Hits that are read one by one, with `for await` or `next`. */
export interface HitIterator extends AsyncIterableIterator<SearchHit> {
  /** The next hit; `{ done: true }` behind the last one. */
  next(): Promise<IteratorResult<SearchHit, undefined>>
}

/** The place of an event among all: by time, then Region and account, then id. */
export type Place = readonly [timeMs: number, target: string, id: string]

/** An event on its way from a page to the reader. */
export class Candidate {
  readonly event: Event
  readonly target: Target
  readonly place: Place
  #record: CloudTrailRecord | undefined

  /** @param timeMs - Of the event; where it has none, a time that keeps the order. */
  constructor(event: Event, target: Target, timeMs: number) {
    this.event = event
    this.target = target
    this.place = [timeMs, targetName(target), idOf(event)]
  }

  get record(): CloudTrailRecord {
    return (this.#record ??= recordOf(this.event))
  }

  /** How much of memory it takes, about, in bytes. */
  get size(): number {
    return 500 + (this.event.CloudTrailEvent?.length ?? 0)
  }

  /** Drops the parsed record, which is several times as large as its text. */
  rest(): this {
    this.#record = undefined
    return this
  }

  hit(): SearchHit {
    const { event, record, target } = this
    return { event, record, region: target.region, accountId: target.accountId ?? record.recipientAccountId }
  }
}

/** A time for a reply read with `validateOutput: false`, too; `undefined` where there is none. */
export function timeOf({ EventTime }: Event): number | undefined {
  const time: unknown = EventTime
  const timeMs = isDate(time) ? time.getTime() : typeof time === 'number' ? time * 1000 : NaN
  return Number.isNaN(timeMs) ? undefined : timeMs
}

function recordOf({ CloudTrailEvent }: Event): CloudTrailRecord {
  const record = typeof CloudTrailEvent === 'string' ? parseJson(CloudTrailEvent) : undefined
  return isObject(record) ? record : {}
}

const idOf = (event: Event): string => event.EventId ?? `text-${hashOf(JSON.stringify(event))}`

/** Compares places. @param direction - 1 for the oldest first, -1 for the newest first; ties are in the same order either way. */
export function comparePlaces(left: Place, right: Place, direction: 1 | -1): number {
  return (left[0] - right[0]) * direction || compareText(left[1], right[1]) || compareText(left[2], right[2])
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
