/** Services whose certificate a private authority has signed: who is trusted, and what is said where that is nobody. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { CloudTrail, ConnectionError, CredentialsError, InputError, type CloudTrailConfig } from 'cloudtrail-client'
import { fromAssumeRole, fromContainer } from 'cloudtrail-client/credentials'
import { platform as web } from '../../src/platform/web.js'
import { systemClock } from '../../src/runtime/clock.js'
import { credentials } from '../support/client.js'
import { failed } from '../support/failed.js'
import { serveSelfSigned, serveTls, type LocalServer } from '../support/local-server.js'
import { noAwsVariables } from '../support/metadata-server.js'
import { privateAuthority, type PrivateAuthority, type ServerCertificate } from '../support/private-authority.js'
import { startProxy } from '../support/proxy-server.js'

let authority: PrivateAuthority
let other: PrivateAuthority
beforeAll(() => {
  authority = privateAuthority()
  other = privateAuthority()
})
beforeEach(() => {
  for (const name of Object.keys(noAwsVariables())) vi.stubEnv(name, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const answering = (certificate: ServerCertificate, body = '{"trailList":[]}'): Promise<LocalServer> =>
  serveTls(certificate, (request, response) => {
    request.resume()
    response.end(body)
  })

/** A client that would repeat what it may, at once. */
const connect = ({ url }: LocalServer, config: CloudTrailConfig = {}) =>
  new CloudTrail({ region: 'eu-west-1', credentials, endpoint: url, limiter: false, ...config })

/** A file with this content, until the test has finished. */
function fileWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const path = join(folder, 'ca.pem')
  writeFileSync(path, content)
  return path
}

const remedies =
  '; if a private authority has signed it, as behind some proxies, name that in NODE_EXTRA_CA_CERTS, AWS_CA_BUNDLE or the option `ca`'

const untrusted: [string, () => Promise<LocalServer>][] = [
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', () => answering(authority.signed)],
  ['SELF_SIGNED_CERT_IN_CHAIN', () => answering(authority.chain)],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', () => serveSelfSigned((_, response) => response.end())],
]

test.for(untrusted.flatMap(([code, start]) => [false, true].map((isProxied) => [code, isProxied, start] as const)))(
  '%s, with a proxy: %s, names the remedies and is not tried again',
  async ([code, isProxied, start]) => {
    const server = await start()
    const proxy = isProxied ? (await startProxy()).url : undefined
    const error = await failed(connect(server, { proxy }).describeTrails())
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: false, cause: { code } })
    expect(error).toHaveProperty('message', expect.stringContaining(remedies))
    expect(server.sockets).toHaveLength(1)
  },
)

test.for([
  ['CERT_HAS_EXPIRED', 'expired', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'ofOtherHost', false],
  ['CERT_HAS_EXPIRED', 'expired', true],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'ofOtherHost', true],
] as const)('%s is no matter of trust, and is not tried again', async ([code, certificate, isProxied]) => {
  const server = await answering(authority[certificate])
  const proxy = isProxied ? (await startProxy()).url : undefined
  const error = await failed(connect(server, { ca: authority.ca, proxy }).describeTrails())
  expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: false, cause: { code } })
  expect(error).toHaveProperty('message', expect.not.stringContaining('AWS_CA_BUNDLE'))
  expect(server.sockets).toHaveLength(1)
})

test.for<[string, () => CloudTrailConfig['ca']]>([
  ['text', () => authority.ca],
  ['bytes', () => Buffer.from(authority.ca)],
  ['a list', () => [other.ca, new TextEncoder().encode(authority.ca)]],
  ['one text with several', () => other.ca + authority.ca],
])('the option ca as %s is trusted, and the connection kept', async ([, ca]) => {
  const server = await answering(authority.signed)
  for (let client = 0; client < 3; client++) {
    expect((await connect(server, { ca: ca() }).describeTrails()).trailList).toEqual([])
  }
  expect(server.sockets).toHaveLength(1)
})

test('whom one client trusts, another does not, and no connection is shared', async () => {
  const server = await answering(authority.signed)
  await connect(server, { ca: authority.ca }).describeTrails()
  for (const config of [{}, { ca: other.ca }]) {
    const error = await failed(connect(server, config).describeTrails())
    expect(error).toMatchObject({ mayBeSent: false, cause: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } })
  }
  expect(server.sockets).toHaveLength(3)
})

test.for([false, true])('AWS_CA_BUNDLE is trusted and read once, with a proxy: %s', async (isProxied) => {
  const server = await answering(authority.signed)
  const proxy = isProxied ? (await startProxy()).url : undefined
  const path = fileWith(`# of the company\n${authority.ca}`)
  vi.stubEnv('AWS_CA_BUNDLE', path)
  await connect(server, { proxy }).describeTrails()
  writeFileSync(path, 'changed')
  await connect(server, { proxy }).describeTrails()
  const error = await failed(connect(server, { proxy, ca: other.ca }).describeTrails())
  expect(error).toMatchObject({ mayBeSent: false }) // the option goes first
})

test('a proxy that is itself reached over TLS is trusted in the same way', async () => {
  const proxy = await startProxy(undefined, authority.signed)
  const named = new URL(`https://localhost:${proxy.url.port}`) // undici would give an address as the server's name
  const server = await answering(authority.signed)
  const { trailList } = await connect(server, { proxy: named, ca: authority.ca }).describeTrails()
  expect([trailList, proxy.tunnels]).toEqual([[], [server.url.host]])
  const error = await failed(connect(server, { proxy: named }).describeTrails())
  expect(error).toMatchObject({ mayBeSent: false, message: expect.stringContaining(remedies) as string })
})

test.for([false, true])(
  'what AWS_CA_BUNDLE names in vain is told with the first request, proxy: %s',
  async (proxied) => {
    const server = await answering(authority.signed)
    const proxy = proxied ? (await startProxy()).url : undefined
    const missing = join(tmpdir(), 'no-such-folder', 'ca.pem')
    const noPem = fileWith('subject=CN = Authority')
    for (const [path, reason] of [
      [missing, 'which cannot be read: ENOENT'],
      [tmpdir(), 'which cannot be read: EISDIR'],
      [noPem, 'which holds no certificate in PEM form'],
    ] as const) {
      vi.stubEnv('AWS_CA_BUNDLE', path)
      const cloudtrail = connect(server, { proxy })
      const error = await failed(cloudtrail.describeTrails())
      expect(error).toBeInstanceOf(InputError)
      expect(error).toHaveProperty('message', expect.stringContaining(`AWS_CA_BUNDLE names ${path}, ${reason}`))
    }
    writeFileSync(noPem, authority.ca) // it is read again once it is right
    expect(server.sockets).toEqual([])
    expect((await connect(server, { proxy }).describeTrails()).trailList).toEqual([])
  },
)

test.for<[unknown, string]>([
  ['/etc/ssl/company.pem', 'ca must be certificates in PEM form, or a list of them, got a string'],
  [[], 'ca must be certificates in PEM form, or a list of them, got an array'],
  [[Buffer.from('DER')], 'ca must be certificates in PEM form, or a list of them, got an array'],
  [443, 'ca must be certificates in PEM form, or a list of them, got the number 443'],
])('ca: %j is refused when the client is made', ([ca, message]) => {
  const create = () => new CloudTrail({ region: 'eu-west-1', ca: ca as string })
  expect(create).toThrow(InputError)
  expect(create).toThrow(message)
})

test('ca beside a transport of one’s own, or without Node, is refused', () => {
  const transport = () => Promise.reject(new Error())
  const both = () => new CloudTrail({ region: 'eu-west-1', ca: authority.ca, transport })
  expect(both).toThrow('ca has no effect on a `transport` of your own: leave one of the two out')
  expect(() => web.createTransport(systemClock, {}, undefined, authority.ca)).toThrow('ca needs Node')
})

const assumed = `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId>
  <SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
  <Expiration>2026-01-01T13:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`

test('STS and a container’s endpoint are trusted by AWS_CA_BUNDLE, STS by the option too', async () => {
  const sts = await answering(authority.signed, assumed)
  const container = await answering(authority.signed, '{"AccessKeyId":"ASIAEXAMPLE","SecretAccessKey":"secret"}')
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', container.url.href)
  const role = { roleArn: 'arn:aws:iam::123456789012:role/audit', region: 'eu-west-1', endpoint: sts.url }
  const assume = (ca?: string) => fromAssumeRole({ ...role, credentials, ca })()
  const fromEndpoint = fromContainer()
  expect(await failed(fromEndpoint())).toBeInstanceOf(CredentialsError)
  expect(container.sockets).toHaveLength(1)
  expect(await failed(assume())).toMatchObject({ mayBeSent: false })
  expect(await assume(authority.ca)).toMatchObject({ accessKeyId: 'ASIAEXAMPLE' })
  vi.stubEnv('AWS_CA_BUNDLE', fileWith(authority.ca))
  expect(await fromEndpoint()).toMatchObject({ accessKeyId: 'ASIAEXAMPLE' })
  expect(await assume()).toMatchObject({ accessKeyId: 'ASIAEXAMPLE' })
})
