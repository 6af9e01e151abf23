/** What the findings of a run add up to. */
import { expect, test } from 'vitest'
import type { Finding } from '../../../../src/integrity/findings/finding.js'
import { Tally } from '../../../../src/integrity/findings/report.js'

const range = { fromMs: 1000, toMs: 9000 }
const finding = (more: Partial<Finding>): Finding => ({
  kind: 'digest',
  isBackfill: false,
  accountId: '123456789012',
  region: 'us-east-1',
  verdict: 'valid',
  ...more,
})

const sumOf = (...findings: Partial<Finding>[]) => {
  const tally = new Tally(range)
  for (const one of findings) tally.add(finding(one))
  return tally.report()
}

const [valid, none] = [
  { valid: 1, invalid: 0 },
  { valid: 0, invalid: 0 },
]

test('digests, backfill digests and log files are counted apart, gaps not at all', () => {
  expect(sumOf({}, { isBackfill: true }, { kind: 'log', isBackfill: true }, { kind: 'log' }, { kind: 'gap' })).toEqual({
    digests: valid,
    backfillDigests: valid,
    logs: { valid: 2, invalid: 0 },
    isValid: true,
    warnings: [],
  })
  expect(sumOf()).toMatchObject({ digests: none, backfillDigests: none, logs: none, isValid: true })
})

test('any invalid file makes it invalid, however many of each kind there are', () => {
  const invalid = { verdict: 'invalid' } as const
  const kinds = [invalid, { ...invalid, isBackfill: true }, { ...invalid, kind: 'log' }] as const
  for (const one of kinds) expect(sumOf({}, one).isValid).toBe(false)
  for (const one of kinds) for (const other of kinds) expect(sumOf(one, other).isValid).toBe(false)
  expect(sumOf(...kinds).isValid).toBe(false)
})

test('the time that digests cover is told within the range', () => {
  const digest = (fromMs: number, toMs: number) => ({ from: new Date(fromMs), to: new Date(toMs) })
  expect(sumOf(digest(3000, 4000), digest(2000, 3000))).toMatchObject({ from: new Date(2000), to: new Date(4000) })
  expect(sumOf(digest(0, 99_000))).toMatchObject({ from: new Date(1000), to: new Date(9000) })
  expect(sumOf({ kind: 'log', ...digest(2000, 3000) })).not.toHaveProperty('from')
})
