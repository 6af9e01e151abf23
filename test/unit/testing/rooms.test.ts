/** The rooms of the emulator, as `src/testing/README.md` draws them: imports go down only, type imports included. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path/posix'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../src/testing')

/** From the top down; the rooms of one floor know nothing of each other. Files outside of a room stand above all of them. */
const floors = [
  ['faults', 'operations', 'delivery'],
  ['account'],
  ['history', 'lake'],
  ['front', 'records'],
  ['values'],
]

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\b[^'"]*? from '(\.[^']+)'/gm)].map(
    ([, specifier = '']) => resolve('/', dirname(file), specifier).slice(1).replace(/\.js$/, '.ts'),
  )

const roomOf = (file: string): string => (file.includes('/') ? dirname(file) : '')

const floorOf = (file: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(file)))

test('every room has a floor', () => {
  expect(files.filter((file) => roomOf(file) !== '' && floorOf(file) < 0)).toEqual([])
})

test('a file imports from its own room and from floors below', () => {
  const offends = (from: string, to: string) => roomOf(from) !== roomOf(to) && floorOf(from) >= floorOf(to)
  const offenders = files.flatMap((from) =>
    importsOf(from)
      .filter((to) => files.includes(to) && offends(from, to))
      .map((to) => `${from} imports ${to}`),
  )
  expect(offenders).toEqual([])
})

test('no file imports itself by way of others', () => {
  const reached = (file: string, seen = new Set<string>()): Set<string> => {
    for (const next of importsOf(file)) {
      if (seen.has(next) || !files.includes(next)) continue
      seen.add(next)
      reached(next, seen)
    }
    return seen
  }
  expect(files.filter((file) => reached(file).has(file))).toEqual([])
})

test('the form of a transport is all that the emulator takes from the client', () => {
  const outside = files.flatMap((from) =>
    importsOf(from)
      .filter((to) => !files.includes(to))
      .map((to) => `${from} imports ${to}`),
  )
  expect(outside.sort()).toEqual([
    'emulator.ts imports contracts/transport.ts',
    'front/adapters.ts imports contracts/transport.ts',
  ])
})
