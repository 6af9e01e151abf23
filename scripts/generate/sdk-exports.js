// What the codemod knows of the AWS SDK's package, read from the package itself.
import * as sdk from '@aws-sdk/client-cloudtrail'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const pagination = join(root, 'node_modules/@aws-sdk/client-cloudtrail/dist-es/pagination')
const names = Object.keys(sdk).sort()

/** @param {string} name */
const valueOf = (name) => /** @type {Record<string, unknown>} */ (sdk)[name]

/** Objects whose values are all text. @param {string} name */
const isEnum = (name) =>
  typeof valueOf(name) === 'object' && Object.values(Object(valueOf(name))).every((value) => typeof value === 'string')

/** The input member for the page size, or an empty text. @param {string} operation */
async function pageSizeOf(operation) {
  const text = await readFile(join(pagination, `${operation}Paginator.js`), 'utf8')
  return /createPaginator\(.*"(\w*)"\)/.exec(text)?.[1] ?? ''
}

/** The text of `src/cli/codemod/sdk-exports.ts`, before it is formatted. */
export async function sdkExports() {
  const operations = names.flatMap((name) => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? [])
  const paged = names.flatMap((name) => /^paginate(\w+)$/.exec(name)?.[1] ?? [])
  const pageSizes = Object.fromEntries(await Promise.all(paged.map(async (name) => [name, await pageSizeOf(name)])))
  const enums = Object.fromEntries(names.filter(isEnum).map((name) => [name, valueOf(name)]))
  const { services } = JSON.parse(await readFile(join(root, 'fixtures/api/cloudtrail-shapes.json'), 'utf8'))
  return `/**
 * The exports of \`@aws-sdk/client-cloudtrail\` that have a counterpart here.
 *
 * Made by \`npm run generate\`, not to be edited.
 */

/** Operations with a command. */
export const commandOperations: readonly string[] = ${JSON.stringify(operations)}

/** Operations with a paginator, and the input member for the size of a page; an empty text where there is none. */
export const paginators: Readonly<Record<string, string>> = ${JSON.stringify(pageSizes)}

/** Classes of exceptions; their names are the service's codes. */
export const exceptions: readonly string[] = ${JSON.stringify(names.filter((name) => name.endsWith('Exception') && name !== 'CloudTrailServiceException'))}

/** Enums: name → member → value. */
export const enums: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(enums)}

/** Types that are here under the same name, beside those of enums, inputs and outputs. */
export const sameTypes: readonly string[] = ${JSON.stringify(Object.keys(services.cloudtrail.structures))}
`
}
