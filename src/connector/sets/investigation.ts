/** The investigation set: reading an account, with credentials for each call if needed. */
import { LookupEvents, event, type Event } from '../../operations/events.js'
import { DescribeTrails, trail } from '../../operations/trails.js'
import { isObject } from '../../schema/kind-of.js'
import { defineAction, type Action, type ActionSet } from '../action/action.js'
import { permissionsOf } from '../action/permissions.js'
import { jsonSchemaOf } from '../json/json-schema.js'
import { flag, stsCredentials } from '../parameters/kinds.js'
import { optional } from '../parameters/parameter.js'
import { parseJson } from '../../runtime/parse-json.js'
import { lookUp, lookupCounts, lookupIssues, lookupParameters } from './lookup.js'

const credentials = optional(stsCredentials, {
  description: 'Temporary credentials of an assumed role, as STS returns them; only for this call.',
})

/** The connection test, the first action of the investigation set and of the management set. */
export const testConnectivity = (set: ActionSet): Action =>
  defineAction({
    name: 'test_connectivity',
    description: 'Tests Region, credentials and network by reading the trails of the Region.',
    set,
    readOnly: true,
    permissions: permissionsOf(DescribeTrails),
    parameters: { credentials },
    row: () => ({ type: 'object' }),
    run: async ({ credentials: own }, { cloudtrail, options }) => {
      await cloudtrail.describeTrails({ includeShadowTrails: false }, { ...options, ...(own && { credentials: own }) })
      return { rows: [], failures: [], successful: 1, message: 'Test Connectivity Passed' }
    },
  })

/** Adds the parsed record to an event. */
function withRecord(found: Event): object {
  const record = parseJson(found.CloudTrailEvent ?? '')
  return { ...found, ExtractedCloudTrailEvent: isObject(record) ? record : null }
}

function eventWithRecord() {
  const row = jsonSchemaOf(event(), 'received')
  const record = {
    anyOf: [{ type: 'object' }, { type: 'null' }],
    description: 'The whole record; null if the service returned none, or one that is not valid JSON.',
  }
  // Sound: the schema of an event is that of an object.
  return {
    ...row,
    properties: { ...(row['properties'] as object), ExtractedCloudTrailEvent: record },
    required: ['ExtractedCloudTrailEvent'],
  }
}

/** In the order in which they are listed. */
export const investigationActions: readonly Action[] = [
  testConnectivity('investigation'),
  defineAction({
    name: 'describe_trails',
    description: 'Reads the settings of the trails that record this Region.',
    set: 'investigation',
    readOnly: true,
    permissions: permissionsOf(DescribeTrails),
    parameters: {
      include_shadow_trails: optional(flag, {
        description: 'Whether to return the trails of other Regions, and of the organization, that record this one.',
        defaultValue: true,
      }),
      credentials,
    },
    row: () => jsonSchemaOf(trail(), 'received'),
    counts: ['total_trails', 'message'],
    run: async ({ include_shadow_trails, credentials: own }, { cloudtrail, options }) => {
      const { trailList = [] } = await cloudtrail.describeTrails(
        { includeShadowTrails: include_shadow_trails },
        { ...options, ...(own && { credentials: own }) },
      )
      const message = `Received ${trailList.length} trails`
      return {
        rows: trailList,
        failures: [],
        successful: 1,
        message,
        counts: { total_trails: trailList.length, message },
      }
    },
  }),
  defineAction({
    name: 'run_query',
    description: 'Finds management events of the last 90 days in this Region, newest first, with their whole records.',
    set: 'investigation',
    readOnly: true,
    permissions: permissionsOf(LookupEvents),
    parameters: { ...lookupParameters, credentials },
    row: eventWithRecord,
    counts: lookupCounts,
    problems: lookupIssues,
    run: ({ credentials: own, ...values }, { cloudtrail, options }) =>
      lookUp(values, { cloudtrail, options: { ...options, ...(own && { credentials: own }) } }, withRecord),
  }),
]
