// The texts of the generated files.
import { awsSdkFiles } from './aws-sdk.js'
import { capitalized, uncapitalized } from './families.js'

/** @typedef {import('./families.js').Family} Family */
/** @typedef {import('./aws-sdk.js').Facts} Facts */

const folder = 'src/operations/generated'

/**
 * Path from the root → text, before it is formatted.
 *
 * @param {Family[]} families
 * @param {Facts} facts
 * @returns {Record<string, string>}
 */
export function generatedFiles(families, facts) {
  return {
    [`${folder}/rows.ts`]: rows(families),
    [`${folder}/table.ts`]: table(families),
    [`${folder}/types.ts`]: types(families),
    [`${folder}/sdk-names.ts`]: sdkNames(families),
    [`${folder}/schemas.ts`]: schemas(families),
    'src/connector/sets/operation/descriptions.ts': descriptions(families),
    ...awsSdkFiles(
      facts,
      families.flatMap((family) => family.types),
    ),
  }
}

/** @param {string} purpose */
const header = (purpose) => `/**
 * ${purpose}
 *
 * Made by \`npm run generate\`, not to be edited.
 */
`

/**
 * An import or export of some names of each family.
 *
 * @param {'import' | 'import type' | 'export' | 'export type'} statement
 * @param {Family[]} families
 * @param {(family: Family) => string[]} namesOf
 */
function lines(statement, families, namesOf) {
  return families
    .map((family) => ({ names: namesOf(family), path: family.path.replace('./', '../') }))
    .filter(({ names }) => names.length > 0)
    .map(({ names, path }) => `${statement} { ${names.join(', ')} } from '${path}'\n`)
    .join('')
}

/** @param {Family[]} families */
function rows(families) {
  return header('Every row of the table by its name.') + lines('export', families, (family) => family.rows)
}

/** @param {Family[]} families */
function namesOf(families) {
  return families.flatMap((family) => family.rows).sort()
}

/** @param {Family[]} families */
function table(families) {
  return `${header('The table: every operation by its name. A literal, so that bundlers see which rows a program uses.')}
${lines('import', families, (family) => family.rows)}
const table = { ${namesOf(families).join(', ')} }

/** Every operation that CloudTrail has, by name: its schemas, quota, IAM action and how it may be repeated. */
export const operations: Readonly<typeof table> = table
`
}

/** @param {Family[]} families */
function types(families) {
  return header('The types of every operation.') + lines('export type', families, (family) => family.types)
}

/** @param {Family[]} families */
function sdkNames(families) {
  const ofRow = (/** @type {string} */ name) => [
    `${name}Input as ${name}CommandInput`,
    `${name}Output as ${name}CommandOutput`,
    `${name}Input as ${name}Request`,
  ]
  const responses = namesOf(families).map(
    (name) => `/** {@link "cloudtrail-client".${name}Output | ${name}Output} without \`$metadata\`. */
export type ${name}Response = Members<types.${name}Output>
`,
  )
  return `${header("The AWS SDK's names for inputs and outputs, so that its programs compile after changing the import.")}
import type { Members } from '../../contracts/output.js'
import type * as types from './types.js'
${lines('export type', families, ({ rows }) => rows.flatMap(ofRow))}
${responses.join('\n')}`
}

/** @param {Family[]} families */
function schemas(families) {
  const shapes = families.flatMap((family) => family.shapes)
  const ofShapes = shapes.map(({ name, isOnEachSide, kind }) => {
    const type = capitalized(name)
    return `/** Schema of {@link "cloudtrail-client".${type} | ${type}}${isOnEachSide ? ', as it is sent' : ''}. */
export const ${type}${kind === undefined ? '' : `: ${kind}<types.${type}>`} = /* @__PURE__ */ ${name}(${isOnEachSide ? 'sent' : ''})\n`
  })
  const ofOperations = namesOf(families).flatMap((name) => [
    `/** Schema of {@link "cloudtrail-client".${name}Input | ${name}Input}. */
export const ${name}Input: StrictObject<types.${name}Input> = /* @__PURE__ */ operations.${name}.input()\n`,
    `/** Schema of {@link "cloudtrail-client".${name}Output | ${name}Output}, \`$metadata\` left out. */
export const ${name}Output: LooseObject<types.${name}Output> = /* @__PURE__ */ operations.${name}.output()\n`,
  ])
  return `${header('The schema of every shape, input and output by the name of its type.')}
import type { LooseObject, StrictObject } from '../../schema/members-of.js'
import { sent } from '../../schema/side.js'
${lines('import', families, (family) => family.shapes.map(({ name }) => name))}
import { operations } from './table.js'
import type * as types from './types.js'

${[...ofShapes, ...ofOperations].join('\n')}`
}

/** @param {Family[]} families */
function descriptions(families) {
  const methods = namesOf(families).map(uncapitalized)
  const all = families.flatMap((family) => [...family.descriptions])
  const entries = all
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => {
      return `${name}: ${JSON.stringify(asActionText(text, methods))},`
    })
  return `${header("What each operation does, in a sentence or two: the beginning of its method's documentation.")}
/** By operation. */
export const operationDescriptions: Readonly<Record<string, string>> = { ${entries.join('\n')} }
`
}

/**
 * Plain text, with methods by the names of their actions.
 *
 * @param {string} markdown
 * @param {string[]} methods
 */
function asActionText(markdown, methods) {
  return markdown
    .replaceAll(/\{@link [^|}]*\| ?(\w+)\}/g, '$1')
    .replaceAll('`', '')
    .replaceAll(/\b[a-z]\w*\b/g, (word) => (methods.includes(word) ? snakeCase(word) : word))
}

/** @param {string} name */
const snakeCase = (name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
