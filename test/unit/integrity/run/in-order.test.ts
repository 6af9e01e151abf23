/** Work that runs ahead of whoever takes its results. */
import { expect, test } from 'vitest'
import { inOrder, type Begun } from '../../../../src/integrity/run/in-order.js'
import { failed } from '../../../support/failed.js'
import { settled } from '../../../support/faults.js'

/** Begins pieces of work that end when they are told to, and notes what has happened to the source. */
function sourceOf(count: number, error?: Error) {
  const state = { begun: 0, isLeft: false }
  const ends: ((value: number) => void)[] = []
  // eslint-disable-next-line @typescript-eslint/require-await -- the source of work is asynchronous
  async function* source(): AsyncGenerator<Begun<number>, void> {
    try {
      for (let piece = 0; piece < count; piece++) {
        state.begun++
        yield { result: new Promise<number>((resolve) => ends.push(resolve)) }
      }
      if (error !== undefined) throw error
    } finally {
      state.isLeft = true
    }
  }
  const end = (piece: number) => {
    ends[piece]?.(piece)
  }
  return { state, end, source: source() }
}

test('results come in the order in which their work was begun, whichever ends first', async () => {
  const { source, end } = sourceOf(3)
  const results = inOrder(source, 5)
  const taken: number[] = []
  const reading = (async () => {
    for await (const result of results) taken.push(result)
  })()
  await settled()
  for (const piece of [2, 1]) end(piece)
  await settled()
  expect(taken).toEqual([])
  end(0)
  await reading
  expect(taken).toEqual([0, 1, 2])
})

test('so many are under way or wait to be taken, and no more', async () => {
  const { source, end, state } = sourceOf(10)
  const results = inOrder(source, 3)
  const first = results.next()
  await settled()
  expect(state.begun).toBe(3)
  for (const piece of [1, 2]) end(piece)
  await settled()
  expect(state.begun).toBe(3)
  end(0)
  expect(await first).toEqual({ done: false, value: 0 })
  await settled()
  expect(state.begun).toBe(4)
  await results.next()
  await settled()
  expect(state.begun).toBe(5)
})

test('a reader that leaves ends the source, and begins no more work', async () => {
  const { source, end, state } = sourceOf(10)
  const results = inOrder(source, 2)
  const first = results.next()
  await settled()
  end(0)
  await first
  await results.return(undefined)
  expect(state).toEqual({ begun: 3, isLeft: true })
})

test('what the source throws is thrown behind the results of the work that was begun', async () => {
  const { source, end } = sourceOf(2, new Error('no more'))
  const results = inOrder(source, 5)
  const first = results.next()
  await settled()
  for (const piece of [0, 1]) end(piece)
  expect([(await first).value, (await results.next()).value]).toEqual([0, 1])
  expect(await failed(results.next())).toMatchObject({ message: 'no more' })
})
