/** The files as TypeScript sees them: they, its own library, and a stub of the AWS SDK. Nothing else is read. */
import { dirname, resolve } from 'node:path'
import type TypeScript from 'typescript'
import { sdkPackage, stubPath, stubText } from './stub.js'

/** Path from the root of the file system → text. */
export type Sources = ReadonlyMap<string, string>

/** What is behind the name of a file in an import, in the order in which it is looked for. */
const endings = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.js']

/** @returns The file that a relative import leads to, if it was given. */
export function importedFile(sources: Sources, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const path = resolve(dirname(from), specifier)
  const withoutEnding = path.replace(/\.([cm]?)jsx?$/, '')
  const candidates = [...endings.map((ending) => path + ending), ...endings.map((ending) => withoutEnding + ending)]
  return candidates.find((candidate) => sources.has(candidate))
}

/** Reads and binds the files. */
export function createProgram(ts: typeof TypeScript, sources: Sources): TypeScript.Program {
  const options: TypeScript.CompilerOptions = {
    ...{ allowJs: true, noEmit: true, strict: true, types: [], jsx: ts.JsxEmit.Preserve },
    ...{ target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts'] },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  }
  const host = ts.createCompilerHost(options)
  const fromDisk = host.getSourceFile.bind(host)
  const textOf = (path: string) => (path === stubPath ? stubText() : sources.get(path))
  host.getSourceFile = (path, version, ...rest) => {
    const text = textOf(path)
    return text === undefined ? fromDisk(path, version, ...rest) : ts.createSourceFile(path, text, version, true)
  }
  host.fileExists = (path) => textOf(path) !== undefined
  host.directoryExists = () => true
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const path = text === sdkPackage ? stubPath : importedFile(sources, from, text)
      return {
        resolvedModule: path === undefined ? undefined : { resolvedFileName: path, extension: extensionOf(ts, path) },
      }
    })
  return ts.createProgram([...sources.keys(), stubPath], options, host)
}

function extensionOf(ts: typeof TypeScript, path: string): TypeScript.Extension {
  if (path.endsWith('.d.ts')) return ts.Extension.Dts
  const [ending = '.js'] = /\.[cm]?[jt]sx?$/.exec(path) ?? []
  return Object.values(ts.Extension).find((known) => (known as string) === ending) ?? ts.Extension.Js
}
