/** Which values are the cursor of a find: it may come from anywhere. */
import { expect, test } from 'vitest'
import { InputError } from '../../../../src/contracts/errors.js'
import { checkCursor } from '../../../../src/search/find/cursor.js'

const range = { start: 100, end: 200 }
const plain = { v: 1, search: 'question', from: 100, to: 200 }
const unread = { target: 'us-east-1 ', query: 0, start: 100, end: 150, ids: ['a'] }
const full = { ...plain, at: 150, after: [150_000, 'us-east-1 ', 'a'], width: 1, unread: [unread] }

const check = (cursor: unknown, hasTo = true) => {
  checkCursor(cursor, 'question', range, hasTo)
}

test.each<[object]>([[plain], [full], [{ ...full, unread: [] }], [{ ...full, after: [1.5, '', ''] }]])(
  '%j is one',
  (cursor) => {
    expect(() => {
      check(cursor)
    }).not.toThrow()
  },
)

test.each<[unknown]>([
  ['text'],
  [null],
  [[]],
  [{ ...plain, v: 2 }],
  [{ ...plain, search: 1 }],
  [{ ...plain, from: '100' }],
  [{ ...plain, from: 100.5 }],
  [{ ...plain, to: undefined }],
  [{ ...full, at: 'x' }],
  [{ ...full, after: 'abc' }],
  [{ ...full, after: [150_000, 'us-east-1 '] }],
  [{ ...full, after: [150_000, 'us-east-1 ', 'a', 'b'] }],
  [{ ...full, after: ['150', 'us-east-1 ', 'a'] }],
  [{ ...full, after: [150_000, 1, 'a'] }],
  [{ ...full, after: [150_000, 'us-east-1 ', 1] }],
  [{ ...full, width: 0 }],
  [{ ...full, width: 1.5 }],
  [{ ...full, unread: {} }],
  [{ ...full, unread: [unread, 1] }],
  [{ ...full, unread: [null] }],
  [{ ...full, unread: [{ ...unread, target: 1 }] }],
  [{ ...full, unread: [{ ...unread, query: 'x' }] }],
  [{ ...full, unread: [{ ...unread, start: 0.5 }] }],
  [{ ...full, unread: [{ ...unread, end: null }] }],
  [{ ...full, unread: [{ ...unread, ids: 'a' }] }],
  [{ ...full, unread: [{ ...unread, ids: ['a', 1] }] }],
])('%j is none', (cursor) => {
  const checked = () => {
    check(cursor)
  }
  expect(checked).toThrow(InputError)
  expect(checked).toThrow('cursor is not the cursor of a find')
})

test('another range is named by its time, or by its second where that is no time', () => {
  expect(() => {
    check({ ...plain, from: 99 })
  }).toThrow('was made with another `from`: 1970-01-01T00:01:39Z')
  expect(() => {
    check({ ...plain, to: 1e15 })
  }).toThrow('was made with another `to`: second 1000000000000000')
  expect(() => {
    check({ ...plain, to: 1e15 }, false)
  }).not.toThrow()
})
