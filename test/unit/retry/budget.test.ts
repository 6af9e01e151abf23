/** What a client can afford to retry. */
import { expect, test } from 'vitest'
import { RetryBudget } from '../../../src/retry/budget.js'

test('a retry costs 14 after a transient fault and 5 after a throttle', () => {
  const budget = new RetryBudget()
  expect(budget.left).toBe(500)
  expect([budget.pay('transient'), budget.left]).toEqual([14, 486])
  expect([budget.pay('throttle'), budget.left]).toEqual([5, 481])
})

test('a retry that costs more than is left is refused and costs nothing', () => {
  const budget = new RetryBudget(13)
  expect([budget.pay('transient'), budget.left]).toEqual([undefined, 13])
  expect([budget.pay('throttle'), budget.left]).toEqual([5, 8])
})

test('a success gives back what its last retry cost, or 1, up to 500', () => {
  const budget = new RetryBudget(480)
  budget.refund(14)
  expect(budget.left).toBe(494)
  budget.refund()
  expect(budget.left).toBe(495)
  budget.refund(14)
  expect(budget.left).toBe(500)
})
