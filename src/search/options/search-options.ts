/** The options of a search: those of a client, and which Regions and accounts are searched. */
import type { CredentialsInput } from '../../auth/credentials.js'
import type { CloudTrailConfig } from '../../config/client-config.js'
import { functionsNamed } from '../../config/option-rules.js'
import { isObject, isPlainObject, ownMembers, type OptionRule } from '../../contracts/options.js'
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { hookFinder, hookNames, type Hooks } from '../../contracts/hooks.js'
import { partitionOf } from '../../protocol/partitions.js'
import type { Priority } from '../../retry/limiter.js'
import type { Clock } from '../../runtime/clock.js'
import { kindOf } from '../../schema/kind-of.js'

/** An account to search, with credentials of its own. */
export interface SearchAccount {
  /** Its id, 12 digits; the hits carry it as `accountId`. */
  readonly id: string
  /** Credentials of this account, e.g. `fromAssumeRole` of `cloudtrail-client/credentials`. */
  readonly credentials: CredentialsInput
  /** The Regions of this account. @defaultValue the `regions` of the search */
  readonly regions?: readonly string[] | undefined
}

/** An account and Region that could not be read. */
export interface RegionFailure {
  /** The Region. */
  readonly region: string
  /** The account, where the search names accounts. */
  readonly accountId: string | undefined
  /** What the last request for it failed with. */
  readonly error: unknown
}

/** What to do when a Region fails: end the search with the error, or leave the Region out. */
export type RegionErrorAction = 'throw' | 'skip'

/** {@link RegionErrorAction}, or a function that decides. */
export type OnRegionError =
  RegionErrorAction | ((failure: RegionFailure) => RegionErrorAction | Promise<RegionErrorAction>)

/** One poll of a tail has taken longer than the time between two polls. */
export interface BehindEvent {
  /** How long the poll took, in milliseconds. */
  readonly tookMs: number
  /** The time between two polls, in milliseconds. */
  readonly pollMs: number
  /** Pages that the poll read. */
  readonly pages: number
  /** What helps. */
  readonly advice: string
}

/** Functions that are called with plain data about the work of a search; those of a client among them. */
export interface SearchHooks extends Hooks {
  /** Called when a poll of a tail takes longer than the time between two polls. */
  behind?: ((event: BehindEvent) => void) | undefined
}

/** Options of {@link createSearch}: those of a client, with `regions` in place of `region`. */
export interface SearchOptions extends Omit<CloudTrailConfig, 'on' | 'region'> {
  /** The Regions to search, at least one. */
  regions: readonly string[]
  /** The accounts to search, each in all `regions` or in its own. @defaultValue the one account of `credentials` */
  accounts?: readonly SearchAccount[] | undefined
  /** What to do when a Region fails. @defaultValue 'throw' */
  onRegionError?: OnRegionError | undefined
  /** Functions to call on attempts, retries, throttles and waits, and when a tail falls behind. @defaultValue none */
  on?: SearchHooks | undefined
}

/** The configurations of the clients of a search. */
export interface SearchSetting {
  readonly places: readonly {
    readonly region: string
    readonly accountId: string | undefined
    readonly config: CloudTrailConfig
  }[]
  readonly onRegionError: OnRegionError
  readonly behind: ((event: BehindEvent) => void) | undefined
  readonly clock: Clock | undefined
  readonly priority: Priority | undefined
}

const operation = 'createSearch'

const isRegions = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((region) => typeof region === 'string' && region !== '')

export const onRegionErrorRule: OptionRule = {
  expected: "'throw', 'skip' or a function",
  is: (value) => value === 'throw' || value === 'skip' || typeof value === 'function',
}

const hooksRule = functionsNamed(...hookNames, 'behind')

/** Reads the options once. @throws InputError that names all that is wrong. */
export function readSearchOptions(given: SearchOptions): SearchSetting {
  if (!isPlainObject(given))
    throw new InputError([{ path: '', message: `the options must be an object, got ${kindOf(given)}` }], { operation })
  const { regions, accounts, onRegionError = 'throw', on, ...config } = ownMembers(given)
  const issues: InputIssue[] = []
  if ('region' in config) issues.push({ path: 'region', message: 'is not an option; did you mean regions?' })
  if (!onRegionErrorRule.is(onRegionError)) {
    issues.push({
      path: 'onRegionError',
      message: `must be ${onRegionErrorRule.expected}, got ${kindOf(onRegionError)}`,
    })
  }
  if (on !== undefined && !hooksRule.is(on)) issues.push({ path: 'on', message: `must be ${hooksRule.expected}` })
  const sets = accounts === undefined ? [{ path: 'regions', regions }] : accountSets(accounts, regions, config, issues)
  for (const { path, regions } of sets) issues.push(...regionIssues(path, regions))
  if (issues.length > 0) throw new InputError(issues, { operation })
  const { behind, ...hooks } = on === undefined ? ({} as SearchHooks) : ownMembers(on)
  return {
    // sound: the Regions of each set were checked above
    places: sets.flatMap(({ regions, id, credentials }: AccountSet) =>
      [...new Set(regions as readonly string[])].map((region) => ({
        region,
        accountId: id,
        config: { ...config, on: hooks, ...(credentials === undefined ? {} : { credentials }) },
      })),
    ),
    onRegionError,
    clock: config.clock,
    priority: config.priority,
    behind: hookFinder<{ behind: BehindEvent }>({ behind }, ['behind'])('behind'),
  }
}

interface AccountSet {
  readonly path: string
  readonly regions: unknown
  readonly id?: string
  readonly credentials?: CredentialsInput
}

function accountSets(accounts: unknown, regions: unknown, config: object, issues: InputIssue[]): AccountSet[] {
  if (!Array.isArray(accounts) || accounts.length === 0) {
    issues.push({ path: 'accounts', message: `must be a list of accounts, at least one, got ${kindOf(accounts)}` })
    return []
  }
  if ('credentials' in config && config.credentials !== undefined) {
    issues.push({ path: 'credentials', message: 'has no effect beside `accounts`: leave one of the two out' })
  }
  const ids = new Set<unknown>()
  return accounts.map((account: unknown, index) => {
    const path = `accounts[${String(index)}]`
    const own = isPlainObject(account) ? (ownMembers(account, `${path}.`) as Partial<SearchAccount>) : {}
    const { id = '', credentials } = own
    if (!/^\d{12}$/.test(id)) issues.push({ path: `${path}.id`, message: 'must be the id of an account, 12 digits' })
    else if (ids.has(id))
      issues.push({ path: `${path}.id`, message: 'must not be that of another account of the list' })
    if (!isObject(credentials) && typeof credentials !== 'function') {
      issues.push({
        path: `${path}.credentials`,
        message: `must be credentials or a provider function, got ${kindOf(credentials)}`,
      })
    }
    ids.add(id)
    return {
      path: own.regions === undefined ? 'regions' : `${path}.regions`,
      regions: own.regions ?? regions,
      id,
      ...(credentials === undefined ? {} : { credentials }),
    }
  })
}

function regionIssues(path: string, regions: unknown): InputIssue[] {
  if (regions === undefined) return [{ path, message: "is required: a list of Regions, e.g. ['us-east-1']" }]
  if (!isRegions(regions)) {
    return [{ path, message: `must be a list of Regions, at least one, got ${kindOf(regions)}` }]
  }
  const partitions = new Set(regions.map((region) => partitionOf(region).id))
  if (partitions.size < 2) return []
  const message = `are of the partitions ${[...partitions].join(' and ')}, but credentials belong to one: make a search for each, or give accounts with regions of their own`
  return [{ path, message }]
}
