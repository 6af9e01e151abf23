/** Functions of users whose errors are ignored. */
import { expect, test } from 'vitest'
import { quietly } from '../../../src/runtime/quietly.js'

test.each([
  [
    'throws',
    () => {
      throw new Error('ignored')
    },
  ],
  ['rejects', () => Promise.reject(new Error('ignored'))],
  [
    'returns a thenable that throws',
    () => ({
      then: () => {
        throw new Error('ignored')
      },
    }),
  ],
])('a function that %s is called at once, and its error is ignored', async (_, act) => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  let calls = 0
  quietly(() => {
    calls++
    return act()
  })
  expect(calls).toBe(1)
  await new Promise(setImmediate)
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})
