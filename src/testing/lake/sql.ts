/** Runs a practical subset of CloudTrail Lake's SQL on records: `node-sql-parser` reads it, this file evaluates it. */
import { Fault } from '../front/refusal.js'
import { loadParser } from './parser.js'

type CloudTrailRecord = Readonly<Record<string, unknown>>

/** A node of the parser's tree, read as it comes: what is not known is refused. */
type Node = Readonly<Record<string, unknown>> & { readonly type?: string }

interface Column {
  readonly name: string
  readonly node: Node
}

/** A query that is understood. */
export interface Query {
  /** Id of the event data store after FROM. */
  readonly storeId: string
  readonly columns: readonly Column[] | '*'
  readonly isDistinct: boolean
  readonly where: Node | undefined
  readonly groupBy: readonly Node[]
  readonly orderBy: readonly { readonly node: Node; readonly isDescending: boolean }[]
  readonly limit: number
}

const unsupported = (what: string): Fault =>
  new Fault('InvalidQueryStatementException', `The emulator does not know this SQL: ${what}`)

/**
 * Reads a statement.
 *
 * @throws Fault `InvalidQueryStatementException` for what is no SQL, or SQL that is not emulated;
 * `UnsupportedOperationException` without the parser.
 */
export async function readQuery(statement: string): Promise<Query> {
  const storeId = /\bfrom\s+"?([a-f0-9-]{36})"?/i.exec(statement)?.[1]
  if (storeId === undefined)
    throw new Fault('InvalidQueryStatementException', 'FROM must name an event data store by its id.')
  const tree = await parse(statement.replace(/(\bfrom\s+)"?[a-f0-9-]{36}"?/i, '$1store'))
  const { type, columns, where, groupby, orderby, limit, distinct, having, with: withs, from } = tree
  if (type !== 'select' || (having ?? withs ?? null) !== null || list(from).length !== 1) {
    throw unsupported('only SELECT from one store, without HAVING and WITH')
  }
  const read = list(columns).map(readColumn)
  return {
    storeId,
    columns: read.some(({ name }) => name === '*') ? '*' : read,
    isDistinct: (distinct as Node | null)?.type === 'DISTINCT',
    where: (where as Node | null) ?? undefined,
    groupBy: list((groupby as Node | null)?.['columns'] ?? groupby),
    orderBy: list(orderby).map((order) => ({ node: order['expr'] as Node, isDescending: order.type === 'DESC' })),
    limit: Number(list((limit as Node | null)?.['value'])[0]?.['value'] ?? Infinity),
  }
}

const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : [])

async function parse(statement: string): Promise<Node> {
  const Parser = await loadParser()
  try {
    const tree = new Parser().astify(statement, { database: 'trino' })
    return Array.isArray(tree) ? (tree[0] as Node) : (tree as Node)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    throw new Fault('InvalidQueryStatementException', `The statement is not valid: ${reason}`)
  }
}

function readColumn(column: Node, index: number): Column {
  const node = column['expr'] as Node
  const path = node.type === 'column_ref' ? pathOf(node) : undefined
  return { name: (column['as'] as string | null) ?? path?.at(-1) ?? `_col${String(index)}`, node }
}

/** `userIdentity.sessionContext.userName` as its parts; the parser takes the first one for a table. */
function pathOf(node: Node): string[] {
  if (node['column'] === '*') return ['*']
  const parts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (typeof value !== 'object' || value === null) return []
    const { expr, left, right, value: name, type } = value as Node
    if (type === 'binary_expr') return [...parts(left), ...parts(right)]
    return expr === undefined ? parts(name) : parts(expr)
  }
  return [...parts(node['table']), ...parts(node['column'])]
}

/** Rows of a result: values are text, columns without a value are left out. */
export type Row = readonly Readonly<Record<string, string>>[]

/** Runs a query. @throws Fault for SQL that is not emulated. */
export function runQuery(query: Query, records: readonly CloudTrailRecord[]): { rows: Row[]; matched: number } {
  const { where, groupBy, orderBy, columns, limit, isDistinct } = query
  const matching = records.filter((record) => where === undefined || evaluate(where, [record]) === true)
  const isAggregate = groupBy.length > 0 || (columns !== '*' && columns.some(({ node }) => node.type === 'aggr_func'))
  const groups = isAggregate ? grouped(matching, groupBy) : matching.map((record) => [record])
  const aliases = new Map(columns === '*' ? [] : columns.map(({ name, node }) => [name, node]))
  const keyOf = (node: Node, group: readonly CloudTrailRecord[]): unknown => {
    const path = node.type === 'column_ref' ? pathOf(node) : []
    return evaluate((path.length === 1 && aliases.get(path[0] ?? '')) || node, group)
  }
  const sorted = [...groups].sort((left, right) => {
    for (const { node, isDescending } of orderBy) {
      const order = compare(keyOf(node, left), keyOf(node, right))
      if (order !== 0) return isDescending ? -order : order
    }
    return 0
  })
  const rows = sorted.map((group) => rowOf(columns, group))
  const shown = isDistinct ? [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()] : rows
  return { rows: shown.slice(0, limit), matched: matching.length }
}

function grouped(records: readonly CloudTrailRecord[], groupBy: readonly Node[]): CloudTrailRecord[][] {
  const groups = new Map<string, CloudTrailRecord[]>()
  for (const record of records) {
    const key = JSON.stringify(groupBy.map((node) => evaluate(node, [record]) ?? null))
    groups.set(key, [...(groups.get(key) ?? []), record])
  }
  // Without GROUP BY there is one row, also of no records.
  return groupBy.length === 0 ? [[...records]] : [...groups.values()]
}

function rowOf(columns: Query['columns'], group: readonly CloudTrailRecord[]): Row {
  const values: [string, unknown][] =
    columns === '*' ? Object.entries(group[0] ?? {}) : columns.map(({ name, node }) => [name, evaluate(node, group)])
  return values.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [{ [name]: shown(name, value) }],
  )
}

function shown(name: string, value: unknown): string {
  if (typeof value === 'string') return name === 'eventTime' ? timestamp(value) : value
  return JSON.stringify(value)
}

/** `2026-01-01T12:00:00Z` as Lake shows it: `2026-01-01 12:00:00.000`. */
const timestamp = (text: string): string =>
  Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString().replace('T', ' ').replace('Z', '')

type Operator = (left: unknown, right: unknown) => boolean

const operators: Readonly<Record<string, Operator>> = {
  '=': (left, right) => compare(left, right) === 0,
  '!=': (left, right) => compare(left, right) !== 0,
  '<>': (left, right) => compare(left, right) !== 0,
  '<': (left, right) => compare(left, right) < 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>': (left, right) => compare(left, right) > 0,
  '>=': (left, right) => compare(left, right) >= 0,
  LIKE: (left, right) => likePattern(String(right)).test(String(left)),
  'NOT LIKE': (left, right) => !likePattern(String(right)).test(String(left)),
}

const likePattern = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.')}$`,
    's',
  )

/** `null` for what is unknown; comparisons with it are not true, as in SQL. */
function evaluate(node: Node, group: readonly CloudTrailRecord[]): unknown {
  switch (node.type) {
    case 'column_ref':
      return fieldOf(group[0], pathOf(node))
    case 'single_quote_string':
    case 'string':
    case 'number':
    case 'bool':
      return node['value']
    case 'null':
      return null
    case 'unary_expr':
      return evaluate(node['expr'] as Node, group) !== true
    case 'aggr_func':
      return aggregate(node, group)
    case 'function':
      return callFunction(node, group)
    case 'binary_expr':
      return evaluateBinary(node, group)
    default:
      throw unsupported(node.type ?? 'an expression')
  }
}

function evaluateBinary(node: Node, group: readonly CloudTrailRecord[]): unknown {
  const operator = String(node['operator']).toUpperCase()
  const [leftNode, rightNode] = [node['left'] as Node, node['right'] as Node]
  const left = evaluate(leftNode, group)
  if (operator === 'AND') return left === true && evaluate(rightNode, group) === true
  if (operator === 'OR') return left === true || evaluate(rightNode, group) === true
  if (operator === 'IS' || operator === 'IS NOT') return (left === null) === (operator === 'IS')
  if (rightNode.type === 'expr_list') return left !== null && isAmong(operator, left, rightNode, group)
  const right = evaluate(rightNode, group)
  const apply = operators[operator]
  if (apply === undefined) throw unsupported(operator)
  return left !== null && right !== null && apply(left, right)
}

function isAmong(operator: string, left: unknown, right: Node, group: readonly CloudTrailRecord[]): boolean {
  const values = list(right['value']).map((value) => evaluate(value, group))
  const [low, high] = values
  switch (operator) {
    case 'IN':
      return values.some((value) => compare(left, value) === 0)
    case 'NOT IN':
      return values.every((value) => compare(left, value) !== 0)
    case 'BETWEEN':
      return compare(left, low) >= 0 && compare(left, high) <= 0
    case 'NOT BETWEEN':
      return compare(left, low) < 0 || compare(left, high) > 0
    default:
      throw unsupported(operator)
  }
}

function fieldOf(record: CloudTrailRecord | undefined, path: readonly string[]): unknown {
  let value: unknown = record
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
    value = (value as CloudTrailRecord)[name]
  }
  return value ?? null
}

function aggregate(node: Node, group: readonly CloudTrailRecord[]): unknown {
  const argument = (node['args'] as Node)['expr'] as Node
  if (argument.type === 'star') return group.length
  const values = group.map((record) => evaluate(argument, [record])).filter((value) => value !== null)
  const isDistinct = (node['args'] as Node)['distinct'] === 'DISTINCT'
  switch (String(node['name']).toUpperCase()) {
    case 'COUNT':
      return isDistinct ? new Set(values.map((value) => JSON.stringify(value))).size : values.length
    case 'MIN':
      return values.sort(compare)[0] ?? null
    case 'MAX':
      return values.sort(compare).at(-1) ?? null
    default:
      throw unsupported(String(node['name']))
  }
}

function callFunction(node: Node, group: readonly CloudTrailRecord[]): unknown {
  const name = list((node['name'] as Node)['name'])[0]?.['value']
  const values = list((node['args'] as Node)['value']).map((value) => evaluate(value, group))
  if (String(name).toLowerCase() !== 'element_at') throw unsupported(String(name))
  return fieldOf(values[0] as CloudTrailRecord, [String(values[1])])
}

/** Times compare as times, however they are written; texts and numbers as what they are. */
function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [one, other] = [comparable(left), comparable(right)]
  return one < other ? -1 : Number(one > other)
}

function comparable(value: unknown): string {
  const text = String(value)
  const time = /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?$/.test(text)
  if (!time) return text
  const parsed = Date.parse(`${text.replace(' ', 'T').replace('Z', '')}${text.length > 10 ? 'Z' : ''}`)
  return Number.isNaN(parsed) ? text : new Date(parsed).toISOString()
}
