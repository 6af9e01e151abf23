/** Where a find goes on: its form, and how a given one is checked. */
import { InputError } from '../../contracts/errors.js'
import { isPlainObject } from '../../contracts/options.js'
import { hashOf } from '../../runtime/hash.js'
import type { Place } from '../walk/candidate.js'
import type { Range } from '../walk/part.js'
import { targetName, type Target } from '../walk/target.js'
import type { Conditions } from '../where/where.js'

/** The order in which hits are returned. */
export type SearchOrder = 'newest' | 'oldest' | 'arrival'

/** A range of one query in one account and Region that is not read, for the order `arrival`. */
export interface UnreadRange extends Range {
  /** Region and account. */
  readonly target: string
  /** Which of the queries of the plan. */
  readonly query: number
  /** Events of the newest second that were returned. */
  readonly ids: readonly string[]
}

/** Where a find goes on. Plain JSON without secrets: it has Regions, account ids and ids of events. */
export interface SearchCursor {
  /** Version of this form. */
  readonly v: 1
  /** Stands for conditions, order, Regions and accounts, which must be the same. */
  readonly search: string
  /** First second of the range of the search, in epoch seconds. */
  readonly from: number
  /** Last second of that range. */
  readonly to: number
  /** The second to go on with. */
  readonly at?: number
  /** The last hit that was taken. */
  readonly after?: Place
  /** For `oldest`: how many seconds to read at once. */
  readonly width?: number
  /** For `arrival`: what is not read. */
  readonly unread?: readonly UnreadRange[]
}

/** Stands for a question: cursors of another one are refused. */
export function questionOf(conditions: Conditions, order: SearchOrder, targets: readonly Target[]): string {
  return hashOf(JSON.stringify([sorted(conditions), order, targets.map(targetName).sort()]))
}

const sorted = ({ clauses, any }: Conditions): unknown => [
  clauses.map((clause) => JSON.stringify(clause)).sort(),
  any.map(sorted),
]

const isSecond = (value: unknown): value is number => Number.isSafeInteger(value)

const isPlace = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 3 &&
  Number.isFinite(value[0]) &&
  value.slice(1).every((part) => typeof part === 'string')

const isUnread = (value: unknown): boolean => {
  if (!isPlainObject(value)) return false
  const { target, query, start, end, ids }: { [Name in keyof UnreadRange]?: unknown } = value
  const isRange = typeof target === 'string' && isSecond(query) && isSecond(start) && isSecond(end)
  return isRange && Array.isArray(ids) && ids.every((id) => typeof id === 'string')
}

function isCursor(value: unknown): value is SearchCursor {
  if (!isPlainObject(value)) return false
  const { v, search, from, to, at, after, width, unread }: { [Name in keyof SearchCursor]?: unknown } = value
  return (
    v === 1 &&
    typeof search === 'string' &&
    isSecond(from) &&
    isSecond(to) &&
    (at === undefined || isSecond(at)) &&
    (after === undefined || isPlace(after)) &&
    (width === undefined || (isSecond(width) && width > 0)) &&
    (unread === undefined || (Array.isArray(unread) && unread.every(isUnread)))
  )
}

/** @throws InputError for what is no cursor, or that of another search. */
export function checkCursor(
  cursor: unknown,
  question: string,
  range: Range,
  hasTo: boolean,
): asserts cursor is SearchCursor {
  const message = issueOf(cursor, question, range, hasTo)
  if (message !== undefined) throw new InputError([{ path: 'cursor', message }], { operation: 'find' })
}

function issueOf(cursor: unknown, question: string, { start, end }: Range, hasTo: boolean): string | undefined {
  if (!isCursor(cursor)) return 'is not the cursor of a find'
  if (cursor.search !== question)
    return 'was made with other conditions, another order, other Regions or other accounts'
  if (cursor.from !== start) return `was made with another \`from\`: ${isoOf(cursor.from)}`
  if (hasTo && cursor.to !== end) return `was made with another \`to\`: ${isoOf(cursor.to)}`
  return undefined
}

/** A time as text, of epoch seconds that may come from anywhere. */
const isoOf = (second: number): string => {
  const date = new Date(second * 1000)
  return Number.isNaN(date.getTime()) ? `second ${String(second)}` : date.toISOString().replace('.000Z', 'Z')
}
