import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail'

const client = new CloudTrailClient({})
client.middlewareStack.add((next: any) => (given: any) => next(given), { step: 'build' }) // left: middleware
await client.send(new DescribeTrailsCommand({}))
