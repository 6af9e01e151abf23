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

const dedupeWith = (seen: SeenSet = seenInMemory()) => new Dedupe<Item>(seen, eventIdOf)

const idsOf = (records: readonly Item[]) => records.map(({ eventID }) => eventID)

test('what was committed is left out of the next batch', async () => {
  const dedupe = dedupeWith()
  await dedupe.commit(await dedupe.fresh(items('a', 'b')))
  expect(idsOf(await dedupe.fresh(items('b', 'c', 'a', 'd')))).toEqual(['c', 'd'])
})

test('a batch that was not committed is new when it comes again', async () => {
  const dedupe = dedupeWith()
  const batch = items('a', 'b')
  expect(await dedupe.fresh(batch)).toEqual(batch)
  expect(await dedupe.fresh(batch)).toEqual(batch)
})

test('within a batch, the first of several with one id is delivered', async () => {
  expect(await dedupeWith().fresh(items('a', 'b', 'a'))).toEqual(items('a', 'b'))
})

test('records without an id are always new', async () => {
  const dedupe = dedupeWith()
  const batch = items(undefined, 'a', undefined)
  await dedupe.commit(batch)
  expect(await dedupe.fresh(batch)).toEqual([{ place: 0 }, { place: 2 }])
})

test('a set is asked once per batch, with each id once, and not at all without ids', async () => {
  const asked: (readonly string[])[] = []
  const added: (readonly string[])[] = []
  const dedupe = dedupeWith({
    has: (ids) => {
      asked.push(ids)
      return Promise.resolve(ids.map(() => false))
    },
    add: (ids) => Promise.resolve(added.push(ids)),
  })
  await dedupe.commit(await dedupe.fresh(items('a', undefined, 'b', 'a')))
  await dedupe.commit(await dedupe.fresh(items(undefined)))
  expect({ asked, added }).toEqual({ asked: [['a', 'b']], added: [['a', 'b']] })
})

test('an answer that is too short leaves nothing out', async () => {
  const dedupe = dedupeWith({ has: () => [true], add: () => undefined })
  expect(idsOf(await dedupe.fresh(items('a', 'b', 'c')))).toEqual(['b', 'c'])
})

test('the error of a set comes through as it is', async () => {
  const down = new Error('down')
  const dedupe = dedupeWith({ has: () => Promise.reject(down), add: () => Promise.reject(down) })
  expect(await failed(dedupe.fresh(items('a')))).toBe(down)
  expect(await failed(dedupe.commit(items('a')))).toBe(down)
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
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const batch = fc.record({ ids: fc.array(id, { maxLength: 5 }), failures: fc.integer({ min: 0, max: 3 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { maxLength: 20 }), async (batches) => {
      const dedupe = dedupeWith()
      const accepted: (string | undefined)[] = []
      for (const { ids, failures } of batches) {
        for (let attempt = 0; attempt <= failures; attempt++) {
          const fresh = await dedupe.fresh(items(...ids))
          if (attempt < failures) continue
          accepted.push(...idsOf(fresh))
          await dedupe.commit(fresh)
        }
      }
      expect(accepted.toSorted()).toEqual([...new Set(batches.flatMap(({ ids }) => ids))].sort())
    }),
  )
})
