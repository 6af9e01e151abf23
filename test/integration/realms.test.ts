/** Values and errors of another realm, as Node's core makes them in Jest and in vm threads: they count as those of our own. */
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { CloudTrail, InputError } from 'cloudtrail-client'
import { createBackfill } from 'cloudtrail-client/intake'
import { createEmulator } from 'cloudtrail-client/testing'
import { stsCredentials } from '../../src/connector/parameters/kinds.js'
import { connectTo, credentials } from '../support/client.js'
import { failed } from '../support/failed.js'
import { FastClock } from '../support/fast-clock.js'
import { serve, unusedUrl } from '../support/local-server.js'
import { startProxy } from '../support/proxy-server.js'

/** A date of a realm that has nothing but the language. */
const foreignDate = (text: string): Date => runInNewContext(`new Date('${text}')`) as Date

const clientFor = (endpoint: URL) =>
  new CloudTrail({ region: 'us-east-1', credentials, endpoint, limiter: false, clock: new FastClock() })

test('a refused connection is tried again, and nothing may have been sent', async () => {
  const error = await failed(clientFor(await unusedUrl()).createTrail({ Name: 'audit', S3BucketName: 'logs' }))
  expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: false, cause: { code: 'ECONNREFUSED' } })
})

test('a connection that is reset is made again for a read, and told of for a write', async () => {
  let requests = 0
  const { url } = await serve(({ socket }, response) => {
    if (requests++ === 0) socket.resetAndDestroy()
    else response.end('{"trailList":[]}')
  })
  expect((await clientFor(url).describeTrails()).$metadata.attempts).toBe(2)
  requests = 0
  const error = await failed(clientFor(url).createTrail({ Name: 'audit', S3BucketName: 'logs' }))
  expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: true, cause: { code: 'ECONNRESET' } })
  expect(requests).toBe(1)
})

test('dates that Node’s core gives are times of a lookup, and their order is checked', async () => {
  const { cloudtrail, sent } = connectTo(createEmulator())
  const { mtime } = statSync(fileURLToPath(import.meta.url))
  await cloudtrail.lookupEvents({ StartTime: mtime, EndTime: foreignDate('2100-01-01T00:00:00Z') })
  expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({ EndTime: 4102444800 })
  const swapped = { StartTime: foreignDate('2100-01-01T00:00:00Z'), EndTime: foreignDate('2026-01-01T00:00:00Z') }
  expect(await failed(cloudtrail.lookupEvents(swapped))).toBeInstanceOf(InputError)
})

test('a backfill begins at such a date', () => {
  const options = {
    region: 'us-east-1',
    credentials,
    bucket: 'logs',
    accountIds: ['123456789012'],
  }
  const from = (date: Date) => createBackfill({ ...options, from: date })
  expect(() => from(foreignDate('2026-01-01T00:00:00Z'))).not.toThrow()
  expect(() => from(foreignDate('no date'))).toThrow('from must be a valid Date')
})

test('the expiration of session credentials for an action is such a date', () => {
  const session = { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'secret', SessionToken: 'token' }
  const Expiration = foreignDate('2100-01-01T00:00:00Z')
  expect(stsCredentials.read({ ...session, Expiration })).toMatchObject({ Expiration })
})

/** As that of jsdom. */
class ForeignUrl {
  constructor(readonly href: string) {}
  toString() {
    return this.href
  }
  get [Symbol.toStringTag]() {
    return 'URL'
  }
}

test('a URL of another realm is an endpoint, and a proxy', async () => {
  const proxy = await startProxy()
  const { url } = await serve((_, response) => response.end('{"trailList":[]}'))
  const options = { endpoint: new ForeignUrl(url.href), proxy: new ForeignUrl(proxy.url.href) }
  const cloudtrail = new CloudTrail({ region: 'us-east-1', credentials, limiter: false, ...(options as object) })
  expect((await cloudtrail.describeTrails()).trailList).toEqual([])
  expect(proxy.tunnels).toEqual([url.host])
  const nothing = { endpoint: { href: url.href } }
  expect(() => new CloudTrail({ region: 'us-east-1', ...(nothing as object) })).toThrow(
    'endpoint must be an http or https URL',
  )
})

test('a circle in an input is refused, whoever throws the error', async () => {
  const { cloudtrail } = connectTo(createEmulator())
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  expect(await failed(cloudtrail.lookupEvents({ LookupAttributes: [circle] as never }))).toBeInstanceOf(InputError)
})
