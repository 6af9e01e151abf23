import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail'
import { client } from './not-given.js'

await client.send(new DescribeTrailsCommand({})) // left: given files
