// The floor: what Node itself costs.
import { eventsPerPage, eventsPerWalk, expectCount, trailCount } from '../answers.js'
import { createFloor } from '../floor.js'

/** @param {string} endpoint */
export function connect(endpoint) {
  const call = createFloor(endpoint)
  return {
    async describeTrails() {
      const { trailList } = await call('DescribeTrails', {})
      expectCount(trailList.length, trailCount)
    },
    async lookupPage() {
      const { Events } = await call('LookupEvents', { MaxResults: 50 })
      expectCount(Events.length, eventsPerPage)
    },
    async drain() {
      let events = 0
      let NextToken
      do {
        const page = await call('LookupEvents', { MaxResults: 50, NextToken })
        for (const _event of page.Events) events += 1
        NextToken = page.NextToken
      } while (NextToken !== undefined)
      expectCount(events, eventsPerWalk)
    },
  }
}
