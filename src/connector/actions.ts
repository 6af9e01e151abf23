/** All actions of the three sets, and the one that a name means. */
import { lazy } from '../runtime/lazy.js'
import { nearest } from '../schema/nearest.js'
import type { Action, ActionSet } from './action/action.js'
import { investigationActions } from './sets/investigation.js'
import { managementActions } from './sets/management/actions.js'
import { operationActions } from './sets/operation/actions.js'

/** Set by set; a name comes once in each. */
export const actions: () => readonly Action[] = lazy(() => [
  ...investigationActions,
  ...managementActions,
  ...operationActions(),
])

/** Every action of a name. */
export const actionsNamed = (name: string): readonly Action[] => actions().filter((action) => action.name === name)

/**
 * The action that a call means. A name of several sets goes to the operation set exactly when the call has `body`;
 * otherwise to the first set that has all the parameters of the call.
 *
 * @param set - Of this set alone, when it is given.
 */
export function resolveAction(name: string, given: readonly string[], set: ActionSet | undefined): Action | undefined {
  const named = actionsNamed(name).filter((action) => set === undefined || action.set === set)
  const meant = named.filter((action) => (action.set === 'operation') === given.includes('body'))
  const unknownTo = ({ parameters }: Action) =>
    given.filter((parameter) => !Object.hasOwn(parameters, parameter)).length
  const [first, ...others] = meant.length > 0 ? meant : named
  return first && others.reduce((best, action) => (unknownTo(action) < unknownTo(best) ? action : best), first)
}

/** What is wrong with a name that no action has, or none of the set that was asked for. */
export function unknownAction(name: string, set?: ActionSet): string {
  const sets = actionsNamed(name).map((action) => action.set)
  if (sets.length > 0) return `${name} is not in the ${String(set)} set; it is in ${sets.join(', ')}`
  const names = [...new Set(actions().map((action) => action.name))]
  const near = nearest(name, names)
  return near === undefined
    ? `${quoted(name)} is not an action; \`catalogue\` lists those there are`
    : `${quoted(name)} is not an action; did you mean ${near}?`
}

const quoted = (name: string): string => JSON.stringify(name.length > 64 ? `${name.slice(0, 64)}…` : name)
