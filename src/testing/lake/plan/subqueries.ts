/** Compiles subqueries. Each one runs once, when its value is first needed. */
import { refuse } from '../syntax/position.js'
import type { Expression, Query } from '../syntax/tree.js'
import { QueryFailure } from '../values/failure.js'
import { boolean } from '../values/type.js'
import { identityOf, type Value } from '../values/value.js'
import { alike } from './convert.js'
import type { Compiled, Planner, Scope } from './scope.js'

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>

/** The one column of a query, and its values. */
function columnOf(planner: Planner, query: Query, scope: Scope) {
  const { fields, rows } = planner.plan(query, scope)
  const [field, ...others] = fields
  if (field === undefined || others.length > 0)
    throw refuse(
      'NOT_SUPPORTED',
      query.at,
      `Multiple columns returned by subquery are not yet supported. Found ${fields.length}`,
    )
  return { field, rows: once(rows) }
}

function once<Result>(compute: () => Result): () => Result {
  let known: { readonly result: Result } | undefined
  return () => (known ??= { result: compute() }).result
}

/** A missing value among the rows makes the result unknown, unless another one is equal. */
export function compileInQuery(planner: Planner, { operand, query, at }: Of<'inQuery'>, scope: Scope): Compiled {
  const { field, rows } = columnOf(planner, query, scope)
  const [value, item] = alike(planner.compile(operand, scope), field, at, 'IN')
  const known = once(() => {
    const values = rows().map((row) => item.evaluate(row))
    return { hasNull: values.includes(null), isEmpty: values.length === 0, all: new Set(values.map(identityOf)) }
  })
  return {
    type: boolean,
    evaluate: (row) => {
      const { hasNull, isEmpty, all } = known()
      const wanted = value.evaluate(row)
      if (isEmpty) return false
      if (wanted === null) return null
      return all.has(identityOf(wanted)) || (hasNull ? null : false)
    },
  }
}

export function compileExists(planner: Planner, { query }: Of<'exists' | 'scalar'>, scope: Scope): Compiled {
  const rows = once(planner.plan(query, scope).rows)
  return { type: boolean, evaluate: () => rows().length > 0 }
}

export function compileScalarQuery(planner: Planner, { query }: Of<'exists' | 'scalar'>, scope: Scope): Compiled {
  const { field, rows } = columnOf(planner, query, scope)
  const value = once((): Value => {
    const [row, ...others] = rows()
    if (others.length > 0)
      throw new QueryFailure('SUBQUERY_MULTIPLE_ROWS', 'Scalar sub-query has returned multiple rows')
    return row === undefined ? null : field.evaluate(row)
  })
  return { type: field.type, isConstant: true, evaluate: value }
}
