/** How each kind of client is told and called. */
import { expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { runnerOf, type RedisClient } from '../../../src/redis/adapters.js'
import { scriptSha, scriptText } from '../../../src/redis/script.js'
import { failed } from '../../support/failed.js'

type Arguments = readonly unknown[]

/** A client whose server does not know the script until it has run it. */
function clientWith(evalsha: string) {
  const calls: (readonly [name: string, args: Arguments])[] = []
  let isKnown = false
  const client = {
    [evalsha]: (...args: Arguments) => {
      calls.push([evalsha, args])
      return isKnown ? Promise.resolve(5) : Promise.reject(new Error('NOSCRIPT No matching script.'))
    },
    eval: (...args: Arguments) => {
      calls.push(['eval', args])
      isKnown = true
      return Promise.resolve(4)
    },
  }
  return { calls, client: client as unknown as RedisClient }
}

const keys = { keys: ['key'], arguments: ['a', 'b'] }

test.each([
  ['evalsha', [1, 'key', 'a', 'b']],
  ['evalSha', [keys]],
])(
  'a client with %s runs the script by its name, and by its text when the server does not know it',
  async (name, args) => {
    const { calls, client } = clientWith(name)
    const run = runnerOf(client)
    expect(await run('key', ['a', 'b'])).toBe(4)
    expect(await run('key', ['a', 'b'])).toBe(5)
    expect(calls).toEqual([
      [name, [scriptSha, ...args]],
      ['eval', [scriptText, ...args]],
      [name, [scriptSha, ...args]],
    ])
  },
)

test('a function is given the text, the keys and the arguments', async () => {
  const calls: unknown[] = []
  const run = runnerOf((...args) => {
    calls.push(args)
    return Promise.resolve(6)
  })
  expect(await run('key', ['a'])).toBe(6)
  expect(calls).toEqual([[scriptText, ['key'], ['a']]])
})

test('other errors are passed on', async () => {
  const refused = new Error('NOPERM')
  const client = { evalsha: () => Promise.reject(refused), eval: () => Promise.reject(new Error('not called')) }
  expect(await failed(runnerOf(client)('key', []))).toBe(refused)
})

test.each([[undefined], [null], [{}], ['redis://127.0.0.1'], [{ evalsha: () => 0 }], [{ eval: () => 0 }]])(
  '%j is no client',
  (client) => {
    expect(() => runnerOf(client as unknown as RedisClient)).toThrow(InputError)
    expect(() => runnerOf(client as unknown as RedisClient)).toThrow('redis must be a client with evalsha or evalSha')
  },
)
