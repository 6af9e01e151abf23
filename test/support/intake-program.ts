/** Programs that run an intake in a process of their own, which can be killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { IntakeOptions } from 'cloudtrail-client/intake'

const root = join(import.meta.dirname, '../..')

/** A program that is at work. */
export interface Program {
  /** The lines that it printed, as JSON. */
  readonly lines: readonly unknown[]
  /** How it ended, and how long after its last line, in milliseconds. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly afterMs: number }>
  /** Takes it from its work, with no chance to clean up. */
  kill(): void
}

/** @returns Starts a program; its source has `createIntake`, `options` and `print`. */
export function intakePrograms(): (source: string, options: IntakeOptions) => Program {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-intake-'))
  beforeAll(async () => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    await build({
      entryPoints: [join(root, 'src/intake/index.ts')],
      outfile: join(folder, 'intake.mjs'),
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
  let count = 0
  return (source, options) => {
    const file = join(folder, `program${String(count++)}.mjs`)
    writeFileSync(file, prelude + source)
    return start(file, options)
  }
}

const prelude = `
import { writeSync } from 'node:fs'
import { createIntake } from './intake.mjs'
const options = JSON.parse(process.argv[2])
const print = (value) => writeSync(1, JSON.stringify(value) + '\\n')
`

function start(file: string, { on: _, ...options }: IntakeOptions): Program {
  const child = spawn(process.execPath, [file, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: unknown[] = []
  let lastMs = Date.now()
  createInterface(child.stdout).on('line', (line) => {
    lastMs = Date.now()
    lines.push(JSON.parse(line))
  })
  const closed = once(child, 'close') as Promise<[number | null, string | null]> // sound: so Node documents it
  return {
    lines,
    ended: closed.then(([code, signal]) => ({ code, signal, afterMs: Date.now() - lastMs })),
    kill: () => void child.kill('SIGKILL'),
  }
}
