/** A search that is left again and again, and goes on by its cursor: each event comes once, in its order. */
import { expect, test } from 'vitest'
import { createSearch, type FindOptions, type SearchHit } from 'cloudtrail-client/search'
import { drain } from '../../support/drain.js'
import { accountsWith, nowSecond, recordOf, type AccountOptions } from '../../support/search.js'

const id = '111111111111'
const regions = ['us-east-1', 'eu-west-1']
const names = ['ConsoleLogin', 'GetBucketAcl', 'AssumeRole']

/** 240 records, twelve in each second: two of each name in each Region, so that a second spans pages, Regions and queries. */
const records = Array.from({ length: 240 }, (_, index) =>
  recordOf(`id-${String(index).padStart(3, '0')}`, nowSecond - 100 - Math.floor(index / 12), {
    awsRegion: regions[Math.floor(index / 3) % 2]!,
    eventName: names[index % 3]!,
  }),
)
const [from, to] = [new Date((nowSecond - 115) * 1000), new Date((nowSecond - 103) * 1000)]
const where = { eventName: ['ConsoleLogin', 'GetBucketAcl'] }
const within = records.filter(({ eventTime, eventName }) => {
  const time = Date.parse(eventTime)
  return time >= from.getTime() && time <= to.getTime() && eventName !== 'AssumeRole'
})
const expected = within.map(({ eventID }) => eventID).sort()

const idOf = ({ event }: SearchHit) => event.EventId ?? ''
const asJson = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value

/** All hits of finds of which each is left after so many. */
async function stepwise(hitsOfEach: number, given: Partial<FindOptions>, setting: Partial<AccountOptions> = {}) {
  const { options } = accountsWith({ records: { [id]: records }, regions, pageSize: 5, ...setting })
  const hits: SearchHit[] = []
  let cursor: FindOptions['cursor']
  for (let finds = 1; finds <= 100; finds++) {
    const found = createSearch(options).find({ from, to, where, cursor, ...given })
    let left = hitsOfEach
    for await (const hit of found) {
      hits.push(hit)
      if (--left === 0) break
    }
    cursor = asJson(found.cursor)
    if (left > 0 && !found.summary.isTruncated) {
      expect(found.progress.share).toBe(1)
      return { hits, finds }
    }
  }
  throw new Error('the search does not come to an end')
}

const orders = ['newest', 'oldest', 'arrival'] as const

test.each(orders.flatMap((order) => [3, 20].map((hitsOfEach) => [order, hitsOfEach] as const)))(
  'in the order %s, left after every %d hits',
  async (order, hitsOfEach) => {
    for (const latencyMs of [0, 900]) {
      const { hits } = await stepwise(hitsOfEach, { order }, { latencyMs })
      expect(hits.map(idOf).sort()).toEqual(expected)
      const times = hits.map(({ event }) => event.EventTime!.getTime() * (order === 'oldest' ? 1 : -1))
      if (order !== 'arrival') expect(times).toEqual([...times].sort((one, other) => one - other))
    }
  },
)

test.each(orders)('in the order %s, cut short after a few pages', async (order) => {
  const { hits, finds } = await stepwise(Infinity, { order, maxPages: 6 })
  expect(hits.map(idOf).sort()).toEqual(expected)
  expect(finds).toBeGreaterThan(2)
  expect(finds).toBeLessThan(60)
})

test.each(orders)('in the order %s, a range without a second is read', async (order) => {
  const search = createSearch(accountsWith({ records: { [id]: records }, regions }).options)
  const { cursor } = search.find({ from, order })
  const found = search.find({ from, order, cursor: { ...cursor, to: cursor.from - 1 } })
  expect(await drain(found)).toEqual([])
  expect(found.progress.share).toBe(1)
})

test.each(orders)('in the order %s, as many pages as there are do not cut a search short', async (order) => {
  const { options } = accountsWith({ records: { [id]: [recordOf('only', nowSecond - 9)] }, regions: ['us-east-1'] })
  const second = new Date((nowSecond - 9) * 1000)
  const found = createSearch(options).find({ from: second, to: second, order, maxPages: 1 })
  expect(await drain(found)).toHaveLength(1)
  expect(found.summary.isTruncated).toBe(false)
})

test.each(orders)('in the order %s, a second with more events than the memory may hold is returned', async (order) => {
  const many = Array.from({ length: 160 }, (_, index) => recordOf(`id-${String(index)}`, nowSecond - 9))
  const { options } = accountsWith({ records: { [id]: many }, regions: ['us-east-1'] })
  const found = createSearch(options).find({ from, order, maxBufferedEvents: 100 })
  expect(await drain(found)).toHaveLength(160)
})

test('in the order arrival, a hit does not wait for the rest of its second', async () => {
  const { options, requests } = accountsWith({ records: { [id]: records }, regions: ['us-east-1'], pageSize: 1 })
  await createSearch(options).find({ from, to, order: 'arrival' }).next()
  expect(requests()).toBe(1)
})

test('the cursor of a find that has not begun has its question and its range only', () => {
  const { options } = accountsWith({ records: { [id]: records }, regions })
  const { cursor, summary } = createSearch(options).find({ from, to })
  expect(Object.keys(cursor)).toEqual(['v', 'search', 'from', 'to'])
  expect(summary).not.toHaveProperty('truncatedBy')
})

test('a search whose Regions are all left out is at its end', async () => {
  const { options, emulators } = accountsWith({ records: { [id]: records }, regions: ['us-east-1'] })
  emulators.get(id)!.faults.add({ reply: { code: 'AccessDeniedException' } })
  const found = createSearch({ ...options, onRegionError: 'skip' }).find({ from, to })
  expect(await drain(found)).toEqual([])
  expect(found.progress.share).toBe(1)
})

test('a Region whose lookups all fail is left out once', async () => {
  const { options, emulators } = accountsWith({ records: { [id]: records }, regions: ['us-east-1'], latencyMs: 100 })
  for (let query = 0; query < 2; query++) emulators.get(id)!.faults.add({ reply: { code: 'AccessDeniedException' } })
  const found = createSearch({ ...options, limiter: false, onRegionError: 'skip' }).find({ from, to, where })
  expect(await drain(found)).toEqual([])
  expect(found.summary.leftOut).toHaveLength(1)
})

test('what is needed next is read, although the memory is full of what comes later', async () => {
  const later = Array.from({ length: 300 }, (_, index) => recordOf(`later-${String(index)}`, nowSecond - 2000 - index))
  const before = Array.from({ length: 300 }, (_, index) =>
    recordOf(`before-${String(index)}`, nowSecond - 1000 - index, { awsRegion: 'eu-west-1', errorCode: 'Other' }),
  )
  const { options } = accountsWith({ records: { [id]: [...later, ...before] }, regions, latencyMs: 2500 })
  const found = createSearch(options).find({
    from: new Date((nowSecond - 3600) * 1000),
    where: { errorCode: { exists: false } },
    maxBufferedEvents: 100,
  })
  expect(await drain(found)).toHaveLength(300)
})

test('the oldest first: what the memory cannot hold is read again', async () => {
  const many = Array.from({ length: 600 }, (_, index) => recordOf(`id-${String(index)}`, nowSecond - 10 - (index % 60)))
  for (const budget of [{ maxBufferedEvents: 100 }, { maxBufferedBytes: 100_000 }]) {
    const { options } = accountsWith({ records: { [id]: many }, regions: ['us-east-1'] })
    const found = createSearch(options).find({ from: new Date((nowSecond - 70) * 1000), order: 'oldest', ...budget })
    const hits = await drain(found)
    expect(hits).toHaveLength(600)
    expect(found.progress.scanned).toBeGreaterThan(600)
  }
})
