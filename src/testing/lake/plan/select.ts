/** SELECT: reads rows, keeps those that meet WHERE, groups them, and gives the columns of the result, in SQL's order. */
import { isAggregate } from '../functions/aggregates.js'
import { refuse } from '../syntax/position.js'
import { partsOf, type Expression, type Item, type Select, type SortKey } from '../syntax/tree.js'
import { identityOf, type Value } from '../values/value.js'
import { compileCondition } from './logic.js'
import { frameOf, liftField, type Frame } from './frame.js'
import { Grouping } from './grouping.js'
import { orderBy, sorted, type Order } from './order.js'
import { meaningOf, type Compiled, type Field, type Planner, type Relation, type Scope } from './scope.js'
import { Windows } from './windows.js'

/** What ORDER BY and LIMIT ask of a SELECT. */
export interface Wanted {
  readonly orderBy: readonly SortKey[]
  readonly offset: number
  readonly limit: number
}

interface Column {
  readonly name: string
  readonly of: Compiled
  /** `undefined` for a column of a star. */
  readonly expression: Expression | undefined
  readonly alias: string | undefined
}

/**
 * @param source - What FROM names.
 * @param scope - Where names are looked up: in the fields of `source`.
 * @param onMatched - Told how many rows met WHERE.
 */
export function planSelect(
  planner: Planner,
  select: Select,
  source: Relation,
  scope: Scope,
  wanted: Wanted,
  onMatched: (count: number) => void,
): Relation {
  const where = select.where && compileCondition(planner, select.where, scope, 'WHERE clause')
  const grouping = groupingOf(planner, select, wanted, scope)
  const lifted: Scope = { ...scope, fields: scope.fields.map(liftField) }
  const frames: Scope =
    grouping === undefined ? lifted : { ...lifted, isGrouped: true, replace: (one) => grouping.replace(one) }
  const windows = new Windows(planner, frames)
  const places: Scope = { ...frames, replace: (one) => windows.replace(one) ?? frames.replace?.(one, frames) }
  const columns = select.items.flatMap((item) =>
    item.kind === 'star' ? starOf(item, places) : columnOf(planner, item, places),
  )
  const having = select.having && compileCondition(planner, select.having, frames, 'HAVING clause')
  const order = wanted.orderBy.map((key) => orderBy(key, subjectOf(planner, key, columns, places, select.isDistinct)))
  return {
    fields: columns.map(resultField),
    rows: () => {
      const matching = source.rows().filter((row) => where === undefined || where(row) === true)
      onMatched(matching.length)
      const all = grouping === undefined ? matching.map(frameOf) : grouping.group(matching)
      const kept = having === undefined ? all : all.filter((frame) => having(frame) === true)
      windows.compute(kept)
      return resultOf(kept, columns, order, wanted, select.isDistinct)
    },
  }
}

/** `undefined` for a SELECT without groups and aggregates. */
function groupingOf(planner: Planner, select: Select, wanted: Wanted, scope: Scope): Grouping | undefined {
  const items = select.items.filter((item) => item.kind === 'item')
  const expressions = [...items, ...wanted.orderBy].map(({ expression }) => expression)
  const asked = select.having === undefined ? expressions : [...expressions, select.having]
  const aggregates = asked.some((expression) => hasAggregate(expression))
  if (select.groupBy === undefined && select.having === undefined && !aggregates) return undefined
  const keys = (select.groupBy ?? []).map((key) => numbered(key, select.items) ?? key)
  return new Grouping(planner, keys, scope)
}

const hasAggregate = (expression: Expression): boolean =>
  [...partsOf(expression)].some((part) => part.kind === 'call' && part.over === undefined && isAggregate(part.name))

/** The item that GROUP BY names by its number. */
function numbered(key: Expression, items: Select['items']): Expression | undefined {
  if (key.kind !== 'literal') return undefined
  const item = items[Number(key.value) - 1]
  if (item?.kind === 'item') return item.expression
  throw refuse('INVALID_COLUMN_REFERENCE', key.at, `GROUP BY position ${String(key.value)} is not in select list`)
}

function starOf(
  { qualifier, at }: Extract<Select['items'][number], { readonly kind: 'star' }>,
  scope: Scope,
): Column[] {
  const fields = scope.fields.filter(({ table }) => qualifier === undefined || table === qualifier)
  if (fields.length === 0) throw refuse('TABLE_NOT_FOUND', at, `Unable to resolve reference ${qualifier ?? '*'}`)
  const [first] = fields
  if (scope.isGrouped && first !== undefined)
    throw refuse(
      'EXPRESSION_NOT_AGGREGATE',
      at,
      `'${first.name}' must be an aggregate expression or appear in GROUP BY clause`,
    )
  return fields.map((of) => ({ name: of.name, of, expression: undefined, alias: undefined }))
}

function columnOf(planner: Planner, { expression, alias }: Item, scope: Scope): Column {
  const written = expression.kind === 'name' || expression.kind === 'member' ? expression.text : ''
  return { name: alias ?? written, of: planner.compile(expression, scope), expression, alias }
}

/** A column without a name is called by its place, counted from 0. */
const resultField = ({ name, of }: Column, index: number): Field => ({
  name: name === '' ? `_col${index}` : name,
  table: undefined,
  type: of.type,
  evaluate: (row) => (row as readonly Value[])[index] ?? null,
})

/** What ORDER BY sorts by: a column by its number or its alias, or an expression. */
function subjectOf(
  planner: Planner,
  { expression }: SortKey,
  columns: readonly Column[],
  scope: Scope,
  isDistinct: boolean,
): Compiled {
  if (expression.kind === 'literal') {
    const column = columns[Number(expression.value) - 1]
    if (column !== undefined) return column.of
    throw refuse(
      'INVALID_COLUMN_REFERENCE',
      expression.at,
      `ORDER BY position ${String(expression.value)} is not in select list`,
    )
  }
  if (expression.kind === 'name') {
    const named = columns.find(({ alias }) => alias?.toLowerCase() === expression.name)
    if (named !== undefined) return named.of
  }
  const meaning = meaningOf(expression, scope)
  const shown = columns.some((column) =>
    column.expression === undefined
      ? column.of ===
        scope.fields.find(({ name }) => expression.kind === 'name' && name.toLowerCase() === expression.name)
      : meaningOf(column.expression, scope) === meaning,
  )
  if (isDistinct && !shown)
    throw refuse(
      'EXPRESSION_NOT_AGGREGATE',
      expression.at,
      'For SELECT DISTINCT, ORDER BY expressions must appear in select list',
    )
  return planner.compile(expression, scope)
}

function resultOf(
  frames: readonly Frame[],
  columns: readonly Column[],
  order: readonly Order[],
  { offset, limit }: Wanted,
  isDistinct: boolean,
): readonly (readonly Value[])[] {
  const inOrder = sorted(frames, order)
  const cut = isDistinct ? inOrder : inOrder.slice(offset, offset + limit)
  const rows = cut.map((frame) => columns.map(({ of }) => of.evaluate(frame)))
  return isDistinct ? distinctRows(rows).slice(offset, offset + limit) : rows
}

/** Each row once, in the place where it comes first. */
export function distinctRows(rows: readonly (readonly Value[])[]): (readonly Value[])[] {
  const seen = new Map<string, readonly Value[]>()
  for (const row of rows) {
    const identity = identityOf(row)
    if (!seen.has(identity)) seen.set(identity, row)
  }
  return [...seen.values()]
}
