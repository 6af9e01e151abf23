/** Decides whether a trail records an event, by its Region and its selectors. */
import type { Trail } from '../account/resources.js'
import { readBoolean, readString, readStrings, readStructures, type Input } from '../front/input.js'
import { eventCategoryOf, readOnlyOf, stringOf, type CloudTrailRecord } from '../records/record.js'
import { isObject } from '../values/json.js'

/** Whether a record goes into the log files of a trail. */
export function isRecorded(trail: Trail, record: CloudTrailRecord): boolean {
  const { homeRegion, settings, selectors, insightSelectors } = trail
  if (!settings.IsMultiRegionTrail && regionOf(trail, record) !== homeRegion) return false
  if (eventCategoryOf(record) === 'Insight') return insightSelectors !== undefined
  if (selectors === undefined) return isSelected(managementEvents, record)
  if ('EventSelectors' in selectors) return selectors.EventSelectors.some((selector) => isSelected(selector, record))
  return selectors.AdvancedEventSelectors.some((selector) => isSelectedByFields(selector, record))
}

/** The Region of a record; the trail's home Region for a record without one. */
export const regionOf = ({ homeRegion }: Trail, record: CloudTrailRecord): string =>
  stringOf(record, 'awsRegion') ?? homeRegion

/** The default selector of a trail. */
const managementEvents: Input = { ReadWriteType: 'All', IncludeManagementEvents: true }

function isSelected(selector: Input, record: CloudTrailRecord): boolean {
  const readWriteType = readString(selector, 'ReadWriteType') ?? 'All'
  const kind = readOnlyOf(record) === 'true' ? 'ReadOnly' : 'WriteOnly'
  if (readWriteType !== 'All' && readWriteType !== kind) return false
  const category = eventCategoryOf(record)
  if (category === 'Management') {
    const excluded = readStrings(selector, 'ExcludeManagementEventSources') ?? []
    return (
      readBoolean(selector, 'IncludeManagementEvents') !== false &&
      !excluded.includes(stringOf(record, 'eventSource') ?? '')
    )
  }
  return category === 'Data' && (readStructures(selector, 'DataResources') ?? []).some((data) => isOfData(data, record))
}

/** `Values` are ARNs or prefixes of ARNs: `arn:aws:s3` selects every object of S3. */
function isOfData(data: Input, record: CloudTrailRecord): boolean {
  if (!valuesAt(record, ['resources', 'type']).includes(readString(data, 'Type') ?? '')) return false
  const arns = valuesAt(record, ['resources', 'ARN'])
  return (readStrings(data, 'Values') ?? []).some((start) => arns.some((arn) => arn.startsWith(start)))
}

const isSelectedByFields = (selector: Input, record: CloudTrailRecord): boolean =>
  (readStructures(selector, 'FieldSelectors') ?? []).every((field) => isMatch(field, record))

type Comparison = (value: string, wanted: string) => boolean

const comparisons: readonly (readonly [operator: string, negated: string, compare: Comparison])[] = [
  ['Equals', 'NotEquals', (value, wanted) => value === wanted],
  ['StartsWith', 'NotStartsWith', (value, wanted) => value.startsWith(wanted)],
  ['EndsWith', 'NotEndsWith', (value, wanted) => value.endsWith(wanted)],
]

function isMatch(field: Input, record: CloudTrailRecord): boolean {
  const values = fieldValues(readString(field, 'Field') ?? '', record)
  const isAny = (wanted: readonly string[], compare: Comparison): boolean =>
    values.some((value) => wanted.some((one) => compare(value, one)))
  return comparisons.every(([operator, negated, compare]) => {
    const wanted = readStrings(field, operator)
    const unwanted = readStrings(field, negated)
    return (wanted === undefined || isAny(wanted, compare)) && (unwanted === undefined || !isAny(unwanted, compare))
  })
}

/** Values of a record for a selector's field: a path in the record, except for two computed fields. */
function fieldValues(field: string, record: CloudTrailRecord): string[] {
  if (field === 'eventCategory') return [eventCategoryOf(record)]
  if (field === 'readOnly') return [readOnlyOf(record) ?? 'false']
  return valuesAt(record, field.split('.'))
}

/** Strings and booleans found at a path; lists on the path are traversed. */
function valuesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path))
  const [name, ...rest] = path
  if (name === undefined) return typeof value === 'string' || typeof value === 'boolean' ? [String(value)] : []
  return isObject(value) ? valuesAt(value[name], rest) : []
}
