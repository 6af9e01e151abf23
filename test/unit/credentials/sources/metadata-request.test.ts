/** Requests to metadata endpoints: when they are repeated, and what is read of their replies. */
import { expect, test } from 'vitest'
import { credentialsIn, reasonIn, requestMetadata } from '../../../../src/credentials/sources/metadata-request.js'
import { failed } from '../../../support/failed.js'
import { FakeClock } from '../../../support/fake-clock.js'
import { serveSockets, unusedUrl } from '../../../support/local-server.js'
import { tellingServer, type Told } from '../../../support/metadata-server.js'

const request = (url: URL) => ({ source: 'container', method: 'GET' as const, url, headers: { accept: 'a/b' } })

/** A clock on which only the pause between two requests is over at once. */
function impatientClock() {
  const clock = new FakeClock()
  const pauses: number[] = []
  const after = (delayMs: number, callback: () => void) => {
    if (delayMs !== 1000) return clock.after(delayMs, callback)
    pauses.push(delayMs)
    queueMicrotask(callback)
    return () => undefined
  }
  return { pauses, clock: { now: clock.now, after } }
}

test.each<[string, Told[], number, number]>([
  ['a reply is given back', [[200, 'yes']], 200, 1],
  ['a refusal too', [[404, 'no']], 404, 1],
  [
    'a server that is not well is asked again',
    [
      [500, ''],
      [503, ''],
      [200, 'yes'],
    ],
    200,
    3,
  ],
  [
    'one that is busy too',
    [
      [429, ''],
      [200, 'yes'],
    ],
    200,
    2,
  ],
  [
    'up to the number of attempts',
    [
      [500, ''],
      [500, ''],
      [502, 'last'],
      [200, 'never'],
    ],
    502,
    3,
  ],
])('%s', async (_, told, status, requests) => {
  const { url, asked } = await tellingServer((_asked, number) => told[number - 1])
  const { clock, pauses } = impatientClock()
  expect(await requestMetadata(request(url), { clock, timeoutMs: 5000 })).toMatchObject({ status })
  expect(asked).toHaveLength(requests)
  expect(asked[0]).toMatchObject({ method: 'GET', headers: { accept: 'a/b' } })
  expect(pauses).toHaveLength(requests - 1)
})

test('an endpoint that nothing listens at is asked again, and then is an error', async () => {
  const { clock, pauses } = impatientClock()
  const error = await failed(requestMetadata(request(await unusedUrl()), { clock, timeoutMs: 5000, maxAttempts: 2 }))
  expect(error).toMatchObject({ code: 'ConnectionFailed', operation: 'container' })
  expect(pauses).toHaveLength(1)
})

test('where silence is normal, nobody is asked twice; who has answered is', async () => {
  const { clock, pauses } = impatientClock()
  await failed(requestMetadata(request(await unusedUrl()), { clock, timeoutMs: 5000 }, 1))
  expect(pauses).toEqual([])
  const { url, asked } = await tellingServer((_asked, number) => (number === 1 ? [503, ''] : [200, 'yes']))
  expect(await requestMetadata(request(url), { clock, timeoutMs: 5000 }, 1)).toMatchObject({ status: 200 })
  expect(asked).toHaveLength(2)
})

test('a connection that is reset is tried again', async () => {
  const { clock } = impatientClock()
  let connections = 0
  const { url } = await serveSockets((socket) => {
    socket.once('data', () => {
      if (++connections === 1) socket.resetAndDestroy()
      else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nyes')
    })
  })
  expect(await requestMetadata(request(url), { clock, timeoutMs: 5000 }, 1)).toMatchObject({ body: 'yes' })
})

test('what was sent as a secret is not shown when it comes back', () => {
  expect(reasonIn(reply(403, 'bad token TOPSECRET here'), 'TOPSECRET')).toBe('status 403, bad token [redacted] here')
})

const reply = (status: number, body: unknown) => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const keys = { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'secret' }

test('credentials are read, with what else the reply has', () => {
  expect(credentialsIn(reply(200, keys))).toEqual({ accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret' })
  const more = { Token: 't', Expiration: '2026-01-01T13:00:00Z', AccountId: '123456789012' }
  expect(credentialsIn(reply(200, { ...keys, ...more }))).toEqual({
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 't',
    expiration: new Date('2026-01-01T13:00:00Z'),
    accountId: '123456789012',
  })
})

test.each([
  ['an error', reply(403, keys)],
  ['an error with status 200', reply(200, { Code: 'AssumeRoleUnauthorizedAccess' })],
  ['no secret', reply(200, { AccessKeyId: 'ASIAEXAMPLE' })],
  ['no JSON', reply(200, '<html>')],
  ['JSON of something else', reply(200, 'null')],
])('a reply with %s has no credentials', (_, given) => {
  expect(credentialsIn(given)).toBeUndefined()
})

test.each([
  [reply(403, { Code: 'Denied', Message: 'not\nyours' }), 'status 403, Denied: not yours'],
  [reply(400, { code: 'Invalid', message: 'no token' }), 'status 400, Invalid: no token'],
  [reply(500, { Message: 'x'.repeat(400) }), `status 500, ${'x'.repeat(300)}...`],
  [reply(200, { ...keys, Code: 1 }), 'status 200'],
  [reply(200, 'SECRET'), 'status 200'],
  [reply(400, ' no\u0000token '), 'status 400, no token'],
  [reply(400, [keys]), 'status 400'],
])('the reason of a failure is the code and message of a body, or its text: %#', (given, reason) => {
  expect(reasonIn(given)).toBe(reason)
})

test('the reason of a failure repeats neither the token of the request nor the keys of the reply', () => {
  const Token = 'reply+token/text'
  const body = { Code: 'Denied', Message: `no request+token for ${Token}`, Token, SecretAccessKey: 'Denied-key' }
  expect(reasonIn(reply(403, body), 'request+token')).toBe('status 403, Denied: no [redacted] for [redacted]')
})

test('a byte order mark does not hide the credentials of a reply', () => {
  const body = '\ufeff{"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"secret"}'
  expect(credentialsIn({ status: 200, headers: {}, body })).toMatchObject({ accessKeyId: 'AKIDEXAMPLE' })
})
