/** Reads an expression. Each function reads one level of precedence, from OR, which binds least, to a minus sign. */
import type { Cursor } from './cursor.js'
import { readPrimary } from './primaries.js'
import type { Arithmetic, Comparison, Expression } from './tree.js'

export function readExpression(cursor: Cursor): Expression {
  let left = readConjunction(cursor)
  for (let at = cursor.at; cursor.accept('OR'); at = cursor.at)
    left = { kind: 'or', at, left, right: readConjunction(cursor) }
  return left
}

function readConjunction(cursor: Cursor): Expression {
  let left = readNegation(cursor)
  for (let at = cursor.at; cursor.accept('AND'); at = cursor.at)
    left = { kind: 'and', at, left, right: readNegation(cursor) }
  return left
}

function readNegation(cursor: Cursor): Expression {
  const { at } = cursor
  let isNegated = false
  while (cursor.accept('NOT')) isNegated = !isNegated
  const operand = readPredicate(cursor)
  if (!isNegated) return operand
  return { kind: 'not', at, operand }
}

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

function readPredicate(cursor: Cursor): Expression {
  const left = readConcatenation(cursor)
  const { at } = cursor
  const token = cursor.peek()
  const operator = token.kind === 'symbol' ? comparisons[token.text] : undefined
  if (operator !== undefined) {
    cursor.take()
    if (cursor.sees('ALL', '(') || cursor.sees('ANY', '(') || cursor.sees('SOME', '('))
      throw cursor.unsupported('a comparison with ALL, ANY or SOME of a query')
    return { kind: 'comparison', at, operator, left, right: readConcatenation(cursor) }
  }
  if (cursor.accept('IS')) return readIs(cursor, left)
  const isNegated = cursor.accept('NOT')
  const test = readTest(cursor, left)
  if (test === undefined && isNegated) throw cursor.mismatch("'BETWEEN', 'IN', 'LIKE'")
  if (test === undefined) return left
  return isNegated ? { kind: 'not', at, operand: test } : test
}

function readIs(cursor: Cursor, left: Expression): Expression {
  const { at } = cursor
  const isNegated = cursor.accept('NOT')
  const test: Expression = cursor.accept('DISTINCT', 'FROM')
    ? { kind: 'isDistinct', at, left, right: readConcatenation(cursor) }
    : { kind: 'isNull', at, operand: left }
  if (test.kind === 'isNull') cursor.expect('NULL')
  return isNegated ? { kind: 'not', at, operand: test } : test
}

/** BETWEEN, IN or LIKE; `undefined` where none of them stands. */
function readTest(cursor: Cursor, operand: Expression): Expression | undefined {
  const { at } = cursor
  if (cursor.accept('BETWEEN')) {
    const low = readConcatenation(cursor)
    cursor.expect('AND')
    return { kind: 'between', at, operand, low, high: readConcatenation(cursor) }
  }
  if (cursor.accept('LIKE')) {
    const pattern = readConcatenation(cursor)
    return {
      kind: 'like',
      at,
      operand,
      pattern,
      escape: cursor.accept('ESCAPE') ? readConcatenation(cursor) : undefined,
    }
  }
  if (!cursor.accept('IN')) return undefined
  cursor.expect('(')
  const among: Expression =
    cursor.sees('SELECT') || cursor.sees('WITH')
      ? { kind: 'inQuery', at, operand, query: cursor.query() }
      : { kind: 'in', at, operand, among: cursor.list(() => cursor.expression()) }
  cursor.expect(')')
  return among
}

function readConcatenation(cursor: Cursor): Expression {
  let left = readSum(cursor)
  for (let at = cursor.at; cursor.accept('||'); at = cursor.at) {
    left = { ...plainCall, at, name: 'concat', arguments: [left, readSum(cursor)] }
  }
  return left
}

const plainCall = {
  kind: 'call',
  isStar: false,
  isDistinct: false,
  orderBy: [],
  filter: undefined,
  over: undefined,
} as const

const readSum = (cursor: Cursor): Expression => readChain(cursor, ['+', '-'], readProduct)
const readProduct = (cursor: Cursor): Expression => readChain(cursor, ['*', '/', '%'], readSigned)

/** Operators of one level, from left to right. */
function readChain(
  cursor: Cursor,
  operators: readonly Arithmetic[],
  readOperand: (cursor: Cursor) => Expression,
): Expression {
  let left = readOperand(cursor)
  for (;;) {
    const { at } = cursor
    const operator = operators.find((one) => cursor.accept(one))
    if (operator === undefined) return left
    left = { kind: 'arithmetic', at, operator, left, right: readOperand(cursor) }
  }
}

function readSigned(cursor: Cursor): Expression {
  const { at } = cursor
  if (cursor.accept('+')) return readPrimary(cursor)
  if (cursor.accept('-')) return { kind: 'negative', at, operand: readPrimary(cursor) }
  const operand = readPrimary(cursor)
  if (cursor.sees('AT', 'TIME', 'ZONE')) throw cursor.unsupported('AT TIME ZONE; all times are in UTC')
  return operand
}
