/**
 * Compiles what is true, false or unknown, in SQL's three-valued logic: what depends on a missing value is unknown, `null`.
 *
 * NOT of unknown is unknown too: a record without `errorCode` meets neither `errorCode = 'x'` nor its negation.
 */
import type { Expression } from '../syntax/tree.js'
import { boolean, nameOf } from '../values/type.js'
import { compareValues, identityOf, type Value } from '../values/value.js'
import { alike, checkOrdered, mismatch } from './convert.js'
import type { Compiled, Planner, Scope } from './scope.js'

/** `null` for unknown. */
export type Truth = boolean | null

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>

const test = (evaluate: (row: unknown) => Truth): Compiled => ({ type: boolean, evaluate })

/** A condition, which must be a boolean. */
export function compileCondition(planner: Planner, expression: Expression, scope: Scope, clause: string) {
  const { type, evaluate } = planner.compile(expression, scope)
  if (type.kind !== 'boolean' && type.kind !== 'unknown')
    throw mismatch(expression.at, `${clause} must evaluate to a boolean: actual type ${nameOf(type)}`)
  return evaluate as (row: unknown) => Truth
}

export function compileNot(planner: Planner, { operand }: Of<'negative' | 'not' | 'isNull'>, scope: Scope): Compiled {
  const condition = compileCondition(planner, operand, scope, 'Value of logical NOT expression')
  return test((row) => {
    const truth = condition(row)
    return truth === null ? null : !truth
  })
}

/** One `false` decides AND, one `true` decides OR. Otherwise an unknown operand makes the result unknown. */
export function compileJunction(planner: Planner, { kind, left, right }: Of<'and' | 'or'>, scope: Scope): Compiled {
  const deciding = kind === 'or'
  const [one, other] = [left, right].map((operand) =>
    compileCondition(planner, operand, scope, `Logical expression term`),
  ) as [(row: unknown) => Truth, (row: unknown) => Truth] // sound: there are two
  return test((row) => {
    const first = one(row)
    if (first === deciding) return deciding
    const second = other(row)
    if (second === deciding) return deciding
    return first === null || second === null ? null : !deciding
  })
}

export function compileIsNull(
  planner: Planner,
  { operand }: Of<'negative' | 'not' | 'isNull'>,
  scope: Scope,
): Compiled {
  const { evaluate } = planner.compile(operand, scope)
  return test((row) => evaluate(row) === null)
}

/** What each operator makes of the order of two values. */
const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

export function compileComparison(planner: Planner, expression: Of<'comparison'>, scope: Scope): Compiled {
  const { operator, at } = expression
  const [left, right] = bothOf(planner, expression, scope, operator)
  const holds = comparisons[operator]
  if (holds !== undefined) {
    checkOrdered(left, at, `an inequality`)
    return pair(left, right, (one, other) => holds(compareValues(one, other)))
  }
  return pair(left, right, (one, other) => areEqual(one, other) === (operator === '='))
}

/** A test of two values, unknown where one of them is missing. */
const pair = (left: Compiled, right: Compiled, holds: (left: Value, right: Value) => boolean): Compiled =>
  test((row) => {
    const one = left.evaluate(row)
    if (one === null) return null
    const other = right.evaluate(row)
    return other === null ? null : holds(one, other)
  })

export const areEqual = (left: Value, right: Value): boolean =>
  typeof left === 'object' ? identityOf(left) === identityOf(right) : left === right

function bothOf(
  planner: Planner,
  { left, right, at }: { readonly left: Expression; readonly right: Expression } & Pick<Expression, 'at'>,
  scope: Scope,
  operator: string,
): [Compiled, Compiled] {
  return alike(planner.compile(left, scope), planner.compile(right, scope), at, operator)
}

/** Like `<>`, but for a missing value too: two of them are not distinct. */
export function compileDistinct(planner: Planner, expression: Of<'isDistinct'>, scope: Scope): Compiled {
  const [left, right] = bothOf(planner, expression, scope, 'IS DISTINCT FROM')
  return test((row) => !areEqual(left.evaluate(row), right.evaluate(row)))
}

export function compileBetween(planner: Planner, expression: Of<'between'>, scope: Scope): Compiled {
  const { operand, low, high, at } = expression
  return planner.compile(
    {
      kind: 'and',
      at,
      left: { kind: 'comparison', at, operator: '>=', left: operand, right: low },
      right: { kind: 'comparison', at, operator: '<=', left: operand, right: high },
    },
    scope,
  )
}

/** A missing value in the list makes the result unknown, unless another one is equal. */
export function compileIn(planner: Planner, { operand, among, at }: Of<'in'>, scope: Scope): Compiled {
  const value = planner.compile(operand, scope)
  const pairs = among.map((one) => alike(value, planner.compile(one, scope), at, 'IN'))
  return test((row) => {
    if (value.evaluate(row) === null) return null
    let isUnknown = false
    for (const [left, right] of pairs) {
      const other = right.evaluate(row)
      if (other === null) isUnknown = true
      else if (areEqual(left.evaluate(row), other)) return true
    }
    return isUnknown ? null : false
  })
}
