/** The name by which a server knows the script. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { scriptSha, scriptText } from '../../../src/redis/script.js'

test('the SHA-1 is that of the text', () => {
  expect(scriptSha).toBe(createHash('sha1').update(scriptText).digest('hex'))
})
