/** The pictures of the guides are as `npm run docs:pictures` makes them: drawings as they are written, terminals as commands print. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawings } from '../../scripts/docs/drawings.js'
import { recordings } from '../../scripts/docs/recordings.js'
import { terminal } from '../../scripts/docs/terminal.js'
import { commandInTests } from '../support/command.js'

const docs = join(import.meta.dirname, '../../docs')
const shown = (name: string): string => readFileSync(join(docs, 'pictures', name), 'utf8')

test.each(Object.entries(drawings))('%s is as it is drawn', (name, draw) => {
  expect(shown(name)).toBe(draw())
})

const command = commandInTests()
const run = async (args: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await command(args).ended
  return stdout + stderr
}

/** The demonstration has the times of the last day. */
const withoutTimes = (text: string): string => text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'time')

test.each(Object.entries(recordings))('%s is what the command prints', async (name, record) => {
  expect(withoutTimes(shown(name))).toBe(withoutTimes(terminal(await record(run))))
})

test('each picture stands in a guide, with words for those who do not see it', () => {
  const guides = readdirSync(docs).filter((name) => name.endsWith('.md'))
  const text = guides.map((name) => readFileSync(join(docs, name), 'utf8')).join('\n')
  const told = readdirSync(join(docs, 'pictures')).filter((name) =>
    text.match(new RegExp(`!\\[.{40,}\\]\\(pictures/${name}\\)`)),
  )
  expect(told).toEqual(readdirSync(join(docs, 'pictures')))
})
