/** A loop and a handler take every batch, leave each when they go on, and end their feed in every case. */
import { InputError } from 'cloudtrail-client'
import { expect, test } from 'vitest'
import type { IntakeBatch } from '../../../../src/intake/delivery/batch.js'
import { batchesOf, handleAll, type Feed, type StopOptions } from '../../../../src/intake/delivery/feed.js'
import { failed } from '../../../support/failed.js'
import { settled } from '../../../support/faults.js'

/** A feed of numbered batches that writes down what happens; then it is over, or waits until it is stopped. */
function feedOf(count: number, { isEndless = false, failure }: { isEndless?: boolean; failure?: Error } = {}) {
  const log: string[] = []
  let taken = 0
  const waiting: (() => void)[] = []
  const feed: Feed<number> = {
    begin: () => log.push('begin'),
    take: async () => {
      const number = ++taken
      if (number > count) {
        if (isEndless) await new Promise<void>((resolve) => waiting.push(resolve))
        return undefined
      }
      await Promise.resolve()
      const batch: IntakeBatch<number> = {
        records: [number],
        ids: [],
        isVerified: true,
        source: { bucket: 'b', key: 'k' },
        ack: () => {
          log.push(`ack ${String(number)}`)
          return Promise.resolve(true)
        },
        fail: (reason) => log.push(`fail ${String(number)} ${String(reason)}`),
      }
      return { batch, release: () => log.push(`leave ${String(number)}`) }
    },
    stop: ({ graceMs }: StopOptions = {}) => {
      log.push(`stop ${String(graceMs)}`)
      for (const resolve of waiting) resolve()
      return Promise.resolve()
    },
    finished: () => {
      log.push('finished')
      return failure === undefined ? Promise.resolve() : Promise.reject(failure)
    },
  }
  return { feed, log }
}

test('a loop leaves each batch when it asks for the next, and hears the end', async () => {
  const { feed, log } = feedOf(2)
  for await (const { records } of batchesOf(feed)) log.push(`got ${String(records[0])}`)
  expect(log).toEqual(['begin', 'got 1', 'leave 1', 'got 2', 'leave 2', 'finished'])
})

test('nothing begins before a loop asks for a batch', () => {
  const { feed, log } = feedOf(2)
  batchesOf(feed)
  expect(log).toEqual([])
})

test.each(['break', 'throw'])('a loop that ends by %s stops the feed at once', async (way) => {
  const { feed, log } = feedOf(2)
  const loop = async () => {
    for await (const _ of batchesOf(feed)) {
      if (way === 'throw') throw new Error('said the test')
      break
    }
  }
  const error = await loop().catch((reason: unknown) => reason)
  expect(log).toEqual(['begin', 'stop 0'])
  expect(error === undefined).toBe(way === 'break')
})

test.each([
  ['loop', async (feed: Feed<number>) => { for await (const _ of batchesOf(feed)); }], // prettier-ignore
  ['handler', (feed: Feed<number>) => handleAll(feed, () => undefined, {})],
])('what ended the work comes through to a %s', async (_, consume) => {
  const failure = new Error('refused')
  expect(await failed(consume(feedOf(1, { failure }).feed))).toBe(failure)
})

test('what a handler resolves for is acknowledged, and what it throws or rejects for is given up', async () => {
  const { feed, log } = feedOf(3)
  await handleAll(
    feed,
    ({ records: [number] }) => {
      if (number === 1) throw new Error('thrown')
      return number === 2 ? Promise.reject(new Error('rejected')) : undefined
    },
    {},
  )
  expect(log).toEqual([
    'begin',
    'fail 1 Error: thrown',
    'leave 1',
    'fail 2 Error: rejected',
    'leave 2',
    'ack 3',
    'leave 3',
    'finished',
  ])
})

test('batches are handled one by one, or as many at a time as it is told', async () => {
  const mostAtOnce = async (options: { concurrency?: number }) => {
    let now = 0
    let most = 0
    await handleAll(
      feedOf(20).feed,
      async () => {
        most = Math.max(most, ++now)
        await settled()
        now--
      },
      options,
    )
    return most
  }
  expect([await mostAtOnce({}), await mostAtOnce({ concurrency: 3 })]).toEqual([1, 3])
})

test('a signal stops the feed at once, and is the reason', async () => {
  const { feed, log } = feedOf(1, { isEndless: true })
  const controller = new AbortController()
  const running = failed(handleAll(feed, () => undefined, { signal: controller.signal, concurrency: 2 }))
  await settled()
  controller.abort('enough')
  expect(await running).toBe('enough')
  expect(log).toEqual(['begin', 'ack 1', 'leave 1', 'stop 0', 'finished'])
})

test('a signal that has fired begins nothing', async () => {
  const { feed, log } = feedOf(1)
  expect(await failed(handleAll(feed, () => undefined, { signal: AbortSignal.abort('enough') }))).toBe('enough')
  expect(log).toEqual([])
})

test('a signal that fires after the end does nothing', async () => {
  const { feed, log } = feedOf(0)
  const controller = new AbortController()
  await handleAll(feed, () => undefined, { signal: controller.signal })
  controller.abort('enough')
  expect(log).toEqual(['begin', 'finished'])
})

test.each<[unknown, object, string]>([
  [undefined, {}, 'handler'],
  ['print', {}, 'handler'],
  [() => undefined, { concurrency: 0 }, 'concurrency'],
  [() => undefined, { concurrency: 1.5 }, 'concurrency'],
  [() => undefined, { concurrency: Infinity }, 'concurrency'],
  [() => undefined, { signal: {} }, 'signal'],
  [() => undefined, { parallel: 2 }, 'parallel'],
])('the handler %s with %j is refused before anything begins', async (handler, options, path) => {
  const { feed, log } = feedOf(1)
  const error = await failed(handleAll(feed, handler as () => unknown, options))
  expect(error).toBeInstanceOf(InputError)
  expect(error).toMatchObject({ issues: [{ path }] })
  expect(log).toEqual([])
})
