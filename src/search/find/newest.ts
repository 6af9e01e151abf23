/** The order `newest`: second after second, as the service returns them. */
import { comparePlaces, type Candidate } from '../walk/candidate.js'
import { frontierOf, inOrder, secondsOf } from '../walk/merge.js'
import { shareOf, type Course } from './course.js'

export async function* newestFirst({
  range,
  position,
  reader: readerOf,
  isCutShort,
}: Course): AsyncGenerator<Candidate, void> {
  const { at = range.end, after } = position
  const reader = readerOf(() => [{ start: range.start, end: at }])
  position.mayStop = () => frontierOf(reader.walks) < at
  position.share = () => shareOf(reader, range)
  for await (const candidates of secondsOf(reader)) {
    const [first] = candidates
    if (first !== undefined) position.at = Math.floor(first.place[0] / 1000)
    for (const candidate of inOrder(candidates, -1)) {
      if (after !== undefined && comparePlaces(candidate.place, after, -1) <= 0) continue
      position.after = candidate.place
      yield candidate
    }
    position.at = Math.max(range.start - 1, frontierOf(reader.walks))
  }
  if (reader.isCutShort) isCutShort()
  position.at = Math.max(range.start - 1, frontierOf(reader.walks))
}
