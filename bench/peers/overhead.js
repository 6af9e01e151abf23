// This package with a transport that answers at once, with and without a limiter; its own, at a rate that nobody reaches.
import { CloudTrail, createRateLimiter } from 'cloudtrail-client'
import { credentials, region } from '../account.js'
import { expectCount, trailCount } from '../answers.js'
import { trailsReply } from '../replies.js'

export function connect() {
  const limiter = createRateLimiter()
  const unreached = { ratePerSecond: 1e9, capacity: 1e9 }
  const body = trailsReply()
  /** @param {import('cloudtrail-client').CloudTrailConfig['limiter']} given */
  const client = (given) =>
    new CloudTrail({
      region,
      credentials,
      limiter: given,
      transport: async () => ({ status: 200, headers: { date: new Date().toUTCString() }, body }),
    })
  const limited = client({
    acquire: (request) => limiter.acquire({ ...request, ...unreached }),
    report: (outcome) => limiter.report(outcome),
  })
  const unlimited = client(false)
  const describe = async (/** @type {CloudTrail} */ cloudtrail) => {
    const { trailList } = await cloudtrail.describeTrails()
    expectCount(trailList?.length, trailCount)
  }
  return { limiter: () => describe(limited), noLimiter: () => describe(unlimited) }
}
