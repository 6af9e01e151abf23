// This package, as its README shows it.
import { CloudTrail } from 'cloudtrail-client'
import { credentials, region } from '../account.js'
import { eventsPerPage, eventsPerWalk, expectCount, trailCount } from '../answers.js'

/** @param {string} endpoint */
export function connect(endpoint) {
  const cloudtrail = new CloudTrail({ region, credentials, endpoint, limiter: false }) // the server has no quotas
  return {
    async describeTrails() {
      const { trailList } = await cloudtrail.describeTrails()
      expectCount(trailList?.length, trailCount)
    },
    async lookupPage() {
      const { Events } = await cloudtrail.lookupEvents({ MaxResults: 50 })
      expectCount(Events?.length, eventsPerPage)
    },
    async drain() {
      let events = 0
      for await (const _event of cloudtrail.lookupEvents({ MaxResults: 50 })) events += 1
      expectCount(events, eventsPerWalk)
    },
    async drainPages() {
      let events = 0
      for await (const { Events } of cloudtrail.lookupEvents({ MaxResults: 50 }).pages()) events += Events?.length ?? 0
      expectCount(events, eventsPerWalk)
    },
  }
}
