/** Node's own modules, on runtimes that have them and on others. */
import { afterEach, expect, test, vi } from 'vitest'
import { builtin } from '../../../src/platform/node-builtin.js'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a module is given as it is', () => {
  expect(builtin('node:crypto').createHash).toBeTypeOf('function')
})

test.each([
  ['without process', undefined],
  ['too old for getBuiltinModule', {}],
])('a runtime %s is told what is needed', (_, process) => {
  vi.stubGlobal('process', process)
  expect(() => builtin('node:crypto')).toThrow(
    'cloudtrail-client needs node:crypto of Node 20.18.1, Bun 1.2, Deno 2.1 or newer',
  )
})

test('a module that the runtime does not have is named', () => {
  vi.stubGlobal('process', { getBuiltinModule: () => undefined })
  expect(() => builtin('node:https')).toThrow('cloudtrail-client needs node:https')
})
