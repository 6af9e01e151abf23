/**
 * Runs work in virtual time: whenever nothing else happens, a `FakeClock` moves on to its next timer.
 *
 * `createTestClock` does the same on its own. Here the test decides when that begins, can look at the timers before and after, and
 * fails instead of hanging when the work waits for something else.
 */
import type { FakeClock } from './fake-clock.js'
import { settled } from './faults.js'

/** Waits for work whose only waits are timers of the clock. */
export async function inVirtualTime<Result>(clock: FakeClock, work: PromiseLike<Result>): Promise<Result> {
  const state = { isDone: false }
  const finish = () => {
    state.isDone = true
  }
  const done = Promise.resolve(work)
  done.then(finish, finish)
  for (;;) {
    await settled()
    if (state.isDone) return done
    if (clock.nextMs === undefined) throw new Error('the work waits for something that no timer brings')
    clock.advanceToNext()
  }
}
