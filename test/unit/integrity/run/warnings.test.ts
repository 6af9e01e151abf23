/** The warnings about a chain: when there is one, and what it has. */
import { expect, test } from 'vitest'
import type { Listing } from '../../../../src/integrity/chain/listing.js'
import type { ValidCheck } from '../../../../src/integrity/chain/walk.js'
import {
  gapWarning,
  lostWarning,
  movedWarning,
  newestMissing,
  previousDigestWarnings,
  severalMissing,
} from '../../../../src/integrity/run/warnings.js'

const hourMs = 3_600_000
const [oneMs, twoMs, threeMs] = [1, 2, 3].map((hour) => Date.UTC(2026, 0, 10, hour)) as [number, number, number]
const key = (stamp: string) => `AWSLogs/x_${stamp}.json.gz`
const listing = (...keys: string[]): Listing => ({ standard: keys, backfill: [], otherTrails: [], warnings: [] })
const place = { bucket: 'trail-logs', key: 'a' }

test('hours without a digest before the end are told, once it is late for two', () => {
  const missing = (
    nowMs: number,
    given = listing(key('20260110T010000Z')),
    bucket: string | undefined = 'trail-logs',
  ) => newestMissing({ fromMs: oneMs - hourMs, toMs: threeMs + 9 * hourMs, nowMs }, { bucket }, given)
  expect(missing(oneMs + 2 * hourMs - 1)).toEqual([])
  expect(missing(oneMs + 2 * hourMs)).toEqual([
    {
      kind: 'newest-missing',
      message: expect.stringContaining('between 2026-01-10T01:00:00Z and 2026-01-10T02:00:00Z') as string,
      bucket: 'trail-logs',
      from: new Date(oneMs),
      to: new Date(twoMs),
    },
  ])
  expect(missing(oneMs + 2 * hourMs, listing())[0]).toMatchObject({ from: new Date(oneMs - hourMs) })
  expect(missing(threeMs, listing(key('20260110T010000Z')), undefined)[0]?.kind).toBe('newest-missing')
})

test('a range that the digests cover has none missing', () => {
  const run = { fromMs: oneMs, toMs: twoMs, nowMs: threeMs + 99 * hourMs }
  expect(newestMissing(run, place, listing(key('20260110T020000Z')))).toEqual([])
  expect(newestMissing(run, place, listing(key('20260110T015959Z')))).toHaveLength(1)
  expect(newestMissing(run, { bucket: undefined }, listing())[0]).not.toHaveProperty('bucket')
})

test('a gap, several that are missing, another place, and what is out of sight', () => {
  const range = { from: new Date(oneMs), to: new Date(threeMs) }
  const span = 'between 2026-01-10T01:00:00Z and 2026-01-10T03:00:00Z'
  expect(gapWarning(oneMs, threeMs)).toEqual({
    kind: 'gap',
    message: expect.stringContaining(span) as string,
    ...range,
  })
  expect(severalMissing({ kind: 'several-missing', place, fromMs: oneMs, toMs: threeMs })).toEqual({
    kind: 'several-missing',
    message: `2 digests are missing or invalid ${span}, where one is reported`,
    ...place,
    ...range,
  })
  expect(movedWarning({ kind: 'moved', from: place, to: { bucket: 'old', key: 'b' } })).toEqual({
    kind: 'location-changed',
    message: 'before s3://trail-logs/a, the trail delivered to another place: s3://old/b',
    bucket: 'old',
    key: 'b',
  })
  const unknown = { bucket: undefined, key: 'a' }
  expect(movedWarning({ kind: 'moved', from: unknown, to: unknown })).toEqual({
    kind: 'location-changed',
    message: 'before s3://…/a, the trail delivered to another place: s3://…/a',
    key: 'a',
  })
  const lost = { kind: 'lost', place, beforeMs: threeMs } as const
  expect(lostWarning({ ...lost, isElsewhere: true }, oneMs)).toEqual({
    kind: 'location-changed',
    message: expect.stringContaining('another prefix than the trail has now') as string,
    ...place,
    ...range,
  })
  expect(lostWarning({ ...lost, isElsewhere: false }, oneMs).message).toContain('if bucket or prefix')
})

test('a digest that the next one was not made after is told, with what differs', () => {
  const check = { hash: 'h', signature: 's', digest: place } as unknown as ValidCheck
  const warned = (previousHash: unknown, previousSignature: unknown) =>
    previousDigestWarnings({ digest: { previousHash, previousSignature } } as unknown as ValidCheck, check)
  expect(previousDigestWarnings(undefined, check)).toEqual([])
  for (const [hash, signature] of [
    ['h', 's'],
    [undefined, null],
    [null, undefined],
  ] as const)
    expect(warned(hash, signature)).toEqual([])
  expect(warned('x', 's')).toEqual([
    { kind: 'previous-digest', message: expect.stringMatching(/its hash differs$/) as string, ...place },
  ])
  expect(warned('h', 'x')[0]?.message).toMatch(/its signature differs$/)
  expect(warned('x', 'x')[0]?.message).toMatch(/its hash and its signature differ$/)
})
