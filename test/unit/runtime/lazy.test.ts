/** Values that are built on first use. */
import { expect, test } from 'vitest'
import { lazy } from '../../../src/runtime/lazy.js'

test('a value is built on the first call, and once', () => {
  let builds = 0
  const value = lazy(() => ({ number: ++builds }))
  expect(builds).toBe(0)
  expect(value()).toBe(value())
  expect(builds).toBe(1)
})

test('a build that throws is tried again', () => {
  let builds = 0
  const value = lazy(() => {
    if (++builds === 1) throw new Error('not yet')
    return builds
  })
  expect(value).toThrow('not yet')
  expect(value()).toBe(2)
})
