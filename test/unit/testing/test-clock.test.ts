import { expect, test } from 'vitest'
import { CloudTrail } from '../../../src/index.js'
import { createEmulator, createTestClock } from '../../../src/testing/index.js'

const startMs = Date.UTC(2026, 0, 1)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

function account(options: Parameters<typeof createEmulator>[0] = {}) {
  const clock = createTestClock(startMs)
  const emulator = createEmulator({ now: clock.now, wait: clock.wait, ...options })
  const { transport } = emulator
  const connect = (more: object = {}) => new CloudTrail({ region: 'us-east-1', credentials, transport, clock, ...more })
  return { clock, emulator, connect }
}

test('the waits of the limiter take no time, and show on the clock', async () => {
  const { clock, connect } = account({ quotas: true })
  const cloudtrail = connect()
  for (let call = 0; call < 21; call++) await cloudtrail.lookupEvents()
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(10_000)
  expect(clock.now() - startMs).toBeLessThan(11_000)
})

test('retries and the latency of the emulator take no time', async () => {
  const { clock, emulator, connect } = account()
  emulator.faults.add({ reply: 'throttle', latencyMs: 5_000 })
  await connect({ limiter: false }).describeTrails()
  expect(emulator.requests.length).toBe(2)
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(5_000)
})

test('a time limit ends what takes longer', async () => {
  const { emulator, connect } = account()
  emulator.faults.add({ times: Infinity, latencyMs: 5_000 })
  await expect(connect({ limiter: false }).describeTrails({}, { timeoutMs: 4_000 })).rejects.toThrow('4000 ms')
})

test('advance calls back what falls due, in the order of time', () => {
  const clock = createTestClock(startMs)
  const rung: number[] = []
  for (const delayMs of [300, 100, 200, 500]) clock.after(delayMs, () => rung.push(clock.now() - startMs))
  clock.advance(300)
  expect(rung).toEqual([100, 200, 300])
  expect(clock.now()).toBe(startMs + 300)
})

test('what is cancelled is not called, and holds nothing up', async () => {
  const clock = createTestClock(startMs)
  const cancel = clock.after(60_000, () => expect.unreachable())
  cancel()
  await clock.wait(10)
  expect(clock.now()).toBe(startMs + 10)
})

test('a callback that waits again goes on from the time of its own', async () => {
  const clock = createTestClock(startMs)
  await new Promise<void>((resolve) => {
    clock.after(10, () => {
      clock.after(10, resolve)
    })
  })
  expect(clock.now()).toBe(startMs + 20)
})
