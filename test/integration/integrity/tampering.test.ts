/** Whatever byte of a delivered file is changed, it is found; real log files among them. */
import fc from 'fast-check'
import { gunzipSync } from 'node:zlib'
import { validateLogs } from 'cloudtrail-client/integrity'
import { expect, test } from 'vitest'
import { realRecords } from '../../../examples/records.js'
import { deliveredTrail, type DeliveredTrail } from '../../support/delivered-trail.js'
import { freeMemoryAsNode22 } from '../../support/freed-memory.js'

freeMemoryAsNode22()

/** A few hours of records, real ones where they are at hand, moved to the hours that are validated. */
async function realTrail(): Promise<DeliveredTrail> {
  const [startMs, records] = [Date.UTC(2026, 0, 10, 20), [...realRecords()].slice(0, 400)]
  const moved = Array.from({ length: 400 }, (_, index) => ({
    ...records[index % records.length],
    eventID: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    awsRegion: 'us-east-1',
    eventTime: new Date(startMs + index * 30_000).toISOString().replace('.000', ''),
  }))
  return deliveredTrail({ hours: 4, records: moved })
}

const gunzipped = (body: Uint8Array): string | undefined => {
  try {
    return gunzipSync(body).toString('latin1')
  } catch {
    return undefined
  }
}

/** A change of a header that no decompressor looks at, or of the way in which the same text is compressed, is none. */
function isNothing(before: Uint8Array, after: Uint8Array): boolean {
  const isSameTrailer = Buffer.compare(before.slice(-8), after.slice(-8)) === 0
  return isSameTrailer && gunzipped(after) !== undefined && gunzipped(before) === gunzipped(after)
}

test('a changed byte of text or trailer, or of a signature, is found, and nothing else is', async () => {
  const trail = await realTrail()
  const { bucket, options } = trail
  expect(await validateLogs(options).report()).toMatchObject({ isValid: true, warnings: [] })
  const paths = [...trail.logs, ...trail.digests]
  const place = fc.record({ path: fc.constantFrom(...paths), at: fc.nat(), to: fc.integer({ min: 1, max: 255 }) })
  await fc.assert(
    fc.asyncProperty(place, async ({ path, at, to }) => {
      const { body, metadata } = bucket.files.get(path)!
      const changed = Uint8Array.from(body)
      changed[at % body.length]! ^= to
      bucket.put(path, changed, metadata)
      const report = await validateLogs(options).report()
      bucket.put(path, body, metadata)
      expect(report.isValid).toBe(isNothing(body, changed))
    }),
    { numRuns: 60 },
  )
  const character = fc.record({
    path: fc.constantFrom(...trail.digests),
    at: fc.nat(511),
    to: fc.constantFrom(...'0123456789abcdefg '.split('')),
  })
  await fc.assert(
    fc.asyncProperty(character, async ({ path, at, to }) => {
      const { body, metadata } = bucket.files.get(path)!
      const { signature = '' } = metadata
      const changed = signature.slice(0, at) + to + signature.slice(at + 1)
      bucket.put(path, body, { ...metadata, signature: changed })
      const report = await validateLogs(options).report()
      bucket.put(path, body, metadata)
      expect(report.isValid).toBe(changed === signature)
    }),
    { numRuns: 30 },
  )
})
