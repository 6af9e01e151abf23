/** Compiles sums, products and signs, of numbers and of times. */
import type { Arithmetic, Expression } from '../syntax/tree.js'
import { QueryFailure } from '../values/failure.js'
import { addInterval, type Interval } from '../values/time.js'
import { bigint, double, interval, isNumber, isTime, nameOf, type Type } from '../values/type.js'
import type { Value } from '../values/value.js'
import { mismatch } from './convert.js'
import type { Compiled, Planner, Scope } from './scope.js'

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>

const operations: Readonly<Record<Arithmetic, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
}

export function compileArithmetic(planner: Planner, expression: Of<'arithmetic'>, scope: Scope): Compiled {
  const [left, right] = [planner.compile(expression.left, scope), planner.compile(expression.right, scope)]
  const operation = operationOf(expression.operator, left.type, right.type)
  if (operation === undefined) {
    const types = `${nameOf(left.type)} ${expression.operator} ${nameOf(right.type)}`
    throw mismatch(expression.at, `Cannot apply operator: ${types}`)
  }
  return {
    type: operation.type,
    isConstant: left.isConstant === true && right.isConstant === true,
    evaluate: (row) => {
      const [one, other] = [left.evaluate(row), right.evaluate(row)]
      return one === null || other === null ? null : operation.apply(one, other)
    },
  }
}

interface Operation {
  readonly type: Type
  readonly apply: (left: Value, right: Value) => Value
}

function operationOf(operator: Arithmetic, left: Type, right: Type): Operation | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown')
    return { type: left.kind === 'unknown' ? right : left, apply: () => null }
  if (isNumber(left) && isNumber(right)) return ofNumbers(operator, left.kind === 'bigint' && right.kind === 'bigint')
  const sign = { '+': 1, '-': -1 }[operator as string]
  if (sign === undefined) return undefined
  if (isTime(left) && right.kind === 'interval')
    return { type: left, apply: (time, length) => addInterval(time as number, length as Interval, sign) }
  if (left.kind === 'interval' && isTime(right) && sign === 1)
    return { type: right, apply: (length, time) => addInterval(time as number, length as Interval, 1) }
  if (isTime(left) && isTime(right) && sign === -1)
    return { type: interval, apply: (one, other) => ({ months: 0, ms: (one as number) - (other as number) }) }
  return undefined
}

/** Whole numbers stay whole: `7 / 2` is 3. */
function ofNumbers(operator: Arithmetic, isWhole: boolean): Operation {
  const apply = operations[operator]
  const isDivision = operator === '/' || operator === '%'
  return {
    type: isWhole ? bigint : double,
    apply: (left, right) => {
      if (isWhole && isDivision && right === 0) throw new QueryFailure('DIVISION_BY_ZERO', 'Division by zero')
      const result = apply(left as number, right as number)
      return isWhole ? Math.trunc(result) : result
    },
  }
}

export function compileNegative(
  planner: Planner,
  { operand, at }: Of<'negative' | 'not' | 'isNull'>,
  scope: Scope,
): Compiled {
  const { type, evaluate, isConstant } = planner.compile(operand, scope)
  if (!isNumber(type) && type.kind !== 'unknown') throw mismatch(at, `Cannot negate ${nameOf(type)}`)
  return {
    type,
    isConstant: isConstant === true,
    evaluate: (row) => {
      const value = evaluate(row)
      return value === null ? null : -(value as number)
    },
  }
}
