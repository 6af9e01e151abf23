/** The table of operations, made of the tables of their families. */
import type { Behaviours } from './behaviour.js'
import { channels } from './channels.js'
import { dashboards } from './dashboards.js'
import { eventConfiguration } from './event-configuration.js'
import { eventDataStores } from './event-data-stores.js'
import { eventSelectors } from './event-selectors.js'
import { imports } from './imports.js'
import { insightSelectors } from './insight-selectors.js'
import { insightsData } from './insights-data.js'
import { logging } from './logging.js'
import { lookup } from './lookup.js'
import { organization } from './organization.js'
import { publicKeys } from './public-keys.js'
import { queries } from './queries.js'
import { queryHelp } from './query-help.js'
import { resourcePolicies } from './resource-policies.js'
import { tags } from './tags.js'
import { trails } from './trails.js'

/** Behaviours of every operation of CloudTrail, by name. */
export const behaviours: Behaviours = {
  ...trails,
  ...logging,
  ...eventSelectors,
  ...insightSelectors,
  ...tags,
  ...publicKeys,
  ...lookup,
  ...eventDataStores,
  ...channels,
  ...imports,
  ...dashboards,
  ...queries,
  ...insightsData,
  ...queryHelp,
  ...eventConfiguration,
  ...resourcePolicies,
  ...organization,
}

/** Name of every operation of CloudTrail. */
export const operationNames: ReadonlySet<string> = new Set(Object.keys(behaviours))
