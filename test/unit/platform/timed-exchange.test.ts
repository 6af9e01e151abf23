/** The time limit and the errors of exchanges that another library carries out. */
import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { ConnectionError, TimeoutError } from '../../../src/contracts/errors.js'
import { timedExchange } from '../../../src/platform/timed-exchange.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { requestTimeoutMs, requestTo } from '../../support/transport-behaviour.js'

const url = new URL('https://cloudtrail.eu-west-1.amazonaws.com/')
const response = { status: 200, headers: {}, body: '{}' }
const never = () => new Promise<typeof response>(() => undefined)

test('the reply is given back, and neither timer nor listener stays', async () => {
  const clock = new FakeClock()
  const { signal } = new AbortController()
  expect(await timedExchange(requestTo(url, { signal }), clock, () => Promise.resolve(response))).toBe(response)
  expect([clock.pending, getEventListeners(signal, 'abort')]).toEqual([0, []])
})

test('after the time limit it fails, and the exchange is aborted', async () => {
  const clock = new FakeClock()
  const signals: AbortSignal[] = []
  const exchange = failed(
    timedExchange(requestTo(url), clock, (_, signal) => {
      signals.push(signal)
      return never()
    }),
  )
  clock.advance(requestTimeoutMs)
  const error = await exchange
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ code: 'RequestTimeout', mayBeSent: true })
  expect(signals).toMatchObject([{ aborted: true }])
})

test('an abort ends it with its reason, although the exchange does not end', async () => {
  const controller = new AbortController()
  const exchange = failed(timedExchange(requestTo(url, { signal: controller.signal }), new FakeClock(), never))
  controller.abort('the user left')
  expect(await exchange).toBe('the user left')
})

test('after an abort nothing is begun', async () => {
  let begun = false
  const exchange = timedExchange(requestTo(url, { signal: AbortSignal.abort('before') }), new FakeClock(), () => {
    begun = true
    return never()
  })
  expect(await failed(exchange)).toBe('before')
  expect(begun).toBe(false)
})

test.each([
  [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 'refused', false],
  [Object.assign(new Error('reset'), { code: 'ECONNRESET' }), 'reset', true],
  ['a string', 'a string', true],
  [undefined, 'no reason is known', true],
])('the failure %s becomes a ConnectionError', async (cause, reason, mayBeSent) => {
  const error = await failed(timedExchange(requestTo(url), new FakeClock(), () => Promise.reject(cause)))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({
    message: `LookupEvents: the exchange with ${url.host} failed: ${reason}`,
    mayBeSent,
  })
})

test('an error of this package stays as it is', async () => {
  const error = new ConnectionError('no tunnel', { mayBeSent: false })
  expect(await failed(timedExchange(requestTo(url), new FakeClock(), () => Promise.reject(error)))).toBe(error)
})
