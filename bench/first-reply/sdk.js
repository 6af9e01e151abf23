import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail'
import { credentials, region } from '../account.js'

/** @param {string} endpoint */
export async function firstReply(endpoint) {
  const client = new CloudTrailClient({ region, credentials, endpoint, maxAttempts: 1 })
  return (await client.send(new DescribeTrailsCommand({}))).trailList
}
