/**
 * A client of only the given operations ({@link createClient}), for small bundles, and every row of the table of
 * operations by name. [The guide](../docs/small-bundles.md) lists the other differences.
 *
 * @module cloudtrail-client/core
 */
export { createClient, type ClientOf } from './client/create-client.js'
export type { CloudTrailConfig } from './config/client-config.js'
export type { Members, Paged, ResponseMetadata, WithMetadata } from './contracts/output.js'
export type { CallOptions } from './config/call-options.js'
export type {
  AlreadyDone,
  AnyOperation,
  NewestFirst,
  Operation,
  Paging,
  Quota,
  Service,
  WireMembers,
} from './contracts/operation.js'
export type { LooseObject, MembersOf, Open, StrictObject } from './schema/members-of.js'
export * from './operations/generated/rows.js'
