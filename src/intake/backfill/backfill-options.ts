/** What a backfill can be told, and how that is checked once. */
import { milliseconds, objectWith, optionIssues, type OptionRule, type OptionRules } from '../../config/option-rules.js'
import { account, combinationIssues, readingRules, refuse, type ReadingOptions } from '../options/intake-options.js'
import type { CursorStore } from './cursors.js'

/** Configuration of a backfill. */
export interface BackfillOptions extends ReadingOptions {
  /** The bucket with the log files. */
  bucket: string
  /** The trail's key prefix: what stands before `AWSLogs/`. @defaultValue none */
  prefix?: string | undefined
  /** Only log files of these accounts. @defaultValue every account that is found */
  accountIds?: readonly string[] | undefined
  /** Only log files of these Regions; `region` is that of the bucket. @defaultValue every Region that is found */
  logRegions?: readonly string[] | undefined
  /**
   * Events from this time on, from 1970 to 9998. Without `to`, it is the delivery of a file that counts, whose events are some
   * minutes older as a rule; and a place that `cursors` has goes before it.
   *
   * @defaultValue the time when `cursors` were used without it for the first time: only what is delivered from now on
   */
  from?: Date | undefined
  /**
   * Events before this time; the iteration then ends. Files are read that were delivered until a day later, as far as they
   * are there, and events outside of the range are left out.
   *
   * @defaultValue without end: new files are looked for again and again
   */
  to?: Date | undefined
  /** Where the place in each series of files is kept. @defaultValue in memory: a new process begins at `from` again */
  cursors?: CursorStore | undefined
  /** How late a file may appear and still be found, in minutes from 1. @defaultValue 1440 */
  lookbackMinutes?: number | undefined
  /** Time between two looks for new files, in milliseconds. @defaultValue 60,000 */
  pollMs?: number | undefined
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

const listOf = (expected: string, isItem: (item: unknown) => boolean): OptionRule => ({
  expected,
  is: (value) => Array.isArray(value) && value.every(isItem),
})

/** The years that the days in keys can tell. */
const years = { first: 1970, last: 9998 }

const date: OptionRule = {
  expected: `a valid Date from ${String(years.first)} to ${String(years.last)}`,
  is: (value) => value instanceof Date && value.getUTCFullYear() >= years.first && value.getUTCFullYear() <= years.last,
}

const rules: OptionRules<BackfillOptions> = {
  ...readingRules,
  bucket: { expected: "the bucket's name alone", is: (value) => isText(value) && !/[:/]/.test(String(value)) },
  prefix: {
    expected: 'a string without slashes around it',
    is: (value) => typeof value === 'string' && !/^\/|\/$/.test(value),
  },
  accountIds: listOf('a list of account ids, 12 digits each', account.is),
  logRegions: listOf('a list of Regions', isText),
  from: date,
  to: date,
  cursors: objectWith('get', 'set'),
  lookbackMinutes: {
    expected: 'a whole number of minutes from 1',
    is: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  },
  pollMs: milliseconds,
}

/** @throws InputError that names every option that cannot be used. */
export function checkBackfillOptions(options: BackfillOptions): void {
  refuse('createBackfill', optionIssues(options, rules))
  const issues = combinationIssues(options)
  const { bucket }: { bucket?: unknown } = options
  const { from, to } = options
  if (bucket === undefined) issues.push({ path: 'bucket', message: 'is required' })
  if (to !== undefined && from === undefined) issues.push({ path: 'from', message: 'is required where `to` is given' })
  if (to !== undefined && from !== undefined && from >= to) {
    issues.push({ path: 'to', message: 'must be later than `from`' })
  }
  refuse('createBackfill', issues)
}
