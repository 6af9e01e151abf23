// What the local service has to give, and the check that a peer got it.

export const trailCount = 2
export const eventsPerPage = 50
/** Pages of a walk from the first to the last. */
export const pagesPerWalk = 200
export const eventsPerWalk = eventsPerPage * pagesPerWalk

/**
 * Fails a run whose peer did not do the work: nothing is as fast as a wrong answer.
 *
 * @param {number | undefined} found
 * @param {number} wanted
 */
export function expectCount(found, wanted) {
  if (found !== wanted) throw new Error(`expected ${wanted} items, got ${found}`)
}
