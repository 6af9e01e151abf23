/** What is said of a search when it has ended, and its exit code. */
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

/** Regions often fail for one reason, such as missing credentials. */
function byReason(failures: readonly RegionFailure[]): ReadonlyMap<string, readonly string[]> {
  const regions = new Map<string, string[]>()
  for (const { region, error } of failures) {
    const reason = errorLine(error)
    regions.set(reason, [...(regions.get(reason) ?? []), region])
  }
  return regions
}
