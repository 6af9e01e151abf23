/** The list of all actions, and the lookup of actions by name. */
import { lazy } from '../runtime/lazy.js'
import { nearest } from '../schema/nearest.js'
import { inSnakeCase, parameterNamed } from './parameters/names.js'
import type { Action, ActionSet } from './action/action.js'
import { investigationActions } from './sets/investigation.js'
import { managementActions } from './sets/management/actions.js'
import { operationActions } from './sets/operation/actions.js'

/** All actions, set by set. Names are unique within a set. */
export const actions: () => readonly Action[] = lazy(() => [
  ...investigationActions,
  ...managementActions,
  ...operationActions(),
])

/** All actions with a name, which may be in words, at most one of each set. */
export function actionsNamed(name: string): readonly Action[] {
  const meant = inSnakeCase(name)
  return actions().filter(
    (action) => action.name === meant || (meant === 'test_connection' && action.name === 'test_connectivity'),
  )
}

/**
 * Finds the action for a call. If several sets have the name, the operation set is used exactly when the call has `body`;
 * otherwise the first set that has all parameters of the call.
 *
 * @param given - The names of the parameters of the call.
 * @param set - Limits the search to one set.
 */
export function resolveAction(name: string, given: readonly string[], set: ActionSet | undefined): Action | undefined {
  const named = actionsNamed(name).filter((action) => set === undefined || action.set === set)
  const meant = named.filter((action) => (action.set === 'operation') === given.map(inSnakeCase).includes('body'))
  const unknownTo = ({ parameters }: Action) =>
    given.filter((parameter) => !Object.hasOwn(parameters, parameterNamed(parameter, parameters))).length
  const [first, ...others] = meant.length > 0 ? meant : named
  return first && others.reduce((best, action) => (unknownTo(action) < unknownTo(best) ? action : best), first)
}

/** The error message for a name that no action has, or no action of the given set. */
export function unknownAction(name: string, set?: ActionSet): string {
  const sets = actionsNamed(name).map((action) => action.set)
  if (sets.length > 0) return `${name} is not in the ${String(set)} set; it is in ${sets.join(', ')}`
  const names = [...new Set(actions().map((action) => action.name))]
  const near = nearest(name, names)
  return near === undefined
    ? `${quoted(name)} is not an action; \`catalogue\` lists all actions`
    : `${quoted(name)} is not an action; did you mean ${near}?`
}

const quoted = (name: string): string => JSON.stringify(name.length > 64 ? `${name.slice(0, 64)}…` : name)
