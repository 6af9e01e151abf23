/** Loads the TypeScript of the project that is rewritten; it is no dependency of this package. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type TypeScript from 'typescript'

/** How to get it. */
const remedy = 'run `npx -p cloudtrail-client -p typescript@6 cloudtrail-client codemod …`'

/** @throws Error that says in one line how to get TypeScript, when there is none, or one without the functions needed here. */
export function loadTypeScript(folder = process.cwd(), own = import.meta.url): typeof TypeScript {
  for (const from of [join(folder, 'package.json'), own]) {
    const found = loadFrom(from)
    if (typeof found?.createProgram === 'function' && typeof found.resolveModuleName === 'function') return found
  }
  throw new Error(`the codemod needs TypeScript 5 or 6, which is not installed here: ${remedy}`)
}

function loadFrom(from: string): typeof TypeScript | undefined {
  try {
    // Sound: the caller looks for the functions before it uses them.
    return createRequire(from)('typescript') as typeof TypeScript
  } catch {
    return undefined
  }
}
