/** Filters of records and objects, and a preset that leaves out routine calls. */
import type { ObjectReference } from '../../bucket/object-reference.js'

/** The part of a record that a filter by name uses. */
export interface NamedRecord {
  /** The service, e.g. `s3.amazonaws.com`. */
  readonly eventSource?: string | undefined
  /** The operation, e.g. `PutObject`. */
  readonly eventName?: string | undefined
}

/** Decides whether to keep a record. One that is left out counts as accepted. */
export type RecordFilter<Item = NamedRecord> = (record: Item) => boolean

/** Decides whether to read an object, before any of it is fetched. One that is skipped counts as accepted. */
export type SourceFilter = (source: ObjectReference) => boolean

/** Which event names of one service to keep: those that `without` does not leave out and that `only` has, if given. */
export interface NameRule {
  /** Keep only the names that begin with one of these; omit to keep all. */
  readonly only?: readonly string[]
  /** Leave out the names that begin with one of these; omit to leave out none. */
  readonly without?: readonly string[]
}

/** A rule for each service by its `eventSource`, and one for all other services. */
export interface NameRules {
  /** By `eventSource`, e.g. `s3.amazonaws.com`. */
  readonly services: Readonly<Record<string, NameRule>>
  /** For services that `services` does not list; it does not add to their rules. */
  readonly others: NameRule
}

/**
 * Makes a filter from rules about the beginnings of event names. A record without a name is kept.
 *
 * @example
 * ```ts
 * const keep = filterByName({ services: { 'kms.amazonaws.com': { without: ['Decrypt'] } }, others: {} })
 * console.log(keep({ eventSource: 'kms.amazonaws.com', eventName: 'DecryptData' })) // false
 * ```
 */
export function filterByName({ services, others }: NameRules): RecordFilter {
  return ({ eventSource = '', eventName }) => {
    if (typeof eventName !== 'string') return true
    const { only, without } = (Object.hasOwn(services, eventSource) ? services[eventSource] : undefined) ?? others
    const isAmong = (beginnings: readonly string[]) => beginnings.some((beginning) => eventName.startsWith(beginning))
    return !isAmong(without ?? []) && (only === undefined || isAmong(only))
  }
}

/** The rules of {@link withoutRoutineCalls}, as a basis for your own. */
export const routineCalls: NameRules = {
  services: {
    's3.amazonaws.com': { only: ['Delete', 'Create', 'Copy', 'Put', 'Restore', 'GetObjectTorrent', 'ListBuckets'] },
    'ec2.amazonaws.com': {
      without: [
        'AssignPrivateIpAddresses',
        'CreateTags',
        'DeleteTags',
        'DescribeAddresses',
        'DescribeInstances',
        'DescribeInstanceStatus',
        'DescribePublicIpv4Pools',
        'DescribeSubnets',
        'DescribeTags',
        'DescribeVolumes',
        'DescribeVpcs',
        'GetEbsDefaultKmsKeyId',
        'GetIpamPoolCidrs',
        'GetManagedPrefixListEntries',
      ],
    },
  },
  others: { without: ['List', 'Describe', 'GetRecords'] },
}

/**
 * Leaves out calls that tools and services make routinely: reads of S3, the most frequent lookups and tagging of EC2, and
 * `List`, `Describe` and `GetRecords` of all other services.
 *
 * It is meant for platforms that charge by volume. The calls that it leaves out can matter to an investigation, above all of
 * reconnaissance: keep the log files.
 */
export const withoutRoutineCalls: RecordFilter = /* @__PURE__ */ filterByName(routineCalls)
