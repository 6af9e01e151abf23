/** Queues by key: which are kept, and how seldom they are looked through. */
import { expect, test } from 'vitest'
import { Queues } from '../../../src/retry/queues.js'

/** Queues that are idle or not, and how many of them were asked. */
function queuesWith(isIdle: (key: string) => boolean) {
  const state = { looked: 0 }
  const queues = new Queues(({ key }) => ({
    isIdle: () => {
      state.looked++
      return isIdle(key)
    },
  }))
  const use = (from: number, to: number) => {
    for (let key = from; key < to; key++) queues.for({ key: String(key), ratePerSecond: 1, capacity: 1 })
  }
  const has = (key: number) => queues.get(String(key)) !== undefined
  return { state, use, has }
}

test('with 1000 keys the idle ones are dropped, and before that none', () => {
  const { state, use, has } = queuesWith((key) => Number(key) % 2 === 1)
  use(0, 1000)
  expect([state.looked, has(1)]).toEqual([0, true])
  use(1000, 1001)
  expect([0, 1, 998, 999, 1000].map(has)).toEqual([true, false, true, false, true])
})

test('where all are in use, they are looked through at twice as many', () => {
  const { state, use } = queuesWith(() => false)
  use(0, 3000)
  expect(state.looked).toBe(1000 + 2000)
})
