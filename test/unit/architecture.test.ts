/** The rules that keep the layout as CONTRIBUTING.md draws it: which file may import which, types included. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import folderOfSdk from '../../aws-sdk/package.json' with { type: 'json' }
import packageJson from '../../package.json' with { type: 'json' }
import { version } from '../../src/config/version.js'
import { operations } from '../../src/operations/generated/table.js'

const src = resolve(import.meta.dirname, '../../src')

interface Import {
  readonly from: string
  /** A path relative to src, or the name of a package. */
  readonly to: string
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

const textOf = (file: string): string => readFileSync(join(src, file), 'utf8')

/** Examples in comments import packages too. */
const withoutTsDoc = (text: string): string => text.replaceAll(/^ *\/\*\*[\s\S]*?\*\//gm, '')

const imports: Import[] = files.flatMap((from) =>
  [...withoutTsDoc(textOf(from)).matchAll(/^(?:import|export)[^'"]*? from '([^']+)'|import\('([^']+)'\)/gm)].map(
    ([, named, lazy = '']) => {
      const specifier = named ?? lazy
      const path = relative(src, resolve(src, dirname(from), specifier)).replace(/\.js$/, '.ts')
      return { from, to: specifier.startsWith('.') ? path : specifier }
    },
  ),
)

/** The rooms, from the top floor down. A room imports from its own and from lower floors. */
const floors: readonly (readonly string[])[] = [
  ['cli'],
  ['index.ts', 'core.ts', 'schemas.ts', 'undici.ts'],
  ['aws-sdk', 'connector', 'intake', 'integrity', 'search', 'redis'],
  ['client', 'bucket'],
  ['credentials'],
  ['request'],
  ['operations'],
  ['config'],
  ['profiles'],
  ['protocol', 'auth', 'retry', 'platform', 'records'],
  ['contracts'],
  ['schema'],
  ['runtime'],
]

const roomOf = (file: string): string => file.split('/')[0] ?? ''
const floorOf = (file: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(file)))

const offenders = (breaks: (found: Import) => boolean) =>
  imports.filter(breaks).map(({ from, to }) => `${from} imports ${to}`)

test('every file stands in a room, and only entries stand in none', () => {
  const known = [...floors.flat(), 'testing']
  expect(files.filter((file) => !known.includes(roomOf(file)))).toEqual([])
})

test('no import leads up, or to a neighbour', () => {
  const leadsAstray = ({ from, to }: Import) =>
    to.endsWith('.ts') && roomOf(from) !== roomOf(to) && floorOf(from) >= floorOf(to) && floorOf(to) >= 0
  expect(offenders((found) => roomOf(found.from) !== 'testing' && leadsAstray(found))).toEqual([])
})

test('the emulator shares no code with the client', () => {
  const transport = 'contracts/transport.ts' // which both must agree on
  const crosses = ({ from, to }: Import) =>
    to.endsWith('.ts') &&
    to !== transport &&
    roomOf(from) !== 'cli' && // which starts it
    (roomOf(from) === 'testing') !== (roomOf(to) === 'testing')
  expect(offenders(crosses)).toEqual([])
})

/** The rooms of each wing, from the top floor down; files that stand in none of them are above all. */
const wings: Readonly<Record<string, readonly (readonly string[])[]>> = {
  cli: [['codemod']],
  'aws-sdk': [['generated'], ['client'], ['middleware', 'shapes']],
  credentials: [['profile'], ['sources']],
  connector: [
    ['sets/management', 'sets/operation'],
    ['sets'],
    ['configuration'],
    ['forms'],
    ['action'],
    ['parameters'],
    ['json'],
  ],
  intake: [['messages', 'backfill'], ['delivery'], ['options'], ['objects', 'log-file']],
  integrity: [['run'], ['chain'], ['digest'], ['options'], ['store'], ['keys', 'content'], ['findings']],
  search: [['follow', 'story'], ['find'], ['walk'], ['options', 'where']],
  testing: [
    ['faults', 'operations', 'delivery'],
    ['account'],
    ['history', 'lake'],
    ['lake/plan'],
    ['lake/functions', 'lake/store'],
    ['lake/syntax'],
    ['lake/values'],
    ['front', 'records'],
    ['values'],
  ],
}

test.each(Object.entries(wings))('in %s, no import leads up, or to a neighbour', (wing, floorsOfWing) => {
  const roomIn = (file: string) => dirname(file).slice(wing.length + 1)
  const floorIn = (file: string) => floorsOfWing.findIndex((rooms) => rooms.includes(roomIn(file)))
  const inWing = files.filter((file) => roomOf(file) === wing)
  expect(new Set(inWing.map(roomIn).filter(Boolean))).toEqual(new Set(floorsOfWing.flat()))
  const leadsAstray = ({ from, to }: Import) =>
    roomOf(from) === wing && roomOf(to) === wing && roomIn(from) !== roomIn(to) && floorIn(from) >= floorIn(to)
  expect(offenders(leadsAstray)).toEqual([])
})

/** The files of a circle that begins and ends with `file`; none if there is none. */
function circleFrom(file: string, targets: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [file]
  for (const from of queue) {
    for (const to of targets.get(from) ?? []) {
      if (to === file) return pathTo(from, cameFrom)
      if (cameFrom.has(to)) continue
      cameFrom.set(to, from)
      queue.push(to)
    }
  }
  return undefined
}

function pathTo(file: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const before = cameFrom.get(file)
  return before === undefined ? [file] : [...pathTo(before, cameFrom), file]
}

const targetsBy = (nameOf: (file: string) => string): ReadonlyMap<string, string[]> => {
  const targets = new Map<string, string[]>()
  for (const { from, to } of imports) {
    if (!to.endsWith('.ts') || nameOf(from) === nameOf(to)) continue
    targets.set(nameOf(from), [...(targets.get(nameOf(from)) ?? []), nameOf(to)])
  }
  return targets
}

test('no files import each other in a circle, types included', () => {
  const targets = targetsBy((file) => file)
  const circles = files.flatMap((file) => circleFrom(file, targets)?.join(' → ') ?? [])
  expect(circles).toEqual([])
})

test('no rooms import each other in a circle, types included', () => {
  const targets = targetsBy(dirname)
  const rooms = [...new Set(files.map(dirname))].filter((room) => room !== '.')
  const circles = rooms.flatMap((room) => circleFrom(room, targets)?.join(' → ') ?? [])
  expect(circles).toEqual([])
})

test.each([
  ['aws4fetch', /^platform\//],
  ['undici', /^platform\//],
  ['msw', /^testing\/msw\.ts$/],
  ['typescript', /^cli\/codemod\//], // types only: it is loaded from the user's project
  ['zod/mini', /^(schema|operations|contracts|connector)\/|-operations\.ts$/],
])('%s is imported where it belongs', (name, home) => {
  expect(offenders(({ from, to }) => to === name && !home.test(from))).toEqual([])
  expect(imports.some(({ from, to }) => to === name && home.test(from))).toBe(true)
})

test('no other package is imported', () => {
  const known = ['#platform', 'aws4fetch', 'msw', 'typescript', 'undici', 'zod/mini']
  const isOther = (to: string) => !to.endsWith('.ts') && !to.startsWith('node:') && !known.includes(to)
  expect(offenders(({ to }) => isOther(to))).toEqual([])
})

test('only the table names operations', () => {
  const names = Object.keys(operations)
  const general = files.filter((file) =>
    /^(client\/(?!waiters)|request\/|protocol\/|auth\/|retry\/|platform\/)/.test(file),
  )
  const code = (file: string) => textOf(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  const naming = general.flatMap((file) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(code(file))))
  expect(naming).toEqual([])
})

test('every file begins by saying what it is for', () => {
  expect(
    files.filter(
      (file) =>
        !textOf(file)
          .replace(/^#!.*\n/, '')
          .startsWith('/**'),
    ),
  ).toEqual([])
})

test("the version is that of package.json, and so is that of the folder with the AWS SDK's name", () => {
  expect([version, folderOfSdk.version]).toEqual([packageJson.version, packageJson.version])
})
