/** Runs a function for each of many subjects, such as trails, and collects rows and failures. The limiter keeps the pace. */
import { CloudTrailError } from '../../contracts/errors.js'
import type { Outcome } from '../action/action.js'

/** The number of subjects to process at once; more than the quota's burst would only wait in the limiter. */
export interface Pace {
  readonly atOnce: number
}

/**
 * Runs `run` for each subject, `atOnce` at a time, and collects rows and failures in the order of the subjects.
 *
 * @throws The signal's own reason, when it aborts; what was done before stays done.
 */
export async function forEachSubject(
  subjects: readonly string[],
  { atOnce }: Pace,
  run: (subject: string) => Promise<readonly object[]>,
): Promise<Outcome> {
  const results: Result[] = []
  const queue = subjects.entries()
  const worker = async (): Promise<void> => {
    for (const [index, subject] of queue) results[index] = await settle(subject, run)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, subjects.length) }, worker))
  return outcomeOf(results)
}

type Result =
  | { readonly subject: string; readonly rows: readonly object[] }
  | { readonly subject: string; readonly error: CloudTrailError }

async function settle(subject: string, run: (subject: string) => Promise<readonly object[]>): Promise<Result> {
  try {
    return { subject, rows: await run(subject) }
  } catch (error) {
    if (error instanceof CloudTrailError) return { subject, error }
    throw error // the reason of the signal, or a bug in this package
  }
}

function outcomeOf(results: readonly Result[]): Outcome {
  const failures = results.flatMap((result) => ('error' in result ? [result] : []))
  return {
    rows: results.flatMap((result) => ('rows' in result ? result.rows : [])),
    failures,
    successful: results.length - failures.length,
  }
}
