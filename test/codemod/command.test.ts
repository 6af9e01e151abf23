/** The command `cloudtrail-client codemod`, in a process of its own. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Edits } from '../../src/cli/codemod/edits.js'
import { unifiedDiff } from '../../src/cli/codemod/diff.js'
import { loadTypeScript } from '../../src/cli/codemod/typescript.js'
import { commandInTests } from '../support/command.js'

const run = commandInTests()
const programs = join(import.meta.dirname, 'programs')

function folderWith(...files: readonly (readonly [name: string, from: string])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-codemod-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  for (const [name, from] of files) copyFileSync(join(import.meta.dirname, from), join(folder, name))
  return folder
}

test('prints a diff that `patch` and `git apply` take, and writes nothing', async () => {
  const folder = folderWith(['main.ts', 'programs/send/before/main.ts'])
  const file = join(folder, 'main.ts')
  const before = readFileSync(file, 'utf8')
  const { code, stdout, stderr } = await run(['codemod', file]).ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'cloudtrail-client: 1 file to change\n' })
  expect(readFileSync(file, 'utf8')).toBe(before)
  const diff = stdout.replaceAll(
    /^(---|\+\+\+) .*$/gm,
    (_, mark: string) => `${mark} ${mark === '---' ? 'a' : 'b'}/main.ts`,
  )
  execFileSync('git', ['apply', '-'], { cwd: folder, input: diff })
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(programs, 'send/after/main.ts'), 'utf8'))
})

test('--write writes, and a second run finds nothing to do', async () => {
  const file = join(folderWith(['main.ts', 'programs/paginators/before/main.ts']), 'main.ts')
  expect(await run(['codemod', '--write', file]).ended).toMatchObject({ code: 0, stdout: '' })
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(programs, 'paginators/after/main.ts'), 'utf8'))
  expect(await run(['codemod', '--write', file]).ended).toMatchObject({
    ...{ code: 0, stdout: '', stderr: 'cloudtrail-client: 0 files written\n' },
  })
})

test('what is left is listed with line and column, and the code is 1', async () => {
  const file = join(folderWith(['mock.ts', 'left/middleware.ts']), 'mock.ts')
  const { code, stdout, stderr } = await run(['codemod', file]).ended
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(
    /mock\.ts:4:1: middleware: .*\ncloudtrail-client: 0 files to change; 1 left as it is: .*mock\.ts\n$/,
  )
})

test.each([
  [[], 'name the files to rewrite'],
  [['/none.ts'], '/none.ts cannot be read: ENOENT'],
  [['src'], "src is a folder: name its files, as with $(git ls-files 'src/*.ts')"],
  [['README.md'], 'README.md is no file of JavaScript or TypeScript'],
  [['a.d.ts'], 'a.d.ts is no file of JavaScript or TypeScript'],
  [['--wrote', 'a.ts'], "Unknown option '--wrote'"],
])('arguments %j are a mistake', async (args, message) => {
  const { code, stderr } = await run(['codemod', ...args]).ended
  expect(code).toBe(2)
  expect(stderr).toContain(`cloudtrail-client: ${message}`)
})

test.each([
  ['without a TypeScript', "throw new Error('Cannot find module')"],
  ['with one that lacks what is needed', "exports.version = '7.0.0'"],
])('%s, it says in one line how to get one', (_, text) => {
  const folder = folderWith()
  const own = join(folder, 'own.js')
  const message = /^the codemod needs TypeScript 5 or 6, .*: run `npx -p cloudtrail-client -p typescript@6 [^\n]*`$/
  mkdirSync(join(folder, 'node_modules/typescript'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/typescript/index.js'), text)
  expect(() => loadTypeScript(folder, own)).toThrow(message)
  expect(loadTypeScript(folder, import.meta.url).version).toMatch(/^\d/)
})

test('a diff has hunks with their context, and tells of a missing line break', () => {
  const edits = new Edits('a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk')
  edits.replace(0, 1, 'A\nAA')
  edits.insert(4, 'new\n')
  edits.replace(20, 21, '')
  expect(unifiedDiff('x', edits)).toBe(
    '--- a/x\n+++ b/x\n@@ -1,5 +1,7 @@\n-a\n+A\n+AA\n b\n+new\n c\n d\n e\n' +
      '@@ -8,4 +10,3 @@\n h\n i\n j\n-k\n\\ No newline at end of file\n',
  )
})

test('an edit within another is used by it, or has no effect', () => {
  const edits = new Edits('one two three')
  edits.replace(4, 7, '2')
  edits.replace(4, 13, () => `[${edits.rendered(4, 7)}]`)
  expect(edits.rendered()).toBe('one [2]')
})
