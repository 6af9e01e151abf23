/** Applies a row's schemas: checks and encodes the caller's input, decodes the service's reply. */
import { InputError, type InputIssue } from '../contracts/errors.js'
import type { AnyOperation, WireMembers } from '../contracts/operation.js'
import { foreignError } from '../runtime/foreign-error.js'
import { readerOf } from '../schema/from-wire.js'
import { check, pathText, type Issue } from '../schema/issue.js'
import { toWire } from '../schema/to-wire.js'

/**
 * Checks an input against its row and returns its wire form.
 *
 * @throws InputError with the path of each problem, what is wrong and what to do.
 */
export function encodeInput(row: AnyOperation, input: unknown): WireMembers {
  const { parsed, issues } = check(row.input(), input)
  refuse(row, issues)
  const written = toWire(input, parsed, row.sendsWholeSeconds)
  refuse(row, written.issues)
  return written.wire as WireMembers // sound: every row's input is an object
}

function refuse({ name }: AnyOperation, issues: readonly Issue[]): void {
  if (issues.length > 0) throw new InputError(issues.map(described), { operation: name })
}

/**
 * The wire form of an unchecked input: dates and bytes converted, everything else as it is.
 *
 * @throws InputError for circular references and very deep nesting.
 */
export function encodeWithoutChecks(row: AnyOperation, input: unknown): unknown {
  try {
    return toWire(input, input, row.sendsWholeSeconds).wire
  } catch (error) {
    if (foreignError(error).name !== 'RangeError') throw error
    throw new InputError([{ path: '', message: 'the input is nested too deep' }], { operation: row.name })
  }
}

/** A decoded reply: its output, or what is wrong with it. */
export type Decoded = { readonly output: Record<string, unknown> } | { readonly issues: readonly InputIssue[] }

/**
 * Reads a reply's JSON with the schema of its row. Unknown members and enum values are kept, and bounds are not checked:
 * a reply is not refused because the service has moved on. `null` stands for no members, as in the AWS SDK.
 */
export function decodeOutput(row: AnyOperation, json: unknown): Decoded {
  const issues: Issue[] = []
  const output = readerOf(row.output())(json ?? {}, issues)
  // Sound: every row's output is an object.
  return issues.length === 0 ? { output: output as Record<string, unknown> } : { issues: issues.map(described) }
}

const described = ({ path, message }: Issue): InputIssue => ({ path: pathText(path), message })
