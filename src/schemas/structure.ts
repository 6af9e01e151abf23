/** Structures: strict about members when encoded (what a user sends), loose when decoded (what the service answers). */
import * as z from 'zod/mini'

/** A schema whose decoded form is `T`; what it looks like on the wire is its own business. */
export type Schema<T> = z.ZodMiniType<T>

/**
 * One schema for each member of the interface `T`: a missing, extra, wrongly typed, wrongly optional or wrongly
 * required member does not compile.
 */
export type MembersOf<T> = {
  [K in keyof T]-?: undefined extends T[K] ? z.ZodMiniOptional<Schema<Exclude<T[K], undefined>>> : Schema<T[K]>
}

/**
 * A structure with exactly the members of the interface `T`.
 *
 * Encoding refuses members that `T` does not have; decoding keeps them as they came.
 */
export function structureOf<T extends object>(members: MembersOf<T>): Schema<T> {
  const names = Object.keys(members)
  const unknownMember = z.codec(z.unknown(), z.unknown(), {
    decode: (value) => value,
    encode: (value, payload) => {
      // Only describe-issue.ts knows the member's name, from the path that zod builds around this issue.
      if (value !== undefined) payload.issues.push({ code: 'custom', input: value, params: { names } })
      return value
    },
  })
  // Sound: MembersOf<T> has one schema per member of T, each with that member's type as its output.
  return z.catchall(z.object(members as z.core.$ZodLooseShape), unknownMember) as unknown as Schema<T>
}

/** Builds a schema on first use and keeps it, so that an operation that is never called costs nothing. */
export function lazy<T>(build: () => T): () => T {
  let built: T | undefined
  return () => (built ??= build())
}
