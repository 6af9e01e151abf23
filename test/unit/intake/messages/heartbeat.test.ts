/** Messages under work stay hidden: again after each half of the timeout, until they are released or lost. */
import { ConnectionError } from 'cloudtrail-client'
import { expect, test } from 'vitest'
import { Heartbeat } from '../../../../src/intake/messages/heartbeat.js'
import type { EntryOutcome } from '../../../../src/intake/messages/queue-batch.js'
import type { VisibilityChange } from '../../../../src/intake/messages/queue.js'
import { FakeClock } from '../../../support/fake-clock.js'
import { settled } from '../../../support/faults.js'

const half = 15_000

type Status = EntryOutcome['status']

/** A heartbeat of 30 seconds; what becomes of a message is said by its handle. */
function beating(statusOf: (handle: string) => Status = () => 'done') {
  const clock = new FakeClock()
  const beats: (readonly VisibilityChange[])[] = []
  const errors: unknown[] = []
  const lost: string[] = []
  const hide = (changes: readonly VisibilityChange[]) => {
    beats.push(changes)
    return Promise.resolve(
      changes.map(({ receiptHandle }) => ({
        receiptHandle,
        status: statusOf(receiptHandle),
        error: new ConnectionError(receiptHandle, { mayBeSent: true }),
      })),
    )
  }
  const heartbeat = new Heartbeat(hide, clock, 30, (error) => errors.push(error))
  const message = (receiptHandle: string) => ({ receiptHandle, lost: () => lost.push(receiptHandle) })
  const advance = async (byMs: number) => {
    clock.advance(byMs)
    await settled()
  }
  return { clock, beats, errors, lost, heartbeat, message, advance }
}

test('all messages that are held are hidden anew after half of the time, again and again', async () => {
  const { heartbeat, message, advance, beats } = beating()
  heartbeat.hold(message('a'))
  await advance(half - 1)
  expect(beats).toEqual([])
  heartbeat.hold(message('b'))
  await advance(1)
  const changes = ['a', 'b'].map((receiptHandle) => ({ receiptHandle, seconds: 30 }))
  expect(beats).toEqual([changes])
  await advance(half)
  expect(beats).toEqual([changes, changes])
})

test('a message that is released is hidden no longer, and no timer waits for none', async () => {
  const { heartbeat, message, advance, beats, clock } = beating()
  const [a, b] = [message('a'), message('b')]
  heartbeat.hold(a)
  heartbeat.hold(b)
  heartbeat.release(a)
  await advance(half)
  expect(beats).toEqual([[{ receiptHandle: 'b', seconds: 30 }]])
  heartbeat.release(b)
  expect(clock.pending).toBe(0)
})

test('a message that is no longer ours hears of it, once, and is let go', async () => {
  const { heartbeat, message, advance, beats, lost, errors } = beating((handle) => (handle === 'a' ? 'gone' : 'done'))
  heartbeat.hold(message('a'))
  heartbeat.hold(message('b'))
  await advance(half)
  await advance(half)
  expect(lost).toEqual(['a'])
  expect(errors).toEqual([])
  expect(beats.map((changes) => changes.length)).toEqual([2, 1])
})

test('a failure is told, and the message is hidden with the next beat', async () => {
  const { heartbeat, message, advance, beats, lost, errors } = beating(() => 'failed')
  heartbeat.hold(message('a'))
  await advance(half)
  await advance(half)
  expect(errors).toMatchObject([{ message: 'a' }, { message: 'a' }])
  expect(lost).toEqual([])
  expect(beats).toHaveLength(2)
})

test('a beat that hangs does not keep the next one from coming', async () => {
  const clock = new FakeClock()
  let beats = 0
  const hang = () => {
    beats++
    return new Promise<never>(() => undefined)
  }
  const heartbeat = new Heartbeat(hang, clock, 30, () => undefined)
  heartbeat.hold({ receiptHandle: 'a', lost: () => undefined })
  clock.advance(half)
  clock.advance(half)
  await settled()
  expect(beats).toBe(2)
})

test('a message that was released while its beat was under way is not told that it is lost', async () => {
  const { heartbeat, message, lost, clock } = beating(() => 'gone')
  const a = message('a')
  heartbeat.hold(a)
  clock.advance(half)
  heartbeat.release(a)
  await settled()
  expect(lost).toEqual([])
  expect(clock.pending).toBe(0)
})
