/** Decides what a failure means: which objects are skipped, what ends an intake, and how long to pause. Pure. */
import { InputError, isServiceError } from '../../contracts/errors.js'
import { isMissingObject, OtherPartitionError } from '../../bucket/object-fault.js'
import { LogFileError } from '../log-file/log-file-error.js'
import type { ReadingOptions } from '../options/intake-options.js'
import { outageReason } from './outage.js'

/**
 * Whether trying again after a pause is pointless: the service refuses, or the configuration cannot work.
 *
 * @param hasSucceeded - Whether a request succeeded before. Credentials and access that were there once are expected to come back.
 */
export function isFatal(error: unknown, hasSucceeded: boolean): boolean {
  if (error instanceof InputError || error instanceof OtherPartitionError) return true
  const reason = outageReason(error)
  if (reason === undefined) return isServiceError(error)
  return !hasSucceeded && /^(credentials|access|kms)$/.test(reason)
}

/** Whether an object will never be read as it is, so that its message is poison. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof LogFileError || error instanceof OtherPartitionError

/** Each request was retried several times before the first pause. */
const pauseMs = { first: 1000, longest: 30_000 }

/** How long to pause after this number of failures in a row, in milliseconds. */
export const pauseAfter = (failures: number): number =>
  Math.min(pauseMs.longest, pauseMs.first * 2 ** Math.min(failures - 1, 10))

/**
 * Why an object that could not be read counts as accepted nevertheless; `undefined` for a failure.
 *
 * Where a message does not tell the size, an empty object is noticed only when it is read. A download that breaks is not taken
 * for one: S3 tells the length beforehand.
 */
export function reasonToPassOver(
  error: unknown,
  { onMissingObject }: Pick<ReadingOptions, 'onMissingObject'>,
): 'missing' | 'empty' | undefined {
  if (onMissingObject === 'ack' && isMissingObject(error)) return 'missing'
  return error instanceof LogFileError && error.code === 'EmptyFile' ? 'empty' : undefined
}
