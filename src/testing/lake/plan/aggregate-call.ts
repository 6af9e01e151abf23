/** A compiled call of an aggregate: which rows it counts, and with which values. */
import { aggregateFunctions, type AggregateFunction, type Tally } from '../functions/aggregates.js'
import { refuse } from '../syntax/position.js'
import type { Call } from '../syntax/tree.js'
import { isNumber, nameOf, type Type } from '../values/type.js'
import { identityOf, type Value } from '../values/value.js'
import { mismatch } from './convert.js'
import { compileCondition } from './logic.js'
import { compileOrder, sorted } from './order.js'
import type { Compiled, Planner, Scope } from './scope.js'

export interface AggregateCall {
  readonly type: Type
  /** A tally that takes rows. */
  readonly start: () => { readonly add: (row: unknown) => void; readonly result: () => Value }
}

/** Compiles a call whose arguments are evaluated on the rows of a group. */
export function compileAggregate(planner: Planner, call: Call, scope: Scope): AggregateCall {
  const found = aggregateFunctions[call.name]
  if (found === undefined) throw refuse('FUNCTION_NOT_FOUND', call.at, `Function '${call.name}' not registered`)
  const args = call.arguments.map((argument) => planner.compile(argument, scope))
  checkArguments(call, found, args)
  const filter = call.filter && compileCondition(planner, call.filter, scope, 'FILTER')
  const order = compileOrder(planner, call.orderBy, scope)
  return {
    type: found.gives(args.map(({ type }) => type)),
    start: () => {
      const { add, result } = taking(args, found, call.isDistinct)
      const counted = (row: unknown): void => {
        if (filter === undefined || filter(row) === true) add(row)
      }
      return order.length === 0 ? { add: counted, result } : inOrder(counted, result, (rows) => sorted(rows, order))
    },
  }
}

function checkArguments(
  { name, at, arguments: given }: Call,
  found: AggregateFunction,
  args: readonly Compiled[],
): void {
  const [least, most] = found.takes
  const [first] = args
  const types = args.map(({ type }) => nameOf(type)).join(', ')
  const isNumeric = first === undefined || isNumber(first.type) || first.type.kind === 'unknown'
  if (given.length < least || given.length > most || (/^(sum|avg)$/.test(name) && !isNumeric))
    throw refuse('FUNCTION_NOT_FOUND', at, `Unexpected parameters (${types}) for function ${name}`)
  if (/^(min|max)$/.test(name) && ['map', 'row', 'json'].includes(first?.type.kind ?? ''))
    throw mismatch(at, `Type ${types} is not orderable, and therefore cannot be used in ${name}`)
}

/** Adds the values of rows, each only once if they must be distinct. Missing ones are not added. */
function taking(args: readonly Compiled[], { start, seesNulls }: AggregateFunction, isDistinct: boolean) {
  const tally: Tally = start()
  const seen = new Set<string>()
  const add = (row: unknown): void => {
    const values = args.map(({ evaluate }) => evaluate(row))
    if (values[0] === null && seesNulls !== true) return
    if (isDistinct) {
      const identity = identityOf(values)
      if (seen.has(identity)) return
      seen.add(identity)
    }
    tally.add(values)
  }
  return { add, result: () => tally.result() }
}

/** Holds the rows back until the result is asked for, and adds them in their order. */
function inOrder(
  add: (row: unknown) => void,
  result: () => Value,
  order: (rows: readonly unknown[]) => readonly unknown[],
) {
  const held: unknown[] = []
  return {
    add: (row: unknown) => void held.push(row),
    result: () => {
      for (const row of order(held.splice(0))) add(row)
      return result()
    },
  }
}
