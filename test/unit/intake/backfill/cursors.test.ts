/** Cursors in memory, and what is taken from any store. */
import { expect, test } from 'vitest'
import { cursorAt } from '../../../../src/intake/backfill/cursor.js'
import { firstUse, memoryCursors, storedCursor } from '../../../../src/intake/backfill/cursors.js'
import { failed } from '../../../support/failed.js'

test('each name has the cursor that was stored last for it', async () => {
  const cursors = memoryCursors()
  await cursors.set('a/', cursorAt(0))
  await cursors.set('b/', cursorAt(60_000))
  await cursors.set('a/', cursorAt(120_000))
  expect([await cursors.get('a/'), await cursors.get('b/'), await cursors.get('c/')]).toEqual([
    cursorAt(120_000),
    cursorAt(60_000),
    undefined,
  ])
})

test.each([[undefined], [null]])('a store may say %s for what it does not have', async (nothing) => {
  expect(await storedCursor({ get: () => nothing, set: () => undefined }, 'a/')).toBeUndefined()
})

test.each([[0], [''], [{}], ['text'], [{ ...cursorAt(0), recent: [1] }]])(
  '%j in a store is no cursor, and begins nothing anew',
  async (found) => {
    const cursors = { get: () => found as never, set: () => undefined }
    expect(await failed(storedCursor(cursors, 'a/'))).toMatchObject({ code: 'CursorCorrupt' })
    expect(await failed(firstUse(cursors, 'a/', () => 0))).toMatchObject({ code: 'CursorCorrupt' })
  },
)

test('the first use of a store is remembered to the minute', async () => {
  const cursors = memoryCursors()
  expect(await firstUse(cursors, 'a/', () => 90_000)).toBe(60_000)
  expect(await firstUse(cursors, 'a/', () => 7_200_000)).toBe(60_000)
  expect(await firstUse(cursors, 'b/', () => 7_200_000)).toBe(7_200_000)
})

test('a first use that cannot be stored is none', async () => {
  const full = new Error('full')
  const cursors = { get: () => undefined, set: () => Promise.reject(full) }
  expect(await failed(firstUse(cursors, 'a/', () => 0))).toBe(full)
})

test('a first use that lies in the future is corrected, and stays so', async () => {
  const cursors = memoryCursors()
  await cursors.set('a/', cursorAt(Date.UTC(2030, 0, 1)))
  const correct = () => cursorAt(60_000)
  expect(await firstUse(cursors, 'a/', () => 0, correct)).toBe(60_000)
  expect(await cursors.get('a/')).toEqual(cursorAt(60_000))
})
