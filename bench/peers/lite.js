// @aws-lite/client without a plugin: the generic call, with the headers of AWS JSON 1.1.
import awsLite from '@aws-lite/client'
import { credentials, region } from '../account.js'
import { eventsPerPage, eventsPerWalk, expectCount, trailCount } from '../answers.js'

/** @param {string} endpoint */
export async function connect(endpoint) {
  const client = await awsLite({ region, ...credentials, endpoint, retries: 0, keepAlive: true })
  // It changes what it is given, so each call gets its own.
  const request = (/** @type {string} */ operation, /** @type {Record<string, unknown>} */ payload) => ({
    service: 'cloudtrail',
    path: '/',
    method: 'POST',
    // Without this it would write DynamoDB's typed JSON.
    awsjson: false,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `CloudTrail_20131101.${operation}` },
    payload,
  })
  return {
    async describeTrails() {
      const { payload } = await client(request('DescribeTrails', {}))
      expectCount(payload['trailList']?.length, trailCount)
    },
    async lookupPage() {
      const { payload } = await client(request('LookupEvents', { MaxResults: 50 }))
      expectCount(payload['Events']?.length, eventsPerPage)
    },
    async drain() {
      let events = 0
      const pages = await client({
        ...request('LookupEvents', { MaxResults: 50 }),
        paginate: 'iterator',
        paginator: { cursor: 'NextToken', token: 'NextToken' },
      })
      for await (const { payload } of pages) {
        for (const _event of payload['Events']) events += 1
      }
      expectCount(events, eventsPerWalk)
    },
  }
}
