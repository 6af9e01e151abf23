/** Compiles calls of functions of one row, and the forms that look like one but evaluate what they need only. */
import { isAggregate } from '../functions/aggregates.js'
import type { Parameter, ScalarFunction } from '../functions/scalar.js'
import { scalarFunction } from '../functions/table.js'
import { refuse } from '../syntax/position.js'
import type { Call, Expression } from '../syntax/tree.js'
import { orNull } from '../values/failure.js'
import { startOfDay } from '../values/time.js'
import { date, lambda, nameOf, timestamp, unknown, varchar, type Type } from '../values/type.js'
import { compareValues, type Value } from '../values/value.js'
import { alike, unify } from './convert.js'
import { areEqual, compileCondition } from './logic.js'
import type { Compiled, Field, Planner, Scope } from './scope.js'
import { windowFunctions } from './window-functions.js'

export function compileCall(planner: Planner, call: Call, scope: Scope): Compiled {
  const isOfRows = isAggregate(call.name) || Object.hasOwn(windowFunctions, call.name)
  if (call.over !== undefined || isOfRows)
    throw refuse('EXPRESSION_NOT_SCALAR', call.at, `An aggregate or a window function cannot stand here: ${call.name}`)
  if (call.isStar || call.isDistinct || call.filter !== undefined || call.orderBy.length > 0)
    throw refuse('FUNCTION_NOT_FOUND', call.at, `Function '${call.name}' is not an aggregate function`)
  const form = Object.hasOwn(forms, call.name) ? forms[call.name] : undefined
  if (form !== undefined) return form(planner, call, scope)
  const found = scalarFunction(call.name)
  if (found === undefined)
    throw refuse('FUNCTION_NOT_FOUND', call.at, `Function '${call.name}' not registered, or not known to the emulator`)
  return compileFunction(planner, call, found, scope)
}

function compileFunction(planner: Planner, call: Call, found: ScalarFunction, scope: Scope): Compiled {
  const { takes, least = takes.length, most = Math.max(takes.length, least), gives, apply, seesNulls } = found
  if (call.arguments.length < least || call.arguments.length > most) {
    throw unexpected(
      call,
      call.arguments.map((argument) => argument.kind),
    )
  }
  const compiled: Compiled[] = []
  const types: Type[] = []
  for (const [index, argument] of call.arguments.entries()) {
    const parameter = takes[Math.min(index, takes.length - 1)] ?? 'any'
    const { type, ...value } = compileArgument(planner, argument, parameter, types, scope, call)
    compiled.push({ type, ...value })
    types.push(type)
  }
  return {
    type: typeof gives === 'function' ? gives(types) : gives,
    isConstant: compiled.every(({ isConstant }) => isConstant === true),
    evaluate: (row) => {
      const values: Value[] = []
      for (const { evaluate } of compiled) {
        const value = evaluate(row)
        if (value === null && seesNulls !== true) return null
        values.push(value)
      }
      return apply(values, types)
    },
  }
}

/** The type of an argument that is a lambda is that of what it gives. */
function compileArgument(
  planner: Planner,
  argument: Expression,
  parameter: Parameter,
  before: readonly Type[],
  scope: Scope,
  call: Call,
): Compiled {
  if (typeof parameter === 'function') {
    if (argument.kind !== 'lambda') throw unexpected(call, [...before.map(nameOf), argument.kind])
    return compileLambda(planner, argument, parameter(before), scope)
  }
  const compiled = planner.compile(argument, scope)
  const { kind } = compiled.type
  if (parameter === 'any' || kind === 'unknown' || parameter.includes(kind)) return compiled
  throw unexpected(call, [...before, compiled.type].map(nameOf))
}

const unexpected = ({ at, name }: Call, types: readonly string[]) =>
  refuse('FUNCTION_NOT_FOUND', at, `Unexpected parameters (${types.join(', ')}) for function ${name}`)

type Lambda = Extract<Expression, { readonly kind: 'lambda' }>

/** Its value is a function, which sets the parameters and evaluates the body. */
function compileLambda(
  planner: Planner,
  { parameters, body, at }: Lambda,
  types: readonly Type[],
  scope: Scope,
): Compiled {
  if (parameters.length !== types.length)
    throw refuse('TYPE_MISMATCH', at, `Expected a lambda that takes ${types.length} argument(s)`)
  let given: readonly Value[] = []
  const locals = parameters.map((name, index): Field => ({
    name,
    table: undefined,
    type: types[index] ?? unknown,
    evaluate: () => given[index] ?? null,
  }))
  const { type, evaluate } = planner.compile(body, { ...scope, locals: [...locals, ...scope.locals] })
  return {
    type,
    evaluate:
      (row) =>
      (...values: readonly Value[]) => {
        given = values
        return evaluate(row)
      },
  }
}

/** A lambda where no function takes one. */
export const compileLooseLambda = (_: Planner, { at }: Lambda): never => {
  throw refuse('TYPE_MISMATCH', at, `A ${nameOf(lambda)} can only be the argument of a function that takes one`)
}

type Form = (planner: Planner, call: Call, scope: Scope) => Compiled

const constant = (type: Type, value: Value): Compiled => ({ type, isConstant: true, evaluate: () => value })

const clock: Form = ({ nowMs }) => constant(timestamp, nowMs)

/** Arguments of one type; `count` of them or more. */
function argumentsOf(planner: Planner, call: Call, scope: Scope, least: number, most = Infinity): Compiled[] {
  const all = call.arguments.map((argument) => planner.compile(argument, scope))
  if (all.length < least || all.length > most)
    throw unexpected(
      call,
      all.map(({ type }) => nameOf(type)),
    )
  return all
}

const extreme =
  (sign: number): Form =>
  (planner, call, scope) => {
    const { all, type } = unify(argumentsOf(planner, call, scope, 1), call.at, 'arguments')
    return {
      type,
      evaluate: (row) => {
        const values = all.map(({ evaluate }) => evaluate(row))
        if (values.includes(null)) return null
        return values.reduce((best, value) => (compareValues(value, best) * sign > 0 ? value : best))
      },
    }
  }

const forms: Readonly<Record<string, Form>> = {
  now: clock,
  current_timestamp: clock,
  localtimestamp: clock,
  current_date: ({ nowMs }) => constant(date, startOfDay(nowMs)),
  greatest: extreme(1),
  least: extreme(-1),
  coalesce: (planner, call, scope) => {
    const { all, type } = unify(argumentsOf(planner, call, scope, 2), call.at, 'COALESCE operands')
    return {
      type,
      evaluate: (row) => {
        for (const { evaluate } of all) {
          const value = evaluate(row)
          if (value !== null) return value
        }
        return null
      },
    }
  },
  nullif: (planner, call, scope) => {
    const [value, other] = argumentsOf(planner, call, scope, 2, 2) as [Compiled, Compiled] // sound: there are two
    const [left, right] = alike(value, other, call.at, '=')
    return {
      type: value.type,
      evaluate: (row) => (areEqual(left.evaluate(row), right.evaluate(row)) ? null : value.evaluate(row)),
    }
  },
  if: (planner, call, scope) => {
    const [condition, ...others] = call.arguments
    if (condition === undefined || others.length < 1 || others.length > 2) throw unexpected(call, ['?'])
    const holds = compileCondition(planner, condition, scope, 'IF condition')
    const { all, type } = unify(
      others.map((other) => planner.compile(other, scope)),
      call.at,
      'IF results',
    )
    return { type, evaluate: (row) => (holds(row) === true ? all[0] : all[1])?.evaluate(row) ?? null }
  },
  try: (planner, call, scope) => {
    const [attempt] = argumentsOf(planner, call, scope, 1, 1) as [Compiled] // sound: there is one
    return { type: attempt.type, evaluate: (row) => orNull(() => attempt.evaluate(row)) }
  },
  typeof: (planner, call, scope) => {
    const [value] = argumentsOf(planner, call, scope, 1, 1) as [Compiled] // sound: there is one
    return constant(varchar, nameOf(value.type))
  },
}
