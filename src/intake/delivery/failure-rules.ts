/** Tells what failures mean: which objects are passed over, what ends an intake, and how long to pause. Pure. */
import { CredentialsError, InputError, isServiceError } from '../../contracts/errors.js'
import { classify } from '../../retry/classify.js'
import { isMissingObject } from '../bucket/object-fault.js'
import { LogFileError } from '../log-file/log-file-error.js'
import type { ReadingOptions } from '../options/intake-options.js'

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

/**
 * Why an object that could not be read counts as accepted all the same; `undefined` for a failure.
 *
 * That an object is empty shows only now where its message does not tell the size. S3 tells the length of what it sends,
 * so that a broken download is another error.
 */
export function reasonToPassOver(
  error: unknown,
  { onMissingObject }: Pick<ReadingOptions, 'onMissingObject'>,
): 'missing' | 'empty' | undefined {
  if (onMissingObject === 'ack' && isMissingObject(error)) return 'missing'
  return error instanceof LogFileError && error.code === 'EmptyFile' ? 'empty' : undefined
}
