/** Programs in the styles that are found in the wild: rewritten, they compile as before, and do the same. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { compilerErrors, outputOf, rewritten, textsIn, type Texts } from '../support/codemod.js'

const folder = join(import.meta.dirname, 'programs')
const names = readdirSync(folder)

const before = (name: string): Texts => textsIn(join(folder, name, 'before'))
const byName = (texts: Texts) => Object.fromEntries([...texts].map(([path, text]) => [basename(path), text]))
const typed = (texts: Texts): Texts => new Map([...texts].filter(([path]) => path.endsWith('.ts')))
const styles = names.map((name) => ({ name }))

/** Writes what comes out as what is expected, for a person to read before it is committed. */
if (process.env['UPDATE_PROGRAMS'] !== undefined) {
  for (const name of names) {
    mkdirSync(join(folder, name, 'after'), { recursive: true })
    for (const [path, text] of rewritten(before(name)).texts) writeFileSync(join(folder, name, 'after', basename(path)), text)
  }
}

test.each(styles)('$name becomes what is written beside it, and nothing of the AWS SDK is left', ({ name }) => {
  const { texts, left } = rewritten(before(name))
  expect(byName(texts)).toEqual(byName(textsIn(join(folder, name, 'after'))))
  expect(left).toEqual([])
  expect([...texts.values()].join('')).not.toContain('@aws-sdk/client-cloudtrail')
})

test.each(styles)('$name, rewritten twice, is as rewritten once', ({ name }) => {
  expect(rewritten(rewritten(before(name)).texts)).toMatchObject({ changed: [], findings: [], left: [] })
})

test('all of them compile under strict before and after', { timeout: 120_000 }, () => {
  const programs = names.map(before).map(typed)
  for (const texts of programs.filter(({ size }) => size > 0)) {
    expect(compilerErrors(texts)).toEqual([])
    expect(compilerErrors(rewritten(texts).texts)).toEqual([])
  }
})

test('a name that the codemod gets wrong would not compile', { timeout: 60_000 }, () => {
  const texts = rewritten(typed(before('send'))).texts
  const broken = new Map([...texts].map(([path, text]) => [path, text.replace('describeTrails', 'describeTrail')]))
  expect(compilerErrors(broken)).toEqual([expect.stringContaining("Property 'describeTrail' does not exist")])
})

test.each(styles)('$name prints the same, after the same requests', { timeout: 60_000 }, async ({ name }) => {
  const theirs = await outputOf(before(name))
  const ours = await outputOf(rewritten(before(name)).texts)
  expect(ours).toEqual(theirs)
  expect(theirs.printed).not.toBe('')
})
