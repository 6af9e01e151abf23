import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({})
client.config.requestHandler.destroy() // left: client.config.requestHandler
await client.send(new DescribeTrailsCommand({}))
