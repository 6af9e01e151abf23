/** Both ways of hashing agree, whatever the pieces, which may be written over afterwards. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSha256, sha256OnWeb } from '../../../../src/integrity/content/sha256.js'

test.each([
  ['node:crypto', createSha256],
  ['Web Crypto', sha256OnWeb],
])('%s', async (_, create) => {
  for (const pieces of [[], ['abc'], ['a', 'bc'], ['x'.repeat(1000), '', 'y']]) {
    const hash = create()
    const buffer = Buffer.alloc(1000)
    for (const piece of pieces) {
      buffer.write(piece)
      hash.update(buffer.subarray(0, piece.length))
    }
    expect(await hash.digest()).toBe(createHash('sha256').update(pieces.join('')).digest('hex'))
  }
})
