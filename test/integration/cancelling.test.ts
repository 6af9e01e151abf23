/** Ending a call early: by a signal, or because its time is up. */
import { expect, test, vi } from 'vitest'
import { TimeoutError, type CloudTrailConfig } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { connectTo, credentials } from '../support/client.js'
import { FakeClock } from '../support/fake-clock.js'
import { answers, hangs, passes, settled, type Fate } from '../support/faults.js'
import { failed } from '../support/failed.js'
import { sampleRecords } from '../support/sample-records.js'

function connect({ fates = [], ...config }: CloudTrailConfig & { fates?: readonly Fate[] } = {}) {
  const clock = new FakeClock()
  const emulator = createEmulator({ records: sampleRecords(), lookbackDays: null, now: clock.now })
  return { ...connectTo(emulator, { clock, ...config }, fates), clock }
}

/** Whatever the owner of a signal says when it fires is what the call rejects with. */
const reason = { why: 'the user left' }

test.for(['signal', 'abortSignal'] as const)('a call whose %s has fired sends nothing', async (option) => {
  const { cloudtrail, sent } = connect()
  expect(await failed(cloudtrail.describeTrails({}, { [option]: AbortSignal.abort(reason) }))).toBe(reason)
  expect(sent).toEqual([])
})

test.for(['signal', 'abortSignal'] as const)('%s ends a request that is under way', async (option) => {
  const { cloudtrail, sent, clock } = connect({ fates: [hangs] })
  const controller = new AbortController()
  const call = failed(cloudtrail.describeTrails({}, { [option]: controller.signal }))
  await settled()
  controller.abort(reason)
  expect(await call).toBe(reason)
  await settled()
  expect([sent.length, clock.pending]).toEqual([1, 0])
})

test.for(['signal', 'abortSignal'] as const)('%s ends the wait for another attempt', async (option) => {
  const { cloudtrail, sent, clock } = connect({ fates: [answers(503, 'ServiceUnavailable')] })
  const controller = new AbortController()
  const call = failed(cloudtrail.describeTrails({}, { [option]: controller.signal }))
  await clock.untilPending()
  controller.abort(reason)
  expect(await call).toBe(reason)
  expect([sent.length, clock.pending]).toEqual([1, 0])
})

test('a signal without a reason of its own gives an AbortError', async () => {
  const { cloudtrail } = connect()
  expect(await failed(cloudtrail.listTrails({}, { signal: AbortSignal.abort() }))).toMatchObject({ name: 'AbortError' })
})

test.for(['signal', 'abortSignal'] as const)('%s ends a walk at the page it waits for', async (option) => {
  const { cloudtrail, sent } = connect({ fates: [passes, hangs] })
  const controller = new AbortController()
  const pages = cloudtrail.lookupEvents({ MaxResults: 10 }, { [option]: controller.signal }).pages()
  await pages.next()
  const second = failed(pages.next())
  await settled()
  controller.abort(reason)
  expect(await second).toBe(reason)
  expect(sent).toHaveLength(2)
})

test('a signal ends the wait for credentials', async () => {
  const { cloudtrail, sent } = connect({ credentials: () => new Promise(() => undefined) })
  const controller = new AbortController()
  const call = failed(cloudtrail.describeTrails({}, { signal: controller.signal }))
  await settled()
  controller.abort(reason)
  expect(await call).toBe(reason)
  expect(sent).toEqual([])
})

test('a call that is not answered in timeoutMs rejects, and its request ends', async () => {
  const { cloudtrail, sent, clock } = connect({ fates: [hangs] })
  const call = failed(cloudtrail.describeTrails({}, { timeoutMs: 1500 }))
  await settled()
  clock.advance(1499)
  await settled()
  expect(sent[0]?.signal?.aborted).toBe(false)
  clock.advance(1)
  const error = await call
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({
    code: 'CallTimeout',
    operation: 'DescribeTrails',
    message: 'DescribeTrails: not answered within 1500 ms (timeoutMs)',
  })
  expect(sent[0]?.signal?.aborted).toBe(true)
})

test('timeoutMs covers all attempts and the waits between them', async () => {
  const { cloudtrail, sent, clock } = connect({ fates: [answers(400, 'ThrottlingException'), hangs] })
  const call = failed(cloudtrail.describeTrails({}, { timeoutMs: 1500 }))
  await clock.untilPending(2)
  clock.advanceToNext()
  await settled()
  expect(sent).toHaveLength(2)
  clock.advanceToNext()
  expect(await call).toMatchObject({ code: 'CallTimeout' })
  expect(clock.now()).toBe(Date.UTC(2026, 0, 1, 12) + 1500)
})

test.for([{ timeoutMs: 30_000 }, {}])(
  'an answered call leaves no timer, and no listener on its signal',
  async (options) => {
    const provider = () => Promise.resolve(credentials)
    const { cloudtrail, clock } = connect({ fates: [answers(500, 'InternalFailure')], credentials: provider })
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    const call = Promise.resolve(cloudtrail.describeTrails({}, { signal, ...options }))
    await clock.untilPending('timeoutMs' in options ? 2 : 1)
    clock.advanceToNext()
    await call
    expect(clock.pending).toBe(0)
    expect(added.mock.calls.length).toBeGreaterThan(0)
    expect(new Set(removed.mock.calls.map(([, listener]) => listener))).toEqual(
      new Set(added.mock.calls.map(([, listener]) => listener)),
    )
  },
)
