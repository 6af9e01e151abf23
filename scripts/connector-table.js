// Writes the tables of actions and of errors in docs/connector.md from the code: npm run docs:connector.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'

/** @typedef {import('cloudtrail-client/connector').CatalogueEntry} Entry */
/** @typedef {Readonly<Record<string, any>>} Json Parts of a JSON Schema; their form depends on where they stand. */

const guide = new URL('../docs/connector.md', import.meta.url)

/**
 * The text with a table between its marks.
 *
 * @param {string} text
 * @param {string} name What the marks say.
 * @param {readonly string[]} lines
 */
function withTable(text, name, lines) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const [before, rest = ''] = text.split(start)
  const after = rest.split(end)[1]
  if (after === undefined) throw new Error(`docs/connector.md has no place for the table of ${name}`)
  return [before, start, '\n\n', lines.join('\n'), '\n\n', end, after].join('')
}

/**
 * A guide with its tables made anew; the rest of it stays.
 *
 * @param {string} text
 * @param {readonly Entry[]} entries
 * @param {readonly import('cloudtrail-client/connector').ErrorCode[]} errors
 */
export async function withTables(text, entries, errors) {
  const codes = errors.map(({ code: name, meaning, isSent }) => `| ${code(name)} | ${meaning} | ${isSent} |`)
  let result = withTable(text, 'errors', ['| code | when | request sent? |', '| --- | --- | --- |', ...codes])
  for (const set of new Set(entries.map((entry) => entry.set))) {
    const rows = entries.filter((entry) => entry.set === set).map(row)
    const head = ['| action | parameters | permissions | output |', '| --- | --- | --- | --- |']
    result = withTable(result, `actions: ${set}`, [...head, ...rows])
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
  const { catalogue, errorCodes } = await import('cloudtrail-client/connector')
  await writeFile(guide, await withTables(await readFile(guide, 'utf8'), catalogue(), errorCodes))
}
