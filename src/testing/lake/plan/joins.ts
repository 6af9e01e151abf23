/** Joins two relations. Rows that must be equal in a column are found by it; else each row meets each. */
import type { Expression, Join } from '../syntax/tree.js'
import { QueryFailure } from '../values/failure.js'
import { identityOf, type Value } from '../values/value.js'
import { alike } from './convert.js'
import { compileCondition } from './logic.js'
import { findColumn, namesOf, type Compiled, type Field, type Planner, type Relation, type Scope } from './scope.js'

/** A row of each side; `undefined` where an outer join found none. */
interface Pair {
  readonly left: unknown
  readonly right: unknown
}

export function joinRelations(planner: Planner, join: Join, left: Relation, right: Relation, around: Scope): Relation {
  const fields = [...left.fields.map(fieldOf('left')), ...right.fields.map(fieldOf('right'))]
  const scope: Scope = { ...around, fields }
  const equalities = equalitiesOf(planner, join, left, right, scope)
  const condition = join.on && compileCondition(planner, join.on, scope, 'JOIN ON clause')
  return {
    fields: join.using === undefined ? fields : withoutDoubles(fields, join.using, left.fields.length),
    rows: () => pairsOf(join.type, left.rows(), right.rows(), equalities, condition),
  }
}

const fieldOf =
  (side: keyof Pair) =>
  (field: Field): Field => ({
    ...field,
    evaluate: (pair) => {
      const row = (pair as Pair)[side]
      return row === undefined ? null : field.evaluate(row)
    },
  })

/** A column of USING is that of whichever side has it. */
function withoutDoubles(fields: readonly Field[], using: readonly string[], ofLeft: number): Field[] {
  const isUsed = ({ name }: Field) => using.includes(name.toLowerCase())
  const doubles = fields.slice(ofLeft).filter(isUsed)
  const own = fields.slice(0, ofLeft).map((field): Field => {
    const double = isUsed(field)
      ? doubles.find(({ name }) => name.toLowerCase() === field.name.toLowerCase())
      : undefined
    return double === undefined
      ? field
      : { ...field, evaluate: (pair) => field.evaluate(pair) ?? double.evaluate(pair) }
  })
  return [...own, ...fields.slice(ofLeft).filter((field) => !isUsed(field))]
}

/** Columns of both sides, evaluated on their own rows, that must be equal. */
interface Equality {
  readonly left: Compiled
  readonly right: Compiled
}

function equalitiesOf(planner: Planner, join: Join, left: Relation, right: Relation, scope: Scope): Equality[] {
  const sides = { left: { ...scope, fields: left.fields }, right: { ...scope, fields: right.fields } }
  if (join.using !== undefined) {
    return join.using.map((name) => {
      const column: Expression = { kind: 'name', at: join.at, name, text: name }
      const [one, other] = alike(
        planner.compile(column, sides.left),
        planner.compile(column, sides.right),
        join.at,
        '=',
      )
      return { left: one, right: other }
    })
  }
  return termsOf(join.on).flatMap((term) => {
    if (term.kind !== 'comparison' || term.operator !== '=') return []
    for (const [one, other] of [
      [term.left, term.right],
      [term.right, term.left],
    ] as const) {
      if (!isColumnOf(one, sides.left, scope) || !isColumnOf(other, sides.right, scope)) continue
      const [ofLeft, ofRight] = alike(
        planner.compile(one, sides.left),
        planner.compile(other, sides.right),
        term.at,
        '=',
      )
      return [{ left: ofLeft, right: ofRight }]
    }
    return []
  })
}

const termsOf = (on: Expression | undefined): readonly Expression[] =>
  on === undefined ? [] : on.kind === 'and' ? [...termsOf(on.left), ...termsOf(on.right)] : [on]

/** Whether an expression names a column of one side, and of both together no other. */
function isColumnOf(expression: Expression, side: Scope, both: Scope): boolean {
  const names = namesOf(expression)
  if (names === undefined) return false
  return findColumn(names, expression, both) !== undefined && findColumn(names, expression, side) !== undefined
}

/** Most pairs of a join, so that a mistaken one ends. */
const mostPairs = 5_000_000

const tooMany = () =>
  new QueryFailure('EXCEEDED_LOCAL_MEMORY_LIMIT', `The emulator joins no more than ${mostPairs} pairs of rows`)

function pairsOf(
  type: Join['type'],
  left: readonly unknown[],
  right: readonly unknown[],
  equalities: readonly Equality[],
  condition: ((pair: Pair) => boolean | null) | undefined,
): readonly Pair[] {
  const partners = indexOf(right, equalities)
  const matched = new Set<unknown>()
  const pairs: Pair[] = []
  for (const row of left) {
    let isAlone = true
    for (const partner of partners(row)) {
      const pair = { left: row, right: partner }
      if (condition !== undefined && condition(pair) !== true) continue
      isAlone = false
      matched.add(partner)
      pairs.push(pair)
      if (pairs.length > mostPairs) throw tooMany()
    }
    if (isAlone && (type === 'LEFT' || type === 'FULL')) pairs.push({ left: row, right: undefined })
  }
  if (type === 'RIGHT' || type === 'FULL') {
    for (const row of right) if (!matched.has(row)) pairs.push({ left: undefined, right: row })
  }
  return pairs
}

/** Finds the rows of the right side that equal one of the left in all columns that must be equal. */
function indexOf(right: readonly unknown[], equalities: readonly Equality[]): (left: unknown) => readonly unknown[] {
  if (equalities.length === 0) return () => right
  const known = new Map<string, unknown[]>()
  for (const row of right) {
    const key = keyOf(equalities.map((equality) => equality.right.evaluate(row)))
    if (key === undefined) continue
    const rows = known.get(key)
    if (rows === undefined) known.set(key, [row])
    else rows.push(row)
  }
  return (row) => known.get(keyOf(equalities.map((equality) => equality.left.evaluate(row))) ?? '') ?? []
}

/** `undefined` for a missing value, which equals none. */
const keyOf = (values: readonly Value[]): string | undefined => (values.includes(null) ? undefined : identityOf(values))
