/** What a run of a validation is about, and the pieces that come out of it. */
import type { Series } from '../chain/series.js'
import type { Finding } from '../findings/finding.js'
import type { WarningFacts } from '../findings/warning.js'
import type { ListedKey } from '../keys/key-ring.js'
import type { Store } from '../store/store.js'
import type { Slots } from './slots.js'

/** What all series of a run share. */
export interface Run {
  readonly store: Store
  readonly slots: Slots
  readonly signal: AbortSignal
  readonly fromMs: number
  readonly toMs: number
  /** The current time, in epoch milliseconds. */
  readonly nowMs: number
  /** Number of digests that are fetched ahead. */
  readonly ahead: number
  readonly findUnlisted: boolean
  /** The keys of a Region that were valid between two times; none when there are none. */
  readonly keysOf: (region: string, fromMs: number, toMs: number) => Promise<readonly ListedKey[]>
}

/** Where the files of a series are. */
export interface SeriesPlace {
  readonly series: Series
  readonly bucket: string | undefined
  readonly prefix: string | undefined
}

/** A piece of a validation. */
export interface Step {
  /** Where all further steps are, up to the next one that has it. */
  readonly place?: SeriesPlace
  readonly finding?: Finding | undefined
  readonly warnings?: readonly WarningFacts[] | undefined
  /** How far back the validation of the series has come, in epoch milliseconds. */
  readonly reachedMs?: number | undefined
}
