/** The hooks of a client: read once, and never in the way. */
import { expect, onTestFinished, test } from 'vitest'
import { emitterOf, hookNames, type Channel, type Hooks } from '../../../src/contracts/hooks.js'
import { settled } from '../../support/faults.js'

const event = { operation: 'LookupEvents', region: 'eu-west-1', attempt: 1, code: 'ThrottlingException' }

test('hooks are read once: one that is replaced, added or removed afterwards changes nothing', () => {
  const told: string[] = []
  const hooks: Hooks = { throttle: () => told.push('throttle'), retry: () => told.push('retry') }
  const emit = emitterOf(hooks, undefined)
  hooks.throttle = () => told.push('another')
  hooks.wait = () => told.push('added')
  delete hooks.retry
  emit('throttle', () => event)
  emit('wait', () => ({ ...event, delayMs: 1, queueLength: 0 }))
  emit('retry', () => ({ ...event, delayMs: 1 }))
  expect(told).toEqual(['throttle', 'retry'])
})

test('a hook that throws or rejects disturbs nothing', async () => {
  const unhandled: unknown[] = []
  const listen = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', listen)
  onTestFinished(() => void process.off('unhandledRejection', listen))
  const emit = emitterOf(
    {
      throttle: () => {
        throw new Error('said the test')
      },
      retry: () => Promise.reject(new Error('said the test')) as never,
    },
    undefined,
  )
  expect(() => {
    emit('throttle', () => event)
  }).not.toThrow()
  expect(() => {
    emit('retry', () => ({ ...event, delayMs: 1 }))
  }).not.toThrow()
  await settled()
  expect(unhandled).toEqual([])
})

test('an event is not made when nothing listens', () => {
  let made = 0
  const published: unknown[] = []
  const channel = { hasSubscribers: false, publish: (data: unknown) => published.push(data) }
  const emit = emitterOf({}, () => channel)
  const make = () => {
    made++
    return event
  }
  emit('throttle', make)
  expect(made).toBe(0)
  channel.hasSubscribers = true
  emit('throttle', make)
  expect([made, published]).toEqual([1, [event]])
})

test('hook and channel get the same event, frozen', () => {
  const published: unknown[] = []
  const silent: Channel = { hasSubscribers: false, publish: () => undefined }
  const channels = new Map(hookNames.map((name) => [`cloudtrail-client:${name}`, silent]))
  channels.set('cloudtrail-client:throttle', { hasSubscribers: true, publish: (data) => published.push(data) })
  const seen: unknown[] = []
  const emit = emitterOf({ throttle: (data) => seen.push(data) }, (name) => channels.get(name) ?? silent)
  emit('throttle', () => event)
  expect(seen).toEqual([event])
  expect(published[0]).toBe(seen[0])
  expect(Object.isFrozen(seen[0])).toBe(true)
})
