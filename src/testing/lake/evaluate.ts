/**
 * Evaluates an expression on a record, in SQL's three-valued logic: what depends on a missing value is unknown, `null`.
 *
 * `NOT` of unknown is unknown too: a record without `errorCode` meets neither `errorCode = 'x'` nor its negation.
 */
import type { CloudTrailRecord } from '../records/record.js'
import { compareValues } from './compare-values.js'
import type { Aggregate, Comparison, Expression, Value } from './query.js'

/** What an expression is evaluated on. */
export interface Scope {
  /** The record; of a group, the first one, and `undefined` where the group is empty. */
  readonly record: CloudTrailRecord | undefined
  /** Results for the group; none outside of a grouped query. */
  readonly aggregates?: ReadonlyMap<Aggregate, Value>
}

/** `null` for unknown. */
type Truth = boolean | null

/** The value of an expression; `null` where it is missing or unknown. */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'field':
      return memberAt(scope.record, expression.path)
    case 'element':
      return memberAt(evaluate(expression.of, scope), [String(evaluate(expression.key, scope))])
    case 'aggregate':
      return scope.aggregates?.get(expression) ?? null
    case 'isNull':
      return evaluate(expression.operand, scope) === null
    case 'not': {
      const truth = truthOf(expression.operand, scope)
      return truth === null ? null : !truth
    }
    case 'and':
    case 'or':
      return join(expression.left, expression.right, expression.kind === 'or', scope)
    case 'in':
      return isAmong(evaluate(expression.operand, scope), expression.among, scope)
    case 'like':
      return ofPresent(expression, scope, (text, pattern) => likePattern(String(pattern)).test(String(text)))
    case 'comparison':
      return ofPresent(expression, scope, (left, right) => comparisons[expression.operator](compareValues(left, right)))
  }
}

function memberAt(from: Value, path: readonly string[]): Value {
  let value = from
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value ?? null
}

/** A value that is no boolean is neither true nor false. */
function truthOf(expression: Expression, scope: Scope): Truth {
  const value = evaluate(expression, scope)
  return typeof value === 'boolean' ? value : null
}

/** AND is decided by one `false`, OR by one `true`; else one unknown operand makes the whole unknown. */
function join(left: Expression, right: Expression, deciding: boolean, scope: Scope): Truth {
  const first = truthOf(left, scope)
  if (first === deciding) return deciding
  const second = truthOf(right, scope)
  if (second === deciding) return deciding
  return first === null || second === null ? null : !deciding
}

/** Like the values joined by OR: a missing one makes unknown what is not found. */
function isAmong(value: Value, among: readonly Expression[], scope: Scope): Truth {
  if (value === null) return null
  const values = among.map((one) => evaluate(one, scope))
  if (values.some((one) => one !== null && compareValues(value, one) === 0)) return true
  return values.includes(null) ? null : false
}

/** A test of two values, unknown where one of them is missing. */
function ofPresent(
  { left, right }: { readonly left: Expression; readonly right: Expression },
  scope: Scope,
  test: (left: Value, right: Value) => boolean,
): Truth {
  const [one, other] = [evaluate(left, scope), evaluate(right, scope)]
  return one === null || other === null ? null : test(one, other)
}

/** What the sign of {@link compareValues} says to each operator. */
const comparisons: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** `%` stands for any characters, `_` for one; letters match in their own case only, as in Trino. */
const likePattern = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.')}$`,
    'su',
  )
