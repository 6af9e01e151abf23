/** Programs for the AWS SDK compile with the types of the entry, and the claims about these types hold, as strictly as users have it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const programs = join(root, 'test/sdk-programs')

/** What the compiler says of some files, with other options than those of the project. */
function problemsOf(
  files: readonly string[],
  options: ts.CompilerOptions,
  aliases: Record<string, string[]>,
): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: { paths: Record<string, string[]> } }
  }
  const { options: own } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const paths = { ...own.paths, ...aliases }
  const program = ts.createProgram(files, { ...own, noUnusedLocals: false, ...options, paths })
  const inFiles = files.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
  return inFiles.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

test.each([false, true])('exactOptionalPropertyTypes %s', { timeout: 120_000 }, (exactOptionalPropertyTypes) => {
  const files = readdirSync(programs).map((name) => join(programs, name))
  const alias = { '@aws-sdk/client-cloudtrail': ['./src/aws-sdk/index.ts'] }
  expect(problemsOf(files, { exactOptionalPropertyTypes }, alias)).toEqual([])
  const claims = [join(import.meta.dirname, 'aws-sdk-entry.test-d.ts')]
  expect(problemsOf(claims, { exactOptionalPropertyTypes }, {})).toEqual([])
})
