/** Checks the options of one call. */
import { InputError } from '../contracts/errors.js'
import type { CallOptions } from '../contracts/output.js'
import type { AnyOperation } from '../contracts/operation.js'
import {
  attemptCount,
  credentialsOption,
  headerMap,
  milliseconds,
  millisecondsOrNone,
  objectWith,
  optionIssues,
  priorityOption,
  type OptionRules,
} from './option-rules.js'

/** By its members: one of another realm, or of a polyfill, is of another class. */
const signal = { ...objectWith('aborted', 'addEventListener'), expected: 'an AbortSignal' }

const rules: OptionRules<CallOptions> = {
  signal,
  abortSignal: signal,
  credentials: credentialsOption,
  timeoutMs: milliseconds,
  maxAttempts: attemptCount,
  priority: priorityOption,
  maxWaitMs: millisecondsOrNone,
  headers: headerMap,
}

/** @throws InputError */
export function checkOptions(row: AnyOperation, options: CallOptions): void {
  const issues = optionIssues(options, rules)
  if (issues.length === 0) return
  const located = issues.map(({ path, message }) => ({ path: path && `options.${path}`, message }))
  throw new InputError(located, { operation: row.name })
}
