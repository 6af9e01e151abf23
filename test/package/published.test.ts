/** What a user has to trust: how the tarball comes about, what is in it, and what npm installs with it. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { inlined } from '../../scripts/entries.js'
import { freshBuild } from '../../scripts/fresh-build.js'
import { pack, projectWithPackage } from '../../scripts/packed.js'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-client-'))
let tarball = ''
let project = ''
let installed = ''

/** Builds in a folder of its own and packs what is built. */
function build(name: string): string {
  freshBuild(join(folder, name))
  return pack(join(folder, `${name}-packed`), join(folder, name))
}

beforeAll(async () => {
  tarball = build('one')
  project = await projectWithPackage(tarball)
  installed = join(project, 'node_modules', packageJson.name)
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  if (project !== '') rmSync(project, { recursive: true })
}, 120_000)

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

test('two builds in different folders give the same tarball, byte for byte', () => {
  const another = build('folder-with-another/name')
  const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  expect(basename(another)).toBe(basename(tarball))
  expect(sha(another)).toBe(sha(tarball))
}, 120_000)

test('npm installs at most three packages with it', () => {
  const paths = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: project, encoding: 'utf8' })
  const names = paths
    .trim()
    .split('\n')
    .slice(1)
    .map((path) => basename(path)) // the first is the project
  expect(names.sort()).toEqual(['aws4fetch', packageJson.name, 'undici', 'zod'])
})

test('nothing that is installed runs a script', () => {
  const modules = join(project, 'node_modules')
  const scriptsOf = (file: string) => (json(join(modules, file)) as { scripts?: Record<string, string> }).scripts ?? {}
  const hooks = ['preinstall', 'install', 'postinstall']
  const packages = filesIn(modules).filter((name) => /^(@[^/]+\/)?[^/]+\/package\.json$/.test(name))
  expect(packages).toHaveLength(4)
  expect(packages.filter((file) => hooks.some((hook) => hook in scriptsOf(file)))).toEqual([])
  expect(filesIn(modules).filter((name) => name.endsWith('binding.gyp'))).toEqual([])
})

test('it has built files, licences, the README, the changes, its guides, pictures and templates, and nothing else', () => {
  const isBuilt = (name: string) => /^dist\/.*\.(c?js|d\.c?ts)$/.test(name) && !/\.test\.|fixture/.test(name)
  const others = filesIn(installed).filter((name) => !isBuilt(name))
  const guides = readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : []))
  const pictures = readdirSync(join(root, 'docs/pictures')).map((name) => `docs/pictures/${name}`)
  const templates = ['examples/deploy/intake.yaml', 'examples/deploy/main.tf']
  const texts = ['CHANGELOG.md', 'LICENSE', 'README.md', 'THIRD-PARTY-LICENSES', 'package.json']
  const nameOfSdk = readdirSync(join(root, 'aws-sdk')).map((name) => `aws-sdk/${name}`)
  const expected = [...texts, ...guides, ...pictures, ...templates, ...nameOfSdk]
  expect(others.sort()).toEqual(expected.sort())
})

test('the guides that its README leads to are there', () => {
  const readme = readFileSync(join(installed, 'README.md'), 'utf8')
  const guides = [...readme.matchAll(/\]\((docs\/[^)#]+)/g)].map(([, path = '']) => path)
  expect(guides.length).toBeGreaterThan(5)
  expect(guides.filter((path) => !existsSync(join(installed, path)))).toEqual([])
})

test('it weighs at most 3.8 MB', () => {
  const bytes = filesIn(installed).reduce((sum, name) => sum + statSync(join(installed, name)).size, 0)
  expect(bytes).toBeLessThanOrEqual(3_800_000)
})

test('the licence of every package that is built in is shipped', () => {
  const shipped = readFileSync(join(installed, 'THIRD-PARTY-LICENSES'), 'utf8')
  const licenceOf = (name: string) => readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8').trim()
  expect(inlined.filter((name) => !shipped.includes(licenceOf(name)))).toEqual([])
})
