/** Events for hooks and diagnostics channels. */
import { expect, test } from 'vitest'
import { emitterOf, hookNames, type Channel } from '../../../src/contracts/hooks.js'

const event = { operation: 'LookupEvents' } as never // sound: events are handed on unread

/** A channel that notes what is published. */
function channelOf(hasSubscribers: boolean): Channel & { readonly published: unknown[] } {
  const published: unknown[] = []
  return { hasSubscribers, published, publish: (data) => published.push(data) }
}

test('an event that neither hook nor channel wants is not made', () => {
  let made = 0
  const make = () => {
    made++
    return event
  }
  emitterOf({}, undefined)('retry', make)
  emitterOf({}, () => channelOf(false))('retry', make)
  emitterOf({ attempt: () => undefined }, undefined)('retry', make)
  expect(made).toBe(0)
})

test('hook and channel get the same event, frozen', () => {
  const channels = new Map(hookNames.map((name) => [`cloudtrail-client:${name}`, channelOf(name === 'throttle')]))
  const seen: unknown[] = []
  const hooks = { throttle: (data: unknown) => seen.push(data) }
  emitterOf(hooks, (name) => channels.get(name) as Channel)('throttle', () => event)
  expect(seen).toEqual([event])
  expect(channels.get('cloudtrail-client:throttle')?.published).toEqual([event])
  expect(Object.isFrozen(seen[0])).toBe(true)
})

test('what a hook throws is ignored, and a hook that is exchanged later is not called', async () => {
  const calls: string[] = []
  const hooks = {
    wait: () => {
      calls.push('first')
      throw new Error('ignored')
    },
  }
  const emit = emitterOf(hooks, undefined)
  hooks.wait = () => {
    calls.push('second')
    throw new Error('ignored')
  }
  emit('wait', () => event)
  await new Promise(setImmediate)
  expect(calls).toEqual(['first'])
})
