/** Which timers keep a process running. */
import { expect, test } from 'vitest'
import { unheldClock } from '../../../src/redis/unheld-clock.js'
import { steadyClock } from '../../../src/retry/create-limiter.js'

const heldTimers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

test('a call that waits keeps the process running, and a look for a lost server does not', () => {
  const before = heldTimers()
  const cancelLook = unheldClock.after(60_000, () => undefined)
  expect(heldTimers()).toBe(before)
  const cancelWait = steadyClock.after(60_000, () => undefined)
  expect(heldTimers()).toBe(before + 1)
  cancelWait()
  cancelLook()
  expect(heldTimers()).toBe(before)
})

test('a look comes, unless it is cancelled', async () => {
  const called: string[] = []
  unheldClock.after(0, () => called.push('cancelled'))()
  await new Promise<void>((resolve) => {
    const keepAlive = steadyClock.after(30_000, () => undefined)
    unheldClock.after(0, () => {
      called.push('due')
      keepAlive()
      resolve()
    })
  })
  expect(called).toEqual(['due'])
})
