// @aws-sdk/client-cloudtrail, with its client and commands and its paginator.
import {
  CloudTrailClient,
  DescribeTrailsCommand,
  LookupEventsCommand,
  paginateLookupEvents,
} from '@aws-sdk/client-cloudtrail'
import { credentials, region } from '../account.js'
import { eventsPerPage, eventsPerWalk, expectCount, trailCount } from '../answers.js'

/** @param {string} endpoint */
export function connect(endpoint) {
  const client = new CloudTrailClient({ region, credentials, endpoint, maxAttempts: 1 })
  return {
    async describeTrails() {
      const { trailList } = await client.send(new DescribeTrailsCommand({}))
      expectCount(trailList?.length, trailCount)
    },
    async lookupPage() {
      const { Events } = await client.send(new LookupEventsCommand({ MaxResults: 50 }))
      expectCount(Events?.length, eventsPerPage)
    },
    async drain() {
      let events = 0
      for await (const { Events = [] } of paginateLookupEvents({ client }, { MaxResults: 50 })) {
        for (const _event of Events) events += 1
      }
      expectCount(events, eventsPerWalk)
    },
  }
}
