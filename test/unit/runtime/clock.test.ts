/** Waiting: it ends on time or with the signal, and leaves nothing behind. */
import { getEventListeners } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/runtime/clock.js'
import { sleep } from '../../../src/runtime/abort.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'

describe('a sleep', () => {
  test('ends when its time has passed, and not before', async () => {
    const clock = new FakeClock()
    const steps: string[] = []
    const sleeping = sleep(clock, 100, undefined).then(() => steps.push('woke'))
    clock.advance(99)
    await Promise.resolve()
    steps.push('99 ms')
    clock.advance(1)
    await sleeping
    expect(steps).toEqual(['99 ms', 'woke'])
    expect(clock.pending).toBe(0)
  })

  test('of 0 ms is still a turn of the clock', async () => {
    const clock = new FakeClock()
    const sleeping = sleep(clock, 0, undefined)
    expect(clock.pending).toBe(1)
    clock.advance(0)
    await sleeping
  })

  test('that ends by itself leaves no listener on the signal', async () => {
    const clock = new FakeClock()
    const { signal } = new AbortController()
    const sleeping = sleep(clock, 100, signal)
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    clock.advance(100)
    await sleeping
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test.each([new Error('stop'), 'stop', 0, null])(
    'that is aborted rejects with the reason, and leaves no timer and no listener: %j',
    async (reason) => {
      const clock = new FakeClock()
      const controller = new AbortController()
      const sleeping = failed(sleep(clock, 100, controller.signal))
      controller.abort(reason)
      expect(await sleeping).toBe(reason)
      expect(clock.pending).toBe(0)
      expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    },
  )

  test('does not begin when the signal has fired already', async () => {
    const clock = new FakeClock()
    const signal = AbortSignal.abort('stop')
    expect(await failed(sleep(clock, 100, signal))).toBe('stop')
    expect(clock.delays).toEqual([])
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('that a clock ends at once leaves no listener', async () => {
    const { signal } = new AbortController()
    const atOnce = (_: number, callback: () => void) => {
      callback()
      return () => undefined
    }
    await sleep({ now: () => 0, after: atOnce }, 100, signal)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe("the machine's clock", () => {
  test('has the time of the machine, and calls back once it has passed', () => {
    vi.useFakeTimers({ now: 1_767_225_600_000 })
    try {
      const callback = vi.fn()
      expect(systemClock.now()).toBe(1_767_225_600_000)
      systemClock.after(100, callback)
      vi.advanceTimersByTime(99)
      expect(callback).not.toHaveBeenCalled()
      vi.advanceTimersByTime(1000)
      expect(callback).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
    }
  })

  test('does not call back what was cancelled, and keeps no timer for it', () => {
    vi.useFakeTimers()
    try {
      const callback = vi.fn()
      const cancel = systemClock.after(100, callback)
      cancel()
      expect(vi.getTimerCount()).toBe(0)
      vi.advanceTimersByTime(1000)
      expect(callback).not.toHaveBeenCalled()
    } finally {
      vi.useRealTimers()
    }
  })
})
