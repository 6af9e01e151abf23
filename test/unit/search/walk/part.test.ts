/** What the pages of a part make ready, how much of it is unread, and how parts and walks are split. */
import { expect, test } from 'vitest'
import type { Event, LookupEventsOutput } from '../../../../src/operations/events.js'
import { Part } from '../../../../src/search/walk/part.js'
import { frontierOf, nextSecond } from '../../../../src/search/walk/merge.js'
import type { Target } from '../../../../src/search/walk/target.js'
import { Walk } from '../../../../src/search/walk/walk.js'

/** A target whose lookups give these pages, and the lookups that were ended. */
function targetOf(pages: readonly LookupEventsOutput[] = []) {
  const state = { ended: 0, inputs: [] as unknown[] }
  const lookup = (input: unknown) => ({
    pages: () => {
      state.inputs.push(input)
      const remaining = [...pages]
      const iterator = {
        next: () => {
          const value = remaining.shift()
          return Promise.resolve(value === undefined ? { done: true, value } : { done: false, value })
        },
        return: () => {
          state.ended++
          return Promise.resolve({ done: true, value: undefined })
        },
      }
      return { [Symbol.asyncIterator]: () => iterator }
    },
  })
  const target = { region: 'us-east-1', accountId: undefined, lookup, nowMs: () => 0, latencyMs: () => 0 }
  return { target: target as unknown as Target, state }
}

const range = { start: 100, end: 199 }
const partOf = (given = range) => new Part(targetOf().target, {}, given)
const at = (second: number | undefined, id = 'id'): Event =>
  second === undefined ? { EventId: id } : { EventId: id, EventTime: new Date(second * 1000) }
const page = (seconds: readonly (number | undefined)[], NextToken?: string) =>
  ({ Events: seconds.map((second) => at(second)), NextToken }) as LookupEventsOutput
const all = () => true
const readyOf = (part: Part) => part.ready.map(({ second, candidates }) => [second, candidates.length])

test('a second is ready when an older one has come; the page says how much is unread', () => {
  const part = partOf()
  expect([part.unread, part.expectedPages]).toEqual([100, 0])
  expect(part.take(page([199, 199, 150], 'more'), all)).toHaveLength(3)
  expect(readyOf(part)).toEqual([[199, 2]])
  expect(part).toMatchObject({ reached: 150, scanned: 3, pages: 1, isDone: false, unread: 51 })
  expect(part.expectedPages).toBeCloseTo(51 / 49)
  part.take(page([150], 'more'), all)
  expect(readyOf(part)).toEqual([[199, 2]])
  part.release()
  part.release()
  expect(readyOf(part)).toEqual([
    [199, 2],
    [150, 2],
  ])
})

test('a page of its newest second alone counts as one second', () => {
  const part = partOf()
  part.take(page([199], 'more'), all)
  expect(part.expectedPages).toBe(100)
})

test.each([undefined, ''])('without a token (%j) it is done', (token) => {
  const part = partOf()
  part.take(page([150], token), all)
  expect(readyOf(part)).toEqual([[150, 1]])
  expect(part).toMatchObject({ isDone: true, unread: 0, expectedPages: 0 })
})

test('what is not accepted is read, and not kept', () => {
  const part = partOf()
  const accepted = part.take(page([180, 170, 160], 'more'), ({ place }) => place[0] !== 170_000)
  expect(accepted.map(({ place: [timeMs] }) => timeMs)).toEqual([180_000, 160_000])
  expect(part.scanned).toBe(3)
})

test('an event without a time, or out of order, is of the second that is reached', () => {
  const part = partOf()
  part.take(page([160, undefined, 170, 159], 'more'), all)
  expect(readyOf(part)).toEqual([[160, 3]])
})

test('the older half of what is unread can be taken away, down to one second', () => {
  const part = partOf()
  part.take(page([150], 'more'), all)
  expect(part.split()).toMatchObject({ start: 100, end: 124, reached: 124 })
  expect(part).toMatchObject({ start: 125, unread: 26 })
  const two = partOf({ start: 149, end: 150 })
  expect(two.split()).toMatchObject({ start: 149, end: 149 })
  expect(two).toMatchObject({ start: 150 })
  expect(two.split()).toBeUndefined()
  part.take(page([]), all)
  expect(part.split()).toBeUndefined()
})

test('what belongs to the half that was taken away ends a part, and its lookup', async () => {
  const { target, state } = targetOf([page([150], 'more'), page([140, 124], 'more')])
  const part = new Part(target, { AttributeKey: 'EventName', AttributeValue: 'x' }, range)
  part.take((await part.fetch({}))!, all)
  part.split()
  expect(part.take((await part.fetch({}))!, all)).toHaveLength(1)
  expect(part).toMatchObject({ isDone: true, scanned: 2 })
  expect(readyOf(part)).toEqual([
    [150, 1],
    [140, 1],
  ])
  expect(state).toEqual({
    ended: 1,
    inputs: [
      {
        StartTime: new Date(100_000),
        EndTime: new Date(199_000),
        LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'x' }],
      },
    ],
  })
})

test('pages that end make a part done', async () => {
  const { target } = targetOf()
  const part = new Part(target, {}, range)
  expect(await part.fetch({})).toBeUndefined()
  expect(part).toMatchObject({ isDone: true, isFetching: false })
})

test('a part of no second is done from the start', () => {
  expect(partOf({ start: 2, end: 1 }).isDone).toBe(true)
  expect(partOf({ start: 1, end: 1 })).toMatchObject({ isDone: false, unread: 1 })
})

test('a walk has the half that was taken away behind its part, before all older ones', () => {
  const walk = new Walk(targetOf().target, {}, [
    { start: 150, end: 199 },
    { start: 100, end: 149 },
  ])
  const [newest] = walk.parts
  expect(walk.split(newest!)).toBe(true)
  expect(walk.parts.map(({ start, end }) => [start, end])).toEqual([
    [175, 199],
    [150, 174],
    [100, 149],
  ])
  expect([walk.unread, walk.bound, walk.first]).toEqual([100, 199, newest])
  newest!.take(page([180]), all)
  expect(walk.split(newest!)).toBe(false)
  expect([walk.head()?.second, walk.bound, walk.unread]).toEqual([180, 180, 75])
  expect(walk.take()?.second).toBe(180)
  expect([walk.head(), walk.bound, walk.isDone]).toEqual([undefined, 174, false])
})

test('the newest second of all walks is taken when no walk can bring a newer one, or more of it', () => {
  const [one, other] = [new Walk(targetOf().target, {}, [range]), new Walk(targetOf().target, {}, [range])]
  const walks = [one, other]
  expect(nextSecond(walks).needed).toEqual([one.first, other.first])
  one.first!.take(page([150, 140], 'more'), all)
  other.first!.take(page([150], 'more'), all)
  expect(nextSecond(walks).needed).toEqual([other.first])
  other.first!.take(page([149], 'more'), all)
  expect(nextSecond(walks)).toMatchObject({ second: 150, candidates: [{}, {}] })
  expect(frontierOf(walks)).toBe(149)
  for (const walk of walks) walk.first!.take(page([]), all)
  expect([nextSecond(walks).second, nextSecond(walks).second]).toEqual([149, 140])
  expect(nextSecond(walks)).toEqual({})
  expect(frontierOf(walks)).toBe(-Infinity)
})
