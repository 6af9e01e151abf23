/** When credentials are fetched, by whom it is waited for, and what becomes of failures. */
import { expect, test } from 'vitest'
import type { Credentials, CredentialsProvider } from '../../../src/auth/credentials.js'
import { createCredentialsSource } from '../../../src/auth/credentials-source.js'
import { CredentialsError } from '../../../src/contracts/errors.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { settled } from '../../support/faults.js'

const minute = 60_000

/** A provider of numbered sets that last an hour, as long as nothing else is said, and a source for it. */
function issuing(fates: Record<number, () => Promise<Credentials>> = {}) {
  const clock = new FakeClock()
  const skew = { ms: 0 }
  let fetches = 0
  const set = (number: number, lifetimeMs = 60 * minute): Credentials => ({
    accessKeyId: `AKID${String(number)}`,
    secretAccessKey: 'secret',
    expiration: new Date(clock.now() + lifetimeMs),
  })
  const provider: CredentialsProvider = () => {
    fetches++
    return fates[fetches]?.() ?? Promise.resolve(set(fetches))
  }
  const source = createCredentialsSource(provider, { clock, skewMs: () => skew.ms })
  const key = async () => (await source()).accessKeyId
  return { clock, skew, source, key, set, fetches: () => fetches }
}

test('calls at the same time wait for one fetch', async () => {
  const { key, fetches } = issuing()
  expect(await Promise.all([key(), key(), key()])).toEqual(['AKID1', 'AKID1', 'AKID1'])
  expect(fetches()).toBe(1)
})

test('from 5 minutes before the expiry new ones are fetched, while the old ones are used', async () => {
  const { clock, source, key, fetches } = issuing()
  await key()
  clock.advance(55 * minute - 1)
  expect([await key(), fetches()]).toEqual(['AKID1', 1])
  clock.advance(1)
  expect(source()).not.toBeInstanceOf(Promise)
  expect(fetches()).toBe(2)
  await settled()
  expect(await key()).toBe('AKID2')
})

test('from 1 minute before the expiry, calls wait for the new ones', async () => {
  const { clock, key, fetches } = issuing()
  await key()
  clock.advance(59 * minute)
  expect(await Promise.all([key(), key()])).toEqual(['AKID2', 'AKID2'])
  expect(fetches()).toBe(2)
})

test('a first fetch that fails is not remembered', async () => {
  const { key } = issuing({ 1: () => Promise.reject(new Error('the vault is sealed')) })
  expect(await failed(key())).toMatchObject({
    message: 'CloudTrail: the credentials provider failed: the vault is sealed',
  })
  expect(await key()).toBe('AKID2')
})

test('a refresh that fails is tried again after seconds, ever later, and the old ones are kept', async () => {
  const failing = () => Promise.reject(new Error('the vault is sealed'))
  const { clock, key, fetches } = issuing({ 2: failing, 3: failing, 4: failing })
  await key()
  clock.advance(56 * minute)
  const fetched: number[] = []
  for (let second = 0; second < 8; second++) {
    expect(await key()).toBe('AKID1')
    await settled()
    fetched.push(fetches())
    clock.advance(1000)
  }
  expect(fetched).toEqual([2, 3, 3, 4, 4, 4, 4, 5])
  expect(await key()).toBe('AKID5')
})

test('after the expiry a failure is an error, which is kept for a second', async () => {
  const failing = () => Promise.reject(new Error('the vault is sealed'))
  const { clock, key, fetches } = issuing({ 2: failing, 3: failing })
  await key()
  clock.advance(59.5 * minute)
  expect(await key()).toBe('AKID1')
  clock.advance(minute)
  const error = await failed(key())
  expect(error).toBeInstanceOf(CredentialsError)
  expect(error).toMatchObject({ message: expect.stringContaining('the vault is sealed') as string })
  expect(await failed(key())).toBe(error)
  expect(fetches()).toBe(3)
  clock.advance(2000)
  expect(await key()).toBe('AKID4')
})

const hanging = () => new Promise<Credentials>(() => undefined)

test('a fetch that hangs is given up after 30 seconds, and the next one starts anew', async () => {
  const { clock, key, fetches } = issuing({ 1: hanging })
  const waiting = [failed(key()), failed(key())]
  expect(fetches()).toBe(1)
  await clock.untilPending()
  clock.advance(30_000)
  for (const error of await Promise.all(waiting)) {
    expect(error).toMatchObject({ message: 'CloudTrail: the credentials provider did not answer within 30 s' })
  }
  expect(await key()).toBe('AKID2')
})

test('a refresh that hangs leaves keys in use that are still valid', async () => {
  const { clock, key } = issuing({ 2: hanging })
  await key()
  clock.advance(59.2 * minute)
  const waiting = key()
  await clock.untilPending()
  clock.advance(30_000)
  expect(await waiting).toBe('AKID1')
})

test('a fetch that ends late is used, unless better keys are in hand', async () => {
  const ends: ((credentials: Credentials) => void)[] = []
  const late = () => new Promise<Credentials>((resolve) => ends.push(resolve))
  const { clock, key, set } = issuing({ 1: late, 2: late })
  for (let number = 1; number <= 2; number++) {
    const waiting = failed(key())
    await clock.untilPending()
    clock.advance(30_000)
    await waiting
  }
  ends[1]?.(set(2))
  await settled()
  expect(await key()).toBe('AKID2')
  ends[0]?.(set(1, 10 * minute))
  await settled()
  expect(await key()).toBe('AKID2')
})

test('a refresh that brings keys which expire earlier is not taken', async () => {
  const { clock, key, set, fetches } = issuing({ 2: () => Promise.resolve(set(2, minute)) })
  await key()
  clock.advance(56 * minute)
  await key()
  await settled()
  expect([await key(), fetches()]).toEqual(['AKID1', 2])
})

test('a refused key is fetched anew although a plain fetch was under way, if that brought it again', async () => {
  const { clock, source, set, fetches } = issuing({
    2: () => Promise.resolve({ ...set(2, 61 * minute), accessKeyId: 'AKID1' }),
  })
  const refused = await source()
  clock.advance(56 * minute)
  void source()
  expect((await source(refused)).accessKeyId).toBe('AKID3')
  expect(fetches()).toBe(3)
})

test('keys are compared by their id', async () => {
  const { source } = issuing()
  const refused = await source()
  expect((await source({ ...refused })).accessKeyId).toBe('AKID2')
})

test('when keys expire is judged by the clock of the service', async () => {
  const { clock, skew, key, fetches } = issuing()
  await key()
  clock.advance(minute)
  skew.ms = 58.5 * minute
  expect([await key(), fetches()]).toEqual(['AKID2', 2])
})

test('a set that was refused is fetched anew by force, once for all who had it', async () => {
  const { source, fetches } = issuing()
  const refused = await source()
  const fresh = await Promise.all([source(refused), source(refused), source(refused)])
  expect(fresh.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKID2', 'AKID2', 'AKID2'])
  expect((await source(refused)).accessKeyId).toBe('AKID2')
  expect(fetches()).toBe(2)
})

test('ten expiries under fifty calls at a time take exactly ten refreshes', async () => {
  const { clock, key, fetches } = issuing()
  await key()
  for (let expiry = 1; expiry <= 10; expiry++) {
    for (let step = 0; step < 12; step++) {
      clock.advance(5 * minute)
      await Promise.all(Array.from({ length: 50 }, () => key()))
      await settled()
    }
  }
  expect(fetches()).toBe(1 + 10)
})

test('keys without an expiry are fetched once', async () => {
  const clock = new FakeClock()
  let fetches = 0
  const source = createCredentialsSource(
    () => {
      fetches++
      return Promise.resolve({ accessKeyId: 'AKID', secretAccessKey: 'secret' })
    },
    { clock },
  )
  await source()
  clock.advance(365 * 24 * 60 * minute)
  await source()
  expect(fetches).toBe(1)
})

const keys = { accessKeyId: 'AKID', secretAccessKey: 's', sessionToken: 't' }
const sts = { AccessKeyId: 'AKID', SecretAccessKey: 's', SessionToken: 't' }
const at = new Date('2026-11-21T12:00:00Z')

test.each([
  ['the keys of STS', { ...sts, Expiration: at }],
  ['a whole reply of STS', { Credentials: { ...sts, Expiration: at.toISOString() } }],
  [
    'a reply of a metadata service',
    { AccessKeyId: 'AKID', SecretAccessKey: 's', Token: 't', Expiration: at.toISOString() },
  ],
  ['seconds', { ...keys, expiration: at.getTime() / 1000 }],
  ['milliseconds', { ...keys, expiration: at.getTime() }],
  ['seconds as text', { ...keys, expiration: String(at.getTime() / 1000) }],
  ['members that are null', { ...keys, Token: null, accountId: null, expiration: at }],
])('%s are understood', async (_, given) => {
  const source = createCredentialsSource(given as unknown as Credentials, { clock: new FakeClock() })
  expect(await source()).toEqual({ ...keys, expiration: at })
})

test('no token is none, whether it is null or empty', async () => {
  for (const sessionToken of [null, undefined, '']) {
    const given = { accessKeyId: 'AKID', secretAccessKey: 's', sessionToken, expiration: null }
    const source = createCredentialsSource(given as unknown as Credentials, { clock: new FakeClock() })
    expect(await source()).toEqual({ accessKeyId: 'AKID', secretAccessKey: 's' })
  }
})

test('a provider that rejects with a text is quoted', async () => {
  const source = createCredentialsSource(() => Promise.reject('sealed'), { clock: new FakeClock() })
  expect(await failed(Promise.resolve(source()))).toMatchObject({
    message: 'CloudTrail: the credentials provider failed: sealed',
  })
})
