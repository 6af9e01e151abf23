/** The pace of a store: how long its slots are kept, and what is told of waits. */
import { expect, test } from 'vitest'
import { StorePace } from '../../../src/retry/store-pace.js'
import { FakeClock } from '../../support/fake-clock.js'
import { settled } from '../../support/faults.js'

/** A pace with one slot a second, whose store answers with these waits. */
function paceOf(...waits: number[]) {
  const clock = new FakeClock(0)
  const store = { take: () => Promise.resolve({ waitMs: waits.shift() ?? 0 }), report: () => undefined }
  return { clock, pace: new StorePace(store, { key: 'a', intervalMs: 1000, burst: 1 }, clock) }
}

test('a slot that comes is taken once', async () => {
  const { pace } = paceOf(300)
  expect(pace.take(0)).toBe(false)
  await settled()
  expect([pace.take(299), pace.take(300), pace.take(300)]).toEqual([false, true, false])
})

test('a slot may be taken as late as an interval by one that waited, and no later', async () => {
  for (const [lateMs, isTaken] of [
    [1000, true],
    [1001, false],
  ] as const) {
    const { pace } = paceOf(300, 300)
    await pace.ask()
    expect(pace.take(300 + lateMs)).toBe(isTaken)
  }
})

test('for one that comes after it a slot is there for 50 ms', async () => {
  const { pace } = paceOf(300)
  expect(pace.hasSlot(0)).toBe(false)
  await pace.ask()
  expect([pace.hasSlot(350), pace.hasSlot(351)]).toEqual([true, false])
})

test('while the store gives slots at once, no wait is told; then the wait of its last answer for each', async () => {
  const { pace } = paceOf(0, 1500)
  expect(pace.msUntil(3, 0)).toBe(0)
  await pace.ask()
  expect(pace.msUntil(3, 0)).toBe(0)
  pace.take(0)
  await pace.ask()
  expect([1, 2, 3].map((count) => pace.msUntil(count, 0))).toEqual([1500, 3000, 4500])
  expect(pace.msUntil(1, 400)).toBe(1100)
})

test('it is fresh when no question is under way and no slot is to come', async () => {
  const { pace } = paceOf(300)
  expect(pace.isFresh(0)).toBe(true)
  const asking = pace.ask()
  expect(pace.isFresh(0)).toBe(false)
  await asking
  expect([pace.isFresh(299), pace.isFresh(300)]).toEqual([false, true])
})

test('an answer is told once to those who still listen', async () => {
  const { pace } = paceOf(0, 300)
  const heard: string[] = []
  expect(pace.onAnswer(() => heard.push('before'))).toBeUndefined()
  const asking = pace.ask()
  pace.onAnswer(() => heard.push('stays'))
  pace.onAnswer(() => heard.push('leaves'))?.()
  await asking
  pace.take(0)
  await pace.ask()
  expect(heard).toEqual(['stays'])
})
