export { CloudTrailClient, LookupEventsCommand, TrailNotFoundException } from '@aws-sdk/client-cloudtrail'
export type { Event, LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail'
