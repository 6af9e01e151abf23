/** The guide for those who come from the AWS SDK is true: its examples become what it says, or are left as it says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kindOf } from '../../src/cli/codemod/stub.js'
import { rewritten } from '../support/codemod.js'

const guide = readFileSync(join(import.meta.dirname, '../../docs/moving-from-the-aws-sdk.md'), 'utf8')
const file = '/project/main.ts'

/** The rows of the table whose first column has this title: what stands in code in each cell. */
function rowsOf(title: string): string[][] {
  const [, body = ''] = new RegExp(`^\\| ${title} .*\\n.*\\n((?:\\|.*\\n)+)`, 'm').exec(guide) ?? []
  return body
    .trimEnd()
    .split('\n')
    .map((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code))
}

/** A line of the guide as a program: with the imports that it needs, and a client of each kind. */
function programOf(code: string): string {
  const words = new Set([...code.matchAll(/\b[\w$]+\b/g)].map(([word]) => word))
  const names = new Set([...[...words].filter((word) => kindOf(word) !== undefined), 'CloudTrailClient', 'CloudTrail'])
  return `import { ${[...names].join(', ')} } from '@aws-sdk/client-cloudtrail'
import { mockClient, vi, createWaiter, table, check } from 'elsewhere'
const clients = (Name: string, client: CloudTrailClient, cloudtrail: CloudTrail, error: unknown, abortSignal: AbortSignal) => {
  ${code}
}
`
}

const after = (code: string) => rewritten(new Map([[file, code]]))

test('its example becomes what it says', () => {
  const [before = '', expected = ''] = ['before', 'after'].map(
    (name) => new RegExp(`\`\`\`ts ${name}\\n(.*?)\`\`\``, 's').exec(guide)?.[1],
  )
  const { texts, findings } = after(before)
  expect(texts.get(file)).toBe(expected)
  expect(findings).toEqual([])
})

const pairs = rowsOf('AWS SDK').map(([before = '', here = '']) => ({ before, here }))

test('the table of what is rewritten has rows for all kinds', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(15)
})

test.each(pairs)('$before becomes $here', ({ before, here }) => {
  const { texts, left } = after(programOf(before))
  expect(left).toEqual([])
  expect(texts.get(file)?.split('\n')).toContain(`  ${here}`)
})

const leftRows = rowsOf('left as it is').map((codes) => ({ code: codes.find((code) => /[(]/.test(code)) ?? '' }))

test('the table of what is left has rows for all kinds', () => {
  expect(leftRows.length).toBeGreaterThanOrEqual(10)
})

test.each(leftRows)('$code is left, and listed at its line', ({ code }) => {
  const { changed, findings, left } = after(programOf(code))
  expect(changed).toEqual([])
  expect(left).toEqual([file])
  expect(findings.filter(({ blocks }) => blocks).map(({ line }) => line)).toContain(4)
})
