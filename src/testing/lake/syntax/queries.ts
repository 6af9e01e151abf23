/** Reads a query: WITH, SELECT, set operations, ORDER BY, OFFSET and LIMIT. */
import { readOrderBy } from './calls.js'
import type { Cursor } from './cursor.js'
import { readFrom } from './sources.js'
import type { Body, Item, NamedQuery, Query, Select, SetOperation, Star, Values } from './tree.js'

export function readQuery(cursor: Cursor): Query {
  const { at } = cursor
  const named = readWith(cursor)
  const body = readUnion(cursor)
  const orderBy = readOrderBy(cursor)
  const offset = cursor.accept('OFFSET') ? readCount(cursor) : 0
  if (!cursor.accept('ROWS')) cursor.accept('ROW')
  if (cursor.sees('FETCH')) throw cursor.unsupported('FETCH; LIMIT does the same')
  return { kind: 'query', at, with: named, body, orderBy, offset, limit: readLimit(cursor) }
}

function readWith(cursor: Cursor): NamedQuery[] {
  if (!cursor.accept('WITH')) return []
  if (cursor.sees('RECURSIVE')) throw cursor.unsupported('WITH RECURSIVE')
  return cursor.list(() => {
    const name = cursor.takeName().text.toLowerCase()
    const columns = cursor.accept('(') ? readNames(cursor) : undefined
    cursor.expect('AS')
    cursor.expect('(')
    const query = cursor.query()
    cursor.expect(')')
    return { name, columns, query }
  })
}

function readNames(cursor: Cursor): string[] {
  const names = cursor.list(() => cursor.takeName().text)
  cursor.expect(')')
  return names
}

/** INTERSECT binds closer than UNION and EXCEPT. */
const readUnion = (cursor: Cursor): Body => readSets(cursor, ['UNION', 'EXCEPT'], readIntersection)
const readIntersection = (cursor: Cursor): Body => readSets(cursor, ['INTERSECT'], readTerm)

function readSets(
  cursor: Cursor,
  operators: readonly SetOperation['operator'][],
  readOperand: (cursor: Cursor) => Body,
): Body {
  let left = readOperand(cursor)
  for (;;) {
    const { at } = cursor
    const operator = operators.find((one) => cursor.accept(one))
    if (operator === undefined) return left
    const isAll = cursor.accept('ALL')
    if (!isAll) cursor.accept('DISTINCT')
    left = { kind: 'set', at, operator, isAll, left, right: readOperand(cursor) }
  }
}

function readTerm(cursor: Cursor): Body {
  if (cursor.sees('VALUES')) return readValues(cursor)
  if (!cursor.accept('(')) return readSelect(cursor)
  const query = cursor.query()
  cursor.expect(')')
  return query
}

function readValues(cursor: Cursor): Values {
  const { at } = cursor.take()
  const rows = cursor.list(() => {
    const row = cursor.expression()
    return row.kind === 'row' ? row.items : [row]
  })
  return { kind: 'values', at, rows }
}

function readSelect(cursor: Cursor): Select {
  const { at } = cursor
  cursor.expect('SELECT')
  const isDistinct = cursor.accept('DISTINCT')
  if (!isDistinct) cursor.accept('ALL')
  const items = cursor.list(() => readItem(cursor))
  const from = cursor.accept('FROM') ? readFrom(cursor) : undefined
  const where = cursor.accept('WHERE') ? cursor.expression() : undefined
  const groupBy = cursor.accept('GROUP', 'BY') ? readGroupBy(cursor) : undefined
  const having = cursor.accept('HAVING') ? cursor.expression() : undefined
  if (cursor.sees('WINDOW')) throw cursor.unsupported('WINDOW')
  return { kind: 'select', at, isDistinct, items, from, where, groupBy, having }
}

function readItem(cursor: Cursor): Item | Star {
  const { at } = cursor
  if (cursor.accept('*')) return { kind: 'star', at, qualifier: undefined }
  if (cursor.peek(1).text === '.' && cursor.peek(2).text === '*') {
    const qualifier = cursor.take().text.toLowerCase()
    cursor.expect('.', '*')
    return { kind: 'star', at, qualifier }
  }
  return { kind: 'item', expression: cursor.expression(), alias: cursor.takeAlias() }
}

function readGroupBy(cursor: Cursor) {
  for (const words of [['ROLLUP'], ['CUBE'], ['GROUPING', 'SETS']]) {
    if (cursor.sees(...words)) throw cursor.unsupported(`GROUP BY ${words.join(' ')}`)
  }
  cursor.accept('ALL')
  return cursor.list(() => cursor.expression())
}

function readLimit(cursor: Cursor): number {
  if (!cursor.accept('LIMIT') || cursor.accept('ALL')) return Infinity
  return readCount(cursor)
}

function readCount(cursor: Cursor): number {
  const { kind, text } = cursor.peek()
  if (kind !== 'number' || !/^\d+$/.test(text)) throw cursor.mismatch('<integer>')
  cursor.take()
  return Number(text)
}
