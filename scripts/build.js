// Builds dist: each entry point as an ES module and as CommonJS, with shared chunks and the used part of zod inlined.
// Loading zod from node_modules costs 41 ms at start, because it is many files; inlined it costs 1 to 8 ms.
//
// The main entry and the core are two files each, one for Node and one for the web, and so are the chunks they load at
// start, with the platform built in: an import of `#platform` instead means two files more, 3 ms of 60 at start. All other
// files are one for both and import `#core`, `#main` and `#cloudtrail`, which package.json maps to the chunks of the platform: so
// all entries of a program have the same classes of errors.
//
// There are no source maps: they were 2.2 of 3.7 MB, and without the sources, which are not shipped, they lead nowhere. The
// built files have every function under its name, and stack traces show it.
import { rm } from 'node:fs/promises'
import { bundleFor, exportsOf } from './build/bundle.js'
import { convert } from './build/convert.js'
import { commands } from './entries.js'

await rm('dist', { recursive: true, force: true })
const forNode = await bundleFor('node')
const forWeb = await bundleFor('web') // over what it has in common with that for Node
if (exportsOf(forWeb) !== exportsOf(forNode)) throw new Error('chunks export other names for the web than for Node')

const files = forNode.map(({ fileName }) => fileName)
const isOfNode = (/** @type {string} */ file) => file.endsWith('.node.js')
const isCommand = (/** @type {string} */ file) => commands.some((command) => file === command.replace(/\.ts$/, '.js'))
await convert(
  files.filter((file) => !isCommand(file)),
  'cjs',
)
await convert(
  files.filter((file) => !isOfNode(file)),
  'esm',
)
