import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { mockClient } from 'aws-sdk-client-mock'

const mock = mockClient(CloudTrailClient) // left: as a value
mock.on(LookupEventsCommand).resolves({ Events: [] }) // left: not made here
