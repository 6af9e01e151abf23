/** Event lookup: the parts that `run_query` and `lookup_events` share. */
import type { InputIssue } from '../../contracts/errors.js'
import { LookupEvents, lookupAttributeKeys, type Event, type LookupEventsInput } from '../../operations/events.js'
import type { ActionContext, Outcome } from '../action/action.js'
import { limits } from '../action/limits.js'
import { attributeValueProblem } from '../action/values.js'
import { choice, count, day, textOrFlag } from '../parameters/kinds.js'
import { optional, type ValuesOf } from '../parameters/parameter.js'
import { inputIssues } from './call-operation.js'
import { walk } from './walk.js'

const defaultMaxResults = 50

/** The parameters of a lookup. */
export const lookupParameters = {
  attribute_key: optional(choice(lookupAttributeKeys, { isBlankAllowed: true }), {
    description: 'The attribute to find events by; blank for all events.',
  }),
  attribute_value: optional(textOrFlag, {
    description: 'The value of the attribute, compared exactly and case-sensitively; for ReadOnly it is true or false.',
  }),
  start_date: optional(day('start'), {
    description: 'The first UTC day, as yyyy-mm-dd; defaults to as long as the service keeps events (90 days).',
  }),
  end_date: optional(day('end'), {
    description: 'The last UTC day, as yyyy-mm-dd, to its last second; defaults to now.',
  }),
  max_results: optional(count(1), {
    description: 'The most events to return, newest first.',
    defaultValue: defaultMaxResults,
  }),
}

/** The members of the summary of a lookup. */
export const lookupCounts = ['total_lookup_events', 'reached_max_results'] as const

type Lookup = ValuesOf<typeof lookupParameters>

function inputOf(values: Lookup): LookupEventsInput {
  const { attribute_key: AttributeKey, attribute_value: AttributeValue, start_date, end_date } = values
  return {
    ...(AttributeKey === undefined || AttributeValue === undefined
      ? {}
      : { LookupAttributes: [{ AttributeKey, AttributeValue }] }),
    StartTime: start_date,
    EndTime: end_date,
    MaxResults: Math.min(values.max_results ?? defaultMaxResults, limits.lookupEventsPage),
  }
}

const parametersByMember: Readonly<Record<string, string>> = { StartTime: 'start_date', EndTime: 'end_date' }

/** Checks the parameters of a lookup together. */
export function lookupIssues(values: Lookup): InputIssue[] {
  const { attribute_key: key, attribute_value: value } = values
  if (key !== undefined && value === undefined) {
    return [{ path: 'attribute_value', message: 'is required when attribute_key is given' }]
  }
  if (key === undefined && value !== undefined) {
    return [
      {
        path: 'attribute_key',
        message: `is required when attribute_value is given: ${lookupAttributeKeys.join(', ')}`,
      },
    ]
  }
  const what = key === undefined || value === undefined ? undefined : attributeValueProblem(key, value)
  if (what !== undefined) {
    return [{ path: 'attribute_value', message: `must be ${what} when attribute_key is ${String(key)}` }]
  }
  return inputIssues(LookupEvents, inputOf(values)).map(({ path, message }) => ({
    path: parametersByMember[path] ?? 'attribute_value',
    message: message.replace('EndTime', 'end_date'),
  }))
}

/** Reads pages until there are enough events. Events that were found before a failure are kept. */
export async function lookUp(
  values: Lookup,
  { cloudtrail, options }: ActionContext,
  rowOf: (event: Event) => object,
): Promise<Outcome> {
  const { max_results: most = defaultMaxResults } = values
  const found = cloudtrail.lookupEvents(inputOf(values), options)
  const { rows, failures } = await walk(found, { most, subject: values.attribute_value ?? null })
  return {
    rows: rows.map(rowOf),
    failures,
    successful: failures.length === 0 ? 1 : 0,
    counts: { total_lookup_events: rows.length, reached_max_results: rows.length >= most },
    message: `Total lookup events: ${rows.length}`,
  }
}
