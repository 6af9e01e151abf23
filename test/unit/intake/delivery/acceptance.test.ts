/** An object is accepted when it was read to its end and all of its batches were acknowledged, and not sooner. */
import { expect, test } from 'vitest'
import { Acceptance, DeliveredBatch } from '../../../../src/intake/delivery/acceptance.js'
import { failed } from '../../../support/failed.js'
import { settled } from '../../../support/faults.js'

const source = { bucket: 'trail-logs', key: 'file.json.gz' }

/** An object, a way to hand out batches of it, and what was committed. */
function begun(commit: () => Promise<void> = () => Promise.resolve()) {
  const acceptance = new Acceptance(0, commit)
  const state = { accepted: 0 }
  acceptance.settled.then(
    () => state.accepted++,
    () => undefined,
  )
  const batchOf = (records: readonly unknown[] = ['a'], indexes: readonly number[] = [0]) =>
    new DeliveredBatch({ records, indexes }, true, source, acceptance)
  return { acceptance, state, batchOf }
}

test('all batches acknowledged and the object read to its end: accepted, once', async () => {
  const { acceptance, state, batchOf } = begun()
  const [one, two] = [batchOf(), batchOf()]
  expect(await one.ack()).toBe(true)
  acceptance.complete()
  await settled()
  expect(state.accepted).toBe(0)
  expect(await two.ack()).toBe(true)
  await settled()
  expect(state.accepted).toBe(1)
  expect(acceptance.isSettled).toBe(true)
  expect(acceptance.signal.aborted).toBe(false)
})

test('all batches acknowledged before the end is read: not accepted yet', async () => {
  const { acceptance, state, batchOf } = begun()
  await batchOf().ack()
  await settled()
  expect(state.accepted).toBe(0)
  acceptance.complete()
  await settled()
  expect(state.accepted).toBe(1)
})

test('an object without any batch is accepted when it is read', async () => {
  const { acceptance, state } = begun()
  acceptance.complete()
  await settled()
  expect(state.accepted).toBe(1)
})

test('one batch that is acknowledged twice does not count for two', async () => {
  const { acceptance, state, batchOf } = begun()
  const [one] = [batchOf(), batchOf()]
  expect([await one.ack(), await one.ack()]).toEqual([true, true])
  acceptance.complete()
  await settled()
  expect(state.accepted).toBe(0)
})

test('one batch that is given up fails the object, with its reason, and ends the reading', async () => {
  const { acceptance, batchOf } = begun()
  const [one, two] = [batchOf(), batchOf()]
  const reason = new Error('said the test')
  one.fail(reason)
  expect(await failed(acceptance.settled)).toBe(reason)
  expect(acceptance.signal.reason).toBe(reason)
  expect(await one.ack()).toBe(false)
  expect(await two.ack()).toBe(false)
})

test('giving up without a reason has one', async () => {
  const { acceptance, batchOf } = begun()
  batchOf().fail()
  expect(await failed(acceptance.settled)).toMatchObject({ name: 'IntakeError', code: 'NotAcknowledged' })
})

test('what was acknowledged cannot be given up any more', async () => {
  const { acceptance, state, batchOf } = begun()
  const batch = batchOf()
  await batch.ack()
  batch.fail()
  acceptance.complete()
  await settled()
  expect(state.accepted).toBe(1)
})

test('an object that breaks further on makes earlier acknowledgements worthless', async () => {
  const { acceptance, state, batchOf } = begun()
  const batch = batchOf()
  expect(await batch.ack()).toBe(true)
  acceptance.fail(new Error('cut off'))
  acceptance.complete()
  await settled()
  expect(state.accepted).toBe(0)
  expect(await batch.ack()).toBe(false)
})

test('the first reason counts, and nothing fails that is accepted', async () => {
  const { acceptance } = begun()
  acceptance.fail('first')
  acceptance.fail('second')
  expect(await failed(acceptance.settled)).toBe('first')
  const other = new Acceptance()
  other.complete()
  other.fail('late')
  await other.settled
  expect(other.signal.aborted).toBe(false)
})

test.each(['the last acknowledgement', 'the end of the object'])(
  'what comes before the acceptance is done once, when nothing else is missing, and waited for (%s)',
  async (last) => {
    let release: () => void = () => undefined
    let commits = 0
    const { acceptance, state, batchOf } = begun(() => {
      commits++
      return new Promise((resolve) => (release = resolve))
    })
    const [one, two] = [batchOf(), batchOf()]
    if (last === 'the last acknowledgement') acceptance.complete()
    await one.ack()
    expect(commits).toBe(0)
    const acked = two.ack()
    if (last !== 'the last acknowledgement') acceptance.complete()
    await settled()
    expect([commits, state.accepted]).toEqual([1, 0])
    release()
    expect(await acked).toBe(true)
    await settled()
    expect([commits, state.accepted]).toEqual([1, 1])
  },
)

test('an object can fail while what comes before its acceptance never ends, and nothing is done for one that failed', async () => {
  let commits = 0
  const { acceptance, state, batchOf } = begun(() => {
    commits++
    return new Promise(() => undefined)
  })
  void batchOf().ack()
  acceptance.complete()
  await settled()
  acceptance.fail('stopped')
  expect(await failed(acceptance.settled)).toBe('stopped')
  expect([commits, state.accepted]).toEqual([1, 0])
  const other = begun(async () => {
    await Promise.resolve(commits++)
  })
  const [one, two] = [other.batchOf(), other.batchOf()]
  await one.ack()
  two.fail()
  other.acceptance.complete()
  await settled()
  expect(commits).toBe(1)
})

test('the ids of records are those of their indexes', () => {
  const { batchOf } = begun()
  const all = batchOf(['a', 'b', 'c'], [0, 1, 2]).ids
  expect(new Set(all).size).toBe(3)
  expect(batchOf(['c'], [2]).ids).toEqual([all[2]])
})
