/** Accounts to search, on emulators with a clock of their own, and a plain filter to compare searches with. */
import { createRateLimiter, type CloudTrailRecord, type Transport } from 'cloudtrail-client'
import type { SearchHit, SearchOptions, Where, WhereCondition, WhereValue } from 'cloudtrail-client/search'
import { createEmulator, createTestClock, type Emulator, type TestClock } from 'cloudtrail-client/testing'
import { eventOf } from '../../src/testing/history/entry.js'

/** When the searches of tests take place, in epoch seconds. */
export const nowSecond = Date.UTC(2026, 10, 21) / 1000

export type TestRecord = CloudTrailRecord & {
  readonly eventID: string
  readonly eventTime: string
  readonly awsRegion: string
}

export const isoOf = (second: number): string => new Date(second * 1000).toISOString().replace('.000Z', 'Z')

/** A record of an ordinary call, with what a test says about it. */
export const recordOf = (id: string, second: number, more: Partial<CloudTrailRecord> = {}): TestRecord => ({
  eventVersion: '1.11',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetBucketAcl',
  recipientAccountId: '111111111111',
  ...more,
  awsRegion: more.awsRegion ?? 'us-east-1',
  eventID: id,
  eventTime: isoOf(second),
})

export interface AccountOptions {
  /** The records of each account by its id. */
  readonly records: Readonly<Record<string, readonly TestRecord[]>>
  readonly regions: readonly string[]
  /** Time that replies take. @defaultValue 0 */
  readonly latencyMs?: number
  /** Events of a page. @defaultValue 50 */
  readonly pageSize?: number
  readonly quotas?: boolean
  readonly startSecond?: number
}

/** Emulated accounts, and the options of a search in them. */
export interface Accounts {
  readonly clock: TestClock
  readonly options: SearchOptions
  readonly emulators: ReadonlyMap<string, Emulator>
  readonly requests: () => number
}

let keys = 0

/** The key that an account signs with; another one each time, as roles have it. */
const newKeyOf = (id: string): string => `AKID${id}K${String(keys++)}`

export function accountsWith(setting: AccountOptions): Accounts {
  const { records, regions, latencyMs = 0, pageSize = 50, quotas = true, startSecond = nowSecond } = setting
  const clock = createTestClock(startSecond * 1000)
  const emulators = new Map(
    Object.entries(records).map(([id, own]) => [
      id,
      createEmulator({ accountId: id, records: own, now: clock.now, wait: clock.wait, quotas }),
    ]),
  )
  const transport: Transport = async (request) => {
    const id = /Credential=AKID(\d{12})/.exec(request.headers['authorization'] ?? '')?.[1] ?? ''
    const { MaxResults: _, ...input } = JSON.parse(request.body) as Record<string, unknown>
    const sized = { ...request, body: JSON.stringify({ ...input, MaxResults: pageSize }) }
    if (latencyMs > 0) await clock.wait(latencyMs)
    return emulators.get(id)!.transport(sized)
  }
  return {
    clock,
    emulators,
    options: {
      regions,
      accounts: Object.keys(records).map((id) => ({
        id,
        credentials: () => Promise.resolve({ accessKeyId: newKeyOf(id), secretAccessKey: 'secret', accountId: id }),
      })),
      transport,
      clock,
      limiter: createRateLimiter({ clock }),
    },
    requests: () => [...emulators.values()].reduce((sum, { requests }) => sum + requests.length, 0),
  }
}

/** Whether a record meets conditions, written as plainly as can be. */
export function plainlyMeets(record: CloudTrailRecord, { any, ...conditions }: Where): boolean {
  const event = eventOf({ time: 0, id: '', record })
  const all = Object.entries(conditions).every(([name, condition]) =>
    condition === undefined ? true : holds(plainValues(name, event, record), condition as WhereCondition),
  )
  return all && (any === undefined || any.some((one) => plainlyMeets(record, one)))
}

function holds(values: readonly unknown[], condition: WhereCondition): boolean {
  if (Array.isArray(condition)) return condition.some((one: WhereValue) => values.some((value) => isEqual(value, one)))
  if (typeof condition !== 'object') return values.some((value) => isEqual(value, condition))
  if ('exists' in condition) return values.length > 0 === condition.exists
  return 'not' in condition && !holds(values, condition.not)
}

function isEqual(value: unknown, wanted: WhereValue): boolean {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false
  if (typeof wanted !== 'string') return String(value) === String(wanted)
  const source = wanted
    .split(/(\\\*|\*)/)
    .map((part) => (part === '*' ? '[^]*' : part === '\\*' ? '\\*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${source}$`, 'u').test(String(value))
}

const members: Readonly<Record<string, string>> = {
  eventId: 'EventId',
  eventName: 'EventName',
  eventSource: 'EventSource',
  readOnly: 'ReadOnly',
  accessKeyId: 'AccessKeyId',
  username: 'Username',
}

function plainValues(name: string, event: Record<string, unknown>, record: CloudTrailRecord): unknown[] {
  const resources = event['Resources'] as { ResourceType?: string; ResourceName?: string }[]
  const present = (values: unknown[]) => values.filter((value) => value !== undefined && value !== null)
  if (name === 'resourceType') return present(resources.map(({ ResourceType }) => ResourceType))
  if (name === 'resourceName') return present(resources.map(({ ResourceName }) => ResourceName))
  if (name === 'username') return present([event['Username'], record.userIdentity?.userName])
  const member = members[name]
  if (member !== undefined) return present([event[member]])
  let values: unknown[] = [record]
  for (const part of name.split('.')) {
    values = values
      .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
      .map((value) =>
        value !== null && typeof value === 'object' && Object.hasOwn(value, part)
          ? (value as Record<string, unknown>)[part]
          : undefined,
      )
  }
  return present(values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value])))
}

/** The hits that a search must return, each as Region, account and id, in order. */
export function plainFilter(
  { records, regions }: Pick<AccountOptions, 'records' | 'regions'>,
  where: Where,
  from: number,
  to: number,
  order: 'newest' | 'oldest' | 'arrival',
): string[] {
  const all = Object.entries(records).flatMap(([account, own]) =>
    own
      .map((record) => ({ record, account, second: Date.parse(record.eventTime) / 1000 }))
      .filter(({ record, second }) => regions.includes(record.awsRegion) && second >= from && second <= to)
      .filter(({ record }) => plainlyMeets(record, where)),
  )
  const sign = order === 'oldest' ? 1 : -1
  const keys = all
    .sort((left, right) => sign * (left.second - right.second) || (keyFor(left) < keyFor(right) ? -1 : 1))
    .map(keyFor)
  return order === 'arrival' ? keys.sort() : keys
}

const keyFor = ({ record, account }: { record: TestRecord; account: string }): string =>
  `${record.awsRegion} ${account} ${record.eventID}`

export const keyOfHit = ({ region, accountId, event }: SearchHit): string =>
  `${region} ${String(accountId)} ${String(event.EventId)}`
