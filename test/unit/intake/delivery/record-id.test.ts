/** Ids of records by their place. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordIds } from '../../../../src/intake/delivery/record-id.js'

/** Made with `printf '["logs","AWSLogs/a.json.gz",null]' | sha256sum`: stores keep these ids. */
test('an id never changes from one release to the next', () => {
  expect(recordIds({ bucket: 'logs', key: 'AWSLogs/a.json.gz' })(17)).toBe('bd041add86eecb56436e561bd65e7e4e-17')
  expect(recordIds({ bucket: 'logs', key: 'AWSLogs/a.json.gz', versionId: 'v1' })(0)).toBe(
    'd9bea109171d64661ad2d5ab3116fca2-0',
  )
})

test('two places have the same id only if they are the same', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '/', '-', '1'), maxLength: 4 })
  const place = fc.record({
    bucket: text,
    key: text,
    versionId: fc.option(text, { nil: undefined }),
    index: fc.nat(20),
  })
  const idOf = ({
    bucket,
    key,
    versionId,
    index,
  }: {
    bucket: string
    key: string
    versionId: string | undefined
    index: number
  }) => recordIds({ bucket, key, ...(versionId === undefined ? {} : { versionId }) })(index)
  fc.assert(
    fc.property(place, place, (one, other) => {
      expect(idOf(one) === idOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
    { numRuns: 500 },
  )
})
