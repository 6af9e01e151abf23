/** Finds that may read few pages each: with the cursor of the one before, each gets further. */
import { createSearch, type FindOptions } from 'cloudtrail-client/search'
import { expect, test } from 'vitest'
import { accountsWith, nowSecond, recordOf } from '../../support/search.js'

const account = '222222222222'
const from = nowSecond - 3600

type Records = Parameters<typeof accountsWith>[0]['records']

const recordsAt = (seconds: readonly number[]): Records => ({
  [account]: seconds.map((second, index) =>
    recordOf(String(index), from + second, {
      eventName: second === 5 ? 'StopLogging' : 'GetObject',
      awsRegion: 'eu-west-1',
      recipientAccountId: account,
    }),
  ),
})

/** In pages of one event; by default from a service that is slow enough for five requests at once. */
async function findsOf(records: Records, regions: string[], options: Partial<FindOptions>, latencyMs = 2500) {
  const search = createSearch(accountsWith({ records, regions, latencyMs, pageSize: 1 }).options)
  const range = { from: new Date(from * 1000), to: new Date((from + 400) * 1000) }
  const ids: (string | undefined)[] = []
  let cursor: FindOptions['cursor']
  for (let finds = 1; finds < 50; finds++) {
    const found = search.find({ ...range, maxPages: 6, cursor, ...options })
    for await (const { event } of found) ids.push(event.EventId)
    if (!found.summary.isTruncated) return { ids: ids.sort(), finds }
    cursor = found.cursor
  }
  throw new Error('the search does not come to an end')
}

test.each(['newest', 'oldest', 'arrival'] as const)('%s: pages that are under way at the end count', async (order) => {
  const { ids, finds } = await findsOf(recordsAt([395, 396, 396]), ['eu-west-1', 'us-west-2'], { order })
  expect(ids).toEqual(['0', '1', '2'])
  expect(finds).toBeLessThanOrEqual(order === 'oldest' ? 10 : 4)
})

test.each(['newest', 'oldest', 'arrival'] as const)(
  '%s: a second with more pages than a find may read',
  async (order) => {
    const { ids } = await findsOf(recordsAt(Array<number>(15).fill(200)), ['eu-west-1'], { order })
    expect(ids).toHaveLength(15)
  },
)

test.each(['newest', 'oldest', 'arrival'] as const)('%s: such a second, of which nothing is wanted', async (order) => {
  const { ids } = await findsOf(recordsAt([...Array<number>(15).fill(200), 5]), ['eu-west-1'], {
    order,
    where: { eventName: { not: 'GetObject' } },
  })
  expect(ids).toEqual(['15'])
})

test.each(['newest', 'oldest', 'arrival'] as const)(
  '%s: a request that turns out to be no page does not hide that the pages were used up',
  async (order) => {
    const content = { awsRegion: 'us-west-2', recipientAccountId: account }
    const records = { '111111111111': [], [account]: ['a', 'b'].map((id) => recordOf(id, from, content)) }
    const { ids } = await findsOf(records, ['us-east-1', 'us-west-2'], { order }, 0)
    expect(ids).toEqual(['a', 'b'])
  },
)
