/** Processes that run TypeScript of a test, to be killed. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { build } from 'esbuild'

/** Bundles a program; it may import from `./src/`. */
export async function bundled(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: resolve(import.meta.dirname, '../..'), loader: 'ts' as const }
  const conditions = ['cloudtrail-client-source']
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    conditions,
  })
  return outputFiles[0]?.text ?? ''
}

/** Runs a bundled program until it has written so many lines, and kills it wherever it then is. @returns All its lines. */
export async function killedAfter(lines: number, program: string, ...options: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, ['--input-type=module', '-', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(program)
  let told = ''
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString()
    if (told.split('\n').length > lines) child.kill('SIGKILL')
  })
  await new Promise((closed) => child.once('close', closed))
  return told.split('\n').slice(0, -1)
}
