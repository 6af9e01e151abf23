/** Walks over the tokens of a statement, and holds the two parts of the grammar that contain each other. */
import { notEmulated, refuse, type Position } from './position.js'
import type { Token } from './tokens.js'
import type { Expression, Query } from './tree.js'

/** Words that are never the name of a column or a table, unless they are quoted. */
const reserved = new Set(
  (
    'ALTER AND AS BETWEEN BY CASE CAST CONSTRAINT CREATE CROSS CUBE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DELETE ' +
    'DESCRIBE DISTINCT DROP ELSE END ESCAPE EXCEPT EXECUTE EXISTS EXTRACT FALSE FOR FROM FULL GROUP GROUPING HAVING IN ' +
    'INNER INSERT INTERSECT INTO IS JOIN LEFT LIKE LOCALTIME LOCALTIMESTAMP NATURAL NORMALIZE NOT NULL ON OR ORDER OUTER ' +
    'PREPARE RECURSIVE RIGHT ROLLUP SELECT TABLE THEN TRUE UESCAPE UNION UNNEST USING VALUES WHEN WHERE WITH'
  ).split(' '),
)

/** Words that can be names, but begin a clause where an alias without AS could stand. */
const clauses = new Set(['LIMIT', 'OFFSET', 'FETCH', 'WINDOW', 'TABLESAMPLE', 'MATCH_RECOGNIZE'])

/** Deepest nesting of a statement, far below what would exhaust the stack. */
const maxDepth = 200

export class Cursor {
  readonly #tokens: readonly Token[]
  readonly #grammar: Grammar
  #next = 0
  #depth = 0

  constructor(tokens: readonly Token[], grammar: Grammar) {
    this.#tokens = tokens
    this.#grammar = grammar
  }

  /** The token that is read next, or one some tokens later. */
  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]
    if (token === undefined) throw new TypeError('a statement has at least its end') // tokensOf gives one
    return token
  }

  get at(): Position {
    return this.peek().at
  }

  take(): Token {
    const token = this.peek()
    this.#next++
    return token
  }

  /** Whether these words or symbols come next. */
  sees(...texts: readonly string[]): boolean {
    return texts.every((text, index) => {
      const token = this.peek(index)
      return (token.kind === 'word' || token.kind === 'symbol') && token.text.toUpperCase() === text
    })
  }

  /** Reads these words or symbols, if they come next. */
  accept(...texts: readonly string[]): boolean {
    if (!this.sees(...texts)) return false
    this.#next += texts.length
    return true
  }

  expect(...texts: readonly string[]): void {
    if (!this.accept(...texts)) throw this.mismatch(texts.map((text) => `'${text}'`).join(' '))
  }

  /** The refusal of the next token, in Trino's words. */
  mismatch(expected: string) {
    const { text, at, kind } = this.peek()
    const shown = kind === 'string' ? `'${text}'` : text
    return refuse('SYNTAX_ERROR', at, `mismatched input '${shown}'. Expecting: ${expected}`)
  }

  /** The refusal of what begins with the next token. */
  unsupported(what: string) {
    return notEmulated(what, this.at)
  }

  seesName(): boolean {
    const { kind, text } = this.peek()
    return kind === 'name' || (kind === 'word' && !reserved.has(text.toUpperCase()))
  }

  /** A name of a column, a table or a function. */
  takeName(): Token {
    if (!this.seesName()) throw this.mismatch('<identifier>')
    return this.take()
  }

  /** The alias that may stand here, with or without AS. */
  takeAlias(): string | undefined {
    if (this.accept('AS')) return this.takeName().text
    const isClause = this.peek().kind === 'word' && clauses.has(this.peek().text.toUpperCase())
    return this.seesName() && !isClause ? this.take().text : undefined
  }

  /** One or more of them with commas between. */
  list<Item>(read: () => Item): Item[] {
    const items = [read()]
    while (this.accept(',')) items.push(read())
    return items
  }

  expression(): Expression {
    return this.#deeper(() => this.#grammar.expression(this))
  }

  query(): Query {
    return this.#deeper(() => this.#grammar.query(this))
  }

  #deeper<Result>(read: () => Result): Result {
    if (this.#depth >= maxDepth) throw this.unsupported(`more than ${maxDepth} levels of a statement`)
    this.#depth++
    const result = read()
    this.#depth--
    return result
  }
}

/** An expression can contain a query, and a query expressions. */
export interface Grammar {
  readonly expression: (cursor: Cursor) => Expression
  readonly query: (cursor: Cursor) => Query
}
