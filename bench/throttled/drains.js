// A process that makes all walks at once with one client, each to its end or to its failure, and tells what came of them.
import { CloudTrailClient, paginateLookupEvents } from '@aws-sdk/client-cloudtrail'
import { CloudTrail } from 'cloudtrail-client'
import { credentials, region } from '../account.js'
import { walks } from './quota.js'

const [peer = '', endpoint = ''] = process.argv.slice(2)

/** @returns {AsyncIterable<unknown>} */
function pagesOf(/** @type {string} */ name) {
  if (name === 'ours') return ours.lookupEvents().pages()
  return paginateLookupEvents({ client: name === 'sdk standard' ? standard : adaptive }, {})
}
const ours = new CloudTrail({ region, credentials, endpoint })
const standard = new CloudTrailClient({ region, credentials, endpoint, retryMode: 'standard' })
const adaptive = new CloudTrailClient({ region, credentials, endpoint, retryMode: 'adaptive' })

let [finished, pages] = [0, 0]
const startedAt = performance.now()
await Promise.all(
  Array.from({ length: walks }, async () => {
    try {
      for await (const _page of pagesOf(peer)) pages++
      finished++
    } catch {
      // A walk that is given up is what is measured here.
    }
  }),
)
process.send?.({ finished, pages, ms: performance.now() - startedAt })
process.on('disconnect', () => process.exit())
