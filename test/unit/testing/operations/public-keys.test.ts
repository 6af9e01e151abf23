/** Public keys of digest files. */
import { createHash, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { createEmulator } from '../../../../src/testing/index.js'
import { call, refusal } from '../../../support/emulator-call.js'

interface Keys {
  PublicKeyList: { Value: string; Fingerprint: string; ValidityStartTime: number; ValidityEndTime: number }[]
}

const now = Date.UTC(2024, 2, 1) / 1000
const year = 365 * 24 * 3600
const emulator = createEmulator({ now: () => now * 1000 })
const list = (input: object = {}, region = 'us-east-1') => call<Keys>(emulator, 'ListPublicKeys', input, region)

test('the key of now is an RSA public key in PKCS #1 with the MD5 of its bytes', async () => {
  const [key, ...others] = (await list()).PublicKeyList
  const der = Buffer.from(key?.Value ?? '', 'base64')
  expect(others).toEqual([])
  expect(createPublicKey({ key: der, type: 'pkcs1', format: 'der' }).asymmetricKeyDetails).toMatchObject({
    modulusLength: 2048,
  })
  expect(key?.Fingerprint).toBe(createHash('md5').update(der).digest('hex'))
  expect(key?.ValidityStartTime).toBeLessThanOrEqual(now)
  expect(key?.ValidityEndTime).toBeGreaterThan(now)
})

test('a range has every key that is valid in it, and the same keys each time', async () => {
  const { PublicKeyList: keys } = await list({ StartTime: now - 2 * year, EndTime: now + year })
  expect(keys.length).toBe(3)
  expect(new Set(keys.map(({ Fingerprint }) => Fingerprint)).size).toBe(3)
  expect(keys.at(-1)).toEqual((await list()).PublicKeyList[0])
  expect(keys.slice(1).map((key) => key.ValidityStartTime)).toEqual(keys.slice(0, -1).map((key) => key.ValidityEndTime))
})

test('each Region has keys of its own', async () => {
  const [here] = (await list()).PublicKeyList
  const [there] = (await list({}, 'eu-west-1')).PublicKeyList
  expect(here?.Fingerprint).not.toBe(there?.Fingerprint)
})

test('there are no keys of the future, nor from before digests existed', async () => {
  expect(await list({ StartTime: now + year, EndTime: now + 2 * year })).toEqual({ PublicKeyList: [] })
  expect(await list({ StartTime: 0, EndTime: year })).toEqual({ PublicKeyList: [] })
})

test('a range that ends before it starts, and any token, are refused', async () => {
  expect(await refusal(emulator, 'ListPublicKeys', { StartTime: now, EndTime: now - 1 })).toBe(
    'InvalidTimeRangeException',
  )
  expect(await refusal(emulator, 'ListPublicKeys', { NextToken: 'x' })).toBe('InvalidTokenException')
})
