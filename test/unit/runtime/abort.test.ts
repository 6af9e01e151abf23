/** Signals and deadlines: what fires them, with which reason, and what they leave behind. */
import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { onAbort, unlessAborted, withDeadline } from '../../../src/runtime/abort.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'

const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length

const late = () => new Error('late')

describe('listening to a signal', () => {
  test('calls everyone back once, in order, and leaves no listener', () => {
    const controller = new AbortController()
    const called: string[] = []
    for (const name of ['one', 'two']) onAbort(controller.signal, () => called.push(name))
    controller.abort()
    controller.abort()
    expect(called).toEqual(['one', 'two'])
    expect(listeners(controller.signal)).toBe(0)
  })

  test('calls back at once when the signal has fired', () => {
    let isCalled = false
    onAbort(AbortSignal.abort(), () => {
      isCalled = true
    })()
    expect(isCalled).toBe(true)
  })

  test('needs one listener for any number of waits, and none when the last is taken back', () => {
    const { signal } = new AbortController()
    const stops = Array.from({ length: 100 }, () => onAbort(signal, () => undefined))
    expect(listeners(signal)).toBe(1)
    for (const stop of stops) stop()
    for (const stop of stops) stop()
    expect(listeners(signal)).toBe(0)
  })

  test('begins anew after the last was taken back', () => {
    const controller = new AbortController()
    const called: string[] = []
    const stop = onAbort(controller.signal, () => called.push('first'))
    stop()
    onAbort(controller.signal, () => called.push('second'))
    stop()
    controller.abort()
    expect(called).toEqual(['second'])
  })

  test('a callback that takes another one back keeps it from being called', () => {
    const controller = new AbortController()
    const called: string[] = []
    onAbort(controller.signal, () => {
      called.push('one')
      stopOther()
    })
    const stopOther = onAbort(controller.signal, () => called.push('other'))
    controller.abort()
    expect(called).toEqual(['one'])
  })
})

describe('a deadline', () => {
  test('fires when its time has passed, with the error that says so', () => {
    const clock = new FakeClock()
    const { signal } = withDeadline(undefined, clock, 100, late)
    clock.advance(99)
    expect(signal.aborted).toBe(false)
    clock.advance(1)
    expect(signal.reason).toEqual(late())
    expect(clock.pending).toBe(0)
  })

  test('makes its error only when it is late', () => {
    const clock = new FakeClock()
    let made = 0
    const deadline = withDeadline(undefined, clock, 100, () => {
      made++
      return late()
    })
    deadline.dispose()
    clock.advance(1000)
    expect(made).toBe(0)
    expect(deadline.signal.aborted).toBe(false)
  })

  test.each([new Error('stop'), 'stop', 0, null])('fires with the outer signal, with its reason: %j', (reason) => {
    const clock = new FakeClock()
    const outer = new AbortController()
    const { signal } = withDeadline(outer.signal, clock, 100, late)
    outer.abort(reason)
    clock.advance(1000)
    expect(signal.reason).toBe(reason)
    expect(listeners(outer.signal)).toBe(0)
  })

  test('has fired already when the outer signal has', () => {
    const outer = AbortSignal.abort('stop')
    expect(withDeadline(outer, new FakeClock(), 100, late).signal.reason).toBe('stop')
    expect(listeners(outer)).toBe(0)
  })

  test('keeps the reason of what came first', () => {
    const clock = new FakeClock()
    const outer = new AbortController()
    const { signal } = withDeadline(outer.signal, clock, 100, late)
    clock.advance(100)
    outer.abort('outer')
    expect(signal.reason).toEqual(late())
  })

  test('no longer follows the outer signal when it is let go', () => {
    const outer = new AbortController()
    const deadline = withDeadline(outer.signal, new FakeClock(), 100, late)
    deadline.dispose()
    deadline.dispose()
    outer.abort('stop')
    expect(deadline.signal.aborted).toBe(false)
  })

  test('leaves no timer and no listener when it is let go, however it went', () => {
    const clock = new FakeClock()
    const outer = new AbortController()
    const inTime = withDeadline(outer.signal, clock, 100, late)
    const tooLate = withDeadline(outer.signal, clock, 10, late)
    clock.advance(10)
    expect(clock.pending).toBe(1)
    expect(listeners(outer.signal)).toBe(1)
    inTime.dispose()
    tooLate.dispose()
    expect(clock.pending).toBe(0)
    expect(listeners(outer.signal)).toBe(0)
    const aborted = withDeadline(AbortSignal.abort('stop'), clock, 100, late)
    aborted.dispose()
    expect(clock.pending).toBe(0)
  })
})

describe('work that takes no signal', () => {
  test.each([undefined, new AbortController().signal])('that is done at once is not waited for', (signal) => {
    expect(unlessAborted('done', signal)).toBe('done')
  })

  test('gives what it gives, and leaves no listener', async () => {
    const { signal } = new AbortController()
    expect(await unlessAborted(Promise.resolve('done'), signal)).toBe('done')
    expect(await failed(Promise.resolve(unlessAborted(Promise.reject(late()), signal)))).toEqual(late())
    expect(listeners(signal)).toBe(0)
  })

  test.each([new Error('stop'), 'stop', 0, null])('goes on unheard when the signal fires: %j', async (reason) => {
    const controller = new AbortController()
    let fail: (reason: Error) => void = () => undefined
    const work = new Promise<string>((_, reject) => {
      fail = reject
    })
    const waiting = failed(Promise.resolve(unlessAborted(work, controller.signal)))
    controller.abort(reason)
    expect(await waiting).toBe(reason)
    expect(listeners(controller.signal)).toBe(0)
    fail(late())
  })

  test('is not waited for when the signal has fired already', async () => {
    const signal = AbortSignal.abort('stop')
    const never = new Promise<string>(() => undefined)
    expect(await failed(Promise.resolve(unlessAborted(never, signal)))).toBe('stop')
    expect(listeners(signal)).toBe(0)
  })
})
