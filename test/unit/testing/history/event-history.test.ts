/** The history at the size of a busy account. */
import { expect, test } from 'vitest'
import { EventHistory } from '../../../../src/testing/history/event-history.js'

test('100,000 events are found by time and by attribute, page by page', () => {
  const history = new EventHistory()
  for (let index = 0; index < 100_000; index++) {
    const time = (index * 7919) % 100_000
    const eventTime = new Date(time * 1000).toISOString()
    history.add({ eventID: `id-${index}`, eventName: `Action${index % 10}`, eventTime })
  }
  const range = { start: 0, end: 99_999, limit: 50 }
  const drain = (filter?: { key: string; value: string }) => {
    let [count, pages] = [0, 0]
    for (let after; ; pages++) {
      const { entries, hasMore } = history.page('management', filter, { ...range, after })
      count += entries.length
      after = entries.at(-1)
      if (!hasMore) return [count, pages + 1]
    }
  }
  expect(drain()).toEqual([100_000, 2000])
  expect(drain({ key: 'EventName', value: 'Action3' })).toEqual([10_000, 200])
  expect(drain({ key: 'EventName', value: 'none' })).toEqual([0, 1])
})
