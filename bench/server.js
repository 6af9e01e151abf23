// The local service: a process of its own that does as little as it can, so that what is measured is the client.
import { createServer } from 'node:http'
import { lookupReplies, tokenOf, trailsReply } from './replies.js'

const trails = Buffer.from(trailsReply())
const pages = lookupReplies().map((reply) => Buffer.from(reply))
const pageOfToken = new Map(pages.map((_, page) => [tokenOf(page), page]))

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (chunk) => (body += chunk))
  request.on('end', () => {
    const reply = replyTo(request.headers['x-amz-target'], request.headers.authorization, body)
    response.writeHead(reply === undefined ? 400 : 200, {
      'content-type': 'application/x-amz-json-1.1',
      'content-length': reply?.length ?? 0,
      'x-amzn-requestid': '7a1c5d0e-2f4b-4c3a-9d8e-5b6f7a8c9d0e',
    })
    response.end(reply)
  })
})
// Longer than any pause of a client between two rounds: no request may meet a connection that is just being closed.
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const meanPageBytes = pages.reduce((sum, page) => sum + page.length, 0) / pages.length
  if (typeof address === 'object') process.send?.({ endpoint: `http://127.0.0.1:${address?.port}`, meanPageBytes })
})
// It ends with the process that started it.
process.on('disconnect', () => process.exit())

/**
 * @param {string | string[] | undefined} target
 * @param {string | undefined} authorization
 * @param {string} body
 */
function replyTo(target, authorization, body) {
  if (!authorization?.startsWith('AWS4-HMAC-SHA256 Credential=')) return undefined
  if (target === 'CloudTrail_20131101.DescribeTrails') return trails
  if (target !== 'CloudTrail_20131101.LookupEvents') return undefined
  const { NextToken } = JSON.parse(body)
  return pages[NextToken === undefined ? 0 : (pageOfToken.get(NextToken) ?? -1)]
}
