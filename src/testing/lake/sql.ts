/** Reads the subset of CloudTrail Lake's SQL that the emulator runs, from the syntax tree of `node-sql-parser`. */
import { Refusal } from '../front/refusal.js'
import type { SqlParser } from './parser.js'
import { messageOf } from '../values/message-of.js'
import {
  aggregatesIn,
  operandsOf,
  type Column,
  type Comparison,
  type Expression,
  type Query,
  type SortKey,
} from './query.js'

/** A node of the parser's syntax tree. Every form that is not known is refused. */
type Node = Readonly<Record<string, unknown>> & { readonly type?: string }

const unsupported = (what: string): Refusal =>
  new Refusal('InvalidQueryStatementException', `The emulator does not know this SQL: ${what}`)

/** Matches string literals and comments, to skip them, and the id after FROM, with or without quotes. */
const storePattern = /'(?:[^']|'')*'|--.*|\/\*[\s\S]*?\*\/|\bfrom\s+("?[a-f0-9-]{36}"?)/dgi

function findStore(statement: string): { id: string; start: number; end: number } | undefined {
  for (const { indices, 1: found } of statement.matchAll(storePattern)) {
    const [start, end] = indices?.[1] ?? []
    if (found !== undefined && start !== undefined && end !== undefined)
      return { id: found.replaceAll('"', ''), start, end }
  }
  return undefined
}

/** Id of the event data store that a statement queries; `undefined` where FROM does not name one. */
export const storeIdIn = (statement: string): string | undefined => findStore(statement)?.id

/**
 * Reads a statement.
 *
 * @throws Refusal `InvalidQueryStatementException` for invalid SQL, and for SQL that is not emulated.
 */
export function readQuery(statement: string, Parser: SqlParser): Query {
  const store = findStore(statement)
  if (store === undefined)
    throw new Refusal('InvalidQueryStatementException', 'FROM must name an event data store by its id.')
  // The parser does not accept an id as the name of a table.
  const tree = parse(Parser, `${statement.slice(0, store.start)}store${statement.slice(store.end)}`)
  checkClauses(tree)
  const columns = readColumns(tree)
  const groupBy = list((tree['groupby'] as Node | null)?.['columns']).map((node) => readSubject(node, columns, false))
  const orderBy = list(tree['orderby']).map((node) => readSortKey(node, columns))
  const where = (tree['where'] as Node | null) ?? undefined
  const query: Query = {
    storeId: store.id,
    columns,
    isDistinct: (tree['distinct'] as Node | null)?.type === 'DISTINCT',
    where: where && readExpression(where),
    groupBy,
    orderBy,
    limit: readLimit(tree['limit'] as Node | null),
  }
  checkAggregates(query)
  return query
}

const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : [])

function parse(Parser: SqlParser, statement: string): Node {
  try {
    const trees = [new Parser().astify(statement, { database: 'trino' })].flat() as Node[]
    const [tree, ...others] = trees
    if (tree !== undefined && others.length === 0) return tree
  } catch (error) {
    const reason = messageOf(error).split('\n', 1)[0] ?? ''
    throw new Refusal('InvalidQueryStatementException', `The statement is not valid: ${reason}`)
  }
  throw unsupported('more than one statement')
}

/** Refuses clauses that are not emulated: to ignore one would return wrong rows. */
function checkClauses(tree: Node): void {
  const [store, ...others] = list(tree['from'])
  const isRead =
    tree.type === 'select' &&
    ['having', 'with', 'window', '_next'].every((clause) => (tree[clause] ?? null) === null) &&
    store !== undefined &&
    others.length === 0 &&
    ['as', 'tablesample'].every((clause) => (store[clause] ?? null) === null)
  if (!isRead) throw unsupported('only SELECT from one store without an alias, without HAVING, WITH, WINDOW and UNION')
}

function readColumns(tree: Node): Query['columns'] {
  const nodes = list(tree['columns'])
  const isStar = (node: Node) => (node['expr'] as Node)['column'] === '*'
  if (nodes.length === 1 && nodes.every(isStar)) return '*'
  if (nodes.some(isStar)) throw unsupported('* beside other columns')
  return nodes.map(readColumn)
}

function readColumn(node: Node, index: number): Column {
  const expression = readExpression(node['expr'] as Node)
  const path = expression.kind === 'field' ? expression.path : []
  return { name: (node['as'] as string | null) ?? path.at(-1) ?? `_col${String(index)}`, expression }
}

function readSortKey(node: Node, columns: Query['columns']): SortKey {
  return {
    expression: readSubject(node['expr'] as Node, columns, true),
    isDescending: node.type === 'DESC',
    areNullsFirst: node['nulls'] === 'NULLS FIRST',
  }
}

/** An item of GROUP BY or ORDER BY: an expression or the number of a column; in ORDER BY also the name of a column. */
function readSubject(node: Node, columns: Query['columns'], byName: boolean): Expression {
  const expression = readExpression(node)
  const named = columns === '*' ? [] : columns
  if (expression.kind === 'literal') {
    const column = named[Number(expression.value) - 1]
    if (column === undefined) throw unsupported(`the column number ${String(expression.value)}`)
    return column.expression
  }
  const [name, ...deeper] = expression.kind === 'field' ? expression.path : []
  const isName = byName && name !== undefined && deeper.length === 0
  return (isName ? named.find((column) => column.name === name)?.expression : undefined) ?? expression
}

function readLimit(limit: Node | null): number {
  const [first, ...others] = list(limit?.['value'])
  if (first === undefined) return Infinity
  if (first.type !== 'number' || others.length > 0) throw unsupported('LIMIT other than a number of rows')
  return Number(first['value'])
}

/** Refuses aggregates where SQL does not allow them, and columns that can have several values in one group. */
function checkAggregates({ columns, where, groupBy, orderBy }: Query): void {
  const shown = [...(columns === '*' ? [] : columns), ...orderBy].map(({ expression }) => expression)
  const aggregates = shown.flatMap(aggregatesIn)
  const ungrouped = [...(where === undefined ? [] : [where]), ...groupBy, ...aggregates.map(({ operand }) => operand)]
  if (ungrouped.some((expression) => aggregatesIn(expression).length > 0))
    throw unsupported('an aggregate in WHERE, GROUP BY or another aggregate')
  if (groupBy.length === 0 && aggregates.length === 0) return
  const keys = new Set(groupBy.map((expression) => JSON.stringify(expression)))
  const isOfGroup = (expression: Expression): boolean =>
    expression.kind === 'aggregate' ||
    keys.has(JSON.stringify(expression)) ||
    (expression.kind !== 'field' && operandsOf(expression).every(isOfGroup))
  if (columns !== '*' && shown.every(isOfGroup)) return
  throw new Refusal('InvalidQueryStatementException', 'Each column must be an aggregate or stand in GROUP BY.')
}

function readExpression(node: Node): Expression {
  switch (node.type) {
    case 'column_ref':
      return { kind: 'field', path: pathOf(node) }
    case 'single_quote_string':
      return { kind: 'literal', value: String(node['value']).replaceAll("''", "'") }
    case 'number':
      return { kind: 'literal', value: Number(node['value']) } // the parser gives fractions as strings
    case 'bool':
      return { kind: 'literal', value: node['value'] }
    case 'null':
      return { kind: 'literal', value: null }
    case 'unary_expr':
      if (node['operator'] !== 'NOT') throw unsupported(String(node['operator']))
      return not(readExpression(node['expr'] as Node))
    case 'aggr_func':
      return readAggregate(node)
    case 'function':
      return readFunction(node)
    case 'binary_expr':
      return readBinary(node)
    default:
      throw unsupported(node.type ?? 'an expression')
  }
}

const not = (operand: Expression): Expression => ({ kind: 'not', operand })

/** The parts of `userIdentity.sessionContext.userName`; the parser takes the first one for the name of a table. */
function pathOf(node: Node): string[] {
  if ('array_index' in node) throw unsupported('a subscript; element_at reads a key')
  const parts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (typeof value !== 'object' || value === null) return []
    const { expr, left, right, value: name, type } = value as Node
    if (type === 'binary_expr') return [...parts(left), ...parts(right)]
    return expr === undefined ? parts(name) : parts(expr)
  }
  return [...parts(node['table']), ...parts(node['column'])]
}

function readAggregate(node: Node): Expression {
  const name = String(node['name']).toUpperCase()
  const { expr, distinct } = node['args'] as Node
  if (name !== 'COUNT' && name !== 'MIN' && name !== 'MAX') throw unsupported(name)
  if ((node['over'] ?? node['filter'] ?? null) !== null) throw unsupported(`${name} with OVER or FILTER`)
  const isStar = (expr as Node).type === 'star'
  // count(*) counts a value that no record lacks.
  const operand: Expression = isStar ? { kind: 'literal', value: true } : readExpression(expr as Node)
  return { kind: 'aggregate', name, operand, isDistinct: distinct === 'DISTINCT' }
}

function readFunction(node: Node): Expression {
  const name = functionName(node)
  const [first, second, ...others] = list((node['args'] as Node | null)?.['value'])
  if (name === 'not' && first !== undefined && second === undefined) return not(readExpression(first))
  if (name === 'element_at' && first !== undefined && second !== undefined && others.length === 0)
    return { kind: 'element', of: readExpression(first), key: readExpression(second) }
  throw unsupported(name)
}

const functionName = (node: Node): string => String(list((node['name'] as Node)['name'])[0]?.['value']).toLowerCase()

/** The comparisons; `<>` and `!=` are negations of `=`. */
const comparisons: readonly string[] = ['=', '<', '<=', '>', '>='] satisfies Comparison[]

function readBinary(node: Node): Expression {
  const operator = String(node['operator']).toUpperCase()
  const [left, right] = [node['left'] as Node, node['right'] as Node]
  if (isJunction(node)) return readJunction(node)
  // `NOT (a) = b` negates the comparison; the parser takes `NOT (a)` for a call of a function.
  if (left.type === 'function' && functionName(left) === 'not' && left['parentheses'] !== true) {
    const [inner] = list((left['args'] as Node)['value'])
    if (inner !== undefined) return not(readBinary({ ...node, left: { ...inner, parentheses: true } }))
  }
  if (operator.startsWith('NOT ')) return not(readTest(operator.slice(4), left, right))
  if (operator === 'IS NOT') return not(readTest('IS', left, right))
  if (operator === '<>' || operator === '!=') return not(readTest('=', left, right))
  return readTest(operator, left, right)
}

const isJunction = (node: Node): boolean => node.type === 'binary_expr' && /^(AND|OR)$/i.test(String(node['operator']))

/**
 * Gives AND its precedence over OR. The parser reads `a AND b OR c` as `a AND (b OR c)`, so the operands are listed in
 * their order and joined anew; operands in parentheses stay together.
 */
function readJunction(node: Node): Expression {
  const alternatives: Expression[][] = [[]]
  const layOut = (part: Node): void => {
    if (!isJunction(part) || (part['parentheses'] === true && part !== node)) {
      alternatives.at(-1)?.push(readExpression(part))
      return
    }
    layOut(part['left'] as Node)
    if (/^OR$/i.test(String(part['operator']))) alternatives.push([])
    layOut(part['right'] as Node)
  }
  layOut(node)
  const join =
    (kind: 'and' | 'or') =>
    (left: Expression, right: Expression): Expression => ({ kind, left, right })
  return alternatives.map((operands) => operands.reduce(join('and'))).reduce(join('or'))
}

function readTest(operator: string, leftNode: Node, rightNode: Node): Expression {
  const left = readExpression(leftNode)
  if (operator === 'IS') {
    if (rightNode.type !== 'null') throw unsupported('IS without NULL')
    return { kind: 'isNull', operand: left }
  }
  if (operator === 'IN') return { kind: 'in', operand: left, among: list(rightNode['value']).map(readExpression) }
  if (operator === 'BETWEEN') {
    const [low, high] = list(rightNode['value']).map(readExpression)
    if (low === undefined || high === undefined) throw unsupported('BETWEEN')
    return {
      kind: 'and',
      left: { kind: 'comparison', operator: '>=', left, right: low },
      right: { kind: 'comparison', operator: '<=', left, right: high },
    }
  }
  if ('escape' in rightNode) throw unsupported('LIKE with ESCAPE')
  const right = readExpression(rightNode)
  if (operator === 'LIKE') return { kind: 'like', left, right }
  if (comparisons.includes(operator)) return { kind: 'comparison', operator: operator as Comparison, left, right } // sound: it is among them
  throw unsupported(operator)
}
