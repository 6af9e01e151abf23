/** What a function of one row is: a row of a table. */
import type { Kind, Type } from '../values/type.js'
import type { Value } from '../values/value.js'

export interface ScalarFunction {
  /** The kinds that each argument can have; the last one counts for all that follow. */
  readonly takes: readonly Parameter[]
  /** Fewest arguments. The default is one for each of `takes`. */
  readonly least?: number
  /** Most arguments. The default is one for each of `takes`. */
  readonly most?: number
  readonly gives: Type | ((types: readonly Type[]) => Type)
  /** Gets no missing value, unless `seesNulls`: with one, the result is missing too. */
  readonly apply: (values: readonly Value[], types: readonly Type[]) => Value
  readonly seesNulls?: boolean
}

/** Kinds of an argument, or the parameters of a lambda by the types of the arguments before it. */
export type Parameter = readonly Kind[] | 'any' | ((types: readonly Type[]) => readonly Type[])

export type Functions = Readonly<Record<string, ScalarFunction>>
