// Several walks at once on a service that grants two lookups a second: who finishes, how fast, and with how many requests.
import { tableOf } from '../../scripts/table.js'
import { goalLine } from '../goals.js'
import { startProcess } from '../processes.js'
import { burst, ratePerSecond, walks } from '../throttled/quota.js'

/**
 * @typedef {{ peer: string, latencyMs: number, finished: number, pages: number, requests: number, throttles: number,
 *   ms: number, idealMs: number }} Drains
 */

const peers = ['ours', 'sdk standard', 'sdk adaptive']
const latencies = [400, 900]

/**
 * Each peer and latency has a process and a bucket of its own. They wait nearly all the time, so they run at once.
 *
 * @param {boolean} quick
 * @returns {Promise<Drains[]>}
 */
export async function throttled(quick) {
  const pagesEach = quick ? 10 : 30
  const lanes = latencies.flatMap((latencyMs) => peers.map((peer) => ({ peer, latencyMs })))
  const server = startProcess(
    'throttled/server.js',
    [pagesEach, ...lanes.map(({ latencyMs }) => latencyMs)].map(String),
  )
  /** @type {string[]} */
  const endpoints = await server.next()
  const clients = lanes.map(({ peer }, index) => startProcess('throttled/drains.js', [peer, endpoints[index] ?? '']))
  /** @type {{ finished: number, pages: number, ms: number }[]} */
  const outcomes = await Promise.all(clients.map((client) => client.next()))
  server.send('counts')
  /** @type {[requests: number, throttles: number][]} */
  const counts = await server.next()
  for (const { stop } of [server, ...clients]) stop()
  return lanes.map((lane, index) => {
    const { finished = 0, pages = 0, ms = 0 } = outcomes[index] ?? {}
    const [requests = 0, throttles = 0] = counts[index] ?? []
    const idealMs = ((walks * pagesEach - burst) / ratePerSecond) * 1000 + lane.latencyMs
    return { ...lane, finished, pages, requests, throttles, ms, idealMs }
  })
}

/** @param {readonly Drains[]} drains */
export function throttledTable(drains) {
  const head = ['latency', 'peer', 'walks finished', 'pages', 'requests', 'throttles', 'requests/page', 'time/ideal']
  const lines = drains.map((drain) => [
    `${drain.latencyMs} ms`,
    drain.peer,
    `${drain.finished} of ${walks}`,
    String(drain.pages),
    String(drain.requests),
    String(drain.throttles),
    (drain.requests / drain.pages).toFixed(3),
    drain.finished === walks ? (drain.ms / drain.idealMs).toFixed(3) : '–',
  ])
  return tableOf([head, ...lines], 2)
}

/** @param {readonly Drains[]} drains */
export function throttledGoals(drains) {
  return drains
    .filter(({ peer }) => peer === 'ours')
    .flatMap(({ latencyMs, finished, requests, pages, ms, idealMs }) => {
      const goal = (/** @type {boolean} */ isReached, /** @type {string} */ bound, /** @type {string} */ figure) =>
        goalLine(isReached, `throttled drains at ${latencyMs} ms`, bound, figure)
      const [perPage, time] = [requests / pages, ms / idealMs]
      return [
        goal(finished === walks, 'all finish', `${finished} of ${walks}`),
        goal(perPage <= 1.02, '≤ 1.02 requests per page', perPage.toFixed(3)),
        goal(time <= 1.05, '≤ 1.05 × ideal', time.toFixed(3)),
      ]
    })
}
