/** Cuts a statement into tokens: words, quoted names, strings, numbers, symbols, and ids of event data stores. */
import { refuse, type Position } from './position.js'

export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol' | 'store' | 'end'
  /** A word as it is written, a name or a string without its quotes, a store's id in lower case. */
  readonly text: string
  readonly at: Position
}

const skipped = /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y

/** In this order: an id of a store would else be read as a number and a difference. */
const patterns: readonly (readonly [kind: Token['kind'], pattern: RegExp])[] = [
  ['store', /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/iy],
  ['word', /[a-z_]\w*/iy],
  ['name', /"(?:[^"]|"")*"/y],
  ['string', /'(?:[^']|'')*'/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy],
  ['symbol', /<=|>=|<>|!=|\|\||->|[-+*/%=<>()[\],.;?]/y],
]

const storeId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/**
 * The tokens of a statement; the last one is its end.
 *
 * @throws Refusal for a character that begins no token, as a quote without its partner does.
 */
export function tokensOf(statement: string): readonly Token[] {
  const tokens: Token[] = []
  const place = placeIn(statement)
  let offset = afterSkipped(statement, 0)
  while (offset < statement.length) {
    const [kind, written] = tokenAt(statement, offset)
    const at = place(offset)
    if (kind === undefined) throw refuse('SYNTAX_ERROR', at, `mismatched input '${written}'`)
    tokens.push(token(kind, written, at))
    offset = afterSkipped(statement, offset + written.length)
  }
  return [...tokens, { kind: 'end', text: '<EOF>', at: place(offset) }]
}

/** Tells places of ever later offsets, and reads the statement once for all of them. */
function placeIn(statement: string): (offset: number) => Position {
  let [line, lineStart, next] = [1, 0, statement.indexOf('\n')]
  return (offset) => {
    while (next !== -1 && next < offset) {
      line++
      lineStart = next + 1
      next = statement.indexOf('\n', lineStart)
    }
    return { line, column: offset - lineStart + 1 }
  }
}

function afterSkipped(statement: string, offset: number): number {
  let end = offset
  for (;;) {
    skipped.lastIndex = end
    const found = skipped.exec(statement)
    if (found === null) return end
    end += found[0].length
  }
}

function tokenAt(statement: string, offset: number): readonly [kind: Token['kind'] | undefined, written: string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = offset
    const found = pattern.exec(statement)
    if (found !== null) return [kind, found[0]]
  }
  return [undefined, statement.charAt(offset)]
}

function token(kind: Token['kind'], written: string, at: Position): Token {
  if (kind === 'string') return { kind, text: written.slice(1, -1).replaceAll("''", "'"), at }
  if (kind === 'store') return { kind, text: written.toLowerCase(), at }
  if (kind !== 'name') return { kind, text: written, at }
  const text = written.slice(1, -1).replaceAll('""', '"')
  return storeId.test(text) ? { kind: 'store', text: text.toLowerCase(), at } : { kind, text, at }
}
