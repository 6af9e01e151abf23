/** What the commands have in common: their form, and how they read their arguments. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { errorText } from '../runtime/foreign-error.js'

/** A command. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** @param args - What stands behind the name of the command. @throws UsageError for arguments that it does not take. */
  run(args: string[]): Promise<void>
}

/** A mistake in the command line, reported in one line without a stack trace. */
export class UsageError extends Error {}

/** Reads arguments as `parseArgs` does. @throws UsageError */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    // Only the first sentence: Node adds advice about arguments that begin with a dash.
    const [reason = ''] = errorText(error).split('. ')
    throw new UsageError(`${reason}; --help lists the options`)
  }
}
