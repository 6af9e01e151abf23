/**
 * What each operation does, in a sentence or two: the beginning of its method's documentation.
 *
 * Made by `npm run generate`, not to be edited.
 */

/** By operation. */
export const operationDescriptions: Readonly<Record<string, string>> = {
  AddTags: 'Sets tags on a trail, event data store, dashboard or channel; tags with other keys stay as they are.',
  CancelQuery: 'Stops a query that is waiting or running; one that has ended is an error.',
  CreateChannel:
    'Makes a channel through which events of a partner or of your own application reach event data stores.',
  CreateDashboard: 'Creates a dashboard of your own, or the Highlights dashboard.',
  CreateEventDataStore: 'Creates an event data store, which takes in events at once unless StartIngestion is false.',
  CreateTrail: 'Makes a trail in this Region, its home Region. It does not record until start_logging is called.',
  DeleteChannel: 'Deletes a channel; what it brought in stays in the event data stores.',
  DeleteDashboard: 'Deletes a dashboard. One that is protected stays: switch TerminationProtectionEnabled off first.',
  DeleteEventDataStore:
    'Disables an event data store and deletes it 7 days later; until then restore_event_data_store brings it back.',
  DeleteResourcePolicy: 'Takes the resource policy off an event data store, dashboard or channel.',
  DeleteTrail: "Deletes a trail; the log files in its bucket stay. Call it in the trail's home Region.",
  DeregisterOrganizationDelegatedAdmin: "Revokes a member account's right to manage CloudTrail for the organization.",
  DescribeQuery: 'Reports the status of a query, what it scanned and whether its rows were delivered.',
  DescribeTrails: 'Reads the settings of the trails that record this Region, those of other Regions included.',
  DisableFederation: "Takes an event data store out of Athena's reach; no event in it is deleted.",
  EnableFederation: 'Lets Athena query an event data store, by registering its metadata with Glue and Lake Formation.',
  GenerateQuery: 'Writes SQL from a question in English, without running it.',
  GetChannel: 'Reads one channel: where its events come from, where they go, and how the latest ingestion went.',
  GetDashboard: 'Reads a dashboard: widgets, schedule, state and last refresh, but not the rows of its queries.',
  GetEventConfiguration: 'Reads how large events may be, what is added to them and how they are aggregated.',
  GetEventDataStore: 'Reads the settings and the status of one event data store, its federation included.',
  GetEventSelectors: 'Reads which events a trail logs.',
  GetImport: 'Reads how far an import is, and what it has found and done.',
  GetInsightSelectors: 'Reads which kinds of Insights a trail or event data store has switched on.',
  GetQueryResults: 'Reads the rows of a query.',
  GetResourcePolicy: 'Reads the resource policy of an event data store, dashboard or channel.',
  GetTrail: 'Reads the settings of one trail.',
  GetTrailStatus: 'Reads whether a trail records, and how its last deliveries went.',
  ListChannels: 'Lists the channels of the account in this Region, those that AWS services made included.',
  ListDashboards: 'Lists the dashboards of the account in this Region, those of AWS included.',
  ListEventDataStores: 'Lists the event data stores of the account in this Region.',
  ListImportFailures: 'Lists the files that an import could not read, and what became of each.',
  ListImports: 'Lists the imports of the account in this Region, or those into one event data store or of one status.',
  ListInsightsData: 'Reads Insights events of a trail that logs Insights on data events.',
  ListInsightsMetricData: 'Reads how often an API was called, or failed, period by period, as Insights sees it.',
  ListPublicKeys: 'Reads the public keys of this Region that verify digest files.',
  ListQueries: 'Lists the queries of the last seven days on one event data store, with their states.',
  ListTags: 'Reads the tags of up to 20 resources of this Region.',
  ListTrails: "Lists name, ARN and home Region of the account's trails.",
  LookupEvents: 'Finds management or Insights events of the last 90 days in this Region, newest first.',
  PutAuditEvents: 'Sends up to 100 audit events to a channel, and reports for each whether it was accepted.',
  PutEventConfiguration:
    'Sets how large events may be and what is added to them (event data stores), or how they are aggregated (trails).',
  PutEventSelectors: 'Replaces the event selectors of a trail; what it had before, basic or advanced, is gone.',
  PutInsightSelectors:
    'Switches kinds of Insights on for a trail or event data store; those that are not listed are switched off.',
  PutResourcePolicy: 'Sets the resource policy of an event data store, dashboard or channel, replacing the one it has.',
  RegisterOrganizationDelegatedAdmin: 'Lets a member account manage CloudTrail for the whole organization.',
  RemoveTags: 'Takes tags off a trail, event data store, dashboard or channel; keys it does not have are ignored.',
  RestoreEventDataStore: 'Brings back an event data store that was deleted less than 7 days ago.',
  SearchSampleQueries: 'Finds ready-made sample queries by meaning, best match first.',
  StartDashboardRefresh:
    'Runs the queries of all widgets of a dashboard and returns the id of this refresh, without waiting for them.',
  StartEventDataStoreIngestion: 'Makes an event data store take in events again.',
  StartImport: 'Starts copying log files from S3 into an event data store, or tries an earlier import again.',
  StartLogging: "Starts recording. Call it in the trail's home Region; a trail that already records is unaffected.",
  StartQuery: 'Starts an SQL query over event data stores and returns its id, not its rows.',
  StopEventDataStoreIngestion: 'Makes an event data store take in no more events; those it has can still be queried.',
  StopImport: 'Stops an import that is running.',
  StopLogging:
    "Stops recording. Call it in the trail's home Region; what happens until it is started again is in no log file of this trail.",
  UpdateChannel: 'Renames a channel or sends its events to other event data stores; the source stays.',
  UpdateDashboard:
    'Changes the widgets, the schedule or the protection of a dashboard; what the input leaves out stays.',
  UpdateEventDataStore: 'Changes settings of an event data store; members left out keep their value.',
  UpdateTrail: "Changes settings of a trail while it records. Call it in the trail's home Region.",
}
