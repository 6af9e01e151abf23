/** How fast a search is, on a service that grants 2 requests a second, and how much it sends and holds. */
import { expect, test } from 'vitest'
import { CloudTrail } from 'cloudtrail-client'
import { createSearch, type FindOptions, type SearchHit } from 'cloudtrail-client/search'
import { accountsWith, nowSecond, recordOf, type AccountOptions, type TestRecord } from '../../support/search.js'

const id = '111111111111'
const day = 86_400
const from = new Date((nowSecond - day) * 1000)

/** Records spread evenly between two ages, in seconds. */
const spread = (
  count: number,
  oldest: number,
  newest: number,
  more: (index: number) => object = () => ({}),
): TestRecord[] =>
  Array.from({ length: count }, (_, index) =>
    recordOf(
      `id-${String(oldest)}-${String(index)}`,
      nowSecond - Math.floor(newest + ((oldest - newest) * index) / count) - 1,
      more(index),
    ),
  )

async function timed(records: TestRecord[], options: Partial<FindOptions>, setting: Partial<AccountOptions> = {}) {
  const accounts = accountsWith({ records: { [id]: records }, regions: ['us-east-1'], ...setting })
  let throttles = 0
  const search = createSearch({ ...accounts.options, on: { throttle: () => (throttles += 1) } })
  const beganMs = accounts.clock.now()
  const hits: SearchHit[] = []
  let firstMs = 0
  for await (const hit of search.find({ from, ...options })) {
    firstMs ||= accounts.clock.now() - beganMs
    hits.push(hit)
  }
  return {
    hits,
    seconds: (accounts.clock.now() - beganMs) / 1000,
    firstMs,
    throttles,
    requests: accounts.requests(),
    accounts,
  }
}

/** The same events by one pagination of the client. */
async function serially(records: TestRecord[], latencyMs: number, region = 'us-east-1'): Promise<number> {
  const { options, clock } = accountsWith({ records: { [id]: records }, regions: [region], latencyMs })
  const { regions: _, accounts, ...config } = options
  const client = new CloudTrail({ ...config, region, credentials: accounts?.[0]?.credentials, on: {} })
  const beganMs = clock.now()
  let count = 0
  for await (const event of client.lookupEvents({ StartTime: from, EndTime: new Date(nowSecond * 1000) })) {
    if (event.EventId !== undefined) count++
  }
  expect(count).toBe(records.length)
  return (clock.now() - beganMs) / 1000
}

test('60 pages whose replies take 900 ms are read 1.6 times as fast as one after another', async () => {
  const records = spread(3000, day, 0)
  const { hits, seconds, throttles } = await timed(records, {}, { latencyMs: 900 })
  expect(hits).toHaveLength(3000)
  expect(throttles).toBe(0)
  expect((await serially(records, 900)) / seconds).toBeGreaterThan(1.6)
})

test('40 pages of which nine tenths lie in the newest tenth are read 1.3 times as fast', async () => {
  const records = [...spread(1800, day / 10, 0), ...spread(200, day, day / 10)]
  const { hits, seconds, throttles } = await timed(records, {}, { latencyMs: 900 })
  expect(hits).toHaveLength(2000)
  expect(throttles).toBe(0)
  expect((await serially(records, 900)) / seconds).toBeGreaterThan(1.3)
})

test('4 Regions of 30 pages are read 3.6 times as fast as one after another, the first hit after one reply of each', async () => {
  const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1']
  const records = regions.flatMap((awsRegion, at) => spread(1500, day - at, 0, () => ({ awsRegion })))
  const all = await timed(records, {}, { regions, latencyMs: 400 })
  expect(all.hits).toHaveLength(6000)
  expect(all.throttles).toBe(0)
  expect(all.firstMs).toBe(400)
  let serial = 0
  for (const region of regions) {
    serial += await serially(
      records.filter(({ awsRegion }) => awsRegion === region),
      400,
      region,
    )
  }
  expect(serial / all.seconds).toBeGreaterThan(3.6)
})

test.each([0, 400, 900])(
  'two names in 10,000 events need no more than their own pages and two, at %i ms',
  async (latencyMs) => {
    const names = ['ConsoleLogin', 'AssumeRole', 'GetBucketAcl', 'ListUsers', 'Decrypt']
    const records = spread(10_000, day, 0, (index) => ({ eventName: names[index % 5]! }))
    const { hits, requests, throttles } = await timed(
      records,
      { where: { eventName: ['ConsoleLogin', 'AssumeRole'] } },
      { latencyMs },
    )
    expect(hits).toHaveLength(4000)
    expect(throttles).toBe(0)
    expect(requests).toBeLessThanOrEqual(2 * 40 + 2)
  },
)

test('with a small limit nothing is split, and hardly more is read than is returned', async () => {
  const records = spread(3000, day, 0)
  const { hits, requests } = await timed(records, { limit: 120 }, { latencyMs: 900 })
  expect(hits).toHaveLength(120)
  expect(requests).toBeLessThanOrEqual(4)
})

test('a limit that only a long search reaches does not keep it from being split', async () => {
  const records = spread(3000, day, 0, (index) => (index === 2999 ? { errorCode: 'AccessDenied' } : {}))
  const { hits, seconds } = await timed(records, { limit: 1, where: { errorCode: 'AccessDenied' } }, { latencyMs: 900 })
  expect(hits).toHaveLength(1)
  expect(seconds).toBeLessThan(40)
})

test('a reader that stops taking stops the search', async () => {
  const accounts = accountsWith({ records: { [id]: spread(5000, day, 0) }, regions: ['us-east-1'], latencyMs: 900 })
  const found = createSearch(accounts.options).find({ from })
  await found.next()
  await accounts.clock.wait(600_000)
  expect(accounts.requests()).toBeLessThanOrEqual(5)
  await found.return?.()
})

test.each([
  [{ maxBufferedEvents: 300 }, 300],
  [{ maxBufferedBytes: 200_000 }, 200_000 / 700],
])('what is read ahead stays within its budget: %j', async (budget, events) => {
  const accounts = accountsWith({ records: { [id]: spread(5000, day, 0) }, regions: ['us-east-1'], latencyMs: 2500 })
  const found = createSearch(accounts.options).find({ from, ...budget })
  const ahead: number[] = []
  for await (const _ of found) ahead.push(found.progress.scanned - ahead.length - 1)
  expect(ahead).toHaveLength(5000)
  expect(Math.max(...ahead)).toBeLessThanOrEqual(events + 8 * 50)
  for (const half of [ahead.slice(0, 2500), ahead.slice(2500)]) expect(Math.max(...half)).toBeGreaterThan(100)
})
