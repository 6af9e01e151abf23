/** The guide's table of types that differ is true: each line compiles, or is refused, where it says so. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const guide = readFileSync(join(root, 'docs/moving-from-the-aws-sdk.md'), 'utf8')

/** What each column of the table stands for. */
const libraries = {
  'the AWS SDK': '@aws-sdk/client-cloudtrail',
  'the alias': 'cloudtrail-client/aws-sdk',
  'the methods': 'cloudtrail-client',
} as const

const [, table = ''] = /^\| a line of a program .*\n.*\n((?:\|.*\n)+)/m.exec(guide) ?? []
const rows = table
  .trimEnd()
  .split('\n')
  .map((row) => {
    const [, code = '', sdk = '', methods = ''] = row.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return { code: code.replaceAll(/^`|`$/g, '').replaceAll('\\|', '|'), sdk, methods }
  })

/** Files that do not exist, beside the real ones, so that imports are found: one for each row and library. */
const files = rows.flatMap(({ code }, row) =>
  Object.entries(libraries).map(([library, specifier]) => {
    const names = new Set([...code.matchAll(/: ([A-Z]\w+)/g)].map(([, name = '']) => name))
    const text = `import type { ${[...names].join(', ')} } from '${specifier}'\nexport ${code}\n`
    return {
      path: join(root, `test/types/row-${String(row)}-${specifier.replaceAll(/\W/g, '-')}.ts`),
      text,
      row,
      library,
    }
  }),
)

/** How many mistakes the compiler finds in each file. */
function mistakes(): ReadonlyMap<string, number> {
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root)
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const host = ts.createCompilerHost(options)
  host.fileExists = (path) => texts.has(path) || ts.sys.fileExists(path)
  host.readFile = (path) => texts.get(path) ?? ts.sys.readFile(path)
  const program = ts.createProgram([...texts.keys()], options, host)
  return new Map(files.map(({ path }) => [path, ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).length]))
}

test('the table has a row for each kind of difference', () => {
  expect(rows.length).toBe(4)
})

test('each line compiles where the table says so, and has one mistake elsewhere', { timeout: 120_000 }, () => {
  const found = mistakes()
  const verdicts = files.map(({ path, row, library }) => [rows[row]?.code, library, found.get(path)])
  const told = files.map(({ row, library }) => {
    const { code, sdk, methods } = rows[row]!
    const verdict = library === 'the methods' ? methods : sdk
    return [code, library, verdict === 'compiles' ? 0 : 1]
  })
  expect(verdicts).toEqual(told)
})
