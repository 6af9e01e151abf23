/** Reads a time of the command line: how long ago, or a time with its offset. Pure. */
import { UsageError } from './usage.js'

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** How long a time such as `24h` is; `undefined` for other text. */
export function durationMs(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,7})([smhdw])$/.exec(text) ?? []
  return count === undefined ? undefined : Number(count) * (unitMs[unit] ?? NaN)
}

/** @throws UsageError */
export function timeBefore(option: string, text: string, nowMs: number): Date {
  const agoMs = durationMs(text)
  const givenMs = withOffset.test(text) ? Date.parse(text) : NaN
  const ms = agoMs === undefined ? givenMs : nowMs - agoMs
  if (Number.isNaN(new Date(ms).getTime())) {
    throw new UsageError(
      `${option} must be such as 90m, 24h or 7d, or a time with its offset such as 2026-11-20T00:00:00Z`,
    )
  }
  return new Date(ms)
}
