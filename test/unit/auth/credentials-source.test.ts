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
  const source = createCredentialsSource(provider, clock)
  const key = async () => (await source()).accessKeyId
  return { clock, source, key, set, fetches: () => fetches }
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

test('a refresh in the background that fails is tried again after half a minute, and the old ones are kept', async () => {
  const failing = () => Promise.reject(new Error('the vault is sealed'))
  const { clock, key, fetches } = issuing({ 2: failing, 3: failing })
  await key()
  clock.advance(56 * minute)
  expect([await key(), fetches()]).toEqual(['AKID1', 2])
  await settled()
  clock.advance(minute / 2 - 1)
  expect([await key(), fetches()]).toEqual(['AKID1', 2])
  clock.advance(1)
  expect([await key(), fetches()]).toEqual(['AKID1', 3])
})

test('a refresh that fails in the last minute keeps the old ones, and after the expiry it is an error', async () => {
  const failing = () => Promise.reject(new Error('the vault is sealed'))
  const { clock, key } = issuing({ 2: failing, 3: failing })
  await key()
  clock.advance(59.5 * minute)
  expect(await key()).toBe('AKID1')
  clock.advance(minute)
  const error = await failed(key())
  expect(error).toBeInstanceOf(CredentialsError)
  expect(error).toMatchObject({ message: expect.stringContaining('the vault is sealed') as string })
  expect(await key()).toBe('AKID4')
})

test('a fetch that hangs does not hold up those who come a minute later', async () => {
  const hanging = () => new Promise<Credentials>(() => undefined)
  const { clock, key, fetches } = issuing({ 1: hanging })
  void key()
  void key()
  expect(fetches()).toBe(1)
  clock.advance(minute)
  expect(await key()).toBe('AKID2')
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
  const source = createCredentialsSource(() => {
    fetches++
    return Promise.resolve({ accessKeyId: 'AKID', secretAccessKey: 'secret' })
  }, clock)
  await source()
  clock.advance(365 * 24 * 60 * minute)
  await source()
  expect(fetches).toBe(1)
})
