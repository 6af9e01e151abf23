/** The way of a walk through digests, without their files. */
import { expect, test } from 'vitest'
import { walkChain, type WalkEvent } from '../../../../src/integrity/chain/walk.js'
import type { DigestCheck } from '../../../../src/integrity/digest/check-digest.js'
import { failures } from '../../../../src/integrity/findings/finding.js'

const hourMs = 3_600_000
const beginMs = Date.UTC(2026, 0, 10)

/** The key of the digest of an hour, and one under another prefix. */
const keyOf = (hour: number, prefix = '') =>
  `${prefix}AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/01/10/123456789012_CloudTrail-Digest_eu-west-1_audit_eu-west-1_20260110T${String(hour).padStart(2, '0')}0000Z.json.gz`

interface Place {
  readonly bucket: string
  readonly key: string
}

const at = (hour: number, bucket = 'b', prefix = ''): Place => ({ bucket, key: keyOf(hour, prefix) })

/** A digest that is valid where it lies, of the hour before its key's. */
function valid(hour: number, previous: Place | undefined, own = at(hour)): [string, DigestCheck] {
  const endMs = beginMs + hour * hourMs
  const digest = { ...own, startMs: endMs - hourMs, endMs, previous }
  return [`${own.bucket}/${own.key}`, { digest, warnings: [] } as unknown as DigestCheck]
}

/** Walks over digests: what comes, briefly, and what was asked for. */
async function walk(
  digests: readonly [string, DigestCheck][],
  keys: readonly string[],
  given: { fromHour?: number; bucket?: string | undefined; listed?: readonly string[] } = {},
) {
  const { fromHour = 0, bucket, listed = [] } = { bucket: 'b', ...given }
  const known = new Map(digests)
  const asked: unknown[] = []
  const steps = {
    check: (place: { bucket: string | undefined; key: string }, older: readonly string[]) => {
      asked.push([place.bucket, hourOf(place.key), older.map(hourOf)])
      return Promise.resolve(known.get(`${place.bucket ?? 'b'}/${place.key}`) ?? { failure: failures.notFound })
    },
    listed: (where: string | undefined, toMs: number) => {
      asked.push(['listed', where, (toMs - beginMs) / hourMs])
      return Promise.resolve(listed)
    },
  }
  const events: WalkEvent[] = []
  for await (const event of walkChain({ bucket, prefix: '', fromMs: beginMs + fromHour * hourMs, keys }, steps))
    events.push(event)
  return { events, kinds: events.map(brief), asked }
}

const hourOf = (key: string) => Number(/T(\d\d)0000Z/.exec(key)?.[1])
const brief = (event: WalkEvent) => ('place' in event ? `${event.kind} ${String(hourOf(event.place.key))}` : event.kind)

test('a chain is walked from the newest digest to the first one, with those that are listed before it', async () => {
  const { kinds, asked } = await walk(
    [valid(3, at(2)), valid(2, at(1)), valid(1, undefined)],
    [1, 2, 3].map((hour) => keyOf(hour)),
  )
  expect(kinds).toEqual(['valid 3', 'valid 2', 'valid 1', 'start'])
  expect(asked).toEqual([
    ['b', 3, [1, 2]],
    ['b', 2, [1]],
    ['b', 1, []],
  ])
})

test('it ends with the digest that begins before the range', async () => {
  const digests = [valid(3, at(2)), valid(2, at(1)), valid(1, undefined)]
  const keys = [1, 2, 3].map((hour) => keyOf(hour))
  expect((await walk(digests, keys, { fromHour: 1 })).kinds).toEqual(['valid 3', 'valid 2', 'valid 1', 'start'])
  expect((await walk(digests, keys, { fromHour: 1.5 })).kinds).toEqual(['valid 3', 'valid 2'])
  expect((await walk(digests, keys, { fromHour: 4 })).kinds).toEqual([])
  expect((await walk([], [])).kinds).toEqual([])
})

test('a link into another bucket is followed there, where those before it are listed', async () => {
  const { kinds, asked } = await walk(
    [valid(3, at(2, 'old')), valid(2, at(1, 'old'), at(2, 'old')), valid(1, undefined, at(1, 'old'))],
    [keyOf(3)],
    { listed: [keyOf(1), keyOf(2)], fromHour: 0 },
  )
  expect(kinds).toEqual(['valid 3', 'moved', 'valid 2', 'valid 1', 'start'])
  expect(asked).toEqual([
    ['b', 3, []],
    ['listed', 'old', 3],
    ['old', 2, [1]],
    ['old', 1, []],
  ])
})

test('another prefix is told when the digest begins within the range, its first moment included', async () => {
  const digests = [valid(3, at(2, 'b', 'old/')), valid(2, undefined, at(2, 'b', 'old/'))]
  const kinds = async (fromHour: number) => (await walk(digests, [keyOf(3)], { fromHour })).kinds
  expect(await kinds(2)).toEqual(['valid 3', 'moved', 'valid 2', 'start'])
  expect(await kinds(2.5)).toEqual(['valid 3'])
})

test('a digest that says to be of another bucket than the link, or the trail, is not valid', async () => {
  const [, foreign] = valid(2, undefined, at(2, 'foreign'))
  const linked = await walk([valid(3, at(2)), [`b/${keyOf(2)}`, foreign]], [keyOf(3)])
  expect(linked.kinds).toEqual(['valid 3', 'invalid 2', 'lost 2'])
  const restarted = await walk([valid(3, undefined), [`b/${keyOf(2)}`, foreign]], [keyOf(2), keyOf(3)])
  expect(restarted.kinds).toEqual(['valid 3', 'gap', 'invalid 2', 'lost 2'])
  const copies = await walk([valid(3, at(2)), valid(2, undefined)], [keyOf(3)], { bucket: undefined })
  expect(copies.kinds).toEqual(['valid 3', 'valid 2', 'start'])
})

test('behind one that is not valid the next older one is taken; where more are missing, or all, that is told', async () => {
  const keys = (...hours: number[]) => hours.map((hour) => keyOf(hour))
  expect((await walk([valid(2, undefined)], keys(2, 3))).kinds).toEqual(['invalid 3', 'valid 2', 'start'])
  const several = await walk([valid(1, undefined)], keys(1, 3))
  expect(several.kinds).toEqual(['invalid 3', 'several-missing 3', 'valid 1', 'start'])
  expect(several.events[1]).toMatchObject({ fromMs: beginMs + hourMs, toMs: beginMs + 3 * hourMs })
  const lost = await walk([], keys(3), { fromHour: 1 })
  expect(lost.kinds).toEqual(['invalid 3', 'lost 3'])
  expect(lost.events[1]).toMatchObject({ isElsewhere: false, beforeMs: beginMs + 2 * hourMs })
  expect((await walk([], keys(3), { fromHour: 2 })).kinds).toEqual(['invalid 3'])
})

test('one that is missing behind a link over an hour is as old as its key', async () => {
  const { events } = await walk([valid(4, at(2))], [keyOf(4)])
  expect(events.at(-1)).toMatchObject({ kind: 'lost', beforeMs: beginMs + hourMs })
})

test('a link to a key without a time is as old as the digest that names it', async () => {
  const odd = { bucket: 'b', key: 'AWSLogs/odd.json.gz' }
  const { events, kinds } = await walk([valid(3, odd)], [keyOf(3)])
  expect(kinds).toEqual(['valid 3', 'invalid NaN', 'lost NaN'])
  expect(events.at(-1)).toMatchObject({ beforeMs: beginMs + hourMs })
})

test('a circle is walked once', async () => {
  const { kinds } = await walk([valid(3, at(2)), valid(2, at(3))], [keyOf(1), keyOf(2), keyOf(3)])
  expect(kinds).toEqual(['valid 3', 'valid 2', 'gap', 'invalid 1'])
})
