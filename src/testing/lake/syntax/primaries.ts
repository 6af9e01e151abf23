/** Reads what operators stand between: literals, names, calls, CASE, CAST, subqueries, and what follows one of them. */
import { boolean, interval, timestamp, unknown, varchar, bigint, date, double } from '../values/type.js'
import { readTime } from '../values/time.js'
import { readArguments, readCallEnd } from './calls.js'
import type { Cursor } from './cursor.js'
import { refuse } from './position.js'
import type { Expression } from './tree.js'
import { readType } from './type-names.js'

/** A primary with its members and subscripts: `element_at(resources, 1).arn`, `parts[1]`. */
export function readPrimary(cursor: Cursor): Expression {
  let of = readBare(cursor)
  for (;;) {
    const { at } = cursor
    if (cursor.accept('.')) {
      const { text } = cursor.takeName()
      of = { kind: 'member', at: of.at, of, name: text.toLowerCase(), text }
    } else if (cursor.accept('[')) {
      of = { kind: 'subscript', at, of, index: cursor.expression() }
      cursor.expect(']')
    } else return of
  }
}

function readBare(cursor: Cursor): Expression {
  const { at } = cursor
  const { kind, text } = cursor.peek()
  if (kind === 'string') return { kind: 'literal', at, value: cursor.take().text, type: varchar }
  if (kind === 'number') {
    cursor.take()
    return { kind: 'literal', at, value: Number(text), type: /^\d+$/.test(text) ? bigint : double }
  }
  if (cursor.accept('(')) return readParenthesized(cursor)
  const read = kind === 'word' ? byWord[text.toUpperCase()] : undefined
  const special = read?.(cursor)
  if (special !== undefined) return special
  if (kind === 'store') {
    // `"id".column`: the table's name is its id.
    cursor.take()
    return { kind: 'name', at, name: text, text }
  }
  return readNameOrCall(cursor)
}

function readNameOrCall(cursor: Cursor): Expression {
  const { at } = cursor
  if (cursor.peek(1).text === '->') return readLambda(cursor, [cursor.takeName().text])
  const { text } = cursor.takeName()
  if (!cursor.accept('(')) return { kind: 'name', at, name: text.toLowerCase(), text }
  return readCallEnd(cursor, text.toLowerCase(), at)
}

/** A list of parameters, a subquery, a row, or an expression in parentheses; the opening one has been read. */
function readParenthesized(cursor: Cursor): Expression {
  const { at } = cursor
  if (cursor.sees('SELECT') || cursor.sees('WITH')) {
    const query = cursor.query()
    cursor.expect(')')
    return { kind: 'scalar', at, query }
  }
  if (isLambda(cursor)) {
    const parameters = cursor.sees(')') ? [] : cursor.list(() => cursor.takeName().text)
    cursor.expect(')')
    return readLambda(cursor, parameters)
  }
  const items = cursor.list(() => cursor.expression())
  cursor.expect(')')
  const [only, ...others] = items
  return only !== undefined && others.length === 0 ? only : { kind: 'row', at, items }
}

/** Whether the parentheses that have been opened hold the parameters of a lambda. */
function isLambda(cursor: Cursor): boolean {
  let ahead = 0
  while (/^[\w,]+$/.test(cursor.peek(ahead).text)) ahead++
  return cursor.peek(ahead).text === ')' && cursor.peek(ahead + 1).text === '->'
}

function readLambda(cursor: Cursor, parameters: readonly string[]): Expression {
  const { at } = cursor
  cursor.expect('->')
  return { kind: 'lambda', at, parameters: parameters.map((name) => name.toLowerCase()), body: cursor.expression() }
}

/** Readers of what begins with a certain word; `undefined` where the word is an ordinary name. */
const byWord: Readonly<Record<string, (cursor: Cursor) => Expression | undefined>> = {
  NULL: (cursor) => ({ kind: 'literal', at: cursor.take().at, value: null, type: unknown }),
  TRUE: (cursor) => ({ kind: 'literal', at: cursor.take().at, value: true, type: boolean }),
  FALSE: (cursor) => ({ kind: 'literal', at: cursor.take().at, value: false, type: boolean }),
  CASE: readCase,
  CAST: (cursor) => readCast(cursor, false),
  TRY_CAST: (cursor) => readCast(cursor, true),
  EXISTS: readExists,
  ARRAY: readArray,
  ROW: readRow,
  EXTRACT: readExtract,
  DATE: (cursor) => readTimeLiteral(cursor, date),
  TIMESTAMP: (cursor) => readTimeLiteral(cursor, timestamp),
  INTERVAL: readInterval,
  CURRENT_TIMESTAMP: (cursor) => readClock(cursor, 'now'),
  LOCALTIMESTAMP: (cursor) => readClock(cursor, 'now'),
  CURRENT_DATE: (cursor) => readClock(cursor, 'current_date'),
  ...Object.fromEntries(
    ['GROUPING', 'NORMALIZE', 'JSON_QUERY', 'JSON_VALUE', 'JSON_EXISTS', 'LISTAGG'].map((name) => [name, refuseCall]),
  ),
}

/** Calls with a syntax of their own. */
function refuseCall(cursor: Cursor): undefined {
  if (cursor.peek(1).text === '(') throw cursor.unsupported(cursor.peek().text.toUpperCase())
}

function readCase(cursor: Cursor): Expression {
  const { at } = cursor.take()
  const operand = cursor.sees('WHEN') ? undefined : cursor.expression()
  const branches: { when: Expression; then: Expression }[] = []
  while (cursor.accept('WHEN')) {
    const when = cursor.expression()
    cursor.expect('THEN')
    branches.push({ when, then: cursor.expression() })
  }
  if (branches.length === 0) throw cursor.mismatch("'WHEN'")
  const otherwise = cursor.accept('ELSE') ? cursor.expression() : undefined
  cursor.expect('END')
  return { kind: 'case', at, operand, branches, otherwise }
}

function readCast(cursor: Cursor, isTry: boolean): Expression {
  const { at } = cursor.take()
  cursor.expect('(')
  const operand = cursor.expression()
  cursor.expect('AS')
  const to = readType(cursor)
  cursor.expect(')')
  return { kind: 'cast', at, operand, to, isTry }
}

function readExists(cursor: Cursor): Expression {
  const { at } = cursor.take()
  cursor.expect('(')
  const query = cursor.query()
  cursor.expect(')')
  return { kind: 'exists', at, query }
}

function readArray(cursor: Cursor): Expression | undefined {
  if (cursor.peek(1).text !== '[') return undefined
  const { at } = cursor.take()
  cursor.expect('[')
  const items = cursor.sees(']') ? [] : cursor.list(() => cursor.expression())
  cursor.expect(']')
  return { kind: 'array', at, items }
}

function readRow(cursor: Cursor): Expression | undefined {
  if (cursor.peek(1).text !== '(') return undefined
  const { at } = cursor.take()
  cursor.expect('(')
  return { kind: 'row', at, items: readArguments(cursor) }
}

/** `EXTRACT(DAY FROM eventTime)` is `day(eventTime)`. */
function readExtract(cursor: Cursor): Expression {
  const { at } = cursor.take()
  cursor.expect('(')
  const name = cursor.takeName().text.toLowerCase()
  cursor.expect('FROM')
  const argument = cursor.expression()
  cursor.expect(')')
  return call(name, at, [argument])
}

function readClock(cursor: Cursor, name: string): Expression {
  const { at } = cursor.take()
  if (cursor.accept('(')) {
    cursor.take() // the number of digits
    cursor.expect(')')
  }
  return call(name, at, [])
}

const call = (name: string, at: Expression['at'], args: readonly Expression[]): Expression => ({
  kind: 'call',
  at,
  name,
  arguments: args,
  isStar: false,
  isDistinct: false,
  orderBy: [],
  filter: undefined,
  over: undefined,
})

function readTimeLiteral(cursor: Cursor, type: typeof timestamp): Expression | undefined {
  if (cursor.peek(1).kind !== 'string') return undefined
  const { at } = cursor.take()
  const { text } = cursor.take()
  const value = readTime(text)
  if (value === undefined) throw refuse('SYNTAX_ERROR', at, `'${text}' is not a valid ${type.kind} literal`)
  return { kind: 'literal', at, value, type }
}

/** How many months or milliseconds each unit has. */
const units: Readonly<Record<string, { readonly months: number; readonly ms: number }>> = {
  YEAR: { months: 12, ms: 0 },
  MONTH: { months: 1, ms: 0 },
  WEEK: { months: 0, ms: 7 * 86_400_000 },
  DAY: { months: 0, ms: 86_400_000 },
  HOUR: { months: 0, ms: 3_600_000 },
  MINUTE: { months: 0, ms: 60_000 },
  SECOND: { months: 0, ms: 1000 },
}

function readInterval(cursor: Cursor): Expression | undefined {
  if (cursor.peek(1).kind !== 'string' && !/^[+-]$/.test(cursor.peek(1).text)) return undefined
  const { at } = cursor.take()
  const sign = cursor.accept('-') ? -1 : 1
  cursor.accept('+')
  const amount = Number(cursor.take().text)
  const unit = units[cursor.peek().text.toUpperCase()]
  if (unit === undefined || cursor.peek(1).text.toUpperCase() === 'TO')
    throw cursor.unsupported('an interval in other units than YEAR, MONTH, WEEK, DAY, HOUR, MINUTE and SECOND')
  if (Number.isNaN(amount)) throw refuse('SYNTAX_ERROR', at, 'the length of an interval is not a number')
  cursor.take()
  const value = { months: sign * amount * unit.months, ms: sign * amount * unit.ms }
  return { kind: 'literal', at, value, type: interval }
}
