/** What a client settles when it is made, and what with its first call. */
import { afterEach, expect, test, vi } from 'vitest'
import { profileReader, type CredentialsProvider } from '../../../src/auth/credentials.js'
import { version } from '../../../src/config/version.js'
import { CredentialsError, InputError } from '../../../src/contracts/errors.js'
import { createPipeline } from '../../../src/request/pipeline.js'

const region = 'eu-west-1'
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Default credentials with profiles behind them, and how often one was read. */
function profiles(variables: Readonly<Record<string, string>> = {}) {
  const reads: unknown[] = []
  const read = (profile: string | undefined) => {
    reads.push(profile)
    return Promise.resolve({ variables, lookedAt: 'profile' })
  }
  const provider: CredentialsProvider = Object.assign(() => Promise.resolve(credentials), { [profileReader]: read })
  return { provider, reads }
}

test('options stand before the defaults', () => {
  const given = {
    stallTimeoutMs: 1,
    requestTimeoutMs: 2,
    connectTimeoutMs: 3,
    validateInput: false,
    validateOutput: false,
  }
  expect(createPipeline({ region, ...given })).toMatchObject(given)
  expect(createPipeline({ region })).toMatchObject({
    stallTimeoutMs: 60_000,
    requestTimeoutMs: 60_000,
    connectTimeoutMs: 5000,
    validateInput: true,
    validateOutput: true,
  })
})

test('the user agent names the package, the runtime and what the caller adds', () => {
  const { userAgent } = createPipeline({ region })
  expect(userAgent).toMatch(/^\S+ \S.*\S$/)
  expect(userAgent.startsWith(`cloudtrail-client/${version} `)).toBe(true)
  expect(createPipeline({ region, userAgent: 'mine/1' }).userAgent).toBe(`${userAgent} mine/1`)
})

test('all calls of a client take one route, and so one pool of connections', async () => {
  const { route, routeByOptions } = createPipeline({ region, credentials })
  expect(await route()).toBe(routeByOptions)
  expect(routeByOptions).toMatchObject({ region, partition: 'aws', maxAttempts: 3 })
})

test('what functions tell is asked for with the first call, and then kept', async () => {
  let asked = 0
  const tell = () => `eu-west-${String(++asked)}`
  const { provider, reads } = profiles()
  const { route, routeByOptions } = createPipeline({ region: tell, credentials }, undefined, provider)
  expect([routeByOptions, asked]).toEqual([undefined, 0])
  const [first, second] = await Promise.all([route(), route()])
  expect(first).toMatchObject({ region: 'eu-west-1' })
  expect(second).toBe(first)
  expect(await route()).toBe(first)
  expect(asked).toBe(2)
  expect(reads).toEqual([])
})

test('a profile is read with the first call, for the Region, and then no more', async () => {
  vi.stubEnv('AWS_REGION', '')
  vi.stubEnv('AWS_DEFAULT_REGION', '')
  vi.stubEnv('AWS_MAX_ATTEMPTS', '7')
  const { provider, reads } = profiles({ AWS_REGION: 'eu-north-1' })
  const { route } = createPipeline({ profile: 'work' }, undefined, provider)
  const known = await route()
  expect(known).toMatchObject({ region: 'eu-north-1', maxAttempts: 7 })
  expect(await route()).toBe(known)
  expect(reads).toEqual(['work'])
})

test('without a Region too, a wrong variable is refused when the client is made', () => {
  vi.stubEnv('AWS_REGION', '')
  vi.stubEnv('AWS_DEFAULT_REGION', '')
  vi.stubEnv('AWS_MAX_ATTEMPTS', 'many')
  expect(() => createPipeline({})).toThrow(InputError)
  expect(() => createPipeline({})).toThrow('AWS_MAX_ATTEMPTS')
})

test('a variable switches pacing off, but no limiter that was given', () => {
  const limiter = { acquire: () => Promise.resolve({ waitedMs: 0 }), report: () => undefined }
  expect(createPipeline({ region }).limiter).toBeDefined()
  vi.stubEnv('CLOUDTRAIL_CLIENT_LIMITER', 'off')
  expect(createPipeline({ region }).limiter).toBeUndefined()
  expect(createPipeline({ region, limiter }).limiter).toBe(limiter)
})

test('without any credentials, it is said that there are none', async () => {
  const { credentials: source } = createPipeline({ region })
  const error: unknown = await Promise.resolve(source()).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(CredentialsError)
  expect(error).toMatchObject({ message: 'CloudTrail: no credentials' })
})

test('keys expire by the clock of the service', () => {
  const { lent, skew } = createPipeline({ region })
  skew.ms = 300_000
  expect(lent.skewMs?.()).toBe(300_000)
})
