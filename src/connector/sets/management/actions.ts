/** The management set: sixteen commands, and the connection test. */
import { event, LookupEvents } from '../../../operations/events.js'
import { defineAction, type Action } from '../../action/action.js'
import { permissionsOf } from '../../action/permissions.js'
import { jsonSchemaOf } from '../../json/json-schema.js'
import { testConnectivity } from '../investigation.js'
import { lookUp, lookupCounts, lookupIssues, lookupParameters } from '../lookup.js'
import { selectorActions } from './selectors.js'
import { tagActions } from './tags.js'
import { trailActions } from './trails.js'

/** In the order in which they are listed. */
export const managementActions: readonly Action[] = [
  testConnectivity('management'),
  ...trailActions,
  ...selectorActions,
  ...tagActions,
  defineAction({
    name: 'lookup_events',
    description: 'Finds management events of the last 90 days in this Region, newest first.',
    set: 'management',
    readOnly: true,
    permissions: permissionsOf(LookupEvents),
    parameters: lookupParameters,
    row: () => jsonSchemaOf(event(), 'received'),
    counts: lookupCounts,
    problems: lookupIssues,
    run: (values, context) => lookUp(values, context, (found) => found),
  }),
]
