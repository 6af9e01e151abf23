/** Makes values of two types comparable, and says where they cannot be. */
import { refuse, type Position } from '../syntax/position.js'
import { castBetween } from '../values/cast.js'
import { commonType, isTime, nameOf, type Type } from '../values/type.js'
import type { Value } from '../values/value.js'
import type { Compiled } from './scope.js'

/** Gives the value in another type. */
export function convert(of: Compiled, to: Type, at: Position): Compiled {
  if (of.type.kind === to.kind) return of
  const cast = castBetween(of.type, to)
  if (cast === undefined) throw mismatch(at, `Cannot cast ${nameOf(of.type)} to ${nameOf(to)}`)
  const evaluate = (row: unknown): Value => {
    const value = of.evaluate(row)
    return value === null ? null : cast(value)
  }
  if (of.isConstant !== true) return { type: to, evaluate }
  // Computed when it is first needed: a constant that cannot be cast fails the query, not its start.
  let known: { readonly value: Value } | undefined
  return { type: to, isConstant: true, evaluate: (row) => (known ??= { value: evaluate(row) }).value }
}

export const mismatch = (at: Position, text: string) => refuse('TYPE_MISMATCH', at, text)

/** Both sides of a comparison, in one type. Strings are compared with times and booleans too, which Lake does for Trino. */
export function alike(left: Compiled, right: Compiled, at: Position, operator: string): [Compiled, Compiled] {
  const type = commonType(left.type, right.type) ?? asText(left.type, right.type) ?? asText(right.type, left.type)
  if (type === undefined)
    throw mismatch(at, `Cannot apply operator: ${nameOf(left.type)} ${operator} ${nameOf(right.type)}`)
  return [convert(left, type, at), convert(right, type, at)]
}

const asText = (type: Type, other: Type): Type | undefined =>
  other.kind === 'varchar' && (isTime(type) || type.kind === 'boolean') ? type : undefined

/** Refuses types that have no order. */
export function checkOrdered({ type }: Compiled, at: Position, what: string): void {
  if (['map', 'row', 'json', 'function'].includes(type.kind))
    throw mismatch(at, `Type ${nameOf(type)} is not orderable, and therefore cannot be used in ${what}`)
}

/** All of them in one type, as the branches of CASE. */
export function unify(all: readonly Compiled[], at: Position, what: string): { all: Compiled[]; type: Type } {
  const type = all
    .map((one) => one.type)
    .reduce((left, right) => {
      const common = commonType(left, right)
      if (common !== undefined) return common
      throw mismatch(at, `All ${what} must be the same type: ${nameOf(left)}, ${nameOf(right)}`)
    })
  return { all: all.map((one) => convert(one, type, at)), type }
}
