/** Does one thing to many subjects: runs over all of them, and tells which failed. The limiter keeps to the quota's pace. */
import { CloudTrailError } from '../../contracts/errors.js'
import type { Outcome } from '../action/action.js'

/** How many requests may be under way at once; more than the quota's burst would only wait in the limiter. */
export interface Pace {
  readonly atOnce: number
}

/**
 * Runs `run` for each subject, `atOnce` at a time, and collects rows and failures in the order of the subjects.
 *
 * @throws The reason of the signal when the action is cancelled; what is done by then stays done.
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
    throw error // the reason of a signal, or a mistake in this package
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
