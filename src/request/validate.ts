/** Applies a row's schemas: what a caller gives is checked and encoded, what the service answers is decoded. */
import { InputError, type InputIssue } from '../contracts/errors.js'
import type { AnyOperation } from '../contracts/operation.js'
import { isDate } from '../schema/kind-of.js'
import { writeBase64 } from '../schema/scalars.js'
import { decode, encode, type Issue } from '../schema/schema.js'

/**
 * Checks an input against its row and gives its wire form.
 *
 * @throws InputError that names each place, what is wrong there and what to do.
 */
export function encodeInput(row: AnyOperation, input: unknown): Record<string, unknown> {
  const { value, issues } = encode(row.input(), input)
  if (issues.length > 0) throw new InputError(issues.map(described), { operation: row.name })
  // Sound: every row's input is a structure, so what was encoded is an object.
  return value as Record<string, unknown>
}

/**
 * The wire form of an input that is sent without being checked: dates and bytes converted, all else as it is.
 *
 * @throws InputError for a circle, and for what is nested deeper than the stack goes.
 */
export function encodeWithoutChecks(row: AnyOperation, input: unknown): unknown {
  try {
    return encodeUnchecked(input)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InputError([{ path: '', message: 'is nested too deep' }], { operation: row.name })
  }
}

function encodeUnchecked(value: unknown): unknown {
  if (isDate(value)) return value.getTime() / 1000
  if (value instanceof Uint8Array) return writeBase64(value)
  if (Array.isArray(value)) return value.map(encodeUnchecked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encodeUnchecked(member)]))
}

/** What became of a reply: an output, or what is wrong with it. */
export type Decoded = { readonly output: Record<string, unknown> } | { readonly issues: readonly InputIssue[] }

/**
 * Reads a reply's JSON as its row says. Unknown members and enum values are kept, and bounds are not checked:
 * a reply is not refused because the service has moved on.
 */
export function decodeOutput(row: AnyOperation, json: unknown): Decoded {
  const { value, issues } = decode(row.output(), json)
  // Sound: every row's output is a structure.
  return issues.length === 0 ? { output: value as Record<string, unknown> } : { issues: issues.map(described) }
}

const described = ({ path, message }: Issue): InputIssue => ({ path: pathText(path), message })

/** `['LookupAttributes', 0, 'AttributeKey']` → `LookupAttributes[0].AttributeKey`. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`)).join('')
