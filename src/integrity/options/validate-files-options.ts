/** The options of `validateFiles`, and their rules. */
import {
  flag,
  functionsNamed,
  isObject,
  objectWith,
  readOptions,
  signalOption,
  type OptionRule,
  type OptionRules,
} from '../../config/option-rules.js'
import { InputError } from '../../contracts/errors.js'
import type { ListedKey } from '../keys/key-ring.js'
import type { FileSource } from '../store/file-source.js'
import { integrityHookNames, type IntegrityHooks } from './integrity-hooks.js'
import {
  accounts,
  bucket,
  concurrency,
  date,
  rangeIssues,
  regions,
  required,
  trailArn,
} from './validate-logs-options.js'

/** What to validate, and how. */
export interface ValidateFilesOptions {
  /**
   * The copies: a folder on disk, below which each file has the path of its key, or an object that lists and reads them. For a
   * folder, the metadata of a file `x.json.gz` are in `x.json.gz.metadata.json`, as `aws s3api head-object` prints them.
   */
  source: string | FileSource
  /**
   * The public keys of the Regions, as `listPublicKeys` or `aws cloudtrail list-public-keys` gives them. Whoever can change the
   * copies must not be able to change these.
   *
   * @defaultValue `public-keys.json` in the folder
   */
  publicKeys?: readonly ListedKey[] | undefined
  /**
   * The bucket that the files were delivered to: a digest that was delivered to another one is `moved`, unless a newer digest
   * leads to it.
   *
   * @defaultValue the one that the newest digest of each chain names
   */
  originalBucket?: string | undefined
  /** The one trail whose files are validated. @defaultValue all of which there are digests */
  trailArn?: string | undefined
  /** Start of the time in which the log files were delivered. @defaultValue that of the oldest digest */
  from?: Date | undefined
  /** End of that time, inclusive. @defaultValue that of the newest digest */
  to?: Date | undefined
  /** The accounts whose files are validated. @defaultValue all of which there are digests */
  accountIds?: readonly string[] | undefined
  /** The Regions whose files are validated. @defaultValue all of which there are digests */
  regions?: readonly string[] | undefined
  /** Number of files that are read at the same time, 1 to 1000. @defaultValue 64 */
  concurrency?: number | undefined
  /** Whether to warn of log files that no digest names. @defaultValue false */
  findUnlisted?: boolean | undefined
  /** Functions that are called with events about the work. @defaultValue none */
  on?: Pick<IntegrityHooks, 'progress' | 'warning'> | undefined
  /** Ends the validation, which then throws the signal's own reason. */
  signal?: AbortSignal | undefined
}

const source = objectWith('list', 'get')

const keys: OptionRule = {
  expected: 'a list of public keys with Value and Fingerprint',
  is: (value) =>
    Array.isArray(value) &&
    value.every((key) => isObject(key) && typeof (key as ListedKey).Fingerprint === 'string' && 'Value' in key),
}

const rules: OptionRules<ValidateFilesOptions> = {
  source: {
    expected: `the path of a folder, or ${source.expected}`,
    is: (value) => (typeof value === 'string' && value !== '') || source.is(value),
  },
  publicKeys: keys,
  originalBucket: bucket,
  trailArn,
  from: date,
  to: date,
  accountIds: accounts,
  regions,
  concurrency,
  findUnlisted: flag,
  on: functionsNamed(...integrityHookNames),
  signal: signalOption,
}

/** Reads the options once and checks them. @throws InputError that names every option that is not valid. */
export function readValidateFilesOptions(given: ValidateFilesOptions): ValidateFilesOptions {
  const options = readOptions(given, rules, 'validateFiles')
  const issues = [...required(options, ['source']), ...rangeIssues(options)]
  if (isObject(options.source) && options.publicKeys === undefined)
    issues.push({ path: 'publicKeys', message: 'is required: only a folder can have them in it' })
  if (issues.length > 0) throw new InputError(issues, { operation: 'validateFiles' })
  return options
}
