/**
 * The paginators of operations that answer in pages.
 *
 * Made by `npm run generate`, not to be edited.
 */

import { paginatorOf, type Paginate } from '../client/paginator.js'
import type * as types from '../shapes/types.js'
import * as commands from './commands.js'

/** Reads the pages of `GetQueryResults`. */
export const paginateGetQueryResults: Paginate<types.GetQueryResultsCommandInput, types.GetQueryResultsCommandOutput> =
  /* @__PURE__ */ paginatorOf(commands.GetQueryResultsCommand)

/** Reads the pages of `ListChannels`. */
export const paginateListChannels: Paginate<types.ListChannelsCommandInput, types.ListChannelsCommandOutput> =
  /* @__PURE__ */ paginatorOf(commands.ListChannelsCommand, 'MaxResults')

/** Reads the pages of `ListEventDataStores`. */
export const paginateListEventDataStores: Paginate<
  types.ListEventDataStoresCommandInput,
  types.ListEventDataStoresCommandOutput
> = /* @__PURE__ */ paginatorOf(commands.ListEventDataStoresCommand, 'MaxResults')

/** Reads the pages of `ListImportFailures`. */
export const paginateListImportFailures: Paginate<
  types.ListImportFailuresCommandInput,
  types.ListImportFailuresCommandOutput
> = /* @__PURE__ */ paginatorOf(commands.ListImportFailuresCommand, 'MaxResults')

/** Reads the pages of `ListImports`. */
export const paginateListImports: Paginate<types.ListImportsCommandInput, types.ListImportsCommandOutput> =
  /* @__PURE__ */ paginatorOf(commands.ListImportsCommand, 'MaxResults')

/** Reads the pages of `ListInsightsData`. */
export const paginateListInsightsData: Paginate<
  types.ListInsightsDataCommandInput,
  types.ListInsightsDataCommandOutput
> = /* @__PURE__ */ paginatorOf(commands.ListInsightsDataCommand, 'MaxResults')

/** Reads the pages of `ListInsightsMetricData`. */
export const paginateListInsightsMetricData: Paginate<
  types.ListInsightsMetricDataCommandInput,
  types.ListInsightsMetricDataCommandOutput
> = /* @__PURE__ */ paginatorOf(commands.ListInsightsMetricDataCommand, 'MaxResults')

/** Reads the pages of `ListPublicKeys`. */
export const paginateListPublicKeys: Paginate<types.ListPublicKeysCommandInput, types.ListPublicKeysCommandOutput> =
  /* @__PURE__ */ paginatorOf(commands.ListPublicKeysCommand)

/** Reads the pages of `ListQueries`. */
export const paginateListQueries: Paginate<types.ListQueriesCommandInput, types.ListQueriesCommandOutput> =
  /* @__PURE__ */ paginatorOf(commands.ListQueriesCommand, 'MaxResults')

/** Reads the pages of `ListTags`. */
export const paginateListTags: Paginate<types.ListTagsCommandInput, types.ListTagsCommandOutput> =
  /* @__PURE__ */ paginatorOf(commands.ListTagsCommand)

/** Reads the pages of `ListTrails`. */
export const paginateListTrails: Paginate<types.ListTrailsCommandInput, types.ListTrailsCommandOutput> =
  /* @__PURE__ */ paginatorOf(commands.ListTrailsCommand)

/** Reads the pages of `LookupEvents`. */
export const paginateLookupEvents: Paginate<types.LookupEventsCommandInput, types.LookupEventsCommandOutput> =
  /* @__PURE__ */ paginatorOf(commands.LookupEventsCommand, 'MaxResults')
