/** Plans a whole query: named queries, set operations, ORDER BY, OFFSET and LIMIT around what they contain. */
import { refuse } from '../syntax/position.js'
import type { Body, Query, SetOperation, Values } from '../syntax/tree.js'
import { commonType, nameOf, unknown } from '../values/type.js'
import { identityOf, type Value } from '../values/value.js'
import { compile } from './compile.js'
import { convert, mismatch, unify } from './convert.js'
import { compileOrder, sorted } from './order.js'
import type { Field, Planner, Relation, Scope } from './scope.js'
import { distinctRows, planSelect, type Wanted } from './select.js'
import { planSource, type FindStore } from './sources.js'

export interface QueryPlan extends Relation {
  /** Rows of stores that met their condition, once the rows have been read. */
  readonly matched: () => number
}

/** @throws Refusal for a column, table or function that is not there, and for types that do not fit. Reads no record. */
export function planStatement(query: Query, findStore: FindStore, nowMs: number): QueryPlan {
  let matched = 0
  const planQuery = (one: Query, outer: Scope | undefined): Relation => {
    const scope: Scope = { ...emptyScope, outer, named: outer?.named ?? new Map<string, Relation>() }
    return planWith(one, scope)
  }
  const planner: Planner = {
    nowMs,
    compile: (expression, scope) => compile(planner, expression, scope),
    plan: planQuery,
  }

  function planWith(one: Query, scope: Scope): Relation {
    const named = new Map(scope.named)
    for (const { name, columns, query: inner } of one.with) {
      const relation = planWith(inner, { ...scope, named: new Map(named) })
      named.set(name, columns === undefined ? relation : renamed(relation, columns))
    }
    return planBody(one.body, one, { ...scope, named })
  }

  function planBody(body: Body, wanted: Wanted, scope: Scope): Relation {
    switch (body.kind) {
      case 'select': {
        const source = body.from === undefined ? oneRow : planSource(planner, body.from, scope, findStore)
        const count = readsStore(body.from) ? (rows: number) => void (matched += rows) : () => undefined
        return planSelect(planner, body, source, { ...scope, fields: source.fields }, wanted, count)
      }
      case 'set':
        return arranged(planSet(body, scope), wanted, scope)
      case 'values':
        return arranged(planValues(planner, body, scope), wanted, scope)
      case 'query':
        return arranged(planWith(body, scope), wanted, scope)
    }
  }

  const planSet = (set: SetOperation, scope: Scope): Relation =>
    combined(set, planBody(set.left, everything, scope), planBody(set.right, everything, scope))

  /** ORDER BY and LIMIT on a result, by its own columns. */
  function arranged(relation: Relation, { orderBy, offset, limit }: Wanted, scope: Scope): Relation {
    if (orderBy.length === 0 && offset === 0 && limit === Infinity) return relation
    const keys = orderBy.map((key) => {
      const field = key.expression.kind === 'literal' ? relation.fields[Number(key.expression.value) - 1] : undefined
      if (field === undefined) return key
      return {
        ...key,
        expression: { kind: 'name', at: key.expression.at, name: field.name.toLowerCase(), text: field.name } as const,
      }
    })
    const order = compileOrder(planner, keys, { ...scope, fields: relation.fields })
    return { ...relation, rows: () => sorted(relation.rows(), order).slice(offset, offset + limit) }
  }

  return { ...planQuery(query, undefined), matched: () => matched }
}

const emptyScope = { fields: [], locals: [], replace: undefined, isGrouped: false }

const everything: Wanted = { orderBy: [], offset: 0, limit: Infinity }

/** What a SELECT without FROM reads. */
const oneRow: Relation = { fields: [], rows: () => [undefined] }

function readsStore(source: Extract<Body, { readonly kind: 'select' }>['from']): boolean {
  if (source === undefined) return false
  return source.kind === 'join' ? readsStore(source.left) || readsStore(source.right) : source.of.kind === 'store'
}

const renamed = (relation: Relation, names: readonly string[]): Relation => ({
  ...relation,
  fields: relation.fields.map((field, index) => ({ ...field, name: names[index] ?? field.name })),
})

function planValues(planner: Planner, { rows, at }: Values, scope: Scope): Relation {
  const [first = []] = rows
  if (rows.some((row) => row.length !== first.length)) throw mismatch(at, 'Values rows have mismatched sizes')
  const columns = first.map((_, index) =>
    unify(
      rows.map((row) => planner.compile(row[index] ?? { kind: 'literal', at, value: null, type: unknown }, scope)),
      at,
      'values',
    ),
  )
  return {
    fields: columns.map(({ type }, index) => fieldAt(`_col${index}`, type, index)),
    rows: () => rows.map((_, row) => columns.map(({ all }) => all[row]?.evaluate(undefined) ?? null)),
  }
}

const fieldAt = (name: string, type: Field['type'], index: number): Field => ({
  name,
  table: undefined,
  type,
  evaluate: (row) => (row as readonly Value[])[index] ?? null,
})

function combined({ operator, isAll, at }: SetOperation, left: Relation, right: Relation): Relation {
  if (left.fields.length !== right.fields.length)
    throw mismatch(
      at,
      `${operator} query has different number of fields: ${left.fields.length}, ${right.fields.length}`,
    )
  const types = left.fields.map((field, index) => {
    const other = right.fields[index]?.type ?? unknown
    const type = commonType(field.type, other)
    if (type !== undefined) return type
    throw mismatch(
      at,
      `column ${index + 1} in ${operator} query has incompatible types: ${nameOf(field.type)}, ${nameOf(other)}`,
    )
  })
  if (isAll && operator !== 'UNION') throw refuse('NOT_SUPPORTED', at, `The emulator does not know ${operator} ALL`)
  const rowsOf = ({ fields, rows }: Relation) => {
    const values = fields.map((field, index) => convert(field, types[index] ?? field.type, at))
    return () => rows().map((row): readonly Value[] => values.map(({ evaluate }) => evaluate(row)))
  }
  const [ofLeft, ofRight] = [rowsOf(left), rowsOf(right)]
  return {
    fields: left.fields.map(({ name }, index) => fieldAt(name, types[index] ?? unknown, index)),
    rows: () => {
      if (operator === 'UNION') return isAll ? [...ofLeft(), ...ofRight()] : distinctRows([...ofLeft(), ...ofRight()])
      const others = new Set(ofRight().map(identityOf))
      return distinctRows(ofLeft()).filter((row) => others.has(identityOf(row)) === (operator === 'INTERSECT'))
    },
  }
}
