/** Reads what stands after FROM: event data stores, named and nested queries, UNNEST, and joins of them. */
import { readArguments } from './calls.js'
import type { Cursor } from './cursor.js'
import type { Expression, Join, Source, Table } from './tree.js'

export function readFrom(cursor: Cursor): Source {
  let left = readJoined(cursor)
  for (let at = cursor.at; cursor.accept(','); at = cursor.at) {
    left = { kind: 'join', at, type: 'CROSS', left, right: readJoined(cursor), on: undefined, using: undefined }
  }
  return left
}

function readJoined(cursor: Cursor): Source {
  let left = readAliased(cursor)
  for (;;) {
    const { at } = cursor
    const type = readJoinType(cursor)
    if (type === undefined) return left
    const right = readAliased(cursor)
    left = { kind: 'join', at, type, left, right, ...(type === 'CROSS' ? unconditional : readCondition(cursor)) }
  }
}

const unconditional = { on: undefined, using: undefined }

function readJoinType(cursor: Cursor): Join['type'] | undefined {
  if (cursor.sees('NATURAL')) throw cursor.unsupported('NATURAL JOIN')
  if (cursor.accept('CROSS', 'JOIN')) return 'CROSS'
  if (cursor.accept('JOIN') || cursor.accept('INNER', 'JOIN')) return 'INNER'
  for (const type of ['LEFT', 'RIGHT', 'FULL'] as const) {
    if (cursor.accept(type, 'JOIN') || cursor.accept(type, 'OUTER', 'JOIN')) return type
  }
  return undefined
}

function readCondition(cursor: Cursor): { on: Expression | undefined; using: string[] | undefined } {
  if (cursor.accept('ON')) return { on: cursor.expression(), using: undefined }
  cursor.expect('USING')
  cursor.expect('(')
  const using = cursor.list(() => cursor.takeName().text.toLowerCase())
  cursor.expect(')')
  return { on: undefined, using }
}

function readAliased(cursor: Cursor): Source {
  const { at } = cursor
  if (cursor.accept('(')) {
    if (!cursor.sees('SELECT') && !cursor.sees('WITH') && !cursor.sees('VALUES') && !cursor.sees('(')) {
      const source = readFrom(cursor)
      cursor.expect(')')
      return source
    }
    const query = cursor.query()
    cursor.expect(')')
    return withAlias(cursor, query)
  }
  if (cursor.accept('UNNEST', '(')) {
    const items = readArguments(cursor)
    return withAlias(cursor, { kind: 'unnest', at, items, withOrdinality: cursor.accept('WITH', 'ORDINALITY') })
  }
  if (cursor.sees('LATERAL') || cursor.sees('TABLE', '(')) throw cursor.unsupported(cursor.peek().text.toUpperCase())
  if (cursor.peek().kind === 'store') return withAlias(cursor, { kind: 'store', id: cursor.take().text, at })
  const name = [cursor.takeName().text]
  while (cursor.accept('.')) name.push(cursor.takeName().text)
  return withAlias(cursor, { kind: 'named', name: name.join('.').toLowerCase(), at })
}

function withAlias(cursor: Cursor, of: Table): Source {
  if (cursor.sees('TABLESAMPLE') || cursor.sees('MATCH_RECOGNIZE'))
    throw cursor.unsupported(cursor.peek().text.toUpperCase())
  const alias = cursor.takeAlias()?.toLowerCase()
  if (alias === undefined || !cursor.accept('(')) return { kind: 'aliased', of, alias, columns: undefined }
  const columns = cursor.list(() => cursor.takeName().text)
  cursor.expect(')')
  return { kind: 'aliased', of, alias, columns }
}
