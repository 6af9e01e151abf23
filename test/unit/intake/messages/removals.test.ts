/** Messages are removed in the background, in requests of ten at most, and all before it is done. */
import { expect, test } from 'vitest'
import { Removals } from '../../../../src/intake/messages/removals.js'
import { settled } from '../../../support/faults.js'

/** Requests wait until they are let go. */
function removing() {
  const requests: (readonly string[])[] = []
  const release: (() => void)[] = []
  const told: string[] = []
  const removals = new Removals(
    (handles) => {
      requests.push(handles)
      return new Promise((resolve) => {
        release.push(() => {
          resolve(handles.map((receiptHandle) => ({ receiptHandle, status: 'done' })))
        })
      })
    },
    (outcomes) => told.push(...outcomes.map(({ receiptHandle }) => receiptHandle)),
  )
  return { removals, requests, release, told }
}

const handles = Array.from({ length: 25 }, (_, index) => `handle-${String(index)}`)

test('what comes in one turn goes in one request, and what comes meanwhile in the next', async () => {
  const { removals, requests, release, told } = removing()
  removals.add('a')
  removals.add('b')
  await settled()
  removals.add('c')
  await settled()
  expect(requests).toEqual([['a', 'b']])
  release[0]?.()
  await settled()
  expect(requests).toEqual([['a', 'b'], ['c']])
  expect(told).toEqual(['a', 'b'])
})

test('a request has ten messages at most', async () => {
  const { removals, requests, release, told } = removing()
  for (const handle of handles) removals.add(handle)
  for (let request = 0; request < 3; request++) {
    await settled()
    release[request]?.()
  }
  await removals.done()
  expect(requests.map((batch) => batch.length)).toEqual([10, 10, 5])
  expect(told).toEqual(handles)
})

test('it is done when all was dealt with, and at once when there is nothing', async () => {
  const { removals, release } = removing()
  await removals.done()
  let isDone = false
  removals.add('a')
  void removals.done().then(() => (isDone = true))
  await settled()
  expect(isDone).toBe(false)
  release[0]?.()
  await settled()
  expect(isDone).toBe(true)
})

test('what is added after all was done is removed as well', async () => {
  const { removals, requests, release } = removing()
  removals.add('a')
  await settled()
  release[0]?.()
  await removals.done()
  removals.add('b')
  await settled()
  expect(requests).toEqual([['a'], ['b']])
})

test('what is added while its end is told is not forgotten', async () => {
  const requests: (readonly string[])[] = []
  const removals = new Removals(
    (batch) => {
      requests.push(batch)
      return Promise.resolve([])
    },
    () => {
      if (requests.length === 1) removals.add('b')
    },
  )
  removals.add('a')
  await removals.done()
  expect(requests).toEqual([['a'], ['b']])
})
