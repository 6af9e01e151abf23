/** Tells which failures of a queue or a listing end an intake, and how long to pause after the others. Pure. */
import { CredentialsError, InputError, isServiceError } from '../../contracts/errors.js'
import { classify } from '../../retry/classify.js'

/**
 * Whether no pause will make it better: a refusal, or a configuration that cannot work.
 *
 * @param hasReceived - Whether it has answered before: credentials that were there once come back.
 */
export function isFatal(error: unknown, hasReceived: boolean): boolean {
  if (error instanceof InputError) return true
  if (error instanceof CredentialsError) return !hasReceived
  return isServiceError(error) && error.status < 500 && classify(error) === 'final'
}

/** The first pause, and the longest. The requests themselves were tried several times before. */
const pauseMs = { first: 1000, longest: 60_000 }

/** How long to pause after so many failures in a row, in milliseconds. */
export const pauseAfter = (failures: number): number =>
  Math.min(pauseMs.longest, pauseMs.first * 2 ** Math.min(failures - 1, 10))
