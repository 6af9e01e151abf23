/** Compiles expressions: each kind by its own function. */
import type { Expression } from '../syntax/tree.js'
import { castBetween } from '../values/cast.js'
import { orNull, QueryFailure } from '../values/failure.js'
import { arrayOf, nameOf, unknown, type Type } from '../values/type.js'
import { show, type Value } from '../values/value.js'
import { compileArithmetic, compileNegative } from './arithmetic.js'
import { compileCall, compileLooseLambda } from './calls.js'
import { compileNames } from './columns.js'
import { alike, mismatch, unify } from './convert.js'
import { compileLike } from './like.js'
import {
  areEqual,
  compileBetween,
  compileComparison,
  compileCondition,
  compileDistinct,
  compileIn,
  compileIsNull,
  compileJunction,
  compileNot,
} from './logic.js'
import { findLocal, namesOf, type Compiled, type Planner, type Scope } from './scope.js'
import { compileExists, compileInQuery, compileScalarQuery } from './subqueries.js'

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>

type Compilers = {
  readonly [Kind in Expression['kind']]: (planner: Planner, expression: Of<Kind>, scope: Scope) => Compiled
}

const compilers: Compilers = {
  literal: (_, { value, type }) => ({ type, isConstant: true, evaluate: () => value }),
  name: compileNames,
  member: compileNames,
  subscript: compileSubscript,
  negative: compileNegative,
  not: compileNot,
  isNull: compileIsNull,
  and: compileJunction,
  or: compileJunction,
  arithmetic: compileArithmetic,
  comparison: compileComparison,
  isDistinct: compileDistinct,
  between: compileBetween,
  in: compileIn,
  inQuery: compileInQuery,
  like: compileLike,
  case: compileCase,
  cast: compileCast,
  exists: compileExists,
  scalar: compileScalarQuery,
  array: compileArray,
  row: compileRow,
  lambda: compileLooseLambda,
  call: compileCall,
}

/** @throws Refusal for a column that is not there, a function that is not known, types that do not fit. */
export function compile(planner: Planner, expression: Expression, scope: Scope): Compiled {
  const names = namesOf(expression)
  const isLocal = names !== undefined && findLocal(names, scope) !== undefined
  const replaced = isLocal ? undefined : scope.replace?.(expression, scope)
  if (replaced !== undefined) return replaced
  // Sound: each kind has the function for it.
  const compiler = compilers[expression.kind] as (planner: Planner, of: Expression, scope: Scope) => Compiled
  return compiler(planner, expression, scope)
}

/** `parts[1]`: unlike element_at, what is not there fails the query. */
function compileSubscript(planner: Planner, { of, index, at }: Of<'subscript'>, scope: Scope): Compiled {
  const [whole, place] = [planner.compile(of, scope), planner.compile(index, scope)]
  const { type } = whole
  if (type.kind !== 'array' && type.kind !== 'map')
    throw mismatch(at, `Cannot use [] on a value of type ${nameOf(type)}`)
  return {
    type: type.kind === 'array' ? type.of : type.value,
    evaluate: (row) => {
      const [value, key] = [whole.evaluate(row), place.evaluate(row)]
      if (value === null || key === null) return null
      return value instanceof Map
        ? entryOf(value as Map<Value, Value>, key, type)
        : itemOf(value as Value[], key as number)
    },
  }
}

function entryOf(of: ReadonlyMap<Value, Value>, key: Value, type: Type): Value {
  if (of.has(key)) return of.get(key) ?? null
  const shown = type.kind === 'map' ? show(key, type.key) : ''
  throw new QueryFailure('INVALID_FUNCTION_ARGUMENT', `Key not present in map: ${shown}`)
}

function itemOf(of: readonly Value[], index: number): Value {
  if (index < 1) throw new QueryFailure('INVALID_FUNCTION_ARGUMENT', 'SQL array indices start at 1')
  if (index > of.length)
    throw new QueryFailure(
      'INVALID_FUNCTION_ARGUMENT',
      `Array subscript must be less than or equal to array length: ${index} > ${of.length}`,
    )
  return of[index - 1] ?? null
}

function compileCase(planner: Planner, { operand, branches, otherwise, at }: Of<'case'>, scope: Scope): Compiled {
  const conditions = branches.map(({ when }) =>
    operand === undefined ? conditionOf(planner, when, scope) : equality(planner, operand, when, scope),
  )
  const results = [...branches.map(({ then }) => then), ...(otherwise === undefined ? [] : [otherwise])]
  const { all, type } = unify(
    results.map((result) => planner.compile(result, scope)),
    at,
    'CASE results',
  )
  return {
    type,
    evaluate: (row) => {
      const index = conditions.findIndex((holds) => holds(row))
      return (index === -1 ? all[branches.length] : all[index])?.evaluate(row) ?? null
    },
  }
}

function conditionOf(planner: Planner, when: Expression, scope: Scope): (row: unknown) => boolean {
  const condition = compileCondition(planner, when, scope, 'CASE WHEN clause')
  return (row) => condition(row) === true
}

function equality(planner: Planner, operand: Expression, when: Expression, scope: Scope): (row: unknown) => boolean {
  const [left, right] = alike(planner.compile(operand, scope), planner.compile(when, scope), when.at, '=')
  return (row) => {
    const value = left.evaluate(row)
    return value !== null && areEqual(value, right.evaluate(row))
  }
}

function compileCast(planner: Planner, { operand, to, isTry, at }: Of<'cast'>, scope: Scope): Compiled {
  const of = planner.compile(operand, scope)
  const cast = castBetween(of.type, to)
  if (cast === undefined) throw mismatch(at, `Cannot cast ${nameOf(of.type)} to ${nameOf(to)}`)
  const evaluate = (row: unknown): Value => {
    const value = of.evaluate(row)
    return value === null ? null : cast(value)
  }
  return {
    type: to,
    isConstant: of.isConstant === true,
    evaluate: isTry ? (row) => orNull(() => evaluate(row)) : evaluate,
  }
}

function compileArray(planner: Planner, { items, at }: Of<'array' | 'row'>, scope: Scope): Compiled {
  if (items.length === 0) return { type: arrayOf(unknown), isConstant: true, evaluate: () => [] }
  const { all, type } = unify(
    items.map((item) => planner.compile(item, scope)),
    at,
    'elements of ARRAY',
  )
  return { type: arrayOf(type), evaluate: (row) => all.map(({ evaluate }) => evaluate(row)) }
}

function compileRow(planner: Planner, { items }: Of<'array' | 'row'>, scope: Scope): Compiled {
  const all = items.map((item) => planner.compile(item, scope))
  return {
    type: { kind: 'row', fields: all.map(({ type }, index) => ({ name: `field${index}`, type })) },
    evaluate: (row) => all.map(({ evaluate }) => evaluate(row)),
  }
}
