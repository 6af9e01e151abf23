/** Values at and beyond the bounds that the facts set to a value. */
import { listOfLength, mapOfSize, textOfLength, textsThatDoNotMatch } from './facts.js'
import type { ShapeFact } from './model.js'

/** A value that no schema of this shape reads. */
export function ofAnotherType({ type }: ShapeFact): unknown {
  return type === 'string' || type === 'enum' ? 12 : 'twelve'
}

/** The least and the greatest values that are allowed, and all values of what has but a few. */
export function* valuesJustInside(fact: ShapeFact): Generator {
  const { type, min, max } = fact
  if (fact.enum !== undefined) return yield* fact.enum
  if (fact.allowedValues !== undefined) return yield* fact.allowedValues
  for (const edge of [min, max]) {
    if (edge === undefined) continue
    if (type === 'string')
      yield textOfLength(fact, edge) ?? textOfLength(fact, edge + 1) ?? textOfLength(fact, edge - 1)
    if (type === 'integer') yield edge
    if (type === 'list') yield listOfLength(fact, edge)
    if (type === 'map') yield mapOfSize(fact, edge)
  }
}

/** Values of the right type that are not allowed: just beyond the bounds, against the pattern, not in the enum. */
export function* valuesNotAllowed(fact: ShapeFact): Generator {
  const { type, min = 0, max = Infinity, allowedValues, countsDouble = [] } = fact
  if (type === 'enum') yield 'Unheard-of'
  if (type === 'integer') yield* [min - 1, max + 1, 1.5].filter((edge) => Number.isFinite(edge) && edge !== -1)
  if (type === 'integer' && allowedValues !== undefined) yield* numbersBetween(allowedValues)
  const sizes = [min - 1, max + 1].filter((size) => size >= 0 && Number.isFinite(size))
  for (const size of sizes) {
    if (type === 'string') yield textOfLength(fact, size) ?? 'a'.repeat(size)
    if (type === 'list') yield listOfLength(fact, size)
    if (type === 'map') yield mapOfSize(fact, size)
  }
  if (type === 'string') yield* textsThatDoNotMatch(fact)
  for (const character of countsDouble) yield character.repeat(max / 2 + 1)
}

/** All other whole numbers from just below the least to just above the greatest. */
function numbersBetween(numbers: readonly number[]): number[] {
  const least = Math.min(...numbers) - 1
  const all = Array.from({ length: Math.max(...numbers) - least + 2 }, (_, index) => least + index)
  return all.filter((number) => !numbers.includes(number))
}

/** Values beyond the documented bounds, which a reply may have when the service has moved on. */
export function* valuesOutside(fact: ShapeFact): Generator {
  const { type, min = 0, max = 0 } = fact
  if (type === 'string') yield* ['', '\n\u0000é', 'a'.repeat(max + 1)]
  if (type === 'integer' || type === 'long') yield* [min - 1, max + 1, 2 ** 53 - 1]
  if (type === 'float' || type === 'double') yield* [min - 1, max + 1, 0.1, NaN, -Infinity]
  if (type === 'list') yield* [[], listOfLength(fact, max + 1, 'full')]
  if (type === 'map') yield* [{}, mapOfSize(fact, 3)]
}
