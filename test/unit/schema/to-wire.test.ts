/** The wire form of inputs. */
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { check } from '../../../src/schema/issue.js'
import { toWire } from '../../../src/schema/to-wire.js'

const since = new Date('2026-11-21T00:00:00.750Z')
const seconds = Math.floor(Date.UTC(2026, 10, 21) / 1000)

test('timestamps become epoch seconds, bytes base64, and members that are undefined are left out', () => {
  const input = { since, list: [since], bytes: new Uint8Array([104, 105]), left: undefined, kept: null }
  expect(toWire(input, input)).toStrictEqual({
    wire: { since: seconds + 0.75, list: [seconds + 0.75], bytes: 'aGk=', kept: null },
    issues: [],
  })
})

test('in whole seconds, timestamps are rounded down', () => {
  expect(toWire({ since }, { since }, true).wire).toEqual({ since: seconds })
})

test('numbers that JSON cannot hold travel as strings', () => {
  const input = [NaN, -Infinity, 1.5]
  expect(toWire(input, input).wire).toEqual(['NaN', '-Infinity', 1.5])
})

test('what is written is a copy', () => {
  const input = { list: ['a'], map: { a: ['b'] } }
  const wire = toWire(input, input).wire as typeof input
  wire.list.push('c')
  wire.map.a.push('c')
  expect(input).toEqual({ list: ['a'], map: { a: ['b'] } })
})

test.each([
  ['a Map', new Map([['flag', true]])],
  ['a Set', new Set([1])],
  ['a RegExp', /a/],
])('%s keeps its content elsewhere than in members, and is refused at its path', (kind, value) => {
  const schema = z.strictObject({ inner: z.strictObject({ flag: z.optional(z.boolean()) }) })
  const { parsed, issues } = check(schema, { inner: value })
  expect(issues).toEqual([]) // zod sees an object without members
  expect(toWire({ inner: value }, parsed).issues).toEqual([
    { path: ['inner'], message: `must be an object, got ${kind}` },
  ])
})

test('half of a surrogate pair is refused at its path, also as an item', () => {
  const input = { names: ['fine 😀', 'broken \ud83d'] }
  expect(toWire(input, input).issues).toEqual([
    { path: ['names', 1], message: 'must not have half of a surrogate pair' },
  ])
})

test('bytes of another realm are bytes', () => {
  const bytes: unknown = runInNewContext('new Uint8Array([104, 105])')
  expect(toWire({ bytes }, {})).toEqual({ wire: { bytes: 'aGk=' }, issues: [] })
})
