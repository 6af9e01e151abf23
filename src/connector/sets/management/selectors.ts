/** The commands for event selectors and Insights selectors. */
import type { InputIssue } from '../../../contracts/errors.js'
import {
  GetEventSelectors,
  GetInsightSelectors,
  PutEventSelectors,
  PutInsightSelectors,
  type EventSelector,
} from '../../../operations/event-selectors.js'
import type { Action } from '../../action/action.js'
import { dataResources, limits } from '../../action/limits.js'
import { dataResourceProblem } from '../../action/values.js'
import { choice, flag, list } from '../../parameters/kinds.js'
import { optional, type ValuesOf } from '../../parameters/parameter.js'
import { trailCommand } from './trail-command.js'

const arnsOf = (service: string) =>
  list({ of: `ARNs of ${service}`, pattern: new RegExp(`^\\s*arn:[\\w-]+:${service}(:.*)?\\s*$`) })

const selection = {
  read_write_type: optional(
    choice(['All', 'ReadOnly', 'WriteOnly'], {
      aliases: { 'Read And Write': 'All', 'Read Only': 'ReadOnly', 'Write Only': 'WriteOnly' },
    }),
    { description: 'Reads, writes or both.', defaultValue: 'All' },
  ),
  include_management_events: optional(flag, {
    description: 'Whether management events are logged.',
    defaultValue: true,
  }),
  data_events_s3: optional(arnsOf('s3'), {
    description:
      'ARNs of S3 buckets with a slash at the end, or of objects, whose data events are logged; arn:aws:s3 stands for all of them.',
  }),
  data_events_lambda: optional(arnsOf('lambda'), {
    description: 'Whole ARNs of Lambda functions whose data events are logged; arn:aws:lambda stands for all of them.',
  }),
}

function selectorOf(values: ValuesOf<typeof selection>): EventSelector {
  const resources = [
    { Type: 'AWS::S3::Object', Values: values.data_events_s3 },
    { Type: 'AWS::Lambda::Function', Values: values.data_events_lambda },
  ].filter(({ Values }) => Values !== undefined)
  return {
    ReadWriteType: values.read_write_type ?? 'All',
    IncludeManagementEvents: values.include_management_events ?? true,
    DataResources: resources,
  }
}

const parametersByType: Readonly<Record<string, string>> = {
  'AWS::S3::Object': 'data_events_s3',
  'AWS::Lambda::Function': 'data_events_lambda',
}

/** Checks the selection. Without one, all management events are selected. */
function selectionIssues(values: ValuesOf<typeof selection>): InputIssue[] {
  const { DataResources = [] } = selectorOf(values)
  const wrong = DataResources.flatMap(({ Type = '', Values = [] }) =>
    Values.flatMap((arn, index) => {
      const message = dataResourceProblem(Type, arn)
      return message === undefined ? [] : [{ path: `${parametersByType[Type] ?? ''}[${index}]`, message }]
    }),
  )
  if (wrong.length > 0) return wrong
  const count = dataResources([{ DataResources }])
  if (count <= limits.dataResources) return []
  const path = values.data_events_s3 === undefined ? 'data_events_lambda' : 'data_events_s3'
  const together = path === 'data_events_s3' && values.data_events_lambda ? ' together with data_events_lambda' : ''
  return [{ path, message: `must have at most ${limits.dataResources} ARNs${together}, got ${count}` }]
}

/** In the order in which they are listed. */
export const selectorActions: readonly Action[] = [
  trailCommand({
    name: 'get_event_selectors',
    description: 'Reads which events trails log.',
    operation: GetEventSelectors,
    parameters: {},
    input: (TrailName) => ({ TrailName }),
  }),
  trailCommand({
    name: 'put_event_selectors',
    description: 'Gives trails one event selector, which replaces all their selectors, basic or advanced.',
    operation: PutEventSelectors,
    parameters: selection,
    input: (TrailName, values) => ({ TrailName, EventSelectors: [selectorOf(values)] }),
    problems: selectionIssues,
  }),
  trailCommand({
    name: 'get_insight_selectors',
    description: 'Reads which kinds of Insights trails have switched on.',
    operation: GetInsightSelectors,
    parameters: {},
    input: (TrailName) => ({ TrailName }),
  }),
  trailCommand({
    name: 'put_insight_selectors',
    description: 'Switches kinds of Insights on for trails; those that are not listed are switched off.',
    operation: PutInsightSelectors,
    parameters: {
      insight_type: optional(
        list({
          of: 'ApiCallRateInsight and ApiErrorRateInsight',
          values: ['ApiCallRateInsight', 'ApiErrorRateInsight'],
          isEmptyAllowed: true,
        }),
        {
          description:
            'The kinds of Insights: ApiCallRateInsight, ApiErrorRateInsight; an empty list switches them off.',
          defaultValue: 'ApiCallRateInsight',
        },
      ),
    },
    input: (TrailName, { insight_type = ['ApiCallRateInsight'] }) => ({
      TrailName,
      InsightSelectors: insight_type.map((InsightType) => ({ InsightType })),
    }),
  }),
]
