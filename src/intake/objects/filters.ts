/** Filters of records and objects, and a preset that leaves out what monitoring calls all day. */
import type { ObjectReference } from './object-reference.js'

/** What a filter by name looks at; every record has it. */
export interface NamedRecord {
  /** The service, e.g. `s3.amazonaws.com`. */
  readonly eventSource?: string | undefined
  /** The call, e.g. `PutObject`. */
  readonly eventName?: string | undefined
}

/** Says whether to keep a record. One that is not kept counts as accepted. */
export type RecordFilter<Item = NamedRecord> = (record: Item) => boolean

/** Says whether to read an object, before any of it is fetched. One that is not read counts as accepted. */
export type SourceFilter = (source: ObjectReference) => boolean

/** Which names of one service to keep. A name is left out by `without` first, then by not being in `only`. */
export interface NameRule {
  /** Keep only the names that begin with one of these; omit to keep all. */
  readonly only?: readonly string[]
  /** Leave out the names that begin with one of these; omit to leave out none. */
  readonly without?: readonly string[]
}

/** The rule for each service by its `eventSource`, and the one for all that are not listed. */
export interface NameRules {
  /** By `eventSource`, e.g. `s3.amazonaws.com`. */
  readonly services: Readonly<Record<string, NameRule>>
  /** For services without a rule of their own: the two are not added up. */
  readonly others: NameRule
}

/**
 * A filter of rules for the beginnings of event names. A record without a name is kept.
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

/** The rules of {@link withoutRoutineCalls}, to build others from. */
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
 * Keeps a record unless it is one of the calls that tools and services make all day: reads of S3, the commonest lookups
 * and tagging of EC2, and `List`, `Describe` and `GetRecords` of all other services.
 *
 * It is made for the volume that a detection platform is billed for. What it leaves out can matter to an investigation,
 * reconnaissance above all: keep the log files.
 */
export const withoutRoutineCalls: RecordFilter = /* @__PURE__ */ filterByName(routineCalls)
