/**
 * The table of operations, and the zod schema of every input, output and shape, by the name of its type.
 * [The guide](../docs/small-bundles.md) shows what can be done with them.
 *
 * @module cloudtrail-client/schemas
 */
export { operations } from './operations/generated/table.js'
export * from './operations/generated/schemas.js'
export type { LooseObject, MembersOf, StrictObject } from './schema/members-of.js'
