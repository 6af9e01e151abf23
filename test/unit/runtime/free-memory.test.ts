/** Memory that is given back at once. */
import { expect, test } from 'vitest'
import { freeMemory } from '../../../src/runtime/free-memory.js'
import { freeMemoryAsNode22 } from '../../support/freed-memory.js'

freeMemoryAsNode22()

test('a buffer of the size that is known is freed', () => {
  const bytes = new Uint8Array(1024)
  freeMemory(bytes, 1024)
  expect(bytes.length).toBe(0)
})

test('a part of it frees all of it', () => {
  const bytes = new Uint8Array(1024)
  freeMemory(bytes.subarray(0, 10), 1024)
  expect(bytes.length).toBe(0)
})

test('a part of a larger buffer is left', () => {
  const pool = new Uint8Array(8192)
  freeMemory(pool.subarray(0, 1024), 1024)
  expect(pool.length).toBe(8192)
})
