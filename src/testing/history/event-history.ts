/** The event history of one Region: management and Insights events, found by time and one attribute. */
import { categoryOf, stringOf, type CloudTrailRecord } from '../records/record.js'
import { EntryList, type EntryPage, type Range } from './entry-list.js'
import { attributes, type Entry } from './entry.js'

/** One attribute, and the value it must equal. */
export interface Filter {
  readonly key: string
  readonly value: string
}

/** Events of one category, with an index for each attribute that a lookup has used so far. */
class EventSeries {
  readonly #all = new EntryList()
  readonly #ids = new Set<string>()
  readonly #indexes = new Map<string, Map<string, EntryList>>()

  get size(): number {
    return this.#ids.size
  }

  /** Adds an entry unless its id is known: log files may repeat an event, the history shows it once. */
  add(entry: Entry): void {
    if (this.#ids.has(entry.id)) return
    this.#ids.add(entry.id)
    this.#all.add(entry)
    for (const [key, index] of this.#indexes) addToIndex(index, key, entry)
  }

  page(filter: Filter | undefined, range: Range): EntryPage {
    if (filter === undefined) return this.#all.page(range)
    return this.#index(filter.key).get(filter.value)?.page(range) ?? { entries: [], hasMore: false }
  }

  #index(key: string): Map<string, EntryList> {
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    const index = new Map<string, EntryList>()
    for (const entry of this.#all.all()) addToIndex(index, key, entry)
    this.#indexes.set(key, index)
    return index
  }
}

function addToIndex(index: Map<string, EntryList>, key: string, entry: Entry): void {
  for (const value of new Set(attributes[key]?.(entry.record))) {
    if (value === undefined) continue
    const list = index.get(value) ?? new EntryList()
    list.add(entry)
    index.set(value, list)
  }
}

/** The events of a Region, by category. */
export class EventHistory {
  readonly #series = { management: new EventSeries(), insight: new EventSeries() }
  #nameless = 0

  /**
   * Adds a record of a log file, if it is a management or an Insights event.
   *
   * @throws TypeError for a record without a readable `eventTime`.
   */
  add(record: CloudTrailRecord): void {
    const category = categoryOf(record)
    if (category === undefined) return
    const id = stringOf(record, 'eventID')
    const timeMs = Date.parse(stringOf(record, 'eventTime') ?? '')
    if (Number.isNaN(timeMs)) throw new TypeError(`Record ${id ?? 'without eventID'} has no readable eventTime`)
    const entry = { time: Math.floor(timeMs / 1000), id: id ?? `record-${this.#nameless++}`, record }
    this.#series[category].add(entry)
  }

  /** Number of events in both categories. */
  get size(): number {
    return this.#series.management.size + this.#series.insight.size
  }

  /** Events of a category in a range of time, newest first. */
  page(category: 'management' | 'insight', filter: Filter | undefined, range: Range): EntryPage {
    return this.#series[category].page(filter, range)
  }
}
