// The texts of the generated files of the entry for programs of the AWS SDK: what repeats operations, enums and errors.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { capitalized, uncapitalized } from './families.js'

const folder = 'src/aws-sdk'

/**
 * @typedef {object} Facts
 * @property {{ name: string, service: string, pagination: { modelled: boolean, limitKey?: string } | null }[]} operations
 * @property {{ name: string, service: string, fault: string }[]} errors
 * @property {Record<string, { values: string[] }>} enums
 */

/**
 * What the AWS SDK's client has: the facts about CloudTrail itself. Its ingestion endpoint is another client.
 *
 * @param {string} fixtures
 * @returns {Promise<Facts>}
 */
export async function readFacts(fixtures) {
  const [shapes, { errors }, { operations }] = await Promise.all(
    ['shapes', 'errors', 'operations'].map(async (name) =>
      JSON.parse(await readFile(join(fixtures, `cloudtrail-${name}.json`), 'utf8')),
    ),
  )
  const isIn = (/** @type {{ service: string }} */ { service }) => service === 'cloudtrail'
  const byName = (/** @type {{ name: string }} */ one, /** @type {{ name: string }} */ other) =>
    one.name < other.name ? -1 : 1
  return {
    operations: operations.filter(isIn).sort(byName),
    errors: errors.filter(isIn).sort(byName),
    enums: shapes.services.cloudtrail.enums,
  }
}

/**
 * Path from the root → text, before it is formatted.
 *
 * @param {Facts} facts
 * @param {string[]} types Of the table.
 * @returns {Record<string, string>}
 */
export function awsSdkFiles(facts, types) {
  return {
    [`${folder}/shapes/types.ts`]: shapes(facts, types),
    [`${folder}/generated/commands.ts`]: commands(facts),
    [`${folder}/generated/paginators.ts`]: paginators(facts),
    [`${folder}/generated/cloudtrail.ts`]: cloudtrail(facts),
    [`${folder}/generated/exceptions.ts`]: exceptions(facts),
    [`${folder}/generated/enums.ts`]: enums(facts),
  }
}

/** @param {string} purpose */
const header = (purpose) => `/**
 * ${purpose}
 *
 * Made by \`npm run generate\`, not to be edited.
 */
`

const isPaged = (/** @type {Facts['operations'][number]} */ { pagination }) => pagination?.modelled === true

/**
 * @param {Facts} facts
 * @param {string[]} types
 */
function shapes({ operations, enums }, types) {
  const names = operations.map(({ name }) => name)
  const others = types.filter((name) => !/(Input|Output|Operations)$/.test(name) && !Object.hasOwn(enums, name))
  const ofOperations = names.map(
    (name) => `/** Input of {@link ${name}Command}. */
export interface ${name}CommandInput extends SdkShape<table.${name}Input> {}
/** Another name of {@link ${name}CommandInput}. */
export type ${name}Request = ${name}CommandInput
/** Output of {@link ${name}Command}. */
export interface ${name}CommandOutput extends SdkShape<table.${name}Output> {}
/** {@link ${name}CommandOutput} without \`$metadata\`. */
export type ${name}Response = Members<${name}CommandOutput>
`,
  )
  return `${header('The types of inputs and outputs, as the AWS SDK has them.')}
import type { Members } from '../../contracts/output.js'
import type * as table from '../../operations/generated/types.js'
import type { SdkShape } from './sdk-shape.js'

${others.map((name) => `/** As in the main entry, in the form of the AWS SDK. */\nexport type ${name} = SdkShape<table.${name}>\n`).join('')}
${ofOperations.join('')}
/** Input of any command. */
export type ServiceInputTypes = ${names.map((name) => `${name}CommandInput`).join(' | ')}

/** Output of any command. */
export type ServiceOutputTypes = ${names.map((name) => `${name}CommandOutput`).join(' | ')}
`
}

/** @param {Facts} facts */
function commands({ operations }) {
  const all = operations.map(
    ({ name }) => `/** Commands of \`${name}\`. */
export const ${name}Command: CommandClass<types.${name}CommandInput, types.${name}CommandOutput> = /* @__PURE__ */ commandOf(rows.${name})
/** A command of \`${name}\`. */
export type ${name}Command = Command<types.${name}CommandInput, types.${name}CommandOutput>
`,
  )
  return `${header('The commands of all operations.')}
import { commandOf, type Command, type CommandClass } from '../client/command.js'
import * as rows from '../../operations/generated/rows.js'
import type * as types from '../shapes/types.js'

${all.join('\n')}`
}

/** @param {Facts} facts */
function paginators({ operations }) {
  const all = operations.filter(isPaged).map(({ name, pagination }) => {
    const size = pagination?.limitKey ? `, '${pagination.limitKey}'` : ''
    return `/** Reads the pages of \`${name}\`. */
export const paginate${name}: Paginate<types.${name}CommandInput, types.${name}CommandOutput> = /* @__PURE__ */ paginatorOf(commands.${name}Command${size})
`
  })
  return `${header('The paginators of operations that answer in pages.')}
import { paginatorOf, type Paginate } from '../client/paginator.js'
import type * as types from '../shapes/types.js'
import * as commands from './commands.js'

${all.join('\n')}`
}

/** @param {Facts} facts */
function cloudtrail({ operations }) {
  const methods = operations.map(
    ({ name }) => `/** Sends a {@link commands.${name}Command | ${name}Command}. */
  ${uncapitalized(name)}: CommandMethod<types.${name}CommandInput, types.${name}CommandOutput>`,
  )
  const ofPages = operations.filter(isPaged).map(
    ({ name }) => `/** Reads the pages of \`${name}\`. */
  paginate${name}: PaginatorMethod<types.${name}CommandInput, types.${name}CommandOutput>`,
  )
  const all = operations.map(({ name }) => `commands.${name}Command`)
  const paginated = operations.filter(isPaged).map(({ name }) => `paginators.paginate${name}`)
  const literal = (/** @type {string[]} */ values) =>
    `{ ${values.map((value) => `${value.split('.')[1] ?? ''}: ${value}`).join(', ')} }`
  return `${header("The AWS SDK's class with a method for each operation.")}
import type { CloudTrailClient } from '../client/cloudtrail-client.js'
import { aggregatedClass, type CommandMethod, type PaginatorMethod } from '../client/methods.js'
import type * as types from '../shapes/types.js'
import * as commands from './commands.js'
import * as paginators from './paginators.js'

/** A client with a method for each operation. They return promises, or take callbacks. */
export interface CloudTrail extends CloudTrailClient {
  ${[...methods, ...ofPages].join('\n')}
}

/** Its class. */
export interface CloudTrailClass {
  /** Makes one, as {@link CloudTrailClient} is made. */
  new (...given: ConstructorParameters<typeof CloudTrailClient>): CloudTrail
  /** Of its clients. */
  readonly prototype: CloudTrail
}

/** A client with a method for each operation. They return promises, or take callbacks. */
export const CloudTrail: CloudTrailClass = /* @__PURE__ */ aggregatedClass(
  ${literal(all)},
  ${literal(paginated)},
) as CloudTrailClass // sound: it has all the methods
`
}

/** @param {Facts} facts */
function exceptions({ errors }) {
  const all = errors.map(
    ({ name, fault }) => `/** Errors with the code \`${name}\`. */
export const ${name}: ExceptionClass<'${name}', '${fault}'> = /* @__PURE__ */ exceptionOf('${name}', '${fault}')
/** An error with the code \`${name}\`. */
export type ${name} = Exception<'${name}', '${fault}'>
`,
  )
  return `${header('The exception classes of all errors that the service documents.')}
import { exceptionOf, type Exception, type ExceptionClass } from '../client/service-exception.js'

${all.join('\n')}`
}

const upperSnakeCase = (/** @type {string} */ value) => value.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()

/**
 * How the members of an enum are named, where not as their values.
 *
 * @type {Record<string, (value: string) => string>}
 */
const memberNames = {
  EventCategory: capitalized,
  InsightsMetricDataType: upperSnakeCase,
  ListInsightsDataDimensionKey: upperSnakeCase,
  ListInsightsDataType: upperSnakeCase,
  LookupAttributeKey: upperSnakeCase,
}

/** @param {Facts} facts */
function enums({ enums }) {
  const all = Object.entries(enums)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { values }]) => {
      const nameOf = memberNames[name] ?? ((value) => value)
      const members = values.map((value) => `${nameOf(value)}: '${value}'`)
      const type = values.map((value) => `Readonly<Record<'${nameOf(value)}', '${value}'>>`).join(' & ')
      return `/** The values of {@link ${name}} by name. */
export const ${name}: ${Object.hasOwn(memberNames, name) ? type : `{ readonly [Value in ${name}]: Value }`} = { ${members.join(', ')} }
/** One of these values. */
export type ${name} = ${values.map((value) => `'${value}'`).join(' | ')}
`
    })
  return `${header('The values of all enums by name.')}
${all.join('\n')}`
}
