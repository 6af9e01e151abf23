// Writes the tables of actions in docs/connector.md from the catalogue: npm run docs:connector.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'

/** @typedef {import('cloudtrail-client/connector').CatalogueEntry} Entry */
/** @typedef {Readonly<Record<string, any>>} Json Parts of a JSON Schema; their form depends on where they stand. */

const guide = new URL('../docs/connector.md', import.meta.url)

/** What stands before and after the table of a set. */
const marks = (/** @type {string} */ set) => [`<!-- actions: ${set} -->`, `<!-- end of actions: ${set} -->`]

/**
 * A guide with its tables made anew; the rest of it stays.
 *
 * @param {string} text
 * @param {readonly Entry[]} entries
 */
export async function withTables(text, entries) {
  let result = text
  for (const set of new Set(entries.map((entry) => entry.set))) {
    const [start = '', end = ''] = marks(set)
    const [before, rest = ''] = result.split(start)
    const after = rest.split(end)[1]
    if (after === undefined) throw new Error(`docs/connector.md has no place for the table of the ${set} set`)
    const rows = entries.filter((entry) => entry.set === set).map(row)
    const head = ['| action | parameters | permissions | output |', '| --- | --- | --- | --- |']
    result = [before, start, '\n\n', [...head, ...rows].join('\n'), '\n\n', end, after].join('')
  }
  const options = await prettier.resolveConfig(fileURLToPath(guide))
  return prettier.format(result, { ...options, parser: 'markdown' })
}

/** @param {Entry} entry */
function row({ name, permissions, parameters, result }) {
  const cells = [code(name), parametersOf(parameters), permissions.map(code).join(' '), outputOf(result)]
  return `| ${cells.join(' | ')} |`
}

/** @param {Json} schema */
function parametersOf(schema) {
  const body = schema['properties'].body
  if (body === undefined) return namesOf(schema) || 'none'
  const members = namesOf(body.anyOf[0])
  return `${code('body')}${schema['required'].includes('body') ? '\\*' : ''}${members === '' ? '' : `: ${members}`}`
}

/** @param {Json} schema */
const namesOf = ({ properties = {}, required = [] }) =>
  Object.keys(properties)
    .map((name) => `${code(name)}${required.includes(name) ? '\\*' : ''}`)
    .join(' ')

/** @param {Json} schema */
function outputOf({ properties }) {
  const { total_objects: _, total_objects_successful: __, ...counts } = properties.summary.properties
  const rows = namesOf({ properties: properties.data.items.properties })
  const summary = Object.keys(counts).map((name) => code(`summary.${name}`))
  return [rows, ...summary].filter(Boolean).join(' ') || 'no rows'
}

const code = (/** @type {string} */ text) => `\`${text}\``

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { catalogue } = await import('cloudtrail-client/connector')
  await writeFile(guide, await withTables(await readFile(guide, 'utf8'), catalogue()))
}
