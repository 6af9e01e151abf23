/** The rules that keep the layout as it is drawn in the README: which file may import which. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { operations } from '../../src/operations/table.js'
import { version } from '../../src/config/version.js'

const src = resolve(import.meta.dirname, '../../src')

interface Import {
  readonly from: string
  /** A path relative to src, or the name of a package. */
  readonly to: string
  readonly isType: boolean
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(join(src, from), 'utf8').matchAll(/^(?:import|export)( type)?[^'"]*? from '([^']+)'/gm)].map(
    ([, type, specifier = '']) => ({
      from,
      to: specifier.startsWith('.')
        ? relative(src, resolve(src, dirname(from), specifier)).replace(/\.js$/, '.ts')
        : specifier,
      isType: type !== undefined,
    }),
  ),
)

const area = (file: string): string => file.split('/')[0] ?? ''
const valueImports = imports.filter(({ isType }) => !isType)
const offenders = (breaks: (found: Import) => boolean, among = valueImports) =>
  among.filter(breaks).map(({ from, to }) => `${from} imports ${to}`)

test('stages do not import each other', () => {
  const stages = ['protocol', 'auth', 'retry', 'platform']
  const isStage = (file: string) => stages.includes(area(file))
  expect(offenders(({ from, to }) => isStage(from) && isStage(to) && area(from) !== area(to))).toEqual([])
})

test('stages know nothing of the client, the pipeline or the table', () => {
  const isStage = (file: string) => ['protocol', 'auth', 'retry', 'platform', 'runtime', 'schema'].includes(area(file))
  const isAbove = (file: string) => /^index\.ts$|^(client|request|operations)\//.test(file)
  expect(offenders(({ from, to }) => isStage(from) && isAbove(to))).toEqual([])
})

test.each([
  ['aws4fetch', /^platform\//],
  ['undici', /^platform\//],
  ['msw', /^testing\/msw\.ts$/],
  ['zod/v4/core', /^schema\/schema\.ts$/],
])('%s has one home', (name, home) => {
  expect(offenders(({ from, to }) => to === name && !home.test(from), imports)).toEqual([])
  expect(imports.some(({ from, to }) => to === name && home.test(from))).toBe(true)
})

test('no other package is imported', () => {
  const known = ['#platform', 'aws4fetch', 'msw', 'undici', 'zod/v4/core']
  const isOther = (to: string) => !to.endsWith('.ts') && !to.startsWith('node:') && !known.includes(to)
  expect(offenders(({ to }) => isOther(to), imports)).toEqual([])
})

test('the emulator shares no code with the client', () => {
  expect(offenders(({ from, to }) => area(from) === 'testing' && to.endsWith('.ts') && area(to) !== 'testing')).toEqual(
    [],
  )
})

test('only the table names operations', () => {
  const names = Object.keys(operations)
  const general = files.filter((file) =>
    /^(client\/(?!waiters)|request\/|protocol\/|auth\/|retry\/|platform\/)/.test(file),
  )
  const code = (file: string) => readFileSync(join(src, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  const naming = general.flatMap((file) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(code(file))))
  expect(naming).toEqual([])
})

test('every file begins by saying what it is for', () => {
  expect(
    files.filter(
      (file) =>
        !readFileSync(join(src, file), 'utf8')
          .replace(/^#!.*\n/, '')
          .startsWith('/**'),
    ),
  ).toEqual([])
})

test('the version is that of package.json', () => {
  expect(version).toBe(packageJson.version)
})
