/** The story of an actor or a thing: its events, and those of the credentials that it was given along the way. */
import { anything, text } from '../../config/option-rules.js'
import { readOptions, type OptionRules } from '../../contracts/options.js'
import { InputError } from '../../contracts/errors.js'
import type { FindOptions } from '../find/find-options.js'
import type { Found, SearchSummary } from '../find/found.js'
import type { RegionFailure } from '../options/search-options.js'
import type { HitIterator, SearchHit } from '../walk/candidate.js'
import { Hits } from '../walk/hits.js'
import type { Where } from '../where/where.js'
import { issuedKeyOf } from './issued-key.js'

/** Options of {@link Search.story}: one of the first four, and a range of time. */
export interface StoryOptions extends Pick<FindOptions, 'from' | 'to' | 'maxPages' | 'onRegionError' | 'signal'> {
  /** An access key; the keys that it obtained are followed: those of sessions, from STS, and those that it created for users, in IAM. */
  accessKeyId?: string | undefined
  /** A role: who assumed it, what its sessions did, and the keys that they obtained. All events of the range are read for it. */
  roleArn?: string | undefined
  /** A resource, by the name or ARN that lookups know it by. */
  resourceArn?: string | undefined
  /** A user or a role session; the keys that it obtained are followed too. */
  username?: string | undefined
  /** `oldest` first, or `newest`. @defaultValue 'oldest' */
  order?: 'oldest' | 'newest' | undefined
  /** The most events to collect, from 1; they are held in memory. @defaultValue 10000 */
  limit?: number | undefined
}

/** The events of a story. All of them are read before the first one is returned. */
export interface Story extends HitIterator {
  /** The access keys that were obtained along the way, from STS or by `CreateAccessKey`, and followed. */
  readonly keys: readonly string[]
  /** How it ended, or how it stands. */
  readonly summary: SearchSummary
}

/** So many keys are looked up by queries of their own; more would be a scan. */
const keysAtOnce = 8

/** Chains of roles longer than this are not followed; the service ends a chained session after an hour. */
const maxLinks = 20

const rules: OptionRules<StoryOptions> = {
  accessKeyId: text,
  roleArn: text,
  resourceArn: text,
  username: text,
  from: anything,
  to: anything,
  maxPages: anything,
  onRegionError: anything,
  signal: anything,
  order: { expected: "'oldest' or 'newest'", is: (value) => value === 'oldest' || value === 'newest' },
  limit: anything,
}

/** What each subject means as conditions. A star in a name is a star, not a pattern. */
const subjects = {
  accessKeyId: (value) => ({ accessKeyId: value }),
  roleArn: (value) => ({
    any: [{ resourceName: value }, { 'userIdentity.sessionContext.sessionIssuer.arn': value }],
  }),
  resourceArn: (value) => ({ resourceName: value }),
  username: (value) => ({ username: value }),
} as const satisfies Readonly<Record<string, (value: string) => Where>>

type Subject = keyof typeof subjects

const names = Object.keys(subjects) as Subject[] // sound: its own keys

/** @param find - Of the search. @throws InputError before anything is sent. */
export function tellStory(given: StoryOptions, find: (options: FindOptions) => Found): Story {
  const { order = 'oldest', limit = 10_000, ...options } = readOptions(given, rules, 'story')
  const chosen = names.filter((name) => options[name] !== undefined)
  const [subject] = chosen
  if (subject === undefined || chosen.length > 1) {
    throw new InputError([{ path: '', message: `exactly one of ${names.join(', ')} is required` }], {
      operation: 'story',
    })
  }
  const where = subjects[subject]((options[subject] ?? '').replaceAll('*', '\\*'))
  const { from, to, maxPages, onRegionError, signal } = options
  const findAll = (where: Where, left: number) =>
    find({ from, to, maxPages, onRegionError, signal, order: 'newest', limit: left, where })
  return new CollectedStory(findAll(where, limit), findAll, {
    limit,
    order,
    isFollowed: subject !== 'resourceArn',
    known: subject === 'accessKeyId' ? [options[subject] ?? ''] : [],
  })
}

type FindAll = (where: Where, left: number) => Found

interface Plot {
  readonly limit: number
  readonly order: 'oldest' | 'newest'
  readonly isFollowed: boolean
  readonly known: readonly string[]
}

class CollectedStory extends Hits implements Story {
  readonly #plot: Plot
  readonly #keys = new Set<string>()
  readonly #finds: Found[] = []
  readonly #findAll: FindAll
  #current: Found
  #isEnded = false

  constructor(first: Found, findAll: FindAll, plot: Plot) {
    super()
    this.#plot = plot
    this.#findAll = findAll
    this.#current = first
  }

  get keys(): readonly string[] {
    return [...this.#keys]
  }

  get summary(): SearchSummary {
    const all = [...new Set([...this.#finds, this.#current])].map(({ summary }) => summary)
    const sum = (member: 'matched' | 'scanned' | 'requests') => all.reduce((total, one) => total + one[member], 0)
    const truncated = all.find(({ isTruncated }) => isTruncated)
    return {
      matched: sum('matched'),
      scanned: sum('scanned'),
      requests: sum('requests'),
      isTruncated: truncated !== undefined,
      ...(truncated?.truncatedBy === undefined ? {} : { truncatedBy: truncated.truncatedBy }),
      leftOut: onePerPlace(all.flatMap(({ leftOut }) => leftOut)),
      notes: [...new Set(all.flatMap(({ notes }) => notes))],
    }
  }

  protected async end(): Promise<void> {
    this.#isEnded = true
    await this.#current.return?.()
  }

  protected async *read(): AsyncGenerator<SearchHit, undefined> {
    const { limit, order, isFollowed, known } = this.#plot
    const hits = new Map<string, SearchHit>()
    const done = new Set(known)
    const isOver = () => this.#isEnded || hits.size >= limit
    let issued = await this.#collect(this.#current, hits)
    for (let link = 0; isFollowed && link < maxLinks && !isOver(); link++) {
      const keys = [...issued].filter((key) => !done.has(key))
      if (keys.length === 0) break
      issued = new Set()
      for (let at = 0; at < keys.length && !isOver(); at += keysAtOnce) {
        const some = keys.slice(at, at + keysAtOnce)
        for (const key of some) done.add(key)
        for (const key of some) this.#keys.add(key)
        const found = this.#findAll({ accessKeyId: some }, limit - hits.size)
        for (const key of await this.#collect(found, hits)) issued.add(key)
      }
    }
    if (this.#isEnded) return
    const sign = order === 'oldest' ? 1 : -1
    const timeOf = ({ event }: SearchHit) => event.EventTime?.getTime() ?? 0
    // Those of one time stay in the order in which they were found: by Region, account and id.
    for (const hit of [...hits.values()].sort((left, right) => sign * (timeOf(left) - timeOf(right)))) yield hit
  }

  /** @returns The keys that the events of a find gave out. */
  async #collect(found: Found, hits: Map<string, SearchHit>): Promise<Set<string>> {
    this.#current = found
    this.#finds.push(found)
    const issued = new Set<string>()
    for await (const hit of found) {
      const { region, accountId = '', event, record } = hit
      hits.set(`${region} ${accountId} ${event.EventId ?? JSON.stringify(event)}`, hit)
      const key = issuedKeyOf(record)
      if (key !== undefined) issued.add(key)
    }
    return issued
  }
}

const onePerPlace = (failures: readonly RegionFailure[]): readonly RegionFailure[] => [
  ...new Map(failures.map((failure) => [`${failure.region} ${failure.accountId ?? ''}`, failure])).values(),
]
