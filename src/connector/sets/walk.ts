/** Reads all items of a pagination, and keeps those that came before a failure. */
import { CloudTrailError } from '../../contracts/errors.js'
import type { Outcome } from '../action/action.js'

/** What was read, and at most one failure. @param most - Where to stop. */
export async function walk<Item extends object>(
  items: AsyncIterable<Item>,
  { most = Infinity, subject = null }: { most?: number; subject?: string | null } = {},
): Promise<{ readonly rows: Item[]; readonly failures: Outcome['failures'] }> {
  const rows: Item[] = []
  try {
    for await (const item of items) {
      rows.push(item)
      if (rows.length >= most) break
    }
    return { rows, failures: [] }
  } catch (error) {
    if (!(error instanceof CloudTrailError)) throw error // the reason of the signal
    return { rows, failures: [{ subject, error }] }
  }
}
