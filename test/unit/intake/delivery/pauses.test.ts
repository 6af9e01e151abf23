/** Outages are reported once, also when they overlap. */
import { expect, test } from 'vitest'
import { Pauses } from '../../../../src/intake/delivery/pauses.js'
import type { EmitIntake } from '../../../../src/intake/options/intake-hooks.js'
import { FakeClock } from '../../../support/fake-clock.js'

function watched() {
  const clock = new FakeClock()
  const told: unknown[] = []
  const emit: EmitIntake = (name, event) => told.push([name, event])
  return { clock, told, pauses: new Pauses(emit, clock) }
}

const error = new Error('said the test')
const failure = { reason: 'connection', error, attempts: 3 } as const

test('an outage is reported when it begins and when it is over, however often it is failed in', () => {
  const { clock, told, pauses } = watched()
  for (const attempts of [3, 4, 5]) pauses.failed('objects', { ...failure, attempts })
  clock.advance(7000)
  pauses.over('objects', 2)
  pauses.over('objects', 2)
  expect(told).toEqual([
    ['paused', failure],
    ['resumed', { reason: 'connection', attempts: 2, pausedMs: 7000 }],
  ])
})

test('two outages that overlap are one', () => {
  const { told, pauses } = watched()
  pauses.failed('objects', failure)
  pauses.failed('feed', failure)
  pauses.over('objects', 1)
  expect(told).toHaveLength(1)
  pauses.over('feed', 1)
  expect(told).toHaveLength(2)
})

test('an outage that becomes one of another reason is reported again', () => {
  const { told, pauses } = watched()
  pauses.failed('objects', failure)
  pauses.failed('objects', { ...failure, reason: 'credentials' })
  pauses.over('objects', 1)
  expect(told).toMatchObject([
    ['paused', { reason: 'connection' }],
    ['paused', { reason: 'credentials' }],
    ['resumed', { reason: 'credentials' }],
  ])
})

test('what works is not reported', () => {
  const { told, pauses } = watched()
  pauses.over('feed', 0)
  expect(told).toEqual([])
})
