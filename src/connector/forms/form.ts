/** The forms of results: what differs from one platform to another, as data. */
import { isObject } from '../../schema/kind-of.js'
import { isoTimestamp, type JsonSchema } from '../json/json-schema.js'
import type { ActionError, ActionResult, ActionStatus } from '../action/action-result.js'
import type { ActionSet } from '../action/action.js'

/** The form of results: that of this package, or that of a platform. */
export type ResultForm = keyof ResultByForm

/** A result as Splunk SOAR shows it: there is no success in part, times have no offset, and parameters come back. */
export interface SplunkResult extends Omit<ActionResult, 'status'> {
  /** `failed` also for what was done in part: then there are rows and errors. */
  readonly status: 'success' | 'failed'
  /** The parameters as they were given, without the values of `credentials`, and without what is no text, number or flag. */
  readonly parameter: Readonly<Record<string, unknown>>
}

/** An error as D3 SOAR shows it. */
export interface D3Error extends ActionError {
  /** Indicator, status code and message in one text. */
  readonly text: string
}

/** A result as D3 SOAR shows it. */
export interface D3Result extends Omit<ActionResult, 'status' | 'errors'> {
  /** Seven commands can be `Partially Successful`; others that are done in part are `Failed`, with rows and errors. */
  readonly status: 'Successful' | 'Partially Successful' | 'Failed'
  /** What failed. */
  readonly errors: readonly D3Error[]
  /** The rows under the name that the platform reads them by, e.g. `Trails`; a list where it has none. */
  readonly rawData: Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[]
}

/** What `run` resolves to, by the form of results. */
export interface ResultByForm {
  /** Of this package. */
  readonly default: ActionResult
  /** Of Splunk SOAR. */
  readonly splunk: SplunkResult
  /** Of D3 SOAR. */
  readonly d3: D3Result
}

/** A result in any form. */
export type AnyResult = Omit<ActionResult, 'status'> & { readonly status: string }

/** The action that a result is of; without a set where no action has the name. */
export interface Subject {
  readonly name: string
  readonly set?: ActionSet
}

/** Parameters as a platform sent them. */
export type Given = Readonly<Record<string, unknown>>

/** What a form does with a result of ours. */
export interface Form {
  /** The word for a status. */
  readonly statusOf: (action: Subject, status: ActionStatus) => string
  /** All of these words. */
  readonly statuses: readonly string[]
  readonly time: (date: Date) => string
  /** Of such a time. */
  readonly timePattern: string
  /** A row as the platform has it. */
  readonly row: (action: Subject, row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  /** The action's own counts that the platform has, by action; all of them for an action that is not listed. */
  readonly counts: Readonly<Record<string, readonly string[]>>
  /** How many objects a run counts as even if it was refused. */
  readonly leastObjects: number
  readonly message: (action: Subject, result: ActionResult) => string
  /** What an error has beside its own members. */
  readonly ofError: (error: ActionError) => Readonly<Record<string, string>>
  /** What a result has beside its own members. */
  readonly ofResult: (action: Subject, result: ActionResult, given: Given) => Readonly<Record<string, unknown>>
  /** JSON Schemas of what is added. */
  readonly added: { readonly error: JsonSchema; readonly result: JsonSchema }
}

const plain: Form = {
  statusOf: (_, status) => status,
  statuses: ['successful', 'partially_successful', 'failed'],
  time: (date) => date.toISOString(),
  timePattern: isoTimestamp,
  row: (_, row) => row,
  counts: {},
  leastObjects: 0,
  message: (_, { message }) => message,
  ofError: () => ({}),
  ofResult: () => ({}),
  added: { error: {}, result: {} },
}

/** `total_lookup_events` is shown as `Total lookup events`. */
const inWords = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')

const ownCounts = ({ summary }: ActionResult): string[] =>
  Object.entries(summary).flatMap(([name, count]) =>
    /^total_objects/.test(name) ? [] : [`${inWords(name)}: ${String(count)}`],
  )

const splunk: Form = {
  ...plain,
  statusOf: (_, status) => (status === 'successful' ? 'success' : 'failed'),
  statuses: ['success', 'failed'],
  time: (date) => date.toISOString().slice(0, 19).replace('T', ' '),
  timePattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$',
  // The record is there once, taken apart; as text only if it could not be.
  row: ({ name }, row) => {
    if (name !== 'run_query' || !isObject(row['ExtractedCloudTrailEvent'])) return row
    const { CloudTrailEvent: _, ...others } = row
    return others
  },
  counts: { describe_trails: ['message'], run_query: ['total_lookup_events'] },
  leastObjects: 1,
  message: ({ name }, result) => {
    if (result.status === 'successful') return ownCounts(result).join(', ') || result.message
    return name === 'test_connectivity' ? `Test Connectivity Failed. ${result.message}` : result.message
  },
  ofResult: (_action, _result, given) => ({ parameter: echoOf(given) }),
  added: { error: {}, result: { parameter: { type: 'object' } } },
}

/** Parameters as they were given, without the secrets in one of them. */
const echoOf = (given: Given): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      if (name === 'credentials') return [[name, '[redacted]']]
      return /^(string|number|boolean)$/.test(typeof value) && !Number.isNaN(value) ? [[name, value]] : []
    }),
  )

/** Commands for which the platform knows a success in part. */
const inPart = /^((create|delete|get|update)_trails|(start|stop)_logging|get_trail_status)$/

/** The member of the raw data that has the rows; without one, the rows are the raw data. */
const rawMembers: Readonly<Record<string, string>> = {
  describe_trails: 'trailList',
  list_trails: 'Trails',
  list_tags: 'ResourceTagList',
  lookup_events: 'Events',
}

const d3Text = ({ indicator, statusCode, message }: ActionError): string =>
  `${indicator} Status Code: ${statusCode ?? 'N/A'}. Message: ${message.replace(/\.?$/, '.')}`

const d3: Form = {
  ...plain,
  statusOf: ({ name }, status) =>
    status === 'successful'
      ? 'Successful'
      : status === 'partially_successful' && inPart.test(name)
        ? 'Partially Successful'
        : 'Failed',
  statuses: ['Successful', 'Partially Successful', 'Failed'],
  message: (_, { errors: [first, ...others], message }) =>
    first === undefined ? message : d3Text(first) + (others.length === 0 ? '' : ` (and ${others.length} more)`),
  ofError: (error) => ({ text: d3Text(error) }),
  ofResult: ({ name, set }, { data }) => {
    const member = set !== 'operation' && Object.hasOwn(rawMembers, name) ? rawMembers[name] : undefined
    return { rawData: member === undefined ? data : { [member]: data } }
  },
  added: { error: { text: { type: 'string' } }, result: { rawData: { type: ['object', 'array'] } } },
}

/** All forms, by name. */
export const forms: Readonly<Record<ResultForm, Form>> = { default: plain, splunk, d3 }
