/** What is public is documented: operations, entry points and options. The failure names what is not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { entries, splitEntries } from '../../scripts/entries.js'
import { generate } from '../../scripts/generate.js'
import * as core from '../../src/core.js'
import { operations } from '../../src/operations/generated/table.js'
import * as schemas from '../../src/schemas.js'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const readme = read('README.md')
const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
const families = readdirSync(join(root, 'src/operations'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`src/operations/${name}`))

/** The TSDoc of an operation's method; empty where there is none. */
function documentationOf(operation: string): string {
  const method = operation.charAt(0).toLowerCase() + operation.slice(1)
  const declaration = new RegExp(`/\\*\\*((?:(?!\\*/).)*)\\*/\\s*${method}\\(`, 's')
  return families.map((family) => declaration.exec(family)?.[1]).find(Boolean) ?? ''
}

/** The members of an interface, in the order in which they stand. */
function membersOf(path: string, name: string): string[] {
  const [, declared = ''] = read(path).split(new RegExp(`export interface ${name} (?:extends .*)?\\{\\n`))
  const [body = ''] = declared.split('\n}\n')
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, member = '']) => member)
}

const options = read('docs/client.md').split('\n## Options\n')[1]?.split('\n## ')[0] ?? ''

test.each(['@param input', '@returns', '@throws', '@example', '@group'])(
  'every operation has a method whose TSDoc has %s',
  (tag) => {
    const without = Object.keys(operations).filter((name) => !documentationOf(name).includes(tag))
    expect(without).toEqual([])
  },
)

test('what repeats the operations is as the generator makes it; `npm run generate` renews it', async () => {
  const files = await generate()
  expect([...files.keys()]).toContain('src/operations/generated/table.ts')
  expect([...files].filter(([path, text]) => read(path) !== text).map(([path]) => path)).toEqual([])
})

test('every operation is an export of /core, with its schemas in /schemas', () => {
  const missing = Object.keys(operations).flatMap((name) => [
    ...(name in core ? [] : [`${name} in src/core.ts`]),
    ...[`${name}Input`, `${name}Output`]
      .filter((schema) => !(schema in schemas))
      .map((it) => `${it} in src/schemas.ts`),
  ])
  expect(missing).toEqual([])
})

test('every operation links its own page of the API reference', () => {
  const page = (name: string) => new RegExp(`@see https://docs\\.aws\\.amazon\\.com/\\S+/API_${name}\\.html`)
  expect(Object.keys(operations).filter((name) => !page(name).test(documentationOf(name)))).toEqual([])
})

test('every entry point is told of in the README or in a guide', () => {
  const texts = [readme, ...guides.map((name) => read(`docs/${name}`))]
  const isNamed = (name: string) => texts.some((text) => new RegExp(`['\`]${name}['\`]`).test(text))
  const names = Object.keys(entries).map((entry) => entry.replace('.', packageJson.name))
  expect(names.filter((name) => !isNamed(name))).toEqual([])
})

test.each(['test/commonjs/program.cjs', 'test/typescript/program.ts'])('%s uses every entry point', (program) => {
  const names = Object.keys(entries).map((entry) => entry.replace('.', packageJson.name))
  const text = read(program)
  expect(names.filter((name) => !text.includes(`require('${name}')`) && !text.includes(`from '${name}'`))).toEqual([])
})

test('every entry point has a page in the API reference', () => {
  const { entryPoints } = JSON.parse(read('typedoc.json')) as { entryPoints: string[] }
  expect(entryPoints).toEqual(Object.values(entries).map((file) => `src/${file}`))
})

test('the entry points of package.json are those that are built', () => {
  const built = Object.entries(entries).map(([entry, file]) => {
    const path = `./dist/${file.replace(/\.ts$/, '')}`
    const types = `${path}.d.ts`
    const require = (ending: string) => ({ types: `${path}.d.cts`, default: `${path}${ending}` })
    return splitEntries.some((split) => split === entry)
      ? {
          entry,
          node: { require: require('.node.cjs'), types, default: `${path}.node.js` },
          types,
          default: `${path}.web.js`,
        }
      : { entry, require: require('.cjs'), types, default: `${path}.js` }
  })
  const published = Object.entries(packageJson.exports).flatMap(([entry, target]) =>
    typeof target === 'string' ? [] : [{ entry, ...target }],
  )
  expect(published).toEqual(built)
})

test("every option of a client stands in its guide's table of options", () => {
  const names = membersOf('src/config/client-config.ts', 'CloudTrailConfig')
  const rows = options
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|')[1] ?? '')
  expect(names).toContain('region')
  expect(names.filter((name) => !rows.some((row) => row.includes(`\`${name}\``)))).toEqual([])
})

test('every option of a call is named below that table', () => {
  const names = membersOf('src/config/call-options.ts', 'CallOptions')
  expect(names).toContain('signal')
  expect(names.filter((name) => !options.includes(`\`${name}\``))).toEqual([])
})

test.each([
  ['ReadingOptions', 'src/intake/options/intake-options.ts'],
  ['IntakeOptions', 'src/intake/options/intake-options.ts'],
  ['BackfillOptions', 'src/intake/backfill/backfill-options.ts'],
])("every option of %s stands once in the table of the intake's guide", (name, path) => {
  const [table = ''] = read('docs/intake.md').split('\n| option ')[1]?.split('\n\n') ?? []
  const columns = table.split('\n').map((line) => line.split('|')[1] ?? '')
  const named = columns.flatMap((column) => [...column.matchAll(/`(\w+)`/g)].map(([, option = '']) => option))
  const members = membersOf(path, name)
  expect(members.length).toBeGreaterThan(5)
  expect(members.filter((option) => named.filter((each) => each === option).length !== 1)).toEqual([])
})
