import awsLite from '@aws-lite/client'
import { credentials, region } from '../account.js'

/** @param {string} endpoint */
export async function firstReply(endpoint) {
  const client = await awsLite({ region, ...credentials, endpoint, retries: 0, keepAlive: true })
  const { payload } = await client({
    service: 'cloudtrail',
    path: '/',
    method: 'POST',
    awsjson: false,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'CloudTrail_20131101.DescribeTrails' },
    payload: {},
  })
  return payload['trailList']
}
