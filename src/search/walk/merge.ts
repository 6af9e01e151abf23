/** Brings what several walks have found into one order: second after second, the newest first. */
import { comparePlaces, type Candidate } from './candidate.js'
import type { Part } from './part.js'
import type { Reader } from './reader.js'
import type { Walk } from './walk.js'

/** What can be returned next, or the parts that must be read first; neither at the end. */
export interface Step {
  readonly second?: number
  readonly candidates?: readonly Candidate[]
  readonly needed?: readonly Part[]
}

/** Takes the newest second of all walks, if no walk can still bring one that is as new. */
export function nextSecond(walks: readonly Walk[]): Step {
  const open = walks.filter((walk) => !walk.isDone)
  if (open.length === 0) return {}
  const second = Math.max(...open.map((walk) => walk.head()?.second ?? -Infinity))
  const needed = open.filter((walk) => walk.head() === undefined && walk.bound >= second)
  if (needed.length > 0) return { needed: needed.flatMap(({ first }) => first ?? []) }
  const candidates = open
    .filter((walk) => walk.head()?.second === second)
    .flatMap((walk) => walk.take()?.candidates ?? [])
  return { second, candidates }
}

/** Down to this second everything was returned; the second itself was not. */
export const frontierOf = (walks: readonly Walk[]): number =>
  Math.max(-Infinity, ...walks.filter((walk) => !walk.isDone).map(({ bound }) => bound))

/** The candidates of one second, each once, in their order. */
export function inOrder(candidates: readonly Candidate[], direction: 1 | -1): readonly Candidate[] {
  const sorted = [...candidates].sort((left, right) => comparePlaces(left.place, right.place, direction))
  return sorted.filter((candidate, index) => {
    const before = sorted[index - 1]
    return before === undefined || comparePlaces(before.place, candidate.place, direction) !== 0
  })
}

/** Reads second after second until all walks are at their end, or no further page may be read. */
export async function* secondsOf(reader: Reader): AsyncGenerator<readonly Candidate[], undefined> {
  for (;;) {
    const { candidates, needed } = nextSecond(reader.walks)
    if (candidates !== undefined) {
      reader.release(candidates)
      yield candidates
    } else if (needed === undefined) {
      return undefined
    } else if (reader.isOutOfPages && !needed.some(({ isFetching }) => isFetching)) {
      reader.isCutShort = true
      return undefined
    } else {
      await reader.progress(needed)
    }
  }
}
