/** A parsed SELECT statement, reduced to what the emulator can run. */

/** A SELECT on one event data store. */
export interface Query {
  /** Id of the event data store after FROM. */
  readonly storeId: string
  readonly columns: readonly Column[] | '*'
  readonly isDistinct: boolean
  readonly where: Expression | undefined
  readonly groupBy: readonly Expression[]
  readonly orderBy: readonly SortKey[]
  /** Most rows of the result; `Infinity` without LIMIT. */
  readonly limit: number
}

export interface Column {
  readonly name: string
  readonly expression: Expression
}

export interface SortKey {
  readonly expression: Expression
  readonly isDescending: boolean
  readonly areNullsFirst: boolean
}

/** `<>` is the negation of `=`. */
export type Comparison = '=' | '<' | '<=' | '>' | '>='

/** A JSON value; `null` for a member that a record does not have. */
export type Value = unknown

export type Expression =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'field'; readonly path: readonly string[] }
  | { readonly kind: 'element'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'not' | 'isNull'; readonly operand: Expression }
  | { readonly kind: 'and' | 'or' | 'like'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'comparison'
      readonly operator: Comparison
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'in'; readonly operand: Expression; readonly among: readonly Expression[] }
  | Aggregate

/** A value computed from all records of a group. */
export interface Aggregate {
  readonly kind: 'aggregate'
  readonly name: 'COUNT' | 'MIN' | 'MAX'
  readonly operand: Expression
  readonly isDistinct: boolean
}

/** The expressions directly inside an expression. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'field':
      return []
    case 'element':
      return [expression.of, expression.key]
    case 'in':
      return [expression.operand, ...expression.among]
    case 'not':
    case 'isNull':
    case 'aggregate':
      return [expression.operand]
    default:
      return [expression.left, expression.right]
  }
}

/** Every aggregate in an expression. */
export const aggregatesIn = (expression: Expression): Aggregate[] =>
  expression.kind === 'aggregate' ? [expression] : operandsOf(expression).flatMap(aggregatesIn)
