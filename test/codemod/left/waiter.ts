import { CloudTrailClient, GetTrailCommand } from '@aws-sdk/client-cloudtrail'
import { createWaiter } from '@smithy/util-waiter'

const client = new CloudTrailClient({})
await createWaiter({ client, maxWaitTime: 60 }, { Name: 'audit' }, async (client, input) => { // left: passed to
  await client.send(new GetTrailCommand(input))
  return { state: 'SUCCESS' }
})
