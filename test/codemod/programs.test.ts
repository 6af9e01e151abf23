/** Programs in the styles that are found in the wild: rewritten, they compile as before, and do the same. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { behaviourOf, bundles, compilerErrors, rewritten, textsIn, type Texts } from '../support/codemod.js'

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
    for (const [path, text] of rewritten(before(name)).texts)
      writeFileSync(join(folder, name, 'after', basename(path)), text)
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

test('all of them compile under strict, before and after', { timeout: 120_000 }, () => {
  const all = new Map(names.flatMap((name) => [...typed(before(name))]))
  expect(all.size).toBeGreaterThanOrEqual(12)
  expect(compilerErrors(all)).toEqual([])
  const broken = "import { CloudTrail } from 'cloudtrail-client'\nvoid new CloudTrail().send()\n" // shows that errors would be seen
  const after = new Map([...rewritten(all).texts, [join(folder, 'broken.ts'), broken]])
  expect(compilerErrors(after)).toEqual([expect.stringMatching(/^broken.ts:2 Property 'send' does not exist/)])
})

test('all of them print the same, after the same requests', { timeout: 300_000 }, async () => {
  const theirs = await bundles(new Map(names.map((name) => [name, before(name)])))
  const ours = await bundles(new Map(names.map((name) => [name, rewritten(before(name)).texts])))
  for (const name of names) {
    const [expected, found] = [await behaviourOf(theirs.get(name)!), await behaviourOf(ours.get(name)!)]
    expect({ name, ...found }).toEqual({ name, ...expected })
    expect(expected.printed, name).not.toBe('')
    expect(expected.requests, name).not.toEqual([])
  }
})
