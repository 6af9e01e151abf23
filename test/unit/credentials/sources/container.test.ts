/** Credentials of a container, from a server on loopback and its faults. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fromContainer } from 'cloudtrail-client/credentials'
import { CredentialsError } from '../../../../src/contracts/errors.js'
import { failed } from '../../../support/failed.js'
import { FastClock } from '../../../support/fast-clock.js'
import { noAwsVariables, tellingServer } from '../../../support/metadata-server.js'

const reply = {
  AccessKeyId: 'ASIAEXAMPLE',
  SecretAccessKey: 'secret-key',
  Token: 'session-token',
  Expiration: '2026-01-01T13:00:00Z',
  AccountId: '123456789012',
}
const once = { maxAttempts: 1 }

beforeEach(() => {
  for (const name of Object.keys(noAwsVariables())) vi.stubEnv(name, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const fullUri = (url: URL | string) => vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', String(url))

test('its reply becomes credentials', async () => {
  const { url, asked } = await tellingServer(() => [200, reply])
  fullUri(new URL('/v1/credentials?id=1', url))
  expect(await fromContainer()()).toEqual({
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret-key',
    sessionToken: 'session-token',
    expiration: new Date('2026-01-01T13:00:00Z'),
    accountId: '123456789012',
  })
  expect(asked).toMatchObject([
    { method: 'GET', path: '/v1/credentials?id=1', headers: { accept: 'application/json' } },
  ])
  expect(asked[0]?.headers).not.toHaveProperty('authorization')
})

test('the token of the environment goes with the request; that of a file wins, and is read anew each time', async () => {
  const { url, asked } = await tellingServer(() => [200, reply])
  fullUri(url)
  vi.stubEnv('AWS_CONTAINER_AUTHORIZATION_TOKEN', 'Basic from-environment')
  const provider = fromContainer()
  await provider()
  const file = join(mkdtempSync(join(tmpdir(), 'token-')), 'token')
  vi.stubEnv('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', file)
  for (const token of ['first', 'second']) {
    writeFileSync(file, token)
    await provider()
  }
  expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Basic from-environment', 'first', 'second'])
})

test.each(['a\nb', 'a\r', 'a\r\nX-Evil: 1'])(
  'a token with a line break is refused before anything is sent: %j',
  async (token) => {
    const { url, asked } = await tellingServer(() => [200, reply])
    fullUri(url)
    vi.stubEnv('AWS_CONTAINER_AUTHORIZATION_TOKEN', token)
    const error = await failed(fromContainer()())
    expect(error).toBeInstanceOf(CredentialsError)
    expect(String(error)).not.toContain(token)
    expect(asked).toEqual([])
  },
)

test('without an address it is passed over', async () => {
  expect(await failed(fromContainer()())).toMatchObject({
    tryNextLink: true,
    message: 'container: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set',
  })
})

describe('addresses', () => {
  test.each([
    'http://example.com/',
    'http://169.254.169.254/latest',
    'http://169.254.170.24/',
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
    'http://127.0.0.1@example.com/',
    'http://user:hidden@127.0.0.1:1/',
    'https://user:hidden@example.com/',
    'http://0x7f.1.example.com/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    '/v1/credentials',
    'not a URL',
  ])('%s is refused before a connection is made', async (address) => {
    fullUri(address)
    const error = await failed(fromContainer(once)())
    expect(error).toMatchObject({
      tryNextLink: false,
      message:
        'container: AWS_CONTAINER_CREDENTIALS_FULL_URI must be an https URL, or one of loopback, ECS or EKS, without user and password',
    })
  })

  test.each(['http://0x7f.1:PORT/', 'http://2130706433:PORT/', 'http://localhost:PORT/'])(
    '%s is loopback, however it is written',
    async (address) => {
      const { url } = await tellingServer(() => [200, reply])
      fullUri(address.replace('PORT', url.port))
      expect(await fromContainer(once)()).toMatchObject({ accessKeyId: 'ASIAEXAMPLE' })
    },
  )

  test.each(['@example.com/', '.example.com/', '//example.com/', 'relative'])(
    'a relative one cannot lead elsewhere: %s',
    async (path) => {
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', path)
      const error = await failed(fromContainer({ ...once, timeoutMs: 1 })())
      if (path.startsWith('/'))
        expect(error).toMatchObject({ message: expect.stringContaining(' from 169.254.170.2') as string })
      else
        expect(error).toMatchObject({ message: expect.stringContaining('must be a path that begins with /') as string })
    },
  )
})

describe('faults', () => {
  test.each([
    [
      'status 403 with a reason',
      [403, { code: 'AccessDenied', message: 'not\nyours' }],
      'status 403, AccessDenied: not yours',
    ],
    ['a status with text, as Pod Identity gives it', [404, 'nothing\nhere'], 'status 404, nothing here'],
    ['status 200 with an error', [200, { Code: 'Failed', Message: 'no role' }], 'status 200, Failed: no role'],
    ['status 200 with HTML', [200, '<html></html>'], 'status 200'],
    ['keys that are no text', [200, { AccessKeyId: 1, SecretAccessKey: 2 }], 'status 200'],
  ] as const)('%s is an error that ends a chain', async (_, told, reason) => {
    const { url, asked } = await tellingServer(() => told)
    fullUri(url)
    expect(await failed(fromContainer()())).toMatchObject({
      tryNextLink: false,
      message: `container: no credentials from ${url.host}: ${reason}`,
    })
    expect(asked).toHaveLength(1)
  })

  test('a server that is not well is asked again, a second later', async () => {
    const { url, asked } = await tellingServer((_, number) => (number < 3 ? [503, ''] : [200, reply]))
    fullUri(url)
    expect(await fromContainer({ clock: new FastClock(), timeoutMs: 60_000 })()).toMatchObject({
      accessKeyId: 'ASIAEXAMPLE',
    })
    expect(asked).toHaveLength(3)
  })

  test('a server that does not answer is given up', async () => {
    const { url, asked } = await tellingServer(() => undefined)
    fullUri(url)
    const options = { clock: new FastClock(), timeoutMs: 3000, maxAttempts: 2 }
    expect(await failed(fromContainer(options)())).toMatchObject({
      message: `container: no answer from ${url.host}`,
      cause: { code: 'RequestTimeout' },
    })
    expect(asked).toHaveLength(2)
  })

  test('a redirect is not followed', async () => {
    const elsewhere = await tellingServer(() => [200, reply])
    const { url } = await tellingServer(() => [302, elsewhere.url.href])
    fullUri(url)
    expect(await failed(fromContainer()())).toBeInstanceOf(CredentialsError)
    expect(elsewhere.asked).toEqual([])
  })
})
