/** Delivered records are left out, and no others, whatever fails in between. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dedupe, eventIdOf } from '../../../../src/intake/delivery/dedupe.js'
import { seenInMemory, type SeenSet } from '../../../../src/intake/options/seen-set.js'
import { failed } from '../../../support/failed.js'

interface Item {
  readonly eventID?: string
  readonly place: number
}

const items = (...ids: readonly (string | undefined)[]): Item[] =>
  ids.map((eventID, place) => (eventID === undefined ? { place } : { eventID, place }))

/** Makes a dedupe for each object. */
const dedupeWith =
  (seen: SeenSet = seenInMemory()) =>
  () =>
    new Dedupe<Item>(seen, eventIdOf)

/** The new records of an object that is accepted. */
async function accepted(dedupe: Dedupe<Item>, ...batches: readonly (readonly Item[])[]): Promise<Item[]> {
  const fresh: Item[] = []
  for (const batch of batches) fresh.push(...(await dedupe.fresh(batch)))
  await dedupe.commit()
  return fresh
}

const idsOf = (records: readonly Item[]) => records.map(({ eventID }) => eventID)

test('what was committed is left out of the next object', async () => {
  const object = dedupeWith()
  await accepted(object(), items('a', 'b'))
  expect(idsOf(await object().fresh(items('b', 'c', 'a', 'd')))).toEqual(['c', 'd'])
})

test('an object that was not committed is new when it comes again', async () => {
  const object = dedupeWith()
  const batch = items('a', 'b')
  expect(await object().fresh(batch)).toEqual(batch)
  expect(await object().fresh(batch)).toEqual(batch)
})

test('within an object, the first of several with one id is delivered', async () => {
  const object = dedupeWith()()
  expect(await object.fresh(items('a', 'b', 'a'))).toEqual(items('a', 'b'))
  expect(idsOf(await object.fresh(items('b', 'c', 'a')))).toEqual(['c'])
})

test('records without an id are always new', async () => {
  const object = dedupeWith()
  const batch = items(undefined, 'a', undefined)
  await accepted(object(), batch)
  expect(await object().fresh(batch)).toEqual([{ place: 0 }, { place: 2 }])
})

test('a set is asked and told once per batch, with each new id once, and not at all without ids', async () => {
  const asked: (readonly string[])[] = []
  const added: (readonly string[])[] = []
  const object = dedupeWith({
    has: (ids) => {
      asked.push(ids)
      return Promise.resolve(ids.map((id) => id === 'old'))
    },
    add: (ids) => Promise.resolve(added.push(ids)),
  })
  await accepted(object(), items('a', undefined, 'b', 'a'), items(undefined), items('b', 'old', 'c'), items('a'))
  expect({ asked, added }).toEqual({
    asked: [
      ['a', 'b'],
      ['old', 'c'],
    ],
    added: [['a', 'b'], ['c']],
  })
})

test('an answer that is too short leaves nothing out', async () => {
  const object = dedupeWith({ has: () => [true], add: () => undefined })
  expect(idsOf(await object().fresh(items('a', 'b', 'c')))).toEqual(['b', 'c'])
})

test('the error of a set comes through as it is, and what it could not tell stays new', async () => {
  const down = new Error('down')
  const object = dedupeWith({ has: () => Promise.reject(down), add: () => Promise.reject(down) })()
  expect(await failed(object.fresh(items('a')))).toBe(down)
  await object.commit()
  const other = dedupeWith({ has: () => [], add: () => Promise.reject(down) })()
  expect(await failed(accepted(other, items('a')))).toBe(down)
})

test.each([
  [{ eventID: 'a' }, 'a'],
  [{ eventId: 'b' }, 'b'],
  [{ eventID: '' }, undefined],
  [{ eventID: 5 }, undefined],
  [{}, undefined],
  [null, undefined],
  ['text', undefined],
])('the id of %j is %s', (record, id) => {
  expect(eventIdOf(record)).toBe(id)
})

test('whatever is delivered, fails and comes again: every event is acknowledged, and after that no more', async () => {
  const batch = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 5 })
  const file = fc.record({ batches: fc.array(batch, { maxLength: 4 }), failures: fc.integer({ min: 0, max: 3 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(file, { maxLength: 10 }), async (files) => {
      const object = dedupeWith()
      const delivered: (string | undefined)[] = []
      for (const { batches, failures } of files) {
        for (let attempt = 0; attempt < failures; attempt++) {
          const dedupe = object()
          for (const ids of batches.slice(attempt)) await dedupe.fresh(items(...ids))
        }
        delivered.push(...idsOf(await accepted(object(), ...batches.map((ids) => items(...ids)))))
      }
      expect(delivered.toSorted()).toEqual([...new Set(files.flatMap(({ batches }) => batches.flat()))].sort())
    }),
  )
})
