// A service with a quota, a process of its own: for each latency it is given, a port with a bucket of 2 requests a second
// and a history of so many pages. What is over the quota is refused as CloudTrail refuses it.
import { createServer } from 'node:http'
import { ratePerSecond, burst } from './quota.js'

const [pages = '', ...latencies] = process.argv.slice(2)
/** A refusal is fast: nothing has to be looked up. */
const refusalMs = 30

const lanes = latencies.map((latency) => startLane(Number(latency)))
const endpoints = await Promise.all(lanes.map(({ endpoint }) => endpoint))
process.on('message', () => process.send?.(lanes.map(({ requests, throttles }) => [requests(), throttles()])))
// It ends with the process that started it.
process.on('disconnect', () => process.exit())
process.send?.(endpoints)

/** @param {number} latencyMs */
function startLane(latencyMs) {
  let [requests, throttles, tokens, filledAt] = [0, 0, burst, performance.now()]
  const isGranted = () => {
    const now = performance.now()
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * ratePerSecond)
    filledAt = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      requests++
      const granted = isGranted()
      if (!granted) throttles++
      const reply = granted ? pageAfter(body) : { __type: 'ThrottlingException', message: 'Rate exceeded' }
      setTimeout(
        () => {
          response.writeHead(granted ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
          response.end(JSON.stringify(reply))
        },
        granted ? latencyMs : refusalMs,
      )
    })
  })
  /** @type {Promise<string>} */
  const endpoint = new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object') resolve(`http://127.0.0.1:${address?.port}`)
    })
  })
  return { endpoint, requests: () => requests, throttles: () => throttles }
}

/** @param {string} body */
function pageAfter(body) {
  const page = Number(JSON.parse(body).NextToken ?? 0)
  const Events = [{ EventId: String(page), EventName: 'ConsoleLogin', EventTime: 1_767_225_600 - page }]
  return page + 1 < Number(pages) ? { Events, NextToken: String(page + 1) } : { Events }
}
