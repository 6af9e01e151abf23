/** A statement as the parser reads it. Names are in lower case, as SQL compares them; `text` is how one is written. */
import type { Type } from '../values/type.js'
import type { Position } from './position.js'

/** A query with what comes around its body. */
export interface Query {
  readonly kind: 'query'
  readonly at: Position
  readonly with: readonly NamedQuery[]
  readonly body: Body
  readonly orderBy: readonly SortKey[]
  readonly offset: number
  /** Most rows; `Infinity` without LIMIT. */
  readonly limit: number
}

export interface NamedQuery {
  readonly name: string
  readonly columns: readonly string[] | undefined
  readonly query: Query
}

export type Body = Select | SetOperation | Values | Query

export interface Select {
  readonly kind: 'select'
  readonly at: Position
  readonly isDistinct: boolean
  readonly items: readonly (Item | Star)[]
  readonly from: Source | undefined
  readonly where: Expression | undefined
  /** `undefined` without GROUP BY. */
  readonly groupBy: readonly Expression[] | undefined
  readonly having: Expression | undefined
}

export interface SetOperation {
  readonly kind: 'set'
  readonly at: Position
  readonly operator: 'UNION' | 'EXCEPT' | 'INTERSECT'
  readonly isAll: boolean
  readonly left: Body
  readonly right: Body
}

export interface Values {
  readonly kind: 'values'
  readonly at: Position
  readonly rows: readonly (readonly Expression[])[]
}

export interface Item {
  readonly kind: 'item'
  readonly expression: Expression
  readonly alias: string | undefined
}

export interface Star {
  readonly kind: 'star'
  readonly at: Position
  /** Of `e.*`. */
  readonly qualifier: string | undefined
}

export interface SortKey {
  readonly expression: Expression
  readonly isDescending: boolean
  readonly areNullsFirst: boolean
}

/** What stands after FROM. */
export type Source = Aliased | Join

export interface Aliased {
  readonly kind: 'aliased'
  readonly of: Table
  readonly alias: string | undefined
  readonly columns: readonly string[] | undefined
}

export type Table =
  | { readonly kind: 'store'; readonly id: string; readonly at: Position }
  | { readonly kind: 'named'; readonly name: string; readonly at: Position }
  | {
      readonly kind: 'unnest'
      readonly items: readonly Expression[]
      readonly withOrdinality: boolean
      readonly at: Position
    }
  | Query

export interface Join {
  readonly kind: 'join'
  readonly at: Position
  readonly type: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS'
  readonly left: Source
  readonly right: Source
  readonly on: Expression | undefined
  readonly using: readonly string[] | undefined
}

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/' | '%'

export type Expression = { readonly at: Position } & (
  | { readonly kind: 'literal'; readonly value: unknown; readonly type: Type }
  | { readonly kind: 'name'; readonly name: string; readonly text: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string; readonly text: string }
  | { readonly kind: 'subscript'; readonly of: Expression; readonly index: Expression }
  | { readonly kind: 'negative' | 'not' | 'isNull'; readonly operand: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'arithmetic'
      readonly operator: Arithmetic
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'comparison'
      readonly operator: Comparison
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'isDistinct'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'between'
      readonly operand: Expression
      readonly low: Expression
      readonly high: Expression
    }
  | { readonly kind: 'in'; readonly operand: Expression; readonly among: readonly Expression[] }
  | { readonly kind: 'inQuery'; readonly operand: Expression; readonly query: Query }
  | {
      readonly kind: 'like'
      readonly operand: Expression
      readonly pattern: Expression
      readonly escape: Expression | undefined
    }
  | {
      readonly kind: 'case'
      /** Of `CASE x WHEN 1 …`. */
      readonly operand: Expression | undefined
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[]
      readonly otherwise: Expression | undefined
    }
  | { readonly kind: 'cast'; readonly operand: Expression; readonly to: Type; readonly isTry: boolean }
  | { readonly kind: 'exists' | 'scalar'; readonly query: Query }
  | { readonly kind: 'array' | 'row'; readonly items: readonly Expression[] }
  | { readonly kind: 'lambda'; readonly parameters: readonly string[]; readonly body: Expression }
  | Call
)

export interface Call {
  readonly kind: 'call'
  readonly at: Position
  /** In lower case. */
  readonly name: string
  readonly arguments: readonly Expression[]
  /** Whether it is `count(*)`. */
  readonly isStar: boolean
  readonly isDistinct: boolean
  readonly orderBy: readonly SortKey[]
  readonly filter: Expression | undefined
  readonly over: Window | undefined
}

export interface Window {
  readonly partitionBy: readonly Expression[]
  readonly orderBy: readonly SortKey[]
  /** Whether the frame is the whole partition. Otherwise it ends with the current row, by default with its peers. */
  readonly frame: 'peers' | 'rows' | 'partition'
}

/** Every expression inside one, itself first; not those of subqueries. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression
  for (const part of operandsOf(expression)) yield* partsOf(part)
}

function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
    case 'exists':
    case 'scalar':
      return []
    case 'member':
      return [expression.of]
    case 'subscript':
      return [expression.of, expression.index]
    case 'negative':
    case 'not':
    case 'isNull':
    case 'inQuery':
    case 'cast':
      return [expression.operand]
    case 'and':
    case 'or':
    case 'arithmetic':
    case 'comparison':
    case 'isDistinct':
      return [expression.left, expression.right]
    case 'between':
      return [expression.operand, expression.low, expression.high]
    case 'in':
      return [expression.operand, ...expression.among]
    case 'like':
      return present(expression.operand, expression.pattern, expression.escape)
    case 'case':
      return present(
        expression.operand,
        ...expression.branches.flatMap(({ when, then }) => [when, then]),
        expression.otherwise,
      )
    case 'array':
    case 'row':
      return expression.items
    case 'lambda':
      return [expression.body]
    case 'call':
      return [
        ...expression.arguments,
        ...(expression.over?.partitionBy ?? []),
        ...(expression.over?.orderBy ?? []).map((key) => key.expression),
      ]
  }
}

const present = (...expressions: readonly (Expression | undefined)[]): Expression[] =>
  expressions.filter((expression) => expression !== undefined)
