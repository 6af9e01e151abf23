/** Which clients share a limiter. */
import { expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/runtime/clock.js'
import { sharedLimiter } from '../../../src/retry/shared-limiter.js'
import { FakeClock } from '../../support/fake-clock.js'

test('all clients on the time of the machine share one', () => {
  expect(sharedLimiter(systemClock, Date.now)).toBe(sharedLimiter(systemClock, Date.now))
})

test('another copy of this package in the same process finds the same one', async () => {
  const first = sharedLimiter(systemClock, Date.now)
  vi.resetModules()
  const copy = await import('../../../src/retry/shared-limiter.js')
  const clock = await import('../../../src/runtime/clock.js')
  expect(copy.sharedLimiter).not.toBe(sharedLimiter)
  expect(copy.sharedLimiter(clock.systemClock, Date.now)).toBe(first)
})

test('each clock of someone’s own has one that runs on it', () => {
  const [one, other] = [new FakeClock(), new FakeClock()]
  expect(sharedLimiter(one, Date.now)).toBe(sharedLimiter(one, Date.now))
  expect(sharedLimiter(one, Date.now)).not.toBe(sharedLimiter(other, Date.now))
  expect(sharedLimiter(one, Date.now)).not.toBe(sharedLimiter(systemClock, Date.now))
})
