/** What names mean at a place of a statement. */
import { refuse } from '../syntax/position.js'
import type { Expression, Query } from '../syntax/tree.js'
import type { Type } from '../values/type.js'
import type { Value } from '../values/value.js'

/** An expression that can be evaluated on a row. What a row is, only the fields of its relation know. */
export interface Compiled {
  readonly type: Type
  readonly evaluate: (row: unknown) => Value
  /** Whether it is the same for every row. */
  readonly isConstant?: boolean
}

/** A column of a relation. */
export interface Field extends Compiled {
  /** As it is written; names are compared without case. */
  readonly name: string
  /** The alias or id of its table, in lower case. */
  readonly table: string | undefined
}

/** A table, or the result of a query. Its rows are read anew by each call. */
export interface Relation {
  readonly fields: readonly Field[]
  readonly rows: () => readonly unknown[]
}

export interface Scope {
  readonly fields: readonly Field[]
  /** The parameters of the lambdas around the place. */
  readonly locals: readonly Field[]
  /** The query around a subquery. */
  readonly outer: Scope | undefined
  /** Takes the place of an expression: the key of a group, the result of an aggregate or a window. */
  readonly replace: ((expression: Expression, scope: Scope) => Compiled | undefined) | undefined
  /** Whether a column has several values here, unless it is a key. */
  readonly isGrouped: boolean
  /** The named queries that can stand after FROM. */
  readonly named: ReadonlyMap<string, Relation>
}

/** What compiles, and plans subqueries; the parts of the planner call each other through it. */
export interface Planner {
  readonly nowMs: number
  readonly compile: (expression: Expression, scope: Scope) => Compiled
  readonly plan: (query: Query, outer: Scope) => Relation
}

/** The names of `userIdentity.sessionContext.attributes`; `undefined` for what is not names only. */
export function namesOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'name') return [expression.name]
  if (expression.kind !== 'member') return undefined
  const before = namesOf(expression.of)
  return before && [...before, expression.name]
}

export interface Found {
  readonly field: Field
  /** The members of it that are named too. */
  readonly members: readonly string[]
}

/** The column that names mean: one of a table that is named, or one of any table. */
export function findColumn(names: readonly string[], expression: Expression, scope: Scope): Found | undefined {
  const local = findLocal(names, scope)
  if (local !== undefined) return { field: local, members: names.slice(1) }
  const [table, name, ...members] = names
  const qualified = scope.fields.filter((field) => field.table === table && field.name.toLowerCase() === name)
  const own = scope.fields.filter((field) => field.name.toLowerCase() === table)
  const [found, ...others] = qualified.length > 0 ? qualified : own
  if (others.length > 0) throw refuse('AMBIGUOUS_NAME', expression.at, `Column '${names.join('.')}' is ambiguous`)
  return found && { field: found, members: qualified.length > 0 ? members : names.slice(1) }
}

/** The innermost parameter with the first of the names. */
export const findLocal = ([name]: readonly string[], { locals }: Scope): Field | undefined =>
  locals.find((local) => local.name === name)

/** A text that two expressions share if they mean the same, however their columns are written. */
export const meaningOf = (expression: Expression, scope: Scope): string =>
  JSON.stringify(expression, (key, part: unknown) => {
    if (key === 'at' || key === 'text') return undefined
    const names = isExpression(part) ? namesOf(part) : undefined
    const found = names && findColumn(names, part as Expression, { ...scope, locals: [] })
    return found === undefined ? part : { column: scope.fields.indexOf(found.field), members: found.members }
  })

const isExpression = (part: unknown): part is Expression => typeof part === 'object' && part !== null && 'kind' in part
