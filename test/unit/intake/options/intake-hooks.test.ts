/** Hooks are told of the work, and cannot disturb it; what they are told is counted. */
import { expect, onTestFinished, test } from 'vitest'
import { countingEmitter } from '../../../../src/intake/options/intake-counts.js'
import {
  intakeEmitter,
  intakeHookNames,
  type IntakeEvents,
  type IntakeHooks,
} from '../../../../src/intake/options/intake-hooks.js'
import { clientHooks } from '../../../../src/contracts/hooks.js'
import { settled } from '../../../support/faults.js'

const source = { bucket: 'trail-logs', key: 'k' }

const events: IntakeEvents = {
  receive: { count: 10 },
  object: { source, records: 5, delivered: 3, durationMs: 1 },
  skip: { reason: 'digest' },
  failure: { error: new Error('said the test') },
  poison: { reason: 'unrecognised', objects: [] },
  remove: { count: 4 },
  warning: { message: 'no dead-letter queue' },
  paused: { reason: 'connection', error: new Error('said the test'), attempts: 3 },
  resumed: { reason: 'connection', attempts: 4, pausedMs: 15_000 },
}

test.each(intakeHookNames)('the hook `%s` is told of its events, and of no others', (name) => {
  const told: unknown[] = []
  const emit = intakeEmitter({ [name]: (event: unknown) => told.push(event) })
  for (const other of intakeHookNames) emit(other, events[other])
  expect(told).toEqual([events[name]])
})

test.each([
  ['no object', undefined],
  ['an empty one', {}],
  ['one without a function', { skip: undefined }],
])('without hooks, as %s, every event is passed over', (_, hooks) => {
  const emit = intakeEmitter(hooks)
  for (const name of intakeHookNames)
    expect(() => {
      emit(name, events[name])
    }).not.toThrow()
})

test('a hook that throws or rejects disturbs nothing', async () => {
  const unhandled: unknown[] = []
  const listen = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', listen)
  onTestFinished(() => void process.off('unhandledRejection', listen))
  const called: string[] = []
  const emit = intakeEmitter({
    skip: () => {
      called.push('skip')
      throw new Error('said the test')
    },
    failure: () => {
      called.push('failure')
      return Promise.reject(new Error('said the test')) as never
    },
    remove: () => called.push('remove'),
  })
  for (const name of ['skip', 'failure', 'remove'] as const)
    expect(() => {
      emit(name, events[name])
    }).not.toThrow()
  await settled()
  expect(called).toEqual(['skip', 'failure', 'remove'])
  expect(unhandled).toEqual([])
})

test('hooks are read once: one that is replaced, added or removed afterwards changes nothing', () => {
  const told: string[] = []
  const hooks: IntakeHooks = { skip: () => told.push('skip'), failure: () => told.push('failure') }
  const emit = intakeEmitter(hooks)
  hooks.skip = () => told.push('another')
  hooks.remove = () => told.push('added')
  delete hooks.failure
  for (const name of ['skip', 'remove', 'failure'] as const) emit(name, events[name])
  expect(told).toEqual(['skip', 'failure'])
})

test('what a hook is told cannot be changed', () => {
  let isFrozen = false
  intakeEmitter({ remove: (event) => (isFrozen = Object.isFrozen(event)) })('remove', { count: 1 })
  expect(isFrozen).toBe(true)
})

test('counts follow the events, and the hooks are told all the same', () => {
  const told: string[] = []
  const { counts, emit } = countingEmitter((name) => told.push(name))
  for (let time = 0; time < 2; time++) for (const name of intakeHookNames) emit(name, events[name])
  expect(counts).toEqual({
    messagesReceived: 20,
    messagesRemoved: 8,
    objectsRead: 2,
    recordsRead: 10,
    recordsDelivered: 6,
    skipped: 2,
    skippedFor: { digest: 2 },
    failures: 2,
    poison: 2,
    pauses: 2,
  })
  expect(told).toEqual([...intakeHookNames, ...intakeHookNames])
})

test('a client gets its own hooks, and none when there are none', () => {
  const retry = () => undefined
  expect(clientHooks(undefined)).toBeUndefined()
  const hooks: IntakeHooks = { retry, skip: () => undefined }
  expect(clientHooks(hooks)).toEqual({ retry })
})
