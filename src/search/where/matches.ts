/** Whether an event meets conditions. Pure. */
import { meets, type Pattern } from './pattern.js'
import { attributes, valuesOf, type Readable } from './names.js'
import type { Query } from './queries.js'
import { isValue, type Clause, type Conditions } from './where.js'

/**
 * Whether an event meets conditions.
 *
 * @param query - What the event was found by: the service has compared that, so it holds whatever the event shows.
 */
export function matches({ clauses, any }: Conditions, readable: Readable, query: Query): boolean {
  return (
    clauses.every((clause) => holds(clause, readable, query)) &&
    (any.length === 0 || any.some((conditions) => matches(conditions, readable, query)))
  )
}

function holds({ name, path, isNegated, patterns, exists }: Clause, readable: Readable, query: Query): boolean {
  const found = attributes.get(name)?.key === query.AttributeKey ? query.AttributeValue : undefined
  if (patterns === undefined) return (found !== undefined || valuesOf(name, path, readable).length > 0) === exists
  const isMet =
    (found !== undefined && isOneOf(found, patterns)) ||
    valuesOf(name, path, readable).some((value) => isOneOf(value, patterns))
  return isMet !== isNegated
}

const isOneOf = (value: unknown, patterns: readonly Pattern[]): boolean => {
  if (!isValue(value)) return false
  const text = String(value)
  return patterns.some((pattern) => meets(text, pattern))
}
