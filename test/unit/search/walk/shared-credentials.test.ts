/** One provider for all clients of a search. */
import { expect, test } from 'vitest'
import {
  profileReader,
  profileReaderOf,
  type CredentialsInput,
  type CredentialsProvider,
} from '../../../../src/auth/credentials.js'
import { credentialsSharer } from '../../../../src/search/walk/shared-credentials.js'
import { FakeClock } from '../../../support/fake-clock.js'

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

test('keys and nothing stay what they are; the same provider is shared, another one is another', () => {
  const share = credentialsSharer(new FakeClock())
  const provider: CredentialsProvider = () => Promise.resolve(keys)
  expect(share(keys)).toBe(keys)
  expect(share<CredentialsInput | undefined>(undefined)).toBeUndefined()
  expect(share(provider)).toBe(share(provider))
  expect(share(() => Promise.resolve(keys))).not.toBe(share(provider))
})

test('the provider hears of the first client that asks, and of a refusal', async () => {
  const asked: unknown[] = []
  const shared = credentialsSharer(new FakeClock())((properties?: object) => {
    asked.push(properties)
    return Promise.resolve({ ...keys, accessKeyId: `AKID${String(asked.length)}` })
  })
  expect(await shared({ region: 'first' })).toMatchObject({ accessKeyId: 'AKID1' })
  expect(await shared({ region: 'second' })).toMatchObject({ accessKeyId: 'AKID1' })
  expect(await shared({ region: 'second', forceRefresh: true })).toMatchObject({ accessKeyId: 'AKID2' })
  expect(asked).toEqual([{ region: 'first' }, { region: 'first', forceRefresh: true }])
})

test('profiles are read through it, where the provider reads any', () => {
  const share = credentialsSharer(new FakeClock())
  const reader = () => Promise.resolve({ variables: {}, lookedAt: 'profile' })
  const plain: CredentialsProvider = () => Promise.resolve(keys)
  const withProfiles = Object.assign(() => Promise.resolve(keys), { [profileReader]: reader })
  expect(profileReaderOf(share(withProfiles))).toBe(reader)
  expect(profileReader in share(plain)).toBe(false)
})
