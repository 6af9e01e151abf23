/** The order `oldest`: ranges of time, the oldest first, each read whole and returned from its end. */
import { comparePlaces, type Candidate } from '../walk/candidate.js'
import { inOrder, secondsOf } from '../walk/merge.js'
import type { Range } from '../walk/part.js'
import type { Reader } from '../walk/reader.js'
import type { Course } from './course.js'

/** The first range is this part of all, so that the first hit comes soon. */
const firstShare = 16

/** With so many events in a range, its last page, which is not full, hardly matters. */
const eventsOfRange = 2500

export async function* oldestFirst(course: Course): AsyncGenerator<Candidate, void> {
  const { range, position, counts, isCutShort } = course
  const { after } = position
  const total = range.end - range.start + 1
  let start = position.at ?? range.start
  let width = position.width ?? Math.max(1, Math.ceil(total / firstShare))
  position.share = () => (total <= 0 ? 1 : (start - range.start) / total)
  while (start <= range.end) {
    const before = counts.scanned
    const end = Math.min(range.end, start + width - 1)
    const reader = course.reader(() => [{ start, end }], undefined, Infinity)
    const walks = reader.walks.length
    position.mayStop = () => width > 1 && counts.pages >= walks // otherwise the next find would get no further than this one
    const { seconds, next } = await collect(reader, { start, end }, course.budget)
    position.at = start
    if (reader.isCutShort) {
      position.width = Math.max(1, Math.floor(width / 2)) // so that the next find gets further
      isCutShort()
      return
    }
    for (const candidates of seconds.reverse()) {
      const [first] = candidates
      if (first !== undefined) position.at = Math.floor(first.place[0] / 1000)
      for (const candidate of inOrder(candidates, 1)) {
        if (after !== undefined && comparePlaces(candidate.place, after, 1) <= 0) continue
        position.after = candidate.place
        yield candidate
      }
    }
    start = position.at = next
    const fit = eventsOfRange / Math.max(1, counts.scanned - before)
    position.width = width = Math.max(1, Math.round(width * Math.min(4, Math.max(0.25, fit))))
  }
}

interface Collected {
  /** The newest first. */
  readonly seconds: (readonly Candidate[])[]
  /** The second that is to be read next. */
  readonly next: number
}

/** Reads a range. What is too much for the memory is dropped at its newer end, and read again as part of the next range. */
async function collect(reader: Reader, { end }: Range, budget: Course['budget']): Promise<Collected> {
  const seconds: (readonly Candidate[])[] = []
  let next = end + 1
  let [events, bytes] = [0, 0]
  const count = (candidates: readonly Candidate[], sign: 1 | -1) => {
    events += sign * candidates.length
    for (const { size } of candidates) bytes += sign * size
  }
  for await (const candidates of secondsOf(reader)) {
    seconds.push(candidates)
    count(candidates, 1)
    while ((events > budget.events || bytes > budget.bytes) && seconds.length > 1) {
      const dropped = seconds.shift() ?? []
      count(dropped, -1)
      next = Math.floor((dropped[0]?.place[0] ?? 0) / 1000)
    }
  }
  return { seconds, next }
}
