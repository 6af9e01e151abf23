/** What is said of a search when it has ended, and its exit code. */
import { isServiceError } from '../contracts/errors.js'
import type { RegionFailure, SearchSummary } from '../search/index.js'
import { errorLine } from './error-line.js'
import { log } from './print-hits.js'

/** Tells what was left out, and how much was found on a terminal or where it is nothing. */
export function sumUp({ matched, scanned, leftOut }: SearchSummary, regionCount: number): void {
  for (const [reason, regions] of byReason(leftOut)) {
    log(`${regions.join(', ')} ${regions.length === 1 ? 'was' : 'were'} left out: ${reason}`)
  }
  const isAll = leftOut.length === regionCount
  if (leftOut.length > 0) process.exitCode = isAll ? 1 : 3
  if (!isAll && (matched === 0 || process.stderr.isTTY)) {
    log(`${String(matched)} found, of ${String(scanned)} events that were read`)
  }
}

/** Regions often fail for one reason, such as missing credentials. Of errors of the service, the first tells its request id. */
function byReason(failures: readonly RegionFailure[]): Iterable<readonly [reason: string, regions: readonly string[]]> {
  const groups = new Map<string, readonly [string, string[]]>()
  for (const { region, error } of failures) {
    const reason = errorLine(error)
    const group = isServiceError(error) ? `${error.code} ${error.message}` : reason
    const known = groups.get(group)
    if (known === undefined) groups.set(group, [reason, [region]])
    else known[1].push(region)
  }
  return groups.values()
}
