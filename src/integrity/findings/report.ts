/** Counts findings, and sums them up. */
import type { Finding } from './finding.js'
import type { IntegrityWarning } from './warning.js'

/** How many files are valid, and how many are not. */
export interface VerdictCounts {
  /** Files that are what was delivered. */
  readonly valid: number
  /** Files that are missing, altered or cannot be proven. */
  readonly invalid: number
}

/** What a validation found in all. */
export interface ValidationReport {
  /** Digest files. */
  readonly digests: VerdictCounts
  /** Digest files whose name ends in `_backfill`. */
  readonly backfillDigests: VerdictCounts
  /** Log files that valid digests name. A file that two digests name counts twice. */
  readonly logs: VerdictCounts
  /** Start of the time that valid digests cover, within the range; absent without a valid digest. */
  readonly from?: Date
  /** End of that time. */
  readonly to?: Date
  /** Whether no file is invalid. It is true also when there are warnings, gaps, or no files at all. */
  readonly isValid: boolean
  /** What no verdict shows. */
  readonly warnings: readonly IntegrityWarning[]
}

const nothing = { valid: 0, invalid: 0 }

/** Sums up the findings of one run. */
export class Tally {
  readonly #counts = { digests: { ...nothing }, backfillDigests: { ...nothing }, logs: { ...nothing } }
  readonly #warnings: IntegrityWarning[] = []
  readonly #range: { readonly fromMs: number; readonly toMs: number }
  #fromMs = Infinity
  #toMs = -Infinity

  /** @param range - What was asked for; the covered time is named within it. */
  constructor(range: { readonly fromMs: number; readonly toMs: number }) {
    this.#range = range
  }

  add({ kind, isBackfill, verdict, from, to }: Finding): void {
    if (kind === 'gap') return
    this.#counts[kind === 'log' ? 'logs' : isBackfill ? 'backfillDigests' : 'digests'][verdict]++
    if (kind !== 'digest' || from === undefined || to === undefined) return
    this.#fromMs = Math.min(this.#fromMs, Math.max(from.getTime(), this.#range.fromMs))
    this.#toMs = Math.max(this.#toMs, Math.min(to.getTime(), this.#range.toMs))
  }

  warn(warning: IntegrityWarning): void {
    this.#warnings.push(warning)
  }

  report(): ValidationReport {
    const { digests, backfillDigests, logs } = this.#counts
    const isCovered = this.#fromMs < Infinity
    return {
      digests: { ...digests },
      backfillDigests: { ...backfillDigests },
      logs: { ...logs },
      ...(isCovered ? { from: new Date(this.#fromMs), to: new Date(this.#toMs) } : {}),
      isValid: digests.invalid + backfillDigests.invalid + logs.invalid === 0,
      warnings: [...this.#warnings],
    }
  }
}
