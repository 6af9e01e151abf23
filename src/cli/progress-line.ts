/** The line about a search that a terminal shows. Pure. */
import type { SearchProgress } from '../search/index.js'

export function progressLine({ requests, scanned, matched, share, estimatedMsLeft }: SearchProgress): string {
  const left = estimatedMsLeft === undefined || share >= 1 ? '' : `, about ${durationOf(estimatedMsLeft)} left`
  return `${String(requests)} pages, ${String(scanned)} events, ${String(matched)} found, ${String(Math.round(share * 100))} % of the time${left}`
}

function durationOf(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 120 ? `${String(seconds)} s` : `${String(Math.round(seconds / 60))} min`
}
