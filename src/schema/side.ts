/** For shapes that are both sent and received: written once, as a function of the side. */
import * as z from 'zod/mini'
import type { MembersOf, Open } from './members-of.js'

/** What differs between a shape that is sent and one that is received. */
export interface Side {
  /** An object: without unknown members when sent, with them when received. */
  readonly object: <T>(members: MembersOf<T>) => z.ZodMiniObject<MembersOf<T>>
  /** An enum: its known values when sent, any string when received. */
  readonly oneOf: <const T extends string>(...values: readonly T[]) => z.ZodMiniType<Open<T>>
  /** Checks that hold for what is sent; a reply is not refused because the service has changed its bounds. */
  readonly checked: <S extends z.ZodMiniType>(
    schema: S,
    ...checks: readonly (z.core.CheckFn<z.output<S>> | z.core.$ZodCheck<z.output<S>>)[]
  ) => S
}

/** The side of inputs. */
export const sent: Side = {
  object: (members) => z.strictObject(members),
  oneOf: (...values) => z.enum(values),
  checked: (schema, ...checks) => schema.check(...checks),
}

/** The side of outputs. */
export const received: Side = {
  object: (members) => z.looseObject(members),
  oneOf: () => z.string(),
  checked: (schema) => schema,
}

/** A schema of each side, built on first use. */
export function onEachSide<S extends z.ZodMiniType>(build: (side: Side) => S): (side: Side) => S {
  const built = new Map<Side, S>()
  return (side) => {
    const schema = built.get(side) ?? build(side)
    built.set(side, schema)
    return schema
  }
}
