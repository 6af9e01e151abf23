/** The events of a validation, and the hooks that are called with them. */
import { hookFinder, type Hooks } from '../../contracts/hooks.js'
import type { Finding } from '../findings/finding.js'
import type { IntegrityWarning } from '../findings/warning.js'

/** A file was checked. */
export interface ProgressEvent {
  /** How much of the range is done, from 0 to 1, by the time of the digests. */
  readonly fraction: number
  /** What was found last. */
  readonly finding: Finding
}

interface IntegrityEvents {
  progress: ProgressEvent
  warning: IntegrityWarning
}

/** Functions that are called during a validation. What they return or throw is ignored. */
export interface IntegrityHooks extends Omit<Hooks, 'warning'> {
  /** Each finding, just before it is taken. */
  progress?: ((event: ProgressEvent) => void) | undefined
  /** Each warning, when it is found; the report has them too. */
  warning?: ((warning: IntegrityWarning) => void) | undefined
}

/** The names of the hooks that a validation has besides those of a client. */
export const integrityHookNames = ['progress', 'warning'] as const satisfies readonly (keyof IntegrityEvents)[]

/** Reports an event to its hook. */
export type EmitIntegrity = <Name extends keyof IntegrityEvents>(name: Name, event: IntegrityEvents[Name]) => void

/** Reports events to the hooks that there are now. */
export function integrityEmitter(hooks: IntegrityHooks | undefined): EmitIntegrity {
  const hookOf = hookFinder<IntegrityEvents>(hooks, integrityHookNames)
  return (name, event) => {
    hookOf(name)?.(event)
  }
}
