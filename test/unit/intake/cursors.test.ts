/** Cursors in memory. */
import { expect, test } from 'vitest'
import { cursorAt } from '../../../src/intake/cursor.js'
import { memoryCursors } from '../../../src/intake/cursors.js'

test('each prefix has the cursor that was stored last for it', async () => {
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
