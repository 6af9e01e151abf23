/** Reads what follows the name of a function: arguments, DISTINCT, ORDER BY, FILTER and OVER. */
import type { Cursor } from './cursor.js'
import type { Position } from './position.js'
import type { Call, Expression, SortKey, Window } from './tree.js'

/** The rest of a call; its opening parenthesis has been read. */
export function readCallEnd(cursor: Cursor, name: string, at: Position): Call {
  const isStar = cursor.accept('*')
  const isDistinct = !isStar && cursor.accept('DISTINCT')
  const args = isStar ? [] : cursor.sees(')') ? [] : cursor.list(() => cursor.expression())
  const orderBy = readOrderBy(cursor)
  cursor.expect(')')
  if (cursor.sees('WITHIN', 'GROUP')) throw cursor.unsupported('WITHIN GROUP')
  const filter = readFilter(cursor)
  if (cursor.sees('IGNORE', 'NULLS')) throw cursor.unsupported('IGNORE NULLS')
  return { kind: 'call', at, name, arguments: args, isStar, isDistinct, orderBy, filter, over: readWindow(cursor) }
}

/** Arguments up to the closing parenthesis. */
export function readArguments(cursor: Cursor): Expression[] {
  const args = cursor.sees(')') ? [] : cursor.list(() => cursor.expression())
  cursor.expect(')')
  return args
}

export function readOrderBy(cursor: Cursor): SortKey[] {
  return cursor.accept('ORDER', 'BY') ? cursor.list(() => readSortKey(cursor)) : []
}

/** Missing values come last in both directions, unless the statement says NULLS FIRST. */
function readSortKey(cursor: Cursor): SortKey {
  const expression = cursor.expression()
  const isDescending = cursor.accept('DESC')
  if (!isDescending) cursor.accept('ASC')
  const areNullsFirst = cursor.accept('NULLS', 'FIRST')
  if (!areNullsFirst) cursor.accept('NULLS', 'LAST')
  return { expression, isDescending, areNullsFirst }
}

function readFilter(cursor: Cursor): Expression | undefined {
  if (!cursor.accept('FILTER', '(')) return undefined
  cursor.expect('WHERE')
  const condition = cursor.expression()
  cursor.expect(')')
  return condition
}

function readWindow(cursor: Cursor): Window | undefined {
  if (!cursor.accept('OVER')) return undefined
  if (!cursor.sees('(')) throw cursor.unsupported('a window with a name')
  cursor.expect('(')
  const partitionBy = cursor.accept('PARTITION', 'BY') ? cursor.list(() => cursor.expression()) : []
  const orderBy = readOrderBy(cursor)
  const frame = readFrame(cursor) ?? (orderBy.length === 0 ? 'partition' : 'peers')
  cursor.expect(')')
  return { partitionBy, orderBy, frame }
}

/** Frames begin with the partition; others are not known. */
function readFrame(cursor: Cursor): Window['frame'] | undefined {
  const isRows = cursor.sees('ROWS')
  if (!isRows && !cursor.sees('RANGE') && !cursor.sees('GROUPS')) return undefined
  const frame = cursor.peek()
  const asked = cursor
  cursor.take()
  const isBetween = cursor.accept('BETWEEN')
  if (!cursor.accept('UNBOUNDED', 'PRECEDING')) throw asked.unsupported(`a ${frame.text} frame that begins elsewhere`)
  if (!isBetween) return isRows ? 'rows' : 'peers'
  cursor.expect('AND')
  if (cursor.accept('CURRENT', 'ROW')) return isRows ? 'rows' : 'peers'
  if (cursor.accept('UNBOUNDED', 'FOLLOWING')) return 'partition'
  throw cursor.unsupported(`a ${frame.text} frame that ends elsewhere`)
}
