/** Shapes that are sent and received. */
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { onEachSide, received, sent } from '../../../src/schema/side.js'

interface Selector {
  Mode: 'All' | 'None' | (string & {})
  Name?: string | undefined
}

let built = 0
const selector = onEachSide((side) => {
  built++
  return side.object<Selector>({
    Mode: side.oneOf('All', 'None'),
    Name: z.optional(side.checked(z.string(), z.maxLength(3))),
  })
})

test('what is sent is strict, what is received is loose', () => {
  const odd = { Mode: 'Some', Name: 'longer', Shade: 1 }
  expect(selector(received).safeParse(odd)).toMatchObject({ success: true, data: odd })
  const { error } = selector(sent).safeParse(odd)
  expect(error?.issues.map(({ code }) => code)).toEqual(['invalid_value', 'too_big', 'unrecognized_keys'])
})

test('the schema of a side is built once', () => {
  expect(selector(sent)).toBe(selector(sent))
  expect(selector(received)).toBe(selector(received))
  expect(built).toBe(2)
})
