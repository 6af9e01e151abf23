/** What a user has to trust: how the tarball comes about, what is in it, and what npm installs with it. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap, type SourceMapPayload, type SourceMapping } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
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
})

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

test('it has built files, licences, the README and its guides, and nothing else', () => {
  const isBuilt = (name: string) => /^dist\/.*\.(js|js\.map|d\.ts)$/.test(name) && !/\.test\.|fixture/.test(name)
  const others = filesIn(installed).filter((name) => !isBuilt(name))
  const guides = readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : []))
  const expected = ['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES', 'package.json', ...guides]
  expect(others.sort()).toEqual(expected.sort())
})

test('the guides that its README leads to are there', () => {
  const readme = readFileSync(join(installed, 'README.md'), 'utf8')
  const guides = [...readme.matchAll(/\]\((docs\/[^)]+)\)/g)].map(([, path = '']) => path)
  expect(guides.length).toBeGreaterThan(5)
  expect(guides.filter((path) => !existsSync(join(installed, path)))).toEqual([])
})

interface Sources {
  sources: string[]
  sourcesContent?: (string | null)[]
}

const maps = () => filesIn(join(installed, 'dist')).filter((name) => name.endsWith('.map'))
const mapAt = (name: string) => json(join(installed, 'dist', name)) as Sources

const scripts = () => filesIn(join(installed, 'dist')).filter((name) => name.endsWith('.js'))
const textOf = (name: string) => readFileSync(join(installed, 'dist', name), 'utf8')
const mapOf = (name: string) =>
  join(dirname(name), /\n\/\/# sourceMappingURL=(\S+)\n?$/.exec(textOf(name))?.[1] ?? 'none')

test('every built file has a source map', () => {
  const without = scripts().filter((name) => !existsSync(join(installed, 'dist', mapOf(name))))
  expect(scripts().length).toBeGreaterThan(5)
  expect(without).toEqual([])
})

test('source maps lead from every function to the line that has its name', () => {
  const wrong: string[] = []
  let functions = 0
  for (const name of scripts()) {
    const { sources, sourcesContent = [] } = mapAt(mapOf(name))
    const map = new SourceMap(json(join(installed, 'dist', mapOf(name))) as SourceMapPayload)
    textOf(name)
      .split('\n')
      .forEach((line, index) => {
        // A number at the end is esbuild's, for a name that another file has as well.
        const [, start = '', called] = /^((?:async )?function\*? )([A-Za-z$_]+)/.exec(line) ?? []
        if (called === undefined) return
        const entry = map.findEntry(index, start.length)
        const content = 'originalSource' in entry ? sourcesContent[sources.indexOf(entry.originalSource)] : undefined
        functions += 1
        const original = content?.split('\n')[(entry as SourceMapping).originalLine]
        if (!original?.includes(called)) wrong.push(`${name}:${index + 1} ${called}`)
      })
  }
  expect(functions).toBeGreaterThan(500)
  expect(wrong).toEqual([])
})

test('source maps have the text of every source, and name none outside of the project', () => {
  const incomplete = maps().filter((name) => {
    const { sources, sourcesContent = [] } = mapAt(name)
    return sources.some((_, index) => typeof sourcesContent[index] !== 'string')
  })
  const places = maps().flatMap((name) =>
    mapAt(name).sources.map((source) => join('/project/dist', dirname(name), source)),
  )
  expect(incomplete).toEqual([])
  expect(places.filter((place) => !/^\/project\/(src|node_modules\/zod)\//.test(place))).toEqual([])
})

test('the licence of every package that is built in is shipped', () => {
  const sources = maps().flatMap((name) => mapAt(name).sources)
  const packages = new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []))
  const shipped = readFileSync(join(installed, 'THIRD-PARTY-LICENSES'), 'utf8')
  const licenceOf = (name: string) => readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8').trim()
  expect([...packages]).toEqual(['zod'])
  expect([...packages].filter((name) => !shipped.includes(licenceOf(name)))).toEqual([])
})
