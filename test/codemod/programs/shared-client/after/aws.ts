export { CloudTrail as CloudTrailClient } from 'cloudtrail-client'
export type { Event, LookupEventsCommandInput } from 'cloudtrail-client'
