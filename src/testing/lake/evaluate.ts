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
  /** The record, or the first record of a group; `undefined` for an empty group. */
  readonly record: CloudTrailRecord | undefined
  /** Results of the group's aggregates; omitted in a query without groups. */
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

/** Unknown for a value that is not a boolean. */
function truthOf(expression: Expression, scope: Scope): Truth {
  const value = evaluate(expression, scope)
  return typeof value === 'boolean' ? value : null
}

/** One `false` decides AND, one `true` decides OR. Otherwise an unknown operand makes the result unknown. */
function join(left: Expression, right: Expression, deciding: boolean, scope: Scope): Truth {
  const first = truthOf(left, scope)
  if (first === deciding) return deciding
  const second = truthOf(right, scope)
  if (second === deciding) return deciding
  return first === null || second === null ? null : !deciding
}

/** A missing value in the list makes the result unknown, unless another one is equal. */
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

/** What each operator makes of the result of {@link compareValues}. */
const comparisons: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** `%` matches any characters, `_` one character. Case-sensitive, as in Trino. */
const likePattern = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.')}$`,
    'su',
  )
