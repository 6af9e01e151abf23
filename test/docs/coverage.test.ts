/** What is public is shown: each function, class, option and command stands in an example, in TSDoc or in a guide. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { entries } from '../../scripts/entries.js'

const root = join(import.meta.dirname, '../..')
const textsIn = (folder: string, ending: string, recursive = false): string[] =>
  readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.startsWith('api'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
const guides = [readFileSync(join(root, 'README.md'), 'utf8'), ...textsIn('docs', '.md')]
const blocks = (text: string, form: RegExp): string[] => [...text.matchAll(form)].map(([, code = '']) => code)
const code = [...guides, ...textsIn('src', '.ts', true)]
  .flatMap((text) => blocks(text, /```[tj]s\n(.*?)```/gs))
  .join('\n')
const isShown = (name: string): boolean => new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(code)

/** Made from the facts of the API: their methods have the examples. And names that are the AWS SDK's own, which its users know. */
const isMade = (path: string): boolean =>
  /\/src\/(operations|aws-sdk|config\/sdk-options|client\/sdk-options)/.test(path)

const files = Object.values(entries).map((file) => join(root, 'src', file))
const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path))
const program = ts.createProgram(files, ts.parseJsonConfigFileContent(config.config, ts.sys, root).options)
const checker = program.getTypeChecker()

interface Export {
  readonly name: string
  readonly symbol: ts.Symbol
}

const exported: Export[] = files.flatMap((file) => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) ?? expect.fail(file))
  return checker.getExportsOfModule(module ?? expect.fail(file)).flatMap((each) => {
    const symbol = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each
    const paths = symbol.declarations?.map((declaration) => declaration.getSourceFile().fileName) ?? []
    const isInternal = [each, symbol].some((it) => it.getJsDocTags(checker).some(({ name }) => name === 'internal'))
    return isInternal || paths.some(isMade) ? [] : [{ name: each.name, symbol }]
  })
})

/** Loaded by clients with a proxy; the entry marks it as internal where it is passed on. */
const internal = ['createProxyTransport']

test('each exported function, class and value has an example', () => {
  const values = exported.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Value)
  const names = values.map(({ name }) => name).filter((name) => !internal.includes(name))
  expect(names.length).toBeGreaterThan(50)
  expect([...new Set(names)].filter((name) => !isShown(name))).toEqual([])
})

/** Options that are another name of one that is shown. */
const otherNames = ['abortSignal']

test('each option has an example', () => {
  const interfaces = exported.filter(
    ({ name, symbol }) => symbol.flags & ts.SymbolFlags.Interface && /(?<!Resolved)(Options|Config)$/.test(name),
  )
  const options = interfaces.flatMap(({ name, symbol }) =>
    checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).flatMap((member) => {
      const path = member.declarations?.[0]?.getSourceFile().fileName ?? ''
      const isName = /^\w+$/.test(member.name) && !member.name.includes('_') // names of platforms' forms stand in a table
      return isName && !isMade(path) ? [{ name, option: member.name }] : []
    }),
  )
  expect(options.length).toBeGreaterThan(200)
  const missing = options.filter(({ option }) => !otherNames.includes(option) && !isShown(option))
  expect(missing.map(({ name, option }) => `${name}.${option}`)).toEqual([])
})

test('each command has an example', () => {
  const commands = [...readFileSync(join(root, 'src/cli/main.ts'), 'utf8').matchAll(/^ {2}'?([\w-]+)'?[,:].*$/gm)]
  const shown = guides.flatMap((text) => blocks(text, /```sh\n(.*?)```/gs)).join('\n')
  const names = commands.map(([, name = '']) => name)
  expect(names).toContain('search')
  expect(names.filter((name) => !shown.includes(`npx cloudtrail-client ${name}`))).toEqual([])
})
