// A process that reads a history, by a search or by the SDK's paginator, and tells how long it took and what it held.
import { CloudTrailClient, paginateLookupEvents } from '@aws-sdk/client-cloudtrail'
import { createSearch } from 'cloudtrail-client/search'
import { credentials } from '../account.js'
import { daySeconds } from './histories.js'

const { peer, endpoint, nowMs, regions, eventNames, isPaced } = JSON.parse(process.argv[2] ?? '{}')
const StartTime = new Date(nowMs - (daySeconds + 60) * 1000)
const EndTime = new Date(nowMs)

async function* ours() {
  let first = true
  const on = { throttle: () => throttles++ }
  const search = createSearch({
    regions,
    credentials,
    endpoint,
    on,
    ...(isPaced ? {} : { limiter: /** @type {const} */ (false) }),
  })
  const where = eventNames.length > 0 ? { eventName: eventNames } : {}
  for await (const hit of search.find({ from: StartTime, to: EndTime, where })) {
    if (first) firstMs = performance.now() - startedAt
    first = false
    yield hit.event
  }
}

/** One Region and one name after another, as a script would do it. */
async function* sdk() {
  for (const region of regions) {
    const client = new CloudTrailClient({ region, credentials, endpoint, maxAttempts: 10 })
    for (const name of eventNames.length > 0 ? eventNames : ['']) {
      const LookupAttributes =
        name === '' ? undefined : [{ AttributeKey: /** @type {const} */ ('EventName'), AttributeValue: name }]
      for await (const { Events = [] } of paginateLookupEvents({ client }, { StartTime, EndTime, LookupAttributes }))
        yield* Events
    }
  }
}

let [throttles, firstMs, count, peakBytes] = [0, 0, 0, 0]
globalThis.gc?.()
const startBytes = process.memoryUsage().rss
const startedAt = performance.now()
for await (const _event of peer === 'ours' ? ours() : sdk()) {
  if (++count % 500 === 0) peakBytes = Math.max(peakBytes, process.memoryUsage().rss)
}
const ms = performance.now() - startedAt
process.send?.({ ms, firstMs, count, throttles, megabytes: Math.max(0, peakBytes - startBytes) / 1e6 })
process.on('disconnect', () => process.exit())
