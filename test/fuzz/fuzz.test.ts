/** The fuzzer finds each kind of fault that it looks for, and makes the same inputs from the same seed. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const script = join(import.meta.dirname, '../../scripts/fuzz.js')

/** Runs it. @returns Its exit code and what it printed. */
const fuzz = (...given: readonly string[]): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...given], (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, text: stdout + stderr })
    })
  })

const faults: readonly (readonly [plant: string, message: RegExp])[] = [
  ['crash', /TypeError: planted/],
  ['rejection', /unhandled rejection/],
  ['slow', /took \d+ ms/],
  ['leak', /MB are kept/],
  ['bomb', /took \d+ MB/],
  ['pending', /never ends/],
  ['hang', /the process hung and was ended/],
]

test.each(faults)(
  'a planted %s is found, with its seed, its path and its input',
  { timeout: 120_000 },
  async (plant, message) => {
    const { code, text } = await fuzz('--seconds', '60', '--seed', '1', '--plant', plant)
    expect(text).toMatch(message)
    expect(code).toBe(1)
    expect(text).toMatch(/again with: npm run fuzz -- --seed 1 --path \d+/)
    const file = /input (\S+\.json)/.exec(text)?.[1] ?? ''
    onTestFinished(() => {
      rmSync(file, { force: true })
    })
    expect(existsSync(file)).toBe(true)
    expect((JSON.parse(readFileSync(file, 'utf8')) as { content: string }).content).toContain('[[[')
  },
)

test('without a fault it prints one line of figures and succeeds', { timeout: 120_000 }, async () => {
  const { code, text } = await fuzz('--seconds', '2', '--seed', '1')
  expect(text).toMatch(/^fuzz: \d+ runs, slowest \d+ ms, peak memory \+\d+ MB, seed 1\n$/)
  expect(code).toBe(0)
})

test('the path of a failure leads to it again', { timeout: 120_000 }, async () => {
  const { text } = await fuzz('--seconds', '60', '--seed', '1', '--plant', 'crash')
  const path = /--path (\d+)/.exec(text)?.[1] ?? ''
  const again = await fuzz('--seconds', '60', '--seed', '1', '--path', path, '--plant', 'crash')
  expect(again.code).toBe(1)
  expect(again.text).toMatch(/^fuzz: \d+ runs/)
  expect(again.text).toContain('TypeError: planted')
})
