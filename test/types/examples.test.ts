/** Every example in the TSDoc of `src`, in the README and in the guides compiles; those taken from a file are still like it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const globals = join(root, 'test/support/example-globals.d.ts')

interface Example {
  /** A file that does not exist, beside the real one, so that relative imports are found. */
  readonly path: string
  readonly origin: string
  readonly code: string
}

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)
const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
const documents = [
  join(root, 'README.md'),
  ...guides.map((name) => join(root, 'docs', name)),
  ...sources.map((name) => join(root, 'src', name)),
]

function examplesOf(document: string): Example[] {
  const text = readFileSync(document, 'utf8')
  return [...text.matchAll(/^( *\* ?|)```ts\n(.*?)^\1```/gms)].map(([, margin = '', code = ''], index) => ({
    path: join(root, `test/example-${relative(root, document).replaceAll(/\W/g, '-')}-${index + 1}.ts`),
    origin: `${relative(root, document)}, example ${index + 1}`,
    code: withoutMargin(code, margin) + '\nexport {}\n',
  }))
}

const withoutMargin = (code: string, margin: string): string =>
  margin === '' ? code : code.replaceAll(new RegExp(`^${margin.replaceAll('*', '\\*').trimEnd()} ?`, 'gm'), '')

const examples = documents.flatMap(examplesOf)

test('there are examples in the README and in the TSDoc of every family', () => {
  const origins = new Set(examples.map(({ origin }) => origin.split(',')[0]))
  expect([...origins]).toEqual(
    expect.arrayContaining(['README.md', 'src/operations/events.ts', 'src/client/cloudtrail.ts']),
  )
})

test('an example that is a test of its own in examples/ is the whole of that file', () => {
  const tests = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.test.ts'))
  const files = tests.map((name) => readFileSync(join(root, 'examples', name), 'utf8').trim())
  const shown = examples.map(({ code }) => code.replace(/\nexport \{\}\n$/, '').trim())
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => !shown.includes(file))).toEqual([])
})

test('every example compiles', () => {
  expect(errorsOf(examples)).toEqual([])
})

test('an example that does not compile is found', () => {
  const [example] = examples
  expect(errorsOf([{ path: example?.path ?? '', origin: 'broken', code: 'cloudtrail.lookupEvent()' }])).toEqual([
    expect.stringContaining('broken'),
  ])
})

function errorsOf(sources: readonly Example[]): string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false })
  host.fileExists = (path) => byPath.has(path) || ts.sys.fileExists(path)
  host.readFile = (path) => byPath.get(path)?.code ?? ts.sys.readFile(path)
  const program = ts.createProgram([globals, ...byPath.keys()], { ...options, noUnusedLocals: false }, host)
  return [...byPath].flatMap(([path, { origin }]) => {
    const file = program.getSourceFile(path)
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
    return found.map(({ messageText }) => `${origin}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
  })
}
