// All entries as ES modules for one platform, with rolldown, which makes the chunks.
import { basename, resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { allOperations, commands, entries, external, inlined, platforms, splitEntries } from '../entries.js'

/** @typedef {import('rolldown').OutputChunk} Chunk */

/** What only JSON Schemas need of zod: its tables are made when the module is loaded, so that no bundler would leave them out. */
const forJsonSchemas = /zod\/v4\/core\/(json-schema-|to-json-schema|registries)/

const packageOf = /node_modules\/((?:@[^/]+\/)?[^/]+)/

/** What only the entry of undici is for. What it has in common with other transports is in the core. */
const ofUndici = ['platform/undici-transport.ts', 'platform/proxy-transport.ts']

/** Names of the files that are one for each platform. */
const split = [...splitEntries.map((entry) => nameOf(entries[entry])), 'core', 'main', basename(nameOf(allOperations))]

/**
 * What the core reaches, and what the main entry reaches beside it, whatever the platform, each in one chunk: a file costs a
 * third of a millisecond at start, and in one chunk for both, the import of the core would take a twelfth longer. A bundler
 * leaves out what it does not use. The class of all operations stands by itself. Of what transports have in common, one
 * platform's core reaches this and the other's that, so that all of it is in its chunk.
 *
 * @type {{ name: string, from: string[], modules: Set<string> }[]}
 */
const groups = [
  { name: 'core', from: [entries['./core'], entries['./undici']], modules: new Set() },
  { name: 'main', from: [entries['.']], modules: new Set() },
]

/**
 * Writes them to dist.
 *
 * @param {keyof typeof platforms} platform
 * @returns {Promise<Chunk[]>}
 */
export async function bundleFor(platform) {
  const bundle = await rolldown({
    input: Object.fromEntries([...Object.values(entries), ...commands].map((file) => [nameOf(file), pathOf(file)])),
    external: external.map((name) => new RegExp(`^${name.replace('*', '')}`)),
    platform: 'neutral',
    tsconfig: false,
    resolve: { mainFields: ['module', 'main'], alias: { '#platform': pathOf(platforms[platform]) } },
    transform: { target: 'es2022' },
    optimization: { inlineConst: false }, // it would put the names of optional packages where bundlers see them
    preserveEntrySignatures: 'allow-extension',
  })
  /** @param {{ name: string }} chunk */
  const fileName = ({ name }) => (split.includes(name) ? `${name}.${platform}.js` : `${name}.js`)
  const alone = [...groups.flatMap(({ from }) => from), allOperations, ...ofUndici].map(pathOf)
  let isKnown = false
  const { output } = await bundle.write({
    dir: 'dist',
    comments: { legal: false, jsdoc: false, annotation: true },
    entryFileNames: fileName,
    chunkFileNames: (chunk) => `chunks/${fileName(chunk)}`,
    minifyInternalExports: false,
    topLevelVar: true,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        {
          debugName: 'core and main',
          name: (id, graph) => {
            const importsOf = (/** @type {string} */ from) => graph.getModuleInfo(from)?.importedIds ?? []
            for (const { from, modules } of isKnown ? [] : groups)
              for (const file of from) addReachable(pathOf(file), importsOf, modules)
            isKnown = true
            return alone.includes(id) || forJsonSchemas.test(id)
              ? null
              : (groups.find(({ modules }) => modules.has(id))?.name ?? null)
          },
        },
      ],
    },
  })
  const chunks = output.filter((file) => file.type === 'chunk')
  const packages = chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => packageOf.exec(id)?.[1] ?? []))
  const unknown = packages.find((name) => !inlined.includes(name))
  if (unknown !== undefined) throw new Error(`${unknown} is built in, and not known to be`)
  const wide = chunks.find(({ name, code }) => split.includes(name) && /\P{ASCII}/u.test(code))
  if (wide !== undefined)
    throw new Error(`${wide.fileName} has a character beyond ASCII: without it, it starts 1 ms sooner`)
  return chunks
}

/**
 * What the files of a platform export. It must be the same for all platforms, for the other files import it.
 *
 * @param {Chunk[]} chunks
 */
export function exportsOf(chunks) {
  const ofPlatform = chunks.filter(({ name }) => split.includes(name))
  return String(ofPlatform.flatMap(({ name, exports }) => exports.map((exported) => `${name} ${exported}`)).sort())
}

/**
 * @param {string} id
 * @param {(id: string) => string[]} importsOf
 * @param {Set<string>} into
 * @param {Set<string>} [seen]
 */
function addReachable(id, importsOf, into, seen = new Set()) {
  if (seen.has(id)) return
  seen.add(id)
  into.add(id)
  for (const imported of importsOf(id)) addReachable(imported, importsOf, into, seen)
}

/** @param {string} file */
function pathOf(file) {
  return resolve('src', file)
}

/** @param {string} file */
function nameOf(file) {
  return file.replace(/\.ts$/, '')
}
