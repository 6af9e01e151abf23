/** Keys in both forms, by both means. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { readKeyOnNode, readKeyOnWeb } from '../../../../src/integrity/keys/signature-key.js'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const text = Buffer.from('signed text')
const signature = sign('RSA-SHA256', text, privateKey)

test.each([
  ['node:crypto', readKeyOnNode],
  ['Web Crypto', readKeyOnWeb],
])('%s takes PKCS #1 and SPKI, and no other signature, hash or key', async (_, readKey) => {
  for (const type of ['pkcs1', 'spki'] as const) {
    const check = await readKey(publicKey.export({ type, format: 'der' }))
    expect(await check?.(text, signature)).toBe(true)
    expect(await check?.(Buffer.from('other text'), signature)).toBe(false)
    expect(await check?.(text, signature.subarray(1))).toBe(false)
    expect(await check?.(text, sign('RSA-SHA1', text, privateKey))).toBe(false)
  }
  expect(await readKey(new Uint8Array([0x30, 0x00]))).toBeUndefined()
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  expect(await readKey(curve.export({ type: 'spki', format: 'der' }))).toBeUndefined()
})
