/** The command `cloudtrail-client`, run from the sources in a process of its own. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What a process left behind. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A process at work. */
export interface RunningCommand {
  readonly child: ChildProcessWithoutNullStreams
  /** What it has printed so far. */
  stdout(): string
  readonly ended: Promise<Outcome>
}

export interface CommandOptions {
  /** Beside the path; nothing else of the environment is passed on. */
  readonly env?: Readonly<Record<string, string>>
  /** Do not read what it prints. */
  readonly isUnread?: boolean
}

/** @returns Starts the command. */
export function commandInTests(): (args: readonly string[], options?: CommandOptions) => RunningCommand {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-command-'))
  const outfile = join(folder, 'main.mjs')
  beforeAll(async () => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    await build({
      entryPoints: [join(root, 'src/cli/main.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      conditions: ['cloudtrail-client-source'],
      logLevel: 'warning',
    })
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  return (args, { env = {}, isUnread = false } = {}) => {
    const child = spawn(process.execPath, [outfile, ...args], { env: { PATH: process.env['PATH'], ...env } })
    onTestFinished(() => void child.kill('SIGKILL'))
    let [stdout, stderr] = ['', '']
    if (!isUnread) child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const exited = once(child, isUnread ? 'exit' : 'close') as Promise<[number | null]> // sound: so Node documents it
    return { child, stdout: () => stdout, ended: exited.then(([code]) => ({ code, stdout, stderr })) }
  }
}
