import { createClient, DescribeTrails } from 'cloudtrail-client/core'
import { credentials, region } from '../account.js'

/** @param {string} endpoint */
export async function firstReply(endpoint) {
  const cloudtrail = createClient({ DescribeTrails }, { region, credentials, endpoint })
  return (await cloudtrail.describeTrails()).trailList
}
