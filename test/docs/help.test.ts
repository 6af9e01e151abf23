/** The help of each command fits a screen, names its guide and shows every option. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandInTests } from '../support/command.js'

const root = join(import.meta.dirname, '../..')
const command = commandInTests()
const help = async (...args: string[]): Promise<string> => (await command([...args, '--help']).ended).stdout

const guides = {
  codemod: 'docs/moving-from-the-aws-sdk.md',
  emulator: 'docs/testing.md',
  intake: 'docs/intake.md',
  search: 'docs/search.md',
  'validate-logs': 'docs/integrity.md',
}

/** Of 80 columns and 40 lines; a window of 24 lines is too small for what `search` can be asked. */
function expectToFit(text: string): void {
  const lines = text.trimEnd().split('\n')
  expect(lines.filter((line) => line.length > 80)).toEqual([])
  expect(lines.length).toBeLessThanOrEqual(40)
}

test.each(Object.entries(guides))('that of %s fits a screen and names %s', async (name, guide) => {
  const text = await help(name)
  expectToFit(text)
  expect(text.replaceAll('\n', ' ')).toContain(`Guide: ${guide} of this package`)
  expect(existsSync(join(root, guide))).toBe(true)
})

test.each(Object.keys(guides))('that of %s shows each option that it takes', async (name) => {
  const source = readFileSync(join(root, `src/cli/${name}.ts`), 'utf8')
  const names = [...source.matchAll(/'?([\w-]+)'?: \{ type: '(?:string|boolean)'/g)].map(([, it = '']) => it)
  const text = await help(name)
  expect(names).toContain('help')
  expect(names.filter((option) => !new RegExp(`^ +--${option} `, 'm').test(text))).toEqual([])
})

test('help and the version are found by the names that others have for them', async () => {
  expect((await command(['help', 'intake']).ended).stdout).toBe(await help('intake'))
  expect((await command(['help']).ended).stdout).toBe(await help())
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect((await command(['--version']).ended).stdout).toBe(`${version}\n`)
  expect((await command(['serach']).ended).stderr).toContain('did you mean search?')
})

test('that of all commands names each, and where the guides are', async () => {
  const text = await help()
  expectToFit(text)
  for (const name of Object.keys(guides)) expect(text).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  expect(text).toContain('README.md of this package')
})
