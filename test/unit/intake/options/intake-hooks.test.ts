/** Hooks are told of the work, and cannot disturb it; what they are told is counted. */
import { expect, test } from 'vitest'
import { countingEmitter } from '../../../../src/intake/options/intake-counts.js'
import {
  clientHooks,
  intakeEmitter,
  intakeHookNames,
  type IntakeEvents,
} from '../../../../src/intake/options/intake-hooks.js'
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
}

test.each(intakeHookNames)('the hook `%s` is told of its events, and of no others', (name) => {
  const told: unknown[] = []
  const emit = intakeEmitter({ [name]: (event: unknown) => told.push(event) })
  for (const other of intakeHookNames) emit(other, events[other])
  expect(told).toEqual([events[name]])
})

test('without hooks nothing happens', () => {
  const emit = intakeEmitter(undefined)
  for (const name of intakeHookNames) emit(name, events[name])
})

test('a hook that throws or rejects disturbs nothing', async () => {
  const emit = intakeEmitter({
    skip: () => {
      throw new Error('said the test')
    },
    failure: () => Promise.reject(new Error('said the test')) as never,
  })
  emit('skip', events.skip)
  emit('failure', events.failure)
  await settled()
})

test('a hook that is put in its place later is told as well', () => {
  const told: unknown[] = []
  const hooks: { skip?: (event: unknown) => void } = {}
  const emit = intakeEmitter(hooks)
  hooks.skip = (event) => told.push(event)
  emit('skip', events.skip)
  expect(told).toEqual([events.skip])
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
    failures: 2,
    poison: 2,
  })
  expect(told).toEqual([...intakeHookNames, ...intakeHookNames])
})

test('a client gets its own hooks, and none when there are none', () => {
  const retry = () => undefined
  expect(clientHooks(undefined)).toBeUndefined()
  expect(clientHooks({ retry, skip: () => undefined })).toEqual({ retry })
})
