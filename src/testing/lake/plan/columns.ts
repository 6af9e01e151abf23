/** Compiles names of columns and members of structures. */
import { refuse } from '../syntax/position.js'
import type { Expression } from '../syntax/tree.js'
import type { Value } from '../values/value.js'
import { findColumn, findLocal, namesOf, type Compiled, type Planner, type Scope } from './scope.js'

type Named = Extract<Expression, { readonly kind: 'name' | 'member' }>

export function compileNames(planner: Planner, expression: Named, scope: Scope): Compiled {
  const names = namesOf(expression)
  if (names === undefined) return memberOf(planner.compile(ofMember(expression), scope), expression, expression.name)
  if (scope.isGrouped && findLocal(names, scope) === undefined) return compileGrouped(expression, names, scope)
  const found = findColumn(names, expression, scope)
  if (found === undefined) throw notFound(expression, names, scope)
  return found.members.reduce((of: Compiled, name) => memberOf(of, expression, name, names), found.field)
}

const ofMember = (expression: Named): Expression => (expression.kind === 'member' ? expression.of : expression)

/** A column among groups: a key, or a member of one. */
function compileGrouped(expression: Named, names: readonly string[], scope: Scope): Compiled {
  const key = keyAround(expression, scope, names)
  if (key !== undefined) return key
  if (findColumn(names, expression, scope) === undefined) throw notFound(expression, names, scope)
  throw refuse(
    'EXPRESSION_NOT_AGGREGATE',
    expression.at,
    `'${names.join('.')}' must be an aggregate expression or appear in GROUP BY clause`,
  )
}

function keyAround(expression: Expression, scope: Scope, names: readonly string[]): Compiled | undefined {
  const key = scope.replace?.(expression, scope)
  if (key !== undefined || expression.kind !== 'member') return key
  const inner = keyAround(expression.of, scope, names)
  return inner && memberOf(inner, expression, expression.name, names)
}

function memberOf(of: Compiled, expression: Named, name: string, names: readonly string[] = [name]): Compiled {
  const fields = of.type.kind === 'row' ? of.type.fields : []
  const index = fields.findIndex((field) => field.name === name)
  const field = fields[index]
  if (field === undefined) throw notResolved(expression, names)
  return {
    type: field.type,
    evaluate: (row) => (of.evaluate(row) as readonly Value[] | null)?.[index] ?? null,
  }
}

function notFound(expression: Named, names: readonly string[], { outer }: Scope) {
  for (let around = outer; around !== undefined; around = around.outer) {
    if (findColumn(names, expression, around) === undefined) continue
    return refuse(
      'NOT_SUPPORTED',
      expression.at,
      `The emulator does not know a subquery that depends on the row around it, as by '${names.join('.')}'`,
    )
  }
  return notResolved(expression, names)
}

const notResolved = ({ at }: Expression, names: readonly string[]) =>
  refuse('COLUMN_NOT_FOUND', at, `Column '${names.join('.')}' cannot be resolved`)
