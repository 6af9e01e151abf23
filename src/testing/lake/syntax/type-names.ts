/** Reads the name of a type, as after CAST(… AS. */
import {
  arrayOf,
  bigint,
  boolean,
  date,
  double,
  json,
  mapOf,
  timestamp,
  varchar,
  type RowField,
  type Type,
} from '../values/type.js'
import type { Cursor } from './cursor.js'

/** Integers are one type here, and so are numbers with a fraction. */
const simple: Readonly<Record<string, Type>> = {
  VARCHAR: varchar,
  CHAR: varchar,
  STRING: varchar,
  BOOLEAN: boolean,
  BIGINT: bigint,
  INTEGER: bigint,
  INT: bigint,
  SMALLINT: bigint,
  TINYINT: bigint,
  DOUBLE: double,
  REAL: double,
  DECIMAL: double,
  TIMESTAMP: timestamp,
  DATE: date,
  JSON: json,
}

export function readType(cursor: Cursor): Type {
  const word = cursor.peek().text.toUpperCase()
  const known = simple[word]
  if (known !== undefined) {
    cursor.take()
    cursor.accept('PRECISION')
    skipNumbers(cursor)
    cursor.accept('WITH', 'TIME', 'ZONE')
    cursor.accept('WITHOUT', 'TIME', 'ZONE')
    return known
  }
  if (cursor.accept('ARRAY')) return inBrackets(cursor, () => arrayOf(readType(cursor)))
  if (cursor.accept('MAP')) {
    return inBrackets(cursor, () => {
      const key = readType(cursor)
      cursor.expect(',')
      return mapOf(key, readType(cursor))
    })
  }
  if (cursor.accept('ROW'))
    return inBrackets(cursor, () => ({ kind: 'row', fields: cursor.list(() => readField(cursor)) }))
  throw cursor.unsupported(`the type ${cursor.peek().text}`)
}

const readField = (cursor: Cursor): RowField => ({ name: cursor.takeName().text.toLowerCase(), type: readType(cursor) })

/** The length of a VARCHAR, the digits of a DECIMAL or a TIMESTAMP: they are not kept. */
function skipNumbers(cursor: Cursor): void {
  if (!cursor.accept('(')) return
  cursor.list(() => cursor.take())
  cursor.expect(')')
}

function inBrackets(cursor: Cursor, read: () => Type): Type {
  const isAngular = cursor.accept('<')
  if (!isAngular) cursor.expect('(')
  const type = read()
  cursor.expect(isAngular ? '>' : ')')
  return type
}
