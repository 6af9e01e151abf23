/** The types of Lake's SQL, and what they are called in messages. */

export type Type =
  | { readonly kind: Simple }
  | { readonly kind: 'array'; readonly of: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'row'; readonly fields: readonly RowField[] }

/** `unknown` is the type of NULL; `function` that of a lambda. */
export type Simple =
  'unknown' | 'boolean' | 'bigint' | 'double' | 'varchar' | 'timestamp' | 'date' | 'interval' | 'json' | 'function'

export interface RowField {
  /** In lower case. */
  readonly name: string
  readonly type: Type
}

export type Kind = Type['kind']

export const unknown: Type = { kind: 'unknown' }
export const boolean: Type = { kind: 'boolean' }
export const bigint: Type = { kind: 'bigint' }
export const double: Type = { kind: 'double' }
export const varchar: Type = { kind: 'varchar' }
export const timestamp: Type = { kind: 'timestamp' }
export const date: Type = { kind: 'date' }
export const interval: Type = { kind: 'interval' }
export const json: Type = { kind: 'json' }
export const lambda: Type = { kind: 'function' }

export const arrayOf = (of: Type): Type => ({ kind: 'array', of })
export const mapOf = (key: Type, value: Type): Type => ({ kind: 'map', key, value })

/** The type of an array's elements; `unknown` for what is no array. */
export const elementOf = (type: Type | undefined): Type => (type?.kind === 'array' ? type.of : unknown)
export const keyOf = (type: Type | undefined): Type => (type?.kind === 'map' ? type.key : unknown)
export const valueOf = (type: Type | undefined): Type => (type?.kind === 'map' ? type.value : unknown)

/** A type as Trino writes it. */
export function nameOf(type: Type): string {
  switch (type.kind) {
    case 'array':
      return `array(${nameOf(type.of)})`
    case 'map':
      return `map(${nameOf(type.key)}, ${nameOf(type.value)})`
    case 'row':
      return `row(${type.fields.map((field) => `${field.name} ${nameOf(field.type)}`).join(', ')})`
    case 'interval':
      return 'interval day to second'
    case 'timestamp':
      return 'timestamp(3)'
    default:
      return type.kind
  }
}

export const isNumber = ({ kind }: Type): boolean => kind === 'bigint' || kind === 'double'
export const isTime = ({ kind }: Type): boolean => kind === 'timestamp' || kind === 'date'

/** The type of what can be either; `undefined` where there is none, as for a number and a string. */
export function commonType(left: Type, right: Type): Type | undefined {
  if (left.kind === 'unknown') return right
  if (right.kind === 'unknown') return left
  if (isNumber(left) && isNumber(right)) return left.kind === right.kind ? left : double
  if (isTime(left) && isTime(right)) return left.kind === right.kind ? left : timestamp
  if (left.kind === 'array' && right.kind === 'array') {
    const of = commonType(left.of, right.of)
    return of && arrayOf(of)
  }
  if (left.kind === 'map' && right.kind === 'map') {
    const [key, value] = [commonType(left.key, right.key), commonType(left.value, right.value)]
    return key && value && mapOf(key, value)
  }
  return left.kind === right.kind ? left : undefined
}
