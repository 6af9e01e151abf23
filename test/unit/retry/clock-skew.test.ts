/** What replies tell of the service's clock, and which refusals it explains. */
import { expect, test } from 'vitest'
import { isSkewFault, skewOf } from '../../../src/retry/clock-skew.js'

const at = (time: string): number => Date.parse(`2026-01-01T${time}Z`)
const dated = (time: string) => ({ date: new Date(at(time)).toUTCString() })

test('the date of a reply is compared with the middle of the exchange', () => {
  expect(skewOf(dated('12:00:01'), at('12:00:00'), at('12:00:02'))).toBe(0)
  expect(skewOf(dated('12:05:01'), at('12:00:00'), at('12:00:02'))).toBe(300_000)
  expect(skewOf(dated('11:55:01'), at('12:00:00'), at('12:00:02'))).toBe(-300_000)
})

test.each([
  ['has no date', {}],
  ['has an unreadable date', { date: 'yesterday' }],
  ['has an age, so that it comes out of a cache', { ...dated('13:00:00'), age: '0' }],
])('a reply that %s tells nothing', (_, headers) => {
  expect(skewOf(headers, at('12:00:00'), at('12:00:02'))).toBeUndefined()
})

test('a difference of 100 years, ahead or behind, is not believed', () => {
  const yearsMs = (years: number) => years * 365 * 86_400_000
  const dateAt = (timeMs: number) => ({ date: new Date(timeMs).toUTCString() })
  const now = at('12:00:00')
  for (const sign of [1, -1]) {
    expect(skewOf(dateAt(now + sign * (yearsMs(100) - 1000)), now, now)).toBe(sign * (yearsMs(100) - 1000))
    expect(skewOf(dateAt(now + sign * yearsMs(100)), now, now)).toBeUndefined()
  }
})

test('a reply that took longer than 15 minutes tells nothing', () => {
  expect(skewOf(dated('12:30:00'), at('12:00:00'), at('12:15:00'))).toBeDefined()
  expect(skewOf(dated('12:30:00'), at('12:00:00'), at('12:16:00'))).toBeUndefined()
})

test.each([
  'AccessDeniedException',
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
])('%s is explained by a difference of 4 minutes, ahead or behind', (code) => {
  expect(isSkewFault(code, 0, 240_000)).toBe(true)
  expect(isSkewFault(code, 0, -240_000)).toBe(true)
  expect(isSkewFault(code, 0, 239_999)).toBe(false)
})

test('no other refusal is, however wrong the clock', () => {
  expect(isSkewFault('InvalidLookupAttributesException', 0, 600_000)).toBe(false)
})

test('what counts is the difference that the attempt was signed with', () => {
  expect(isSkewFault('InvalidSignatureException', 300_000, 300_000)).toBe(false)
  expect(isSkewFault('InvalidSignatureException', 300_000, 0)).toBe(true)
})

test('a reply that tells nothing explains nothing', () => {
  expect(isSkewFault('RequestTimeTooSkewed', 0, undefined)).toBe(false)
})

test('a date that no clock can show is passed over, so that signing stays possible', () => {
  expect(skewOf({ date: 'Sat, 13 Sep 275760 00:00:00 GMT' }, at('12:00:00'), at('12:00:02'))).toBeUndefined()
})
