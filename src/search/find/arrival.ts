/** The order `arrival`: whatever has come, without waiting for what would go before it. */
import { targetName, type Target } from '../walk/target.js'
import type { Candidate } from '../walk/candidate.js'
import { inOrder } from '../walk/merge.js'
import type { Part } from '../walk/part.js'
import { ownerOf } from '../where/queries.js'
import { shareOf, type Course } from './course.js'
import type { UnreadRange } from './cursor.js'

/** The events of one second of a part that were returned. */
interface Returned {
  readonly second: number
  readonly ids: string[]
}

export async function* asTheyArrive({
  range,
  queries,
  position,
  reader: readerOf,
  isCutShort,
}: Course): AsyncGenerator<Candidate, void> {
  const given = typeof position.unread === 'object' ? position.unread : undefined
  const known = new Set(given?.flatMap(({ target, query, end, ids }) => ids.map((id) => keyOf(target, query, end, id))))
  const reader = readerOf(
    (target, query) =>
      given?.filter((unread) => unread.target === targetName(target) && unread.query === query) ?? [range],
    (candidate, query) => {
      const index = queries.indexOf(query)
      const [timeMs, target, id] = candidate.place
      const owner = ownerOf(queries, candidate.event)
      // An event that several queries find is returned by the first one; one that shows of none why it was found, by each.
      return (owner === index || owner === -1) && !known.has(keyOf(target, index, Math.floor(timeMs / 1000), id))
    },
  )
  const returned = new Map<Part, Returned>()
  const note = (part: Part, second: number, id: string) => {
    const before = returned.get(part)
    if (before?.second === second) before.ids.push(id)
    else returned.set(part, { second, ids: [id] })
  }
  const unreadOf = (part: Part): UnreadRange[] => {
    const second = part.ready[0]?.second ?? (part.isDone ? undefined : part.reached)
    if (second === undefined) return []
    const query = queries.indexOf(part.query)
    const target = targetName(part.target)
    const earlier = given?.find((one) => one.target === target && one.query === query && one.end === second)?.ids ?? []
    const before = returned.get(part)
    const ids = before?.second === second ? before.ids : []
    return [{ target, query, start: part.start, end: second, ids: [...earlier, ...ids] }]
  }
  const gone: UnreadRange[] = []
  const remaining = () => reader.walks.flatMap(({ parts }) => parts.flatMap(unreadOf))
  position.unread = () => [...gone, ...remaining()]
  position.share = () => shareOf(reader, range)
  const share = shareOf(reader, range)
  position.mayStop = () => returned.size > 0 || shareOf(reader, range) > share
  reader.onLeaveOut = (target: Target) => {
    gone.push(...remaining().filter((unread) => unread.target === targetName(target)))
  }
  for (;;) {
    const part = nextReady(reader.walks.flatMap(({ parts }) => parts))
    if (part !== undefined) {
      const { second, candidates } = part.ready[0] ?? { second: 0, candidates: [] }
      for (const candidate of inOrder(candidates, -1)) {
        note(part, second, candidate.place[2])
        yield candidate
      }
      reader.release(candidates)
      part.ready.shift()
      continue
    }
    const needed = reader.walks.flatMap(({ first }) => first ?? [])
    if (needed.length === 0) return
    // Pages under way are waited for, since each has something: a find that dropped them could end where it began.
    if (reader.isOutOfPages && !reader.walks.some(({ parts }) => parts.some(({ isFetching }) => isFetching))) {
      isCutShort()
      return
    }
    await reader.progress(needed)
  }
}

/** A part with events that were not returned. */
function nextReady(parts: readonly Part[]): Part | undefined {
  return parts.find((part) => {
    part.release()
    return part.ready.length > 0
  })
}

const keyOf = (target: string, query: number, second: number, id: string): string =>
  `${target} ${String(query)} ${String(second)} ${id}`
