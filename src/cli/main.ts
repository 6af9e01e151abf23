#!/usr/bin/env node
/** The command `cloudtrail-client`: runs the command that its first argument names. */
import { version } from '../config/version.js'
import { InputError } from '../contracts/errors.js'
import { nearest } from '../schema/nearest.js'
import { codemod } from './codemod.js'
import { emulator } from './emulator.js'
import { errorLine } from './error-line.js'
import { intake } from './intake.js'
import { search } from './search.js'
import { UsageError, type Command } from './usage.js'
import { validateLogsCommand } from './validate-logs.js'

const commands: Readonly<Record<string, Command>> = {
  codemod,
  emulator,
  intake,
  search,
  'validate-logs': validateLogsCommand,
}

const help = `Usage: cloudtrail-client <command> [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(14)} ${summary}\n`)
  .join('')}
cloudtrail-client <command> --help lists its options and names its guide;
cloudtrail-client --version prints the version.
README.md of this package leads to all of them.
`

async function run([name = '--help', ...args]: string[]): Promise<void> {
  if (name === 'help') return run([...args.slice(0, 1), '--help'])
  if (name === '--help' || name === '-h') {
    process.stdout.write(help)
    return
  }
  if (name === '--version') {
    process.stdout.write(`${version}\n`)
    return
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new UsageError(`there is no command ${name}; ${hintFor(name)}`)
  await command.run(args)
}

function hintFor(name: string): string {
  const near = nearest(name, Object.keys(commands))
  return near === undefined ? `there are ${Object.keys(commands).join(', ')}` : `did you mean ${near}?`
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`cloudtrail-client: ${errorLine(error)}\n`)
  process.exitCode = error instanceof UsageError || error instanceof InputError ? 2 : 1
})
