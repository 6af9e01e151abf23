/** Runs an action: reads its parameters, calls it, and makes its result. Only an abort is thrown. */
import { CloudTrailError, type InputIssue } from '../contracts/errors.js'
import { kindOf } from '../schema/kind-of.js'
import { maxIssues } from '../schema/issue.js'
import { nearest } from '../schema/nearest.js'
import type { Action, ActionContext, Outcome } from './action/action.js'
import type { ActionResult } from './action/action-result.js'
import type { ForeignHost } from './configuration/endpoints.js'
import { withoutWordsOf } from './foreign-reply.js'
import type { AnyResult, Form, Given } from './forms/form.js'
import { withoutNulls } from './json/lenient.js'
import { parameterNamed } from './parameters/names.js'
import { inForm, refusal, resultOf } from './result.js'

/** What an action runs with, and the host whose words stay out of its result. */
export interface RunContext extends ActionContext {
  readonly foreignHost: ForeignHost
  readonly form: Form
}

/** Runs an action with the parameters as a platform sends them. */
export async function runAction(action: Action, given: unknown, context: RunContext): Promise<AnyResult> {
  const { form } = context
  const filled = filledIn(given)
  const shape = (result: ActionResult) => inForm(form, action, result, filled ?? {})
  const read: Read =
    filled === undefined
      ? { issues: [{ path: '', message: `the parameters must be an object, got ${kindOf(given)}` }] }
      : readParameters(action, filled)
  if ('issues' in read) return shape(refusal(action.title, 'InvalidInput', read.issues))
  const outcome = await outcomeOf(action, read.values, context)
  // Where the host cannot be found out, no call has reached one.
  const host = await context.foreignHost().catch(() => 'the host')
  return shape(resultOf(action, host === undefined ? outcome : withoutWordsOf(host, outcome, action.row()), form.time))
}

async function outcomeOf(
  action: Action,
  values: Readonly<Record<string, unknown>>,
  context: ActionContext,
): Promise<Outcome> {
  try {
    return await action.run(values, context)
  } catch (error) {
    if (!(error instanceof CloudTrailError)) throw error // the reason of the signal
    return { rows: [], failures: [{ subject: action.subject(values), error }], successful: 0 }
  }
}

type Read = { readonly values: Readonly<Record<string, unknown>> } | { readonly issues: readonly InputIssue[] }

function readParameters(action: Action, filled: Given): Read {
  const { parameters } = action
  const { named, issues } = byName(action, filled)
  const values: Record<string, unknown> = {}
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = named.get(name)
    if (value === undefined) {
      if (parameter.isRequired) issues.push({ path: name, message: `is required: ${parameter.description}` })
      continue
    }
    const read = parameter.read(value)
    if ('value' in read) values[name] = read.value
    else issues.push(...read.issues.map(({ path, message }) => ({ path: under(name, path), message })))
  }
  if (issues.length === 0) issues.push(...action.problems(values))
  return issues.length > 0 ? { issues } : { values }
}

/** The parameters by our names, and those that have none. */
function byName(action: Action, filled: Given): { named: ReadonlyMap<string, unknown>; issues: InputIssue[] } {
  const named = new Map<string, unknown>()
  const issues: InputIssue[] = []
  for (const [given, value] of Object.entries(filled)) {
    if (issues.length >= maxIssues) break
    const name = parameterNamed(given, action.parameters)
    if (!Object.hasOwn(action.parameters, name)) issues.push(unknown(action, given))
    else if (named.has(name)) {
      issues.push({ path: given, message: `is another name for ${name}: leave one of the two out` })
    } else named.set(name, value)
  }
  return { named, issues }
}

const under = (name: string, path: string): string =>
  path === '' || path.startsWith('[') ? `${name}${path}` : `${name}.${path}`

/** The parameters without those that are blank: platforms send `null` or an empty string for a field that was not filled in. */
function filledIn(given: unknown): Readonly<Record<string, unknown>> | undefined {
  if (given === undefined || given === null) return {}
  if (typeof given !== 'object' || Array.isArray(given)) return undefined
  const isFilled = ([, value]: [string, unknown]) =>
    value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
  const filled = Object.entries(given).filter(isFilled)
  return Object.fromEntries(filled.map(([name, value]) => [name, withoutNulls(value)]))
}

function unknown({ name, parameters }: Action, given: string): InputIssue {
  const names = Object.keys(parameters)
  const near = nearest(given, names)
  const remedy = near === undefined ? `the parameters are ${names.join(', ') || 'none'}` : `did you mean ${near}?`
  return { path: given, message: `is not a parameter of ${name}; ${remedy}` }
}
