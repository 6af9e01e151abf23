/** Finds the parser of SQL, `node-sql-parser`, which is installed only by those who run queries. */
import { createRequire } from 'node:module'
import { Fault } from '../front/refusal.js'

type ParserClass = new () => { astify(statement: string, options: object): unknown }

/** The path of this file, or of the bundle it is in, where that is CommonJS. */
declare const __filename: string | undefined

/** @throws Fault `UnsupportedOperationException` when it is not installed. */
export async function loadParser(): Promise<ParserClass> {
  try {
    return (await load('node-sql-parser/build/trino')).Parser
  } catch {
    throw new Fault('UnsupportedOperationException', 'Queries need the package node-sql-parser beside the emulator.')
  }
}

/** In CommonJS by `require`, for Jest has no `import()` there; the name is a parameter, so that no bundler takes it in. */
async function load(name: string): Promise<{ Parser: ParserClass }> {
  if (typeof __filename === 'string') return createRequire(__filename)(name) as { Parser: ParserClass }
  const { default: parser } = (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as {
    default: { Parser: ParserClass }
  }
  return parser
}
