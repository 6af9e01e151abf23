/** Loads the SQL parser, `node-sql-parser`: an optional peer that only queries need. */
import { createRequire } from 'node:module'
import { Refusal } from '../front/refusal.js'

/** The parser's class. */
export type SqlParser = new () => { astify(statement: string, options: object): unknown }

/** The path of this file, or of the bundle it is in, where that is CommonJS. */
declare const __filename: string | undefined

/** @throws Refusal `UnsupportedOperationException` when it is not installed. */
export async function loadParser(): Promise<SqlParser> {
  try {
    return (await load('node-sql-parser/build/trino')).Parser
  } catch {
    throw new Refusal('UnsupportedOperationException', 'Queries need the package node-sql-parser beside the emulator.')
  }
}

/** By `require` in CommonJS, where Jest has no `import()`; the name is a parameter, so that no bundler includes the package. */
async function load(name: string): Promise<{ Parser: SqlParser }> {
  if (typeof __filename === 'string') return createRequire(__filename)(name) as { Parser: SqlParser }
  const { default: parser } = (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as {
    default: { Parser: SqlParser }
  }
  return parser
}
