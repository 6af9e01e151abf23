// What TypeScript reads of dist beside what tsc has written: the same declarations for CommonJS, and no more of them than
// the entries lead to.
//
// A program in CommonJS gets the types of the ES modules: a second copy would be 0.6 MB, and its classes would be others. For
// TypeScript, a CommonJS file that has an ES module beneath it is an error (TS1479) unless it only takes types, which
// cannot be said of an `export *`: hence `@ts-ignore`, for those who check the declarations of libraries.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { entries } from './entries.js'

/** Entries with types of a package that has others for CommonJS: the declarations of the entry itself must be there twice. */
const ownDeclarations = ['testing/msw.ts']

const comment = '// @ts-ignore: these are types; at run time, the CommonJS file beside this one is loaded\n'

for (const entry of Object.values(entries)) {
  const file = join('dist', entry.replace(/\.ts$/, '.d'))
  const again = ownDeclarations.includes(entry)
    ? readFileSync(`${file}.ts`, 'utf8').replaceAll(/^import .* from '\.{1,2}\/.*$/gm, `${comment}$&`)
    : `${comment}export * from './${entry.split('/').at(-1)?.replace(/\.ts$/, '.js')}'\n`
  writeFileSync(`${file}.cts`, again)
}

const roots = Object.values(entries).map((entry) => join('dist', entry.replace(/\.ts$/, '.d.ts')))
const program = ts.createProgram(roots, { module: ts.ModuleKind.NodeNext, types: [] })
const needed = new Set(program.getSourceFiles().map(({ fileName }) => resolve(fileName)))
for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  const file = resolve('dist', name)
  if (name.endsWith('.d.ts') && !needed.has(file)) rmSync(file)
}
