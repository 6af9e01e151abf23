/** Operations that are checked and called by their rows. */
import { expect, test } from 'vitest'
import type { ActionContext } from '../../../../src/connector/action/action.js'
import { callOperation, inputIssues } from '../../../../src/connector/sets/call-operation.js'
import { GetTrail } from '../../../../src/operations/trails.js'

test('the method of the row is called once, with the input and the options', async () => {
  const calls: unknown[] = []
  const getTrail = (...given: unknown[]) => {
    calls.push(given)
    return Promise.resolve({ Trail: { Name: 'a' } })
  }
  const options = { timeoutMs: 1 }
  const context = { cloudtrail: { getTrail }, options } as unknown as ActionContext // sound: only this method is called
  expect(await callOperation(GetTrail, { Name: 'a' }, context)).toEqual({ Trail: { Name: 'a' } })
  expect(calls).toEqual([[{ Name: 'a' }, options]])
})

test('an input is checked as the operation would', () => {
  expect(inputIssues(GetTrail, { Name: 'audit' })).toEqual([])
  expect(inputIssues(GetTrail, { Nam: 'audit' }).map(({ path }) => path)).toEqual(expect.arrayContaining(['Name']))
})

test('an error that is not about the input is thrown', () => {
  const row = {
    ...GetTrail,
    input: () => {
      throw new RangeError('a bug')
    },
  }
  expect(() => inputIssues(row, {})).toThrow(RangeError)
})
