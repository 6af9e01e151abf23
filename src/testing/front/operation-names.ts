/** Every operation of CloudTrail, with the requests that the service grants a second. */

/** Operations of both services, in alphabetical order. */
export const operationNames: ReadonlySet<string> = new Set([
  'AddTags',
  'CancelQuery',
  'CreateChannel',
  'CreateDashboard',
  'CreateEventDataStore',
  'CreateTrail',
  'DeleteChannel',
  'DeleteDashboard',
  'DeleteEventDataStore',
  'DeleteResourcePolicy',
  'DeleteTrail',
  'DeregisterOrganizationDelegatedAdmin',
  'DescribeQuery',
  'DescribeTrails',
  'DisableFederation',
  'EnableFederation',
  'GenerateQuery',
  'GetChannel',
  'GetDashboard',
  'GetEventConfiguration',
  'GetEventDataStore',
  'GetEventSelectors',
  'GetImport',
  'GetInsightSelectors',
  'GetQueryResults',
  'GetResourcePolicy',
  'GetTrail',
  'GetTrailStatus',
  'ListChannels',
  'ListDashboards',
  'ListEventDataStores',
  'ListImportFailures',
  'ListImports',
  'ListInsightsData',
  'ListInsightsMetricData',
  'ListPublicKeys',
  'ListQueries',
  'ListTags',
  'ListTrails',
  'LookupEvents',
  'PutAuditEvents',
  'PutEventConfiguration',
  'PutEventSelectors',
  'PutInsightSelectors',
  'PutResourcePolicy',
  'RegisterOrganizationDelegatedAdmin',
  'RemoveTags',
  'RestoreEventDataStore',
  'SearchSampleQueries',
  'StartDashboardRefresh',
  'StartEventDataStoreIngestion',
  'StartImport',
  'StartLogging',
  'StartQuery',
  'StopEventDataStoreIngestion',
  'StopImport',
  'StopLogging',
  'UpdateChannel',
  'UpdateDashboard',
  'UpdateEventDataStore',
  'UpdateTrail',
])

/** Quotas that do not follow the rule of names, in requests a second. */
const exceptions: ReadonlyMap<string, number> = new Map([
  ['LookupEvents', 2],
  ['ListInsightsMetricData', 1],
  ['StartQuery', 3],
  ['CancelQuery', 3],
  ['PutAuditEvents', 100],
])

/**
 * Requests that an account may make in a Region, by the published table.
 *
 * @param operation - Name of an operation, e.g. `LookupEvents`.
 * @returns Requests a second.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export const grantsPerSecond = (operation: string): number =>
  exceptions.get(operation) ?? (/^(Get|Describe|List)/.test(operation) ? 10 : 1)
