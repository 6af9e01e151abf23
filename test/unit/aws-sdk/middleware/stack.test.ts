/** The order in which middleware of a stack runs, and what a stack refuses. */
import { expect, test } from 'vitest'
import { Stack, type AnyHandler, type AnyMiddleware } from '../../../../src/aws-sdk/middleware/stack.js'

const done: AnyHandler = () => Promise.resolve({ output: {}, response: undefined })

/** Middleware that notes when it is run. */
function noting(name: string, seen: string[]): AnyMiddleware {
  const middleware =
    (next: AnyHandler): AnyHandler =>
    (args) => {
      seen.push(name)
      return next(args)
    }
  return middleware
}

async function orderOf(stack: Stack, seen: string[]): Promise<string[]> {
  await stack.resolve(done, {})({ input: {} })
  return seen.splice(0)
}

test('by step, then by priority, then by when it was added', async () => {
  const seen: string[] = []
  const stack = new Stack()
  stack.add(noting('late', seen), { step: 'finalizeRequest' })
  stack.add(noting('second', seen), { step: 'build' })
  stack.add(noting('third', seen), { step: 'build' })
  stack.add(noting('last of build', seen), { step: 'build', priority: 'low' })
  stack.add(noting('first of build', seen), { step: 'build', priority: 'high' })
  stack.add(noting('first', seen))
  stack.add(noting('serialize', seen), { step: 'serialize' })
  expect(await orderOf(stack, seen)).toEqual([
    'first',
    'serialize',
    'first of build',
    'second',
    'third',
    'last of build',
    'late',
  ])
})

test('beside another one, by its name or an alias', async () => {
  const seen: string[] = []
  const stack = new Stack()
  stack.add(noting('low', seen), { priority: 'low' })
  stack.add(noting('middle', seen), { name: 'middle', aliases: ['centre'] })
  stack.addRelativeTo(noting('before', seen), { relation: 'before', toMiddleware: 'middle', name: 'before' })
  stack.addRelativeTo(noting('after', seen), { relation: 'after', toMiddleware: 'centre' })
  expect(await orderOf(stack, seen)).toEqual(['before', 'middle', 'after', 'low'])
  expect(stack.identify()).toEqual([
    'before - initialize',
    'middle (a.k.a. centre) - initialize',
    'anonymous - initialize',
    'anonymous - initialize',
  ])
  expect(stack.identifyOnResolve()).toBe(false)
})

test('what cannot be had is refused in words', () => {
  const stack = new Stack()
  expect(() => {
    stack.add(noting('x', []), { step: 'deserialize' })
  }).toThrow(
    'middlewareStack takes no middleware of the step deserialize, for replies are read by this library: use initialize, serialize, build, finalizeRequest',
  )
  expect(() => {
    stack.addRelativeTo(noting('x', []), { relation: 'after', toMiddleware: 'retryMiddleware' })
  }).toThrow("has no retryMiddleware: the AWS SDK's own middleware is not here")
})

test('a name is there once, unless it is to be replaced', async () => {
  const seen: string[] = []
  const stack = new Stack()
  stack.add(noting('one', seen), { name: 'tenant' })
  expect(() => {
    stack.add(noting('two', seen), { aliases: ['tenant'] })
  }).toThrow("Duplicate middleware name ''")
  stack.add(noting('three', seen), { name: 'tenant', override: true })
  expect(await orderOf(stack, seen)).toEqual(['three'])
})

test('middleware is removed by itself, by name and by tag', () => {
  const stack = new Stack()
  const own = noting('own', [])
  stack.add(own)
  stack.add(noting('named', []), { name: 'named' })
  stack.add(noting('tagged', []), { name: 'tagged', tags: ['HEADER'] })
  expect([stack.remove(own), stack.remove(own), stack.remove('named')]).toEqual([true, false, true])
  expect([stack.removeByTag('HEADER'), stack.removeByTag('HEADER')]).toEqual([true, false])
  expect(stack.entries).toEqual([])
})

test('a copy is a stack of its own; a concatenation has both, in order', async () => {
  const seen: string[] = []
  const [one, other] = [new Stack(), new Stack()]
  one.add(noting('one', seen), { step: 'build' })
  other.add(noting('other', seen))
  other.add(noting('both', seen), { step: 'build' })
  expect(await orderOf(one.concat(other), seen)).toEqual(['other', 'one', 'both'])
  const copy = one.clone()
  copy.add(noting('of the copy', seen))
  expect(one.entries).toHaveLength(1)
  expect(copy.entries).toHaveLength(2)
})
