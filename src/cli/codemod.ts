/** The command `cloudtrail-client codemod`: programs for the AWS SDK's client become programs for this one. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { errorText } from '../runtime/foreign-error.js'
import { unifiedDiff } from './codemod/diff.js'
import type { Sources } from './codemod/program.js'
import { rewrite, type Outcome } from './codemod/rewrite.js'
import { loadTypeScript } from './codemod/typescript.js'
import { readArguments, UsageError, type Command } from './usage.js'

const help = `Usage: cloudtrail-client codemod [options] <file> …

Rewrites programs from @aws-sdk/client-cloudtrail to the methods of this package
and prints the changes as a diff. Files that share a client change together or
not at all, so give all of them at once. What a person must look at is listed on
the standard error, with line and column. It uses the TypeScript of your project
(version 5 or 6), for JavaScript too; without one:
npx -p cloudtrail-client -p typescript@6 cloudtrail-client codemod …
Guide: docs/moving-from-the-aws-sdk.md of this package.

  --write   write the files instead of printing the changes
  --help    this text

Exit codes: 0 when nothing is left to look at; 1 when something is, or for a
failure; 2 for a mistake in the arguments.
`

const options = { write: { type: 'boolean' }, help: { type: 'boolean' } } as const

export const codemod: Command = {
  summary: "programs for the AWS SDK's client, rewritten for this one",
  run: (args) => {
    const { values, positionals } = readArguments({ args, options, allowPositionals: true })
    if (values.help === true) process.stdout.write(help)
    else report(rewrite(loadTypeScript(), readSources(positionals)), values.write === true)
    return Promise.resolve()
  },
}

const isProgram = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path)

function readSources(paths: readonly string[]): Sources {
  if (paths.length === 0) throw new UsageError('name the files to rewrite')
  return new Map(paths.map((path) => [resolve(path), readProgram(path)]))
}

function readProgram(path: string): string {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
      throw new UsageError(`${path} is a folder: name its files, as with $(git ls-files '${path}/*.ts')`)
    if (!isProgram(path)) throw new UsageError(`${path} is no file of JavaScript or TypeScript`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${path} cannot be read: ${errorText(error)}`)
  }
}

/** The path as a person would type it. */
const shown = (path: string): string => relative('', path).replaceAll('\\', '/')

const asTheyAre = (count: number): string => `${String(count)} left as ${count === 1 ? 'it is' : 'they are'}`

function report({ changed, findings, left }: Outcome, isWritten: boolean): void {
  for (const { file, edits } of changed) {
    if (isWritten) writeFileSync(file, edits.rendered())
    else process.stdout.write(unifiedDiff(shown(file), edits))
  }
  const lines = findings.map(
    ({ file, line, column, reason }) => `${shown(file)}:${String(line)}:${String(column)}: ${reason}\n`,
  )
  const summary = [
    `${String(changed.length)} ${changed.length === 1 ? 'file' : 'files'} ${isWritten ? 'written' : 'to change'}`,
    ...(left.length === 0 ? [] : [`${asTheyAre(left.length)}: ${left.map(shown).join(', ')}`]),
  ]
  process.stderr.write(`${lines.join('')}cloudtrail-client: ${summary.join('; ')}\n`)
  if (findings.length > 0) process.exitCode = 1
}
