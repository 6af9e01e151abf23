/** The floors of the intake: a room imports from the floors below it only, so that no two rooms need each other. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const intake = resolve(import.meta.dirname, '../../../src/intake')

/** From the top; the entry alone stands on none. */
const floors = [['.'], ['messages', 'backfill'], ['delivery'], ['bucket'], ['options'], ['objects', 'log-file']]

const floorOf = (room: string) => floors.findIndex((rooms) => rooms.includes(room))

const files = readdirSync(intake, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

/** Type imports included. */
const imports = files.flatMap((from) =>
  [...readFileSync(join(intake, from), 'utf8').matchAll(/^(?:import|export)[^'"]*? from '(\.[^']+)'/gm)]
    .map(([, specifier = '']) => ({ from, to: relative(intake, resolve(intake, dirname(from), specifier)) }))
    .filter(({ to }) => !to.startsWith('..')),
)

test('every room stands on a floor', () => {
  expect(new Set(files.map((file) => dirname(file)))).toEqual(new Set(floors.flat()))
})

test('no room imports from its own floor or from one above', () => {
  const between = imports.filter(({ from, to }) => dirname(from) !== dirname(to))
  expect(between.length).toBeGreaterThan(50)
  expect(between.filter(({ from, to }) => floorOf(dirname(from)) >= floorOf(dirname(to)))).toEqual([])
})

test('no files of a room import each other in a circle', () => {
  const below = (file: string, seen = new Set<string>()): Set<string> => {
    for (const { from, to } of imports) {
      const next = to.replace(/\.js$/, '.ts')
      if (from !== file || seen.has(next)) continue
      seen.add(next)
      below(next, seen)
    }
    return seen
  }
  expect(files.filter((file) => below(file).has(file))).toEqual([])
})
