/** Ties a schema to the interface that it describes: if they differ, the row does not compile. */
import type * as z from 'zod/mini'

/**
 * The shape of a schema of `T`: one schema for each member. A missing, extra, wrongly typed, wrongly optional or wrongly
 * required member does not compile; an enum may be closed in the schema and open in the interface. The `$metadata` of an
 * output is not on the wire, and so not in its schema.
 */
export type MembersOf<T> = {
  [K in Exclude<keyof T, '$metadata'>]: undefined extends T[K]
    ? z.ZodMiniOptional<z.ZodMiniType<Exclude<T[K], undefined>>>
    : z.ZodMiniType<T[K]>
}

/** Schema of what a caller sends: it has no members other than those of `T`. */
export type StrictObject<T> = z.ZodMiniObject<MembersOf<T>, z.core.$strict>

/** Schema of what a service returns: unknown members are kept. */
export type LooseObject<T> = z.ZodMiniObject<MembersOf<T>, z.core.$loose>

/** A string type that lists its known values and leaves room for those the service adds later. */
export type Open<T extends string> = T | (string & {})
