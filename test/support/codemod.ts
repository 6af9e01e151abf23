/** Programs for the AWS SDK, rewritten, compiled and run, as tests of the codemod want them. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import ts from 'typescript'
import { onTestFinished } from 'vitest'
import { createEmulator } from 'cloudtrail-client/testing'
import { rewrite, type Outcome } from '../../src/cli/codemod/rewrite.js'

const root = resolve(import.meta.dirname, '../..')

/** Path → text. */
export type Texts = ReadonlyMap<string, string>

/** The files of a folder. */
export const textsIn = (folder: string): Texts =>
  new Map(readdirSync(folder).map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]))

/** What the codemod makes of files, changed or not. */
export function rewritten(texts: Texts): Outcome & { readonly texts: Texts } {
  const outcome = rewrite(ts, texts)
  const after = new Map(outcome.changed.map(({ file, edits }) => [file, edits.rendered()]))
  return { ...outcome, texts: new Map([...texts].map(([file, text]) => [file, after.get(file) ?? text])) }
}

const options: ts.CompilerOptions = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noUnusedLocals: true },
  ...{
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  },
  ...{ verbatimModuleSyntax: true, skipLibCheck: true, noEmit: true, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'] },
  ...{ types: ['node'], typeRoots: [join(root, 'node_modules/@types')] },
  paths: { 'cloudtrail-client': [join(root, 'src/index.ts')] },
  customConditions: ['cloudtrail-client-source'],
}

/** Errors of the compiler, as text; `texts` stand in the place of what is on the disk. */
export function compilerErrors(texts: Texts): string[] {
  const host = ts.createCompilerHost(options)
  const readFile = host.readFile.bind(host)
  const getSourceFile = host.getSourceFile.bind(host)
  host.readFile = (path) => texts.get(path) ?? readFile(path)
  host.getSourceFile = (path, version, ...rest) => {
    const text = texts.get(path)
    if (text === undefined) return (known[path] ??= getSourceFile(path, version, ...rest))
    return ts.createSourceFile(path, text, version)
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || texts.has(file.fileName))
    .map(({ messageText, file, start = 0 }) => {
      const { line = -1 } = file?.getLineAndCharacterOfPosition(start) ?? {}
      return `${basename(file?.fileName ?? '')}:${String(line + 1)} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
}

/** Declarations that all programs share. */
const known: Record<string, ts.SourceFile | undefined> = {}

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3600 * 1000).toISOString()

const record = (eventID: string, eventName: string, userName: string, hours: number) => ({
  ...{ eventID, eventName, eventTime: hoursAgo(hours), awsRegion: 'us-east-1', userIdentity: { userName } },
})

/** Programs by name. */
export type Programs = ReadonlyMap<string, Texts>

/** Bundles the file `main` of each program, all at once. @returns The bundles by the name of the program. */
export async function bundles(programs: Programs): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-codemod-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const mains = [...programs].map(([name, texts]) => {
    mkdirSync(join(folder, name))
    for (const [path, text] of texts) writeFileSync(join(folder, name, basename(path)), text)
    const main = [...texts.keys()].map((path) => basename(path)).find((file) => file.startsWith('main.')) ?? ''
    return { name, main: join(folder, name, main), isCommonJs: main.endsWith('.cjs') }
  })
  const forms = {
    cjs: mains.filter(({ isCommonJs }) => isCommonJs),
    esm: mains.filter(({ isCommonJs }) => !isCommonJs),
  }
  for (const [format, list] of Object.entries(forms) as ['cjs' | 'esm', typeof mains][]) {
    await build({
      ...{
        entryPoints: list.map(({ main }) => main),
        outbase: folder,
        outdir: join(folder, 'out'),
        bundle: true,
        format,
      },
      ...{ platform: 'node', splitting: format === 'esm', outExtension: { '.js': format === 'cjs' ? '.cjs' : '.mjs' } },
      ...{ alias: { 'cloudtrail-client': join(root, 'src/index.ts') }, conditions: ['cloudtrail-client-source'] },
      ...{ external: ['@aws-sdk/*'], logLevel: 'warning' },
    })
  }
  const built = ({ name, isCommonJs }: (typeof mains)[number]) =>
    join(folder, 'out', name, isCommonJs ? 'main.cjs' : 'main.mjs')
  return new Map(mains.map((main) => [main.name, built(main)]))
}

/** What a program did: the text that it printed, and the requests that came. */
export interface Behaviour {
  readonly printed: string
  readonly requests: readonly unknown[]
}

/** Runs a bundle against an account of its own. */
export async function behaviourOf(bundle: string): Promise<Behaviour> {
  const emulator = createEmulator({
    records: [
      record('1', 'ConsoleLogin', 'grace', 1),
      record('2', 'ConsoleLogin', 'ada', 2),
      record('3', 'CreateUser', 'ada', 3),
    ],
  })
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
  const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', NO_COLOR: '1' }
  const env = { PATH: process.env['PATH'], AWS_ENDPOINT_URL_CLOUDTRAIL: listener.url, ...keys, ...quiet }
  const { stdout } = await promisify(execFile)(process.execPath, [bundle], { env })
  return {
    printed: stdout,
    requests: emulator.requests.map(({ operation, input }) => ({ operation, input: comparable(input) })),
  }
}

/** Without what differs from one run to the next: tokens and times. */
const comparable = (input: unknown): unknown =>
  Object.fromEntries(
    Object.entries(Object(input) as Record<string, unknown>).map(([name, value]) => [
      name,
      ['NextToken', 'StartTime', 'EndTime'].includes(name) ? typeof value : value,
    ]),
  )
