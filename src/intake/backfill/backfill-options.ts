/** The options of a backfill, and their rules. */
import { milliseconds } from '../../config/option-rules.js'
import { objectWith, readOptions, type OptionRule, type OptionRules } from '../../contracts/options.js'
import { bucketIssue } from '../../bucket/bucket-name.js'
import { isDate } from '../../schema/kind-of.js'
import { account, combinationIssues, readingRules, refuse, type ReadingOptions } from '../options/intake-options.js'
import type { CursorStore } from './cursors.js'

/** Configuration of a backfill. */
export interface BackfillOptions extends ReadingOptions {
  /** The bucket with the log files: its name, or the ARN or the alias of an access point in one Region. */
  bucket: string
  /** The trail's key prefix: the part before `/AWSLogs/`. @defaultValue none */
  prefix?: string | undefined
  /** Read only log files of these accounts. @defaultValue every account that is found */
  accountIds?: readonly string[] | undefined
  /** Read only log files of these Regions; `region` is that of the bucket. @defaultValue every Region that is found */
  logRegions?: readonly string[] | undefined
  /**
   * Read events from this time on, from 1970 to 9998. Without `to`, the time of a file's delivery counts, which is usually some
   * minutes after its events; and a cursor in `cursors` takes precedence.
   *
   * @defaultValue the time of the first use of `cursors` without `from`: only files that are put from then on, among them those
   * that were named up to `lookbackMinutes` earlier
   */
  from?: Date | undefined
  /**
   * Read events before this time, and then end the iteration. Files delivered up to a day later are read if they exist already;
   * events outside the range are left out.
   *
   * @defaultValue no end: the bucket is listed for new files every `pollMs`
   */
  to?: Date | undefined
  /** Stores the cursor of each series of files. @defaultValue in memory: a new process begins at `from` again */
  cursors?: CursorStore | undefined
  /** How late a file can appear and still be found, in minutes from 1. @defaultValue 1440 */
  lookbackMinutes?: number | undefined
  /** Time between two listings for new files, in milliseconds. @defaultValue 60,000 */
  pollMs?: number | undefined
}

const isString = (value: unknown): boolean => typeof value === 'string' && value !== ''

const listOf = (expected: string, isItem: (item: unknown) => boolean): OptionRule => ({
  expected,
  is: (value) => Array.isArray(value) && value.every(isItem),
})

/** The years that can stand in keys, with a day to spare. */
const years = { first: 1970, last: 9998 }

const date: OptionRule = {
  expected: `a valid Date from ${String(years.first)} to ${String(years.last)}`,
  is: (value) => isDate(value) && value.getUTCFullYear() >= years.first && value.getUTCFullYear() <= years.last,
}

const rules: OptionRules<BackfillOptions> = {
  ...readingRules,
  bucket: { expected: "the bucket's name alone", is: isString },
  prefix: {
    expected: 'a string without slashes around it',
    is: (value) => typeof value === 'string' && !/^\/|\/$/.test(value),
  },
  accountIds: listOf('a list of account ids, 12 digits each', account.is),
  logRegions: listOf('a list of Regions', isString),
  from: date,
  to: date,
  cursors: objectWith('get', 'set'),
  lookbackMinutes: {
    expected: 'a whole number of minutes from 1',
    is: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  },
  pollMs: milliseconds,
}

/** Reads the options once and checks them. @throws InputError that names every option that is not valid. */
export function readBackfillOptions(given: BackfillOptions): BackfillOptions {
  const options = readOptions(given, rules, 'createBackfill')
  const issues = combinationIssues(options)
  const { bucket }: { bucket?: unknown } = options
  const { from, to } = options
  const bucketMessage = typeof bucket === 'string' ? bucketIssue(bucket) : 'is required'
  if (bucketMessage !== undefined) issues.push({ path: 'bucket', message: bucketMessage })
  if (to !== undefined && from === undefined) issues.push({ path: 'from', message: 'is required where `to` is given' })
  if (to !== undefined && from !== undefined && from >= to) {
    issues.push({ path: 'to', message: 'must be later than `from`' })
  }
  refuse('createBackfill', issues)
  return options
}
