/** Each example of the README and of a guide prints what stands behind its arrows. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outputOf, printingExamples } from '../support/run-example.js'

const root = join(import.meta.dirname, '../..')
const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
const paths = ['README.md', ...guides.map((name) => `docs/${name}`)]
const arrows = (text: string): number => text.split('// → ').length - 1

const examples = paths.flatMap((path) => {
  const text = readFileSync(join(root, path), 'utf8')
  const found = printingExamples(text).filter(({ code }) => path === 'README.md' || arrows(code) > 0)
  return found.map(({ code, prints }) => ({ path, code, prints }))
})

test('there are examples that print', () => {
  expect(examples.length).toBeGreaterThanOrEqual(20)
})

test.each(examples)('an example of $path prints $prints', async ({ code, prints }) => {
  expect(await outputOf(code)).toEqual(prints)
})
