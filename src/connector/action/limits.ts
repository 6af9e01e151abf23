/** The size limits that the service would only report after a request: as numbers, and as checks. */
import type { InputIssue } from '../../contracts/errors.js'

/** The maximum sizes of trails, resources and requests; none is adjustable. */
export const limits = {
  /** Trails in a Region, those of other Regions and of the organization that record it included. */
  trailsPerRegion: 5,
  /** Event data stores in a Region. */
  eventDataStoresPerRegion: 10,
  /** Bytes of an event. */
  eventBytes: 256 * 1024,
  /** Bytes of a delivered log file, compressed. */
  logFileBytes: 50 * 1024 * 1024,
  /** Basic event selectors of a trail. */
  eventSelectors: 5,
  /** Data resources in all basic selectors of a trail together; `arn:aws:s3` and the like do not count. */
  dataResources: 250,
  /** Condition values in all advanced event selectors of a trail together. */
  conditionValues: 500,
  /** Tags of a resource. */
  tags: 50,
  /** Resources in one call of ListTags; `list_tags` makes several calls for more. */
  listTagsResources: 20,
  /** Events in one page of LookupEvents; `run_query` and `lookup_events` read as many pages as they need. */
  lookupEventsPage: 50,
} as const

interface Limit {
  readonly most: number
  readonly of: string
  readonly measure: (value: readonly unknown[]) => number
}

const size = (value: readonly unknown[]): number => value.length

/** By the name of the input member, which is the same in all operations. */
const limitsByMember: Readonly<Record<string, readonly Limit[]>> = {
  EventSelectors: [
    { most: limits.eventSelectors, of: 'event selectors', measure: size },
    { most: limits.dataResources, of: 'data resources in all selectors together', measure: dataResources },
  ],
  AdvancedEventSelectors: [
    { most: limits.conditionValues, of: 'condition values in all selectors together', measure: conditionValues },
  ],
  TagsList: [{ most: limits.tags, of: 'tags', measure: size }],
  Tags: [{ most: limits.tags, of: 'tags', measure: size }],
  ResourceIdList: [{ most: limits.listTagsResources, of: 'ARNs', measure: size }],
}

/** Finds the members of an input that exceed a limit. */
export function limitIssues(input: object): InputIssue[] {
  return Object.entries(input).flatMap(([path, value]: [string, unknown]) => {
    if (!Array.isArray(value)) return []
    const exceeded = (limitsByMember[path] ?? []).filter(({ most, measure }) => measure(value) > most)
    return exceeded.map(({ most, of, measure }) => ({
      path,
      message: `must have at most ${most} ${of}, got ${measure(value)}`,
    }))
  })
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return Array.isArray(member) ? (member as unknown[]) : []
}

/** Whether an ARN such as `arn:aws:s3` selects all resources; those do not count. */
const isAll = (arn: unknown): boolean => typeof arn === 'string' && /^arn:[\w-]+:\w+(:::)?$/.test(arn)

/** The number of ARNs in basic selectors that count towards the limit. */
export function dataResources(selectors: readonly unknown[]): number {
  const resources = selectors.flatMap((selector) => listAt(selector, 'DataResources'))
  return resources.flatMap((resource) => listAt(resource, 'Values')).filter((arn) => !isAll(arn)).length
}

function conditionValues(selectors: readonly unknown[]): number {
  const fields = selectors.flatMap((selector) => listAt(selector, 'FieldSelectors'))
  return fields
    .flatMap((field) => (typeof field === 'object' && field !== null ? (Object.values(field) as unknown[]) : []))
    .reduce<number>((total, values: unknown) => total + (Array.isArray(values) ? values.length : 0), 0)
}
