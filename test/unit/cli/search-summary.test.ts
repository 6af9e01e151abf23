/** What the command `search` says at its end. */
import { ServiceError } from 'cloudtrail-client'
import { afterEach, expect, test, vi } from 'vitest'
import { sumUp } from '../../../src/cli/search-summary.js'
import type { RegionFailure } from '../../../src/search/index.js'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const refused = (region: string, requestId: string, message = 'not allowed'): RegionFailure => ({
  region,
  accountId: '123456789012',
  error: new ServiceError('AccessDeniedException', message, {
    ...{ operation: 'LookupEvents', region, status: 400, requestId },
    ...{ attempts: 1, totalRetryDelayMs: 0, isThrottle: false },
  }),
})

function said(leftOut: RegionFailure[], regionCount: number): string[] {
  const lines: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
  sumUp({ matched: 1, scanned: 9, requests: 4, isTruncated: false, leftOut, notes: [] }, regionCount)
  return lines
}

test('Regions that were refused for one reason are one line, with the request id of the first', () => {
  const [line, ...others] = said([refused('us-east-1', 'one'), refused('eu-west-1', 'two')], 3)
  expect(line).toMatch(/us-east-1, eu-west-1 were left out: .*not allowed.*one/)
  expect(line).not.toContain('two')
  expect(others.filter((text) => text.includes('left out'))).toEqual([])
  expect(process.exitCode).toBe(3)
})

test('other reasons are lines of their own, and where no Region is left the exit code is 1', () => {
  const lines = said([refused('us-east-1', 'one'), refused('eu-west-1', 'two', 'no such key')], 2)
  expect(lines.filter((text) => text.includes('was left out'))).toHaveLength(2)
  expect(process.exitCode).toBe(1)
})
