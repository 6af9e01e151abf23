/** Which objects and records are handed out: filters, age, and what was accepted before. */
import { expect, test } from 'vitest'
import { FastClock } from '../../support/fast-clock.js'
import { withoutRoutineCalls, type SeenSet } from 'cloudtrail-client/intake'
import { FakeClock } from '../../support/fake-clock.js'
import {
  accept,
  bucket,
  cloudTrailMessage,
  idsOf,
  intakeSetting,
  keyOf,
  logFile,
  recordOf,
  until,
} from '../../support/intake-setting.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('filters and dedupe')

test('objects and records that filters leave out count as accepted', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['wanted', 'unwanted'])
  const routine = [recordOf('routine', { eventName: 'GetObject' }), recordOf('notable', { eventName: 'DeleteBucket' })]
  const key = await setting.putFile('mixed', Buffer.from(JSON.stringify({ Records: routine })))
  await setting.send(cloudTrailMessage(key))
  const intake = setting.intake({
    sourceFilter: ({ key }) => !key.includes('unwanted'),
    recordFilter: withoutRoutineCalls,
  })
  const received = await accept(intake)
  const wanted = ['notable', ...ids.filter((id) => id.startsWith('wanted'))]
  await expectAll('sourceFilter and withoutRoutineCalls', setting, received, wanted)
  expect(setting.told.skip).toMatchObject([{ reason: 'filter' }])
  expect(intake.counts).toMatchObject({ recordsRead: 5, recordsDelivered: 4, messagesRemoved: 3 })
})

test('a filter that throws fails its own message and no other', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['a', 'b', 'c'])
  const received = await accept(
    setting.intake({
      sourceFilter: ({ key }) => {
        if (key.includes('/a.')) throw new Error('cannot filter')
        return true
      },
      recordFilter: ({ eventID }) => {
        if (eventID === 'b-1') throw new Error('cannot filter')
        return true
      },
    }),
  )
  expect(received.ids).toEqual(idsOf('c', 3))
  const [first, second] = setting.told.failure
  expect([first, second]).toMatchObject([
    { error: { message: 'cannot filter' }, receiveCount: 1 },
    { error: { message: 'cannot filter' }, receiveCount: 1 },
  ])
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('filters that throw', setting, received, ids)
})

test('files of days long ago are passed over', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['new'])
  const old = keyOf('old').replace('/2026/', '/2020/')
  await setting.fauxqs.putObject(bucket, old, logFile('old', 1))
  await setting.send(cloudTrailMessage(old))
  const clock = new FakeClock(Date.UTC(2026, 0, 3))
  const received = await accept(setting.intake({ maxAgeDays: 7, clock }))
  await expectAll('maxAgeDays', setting, received, ids)
  expect(setting.told.skip).toMatchObject([{ reason: 'age' }])
})

test('an event that two notifications tell of is delivered once with dedupe', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  await setting.send(cloudTrailMessage(keyOf('file')))
  const received = await accept(setting.intake({ dedupe: true, maxObjectsInFlight: 1 }))
  await expectAll('two notifications with dedupe', setting, received, ids)
  expect(received.repeats).toBe(0)
})

test('with dedupe another try brings the whole of an object that was not accepted', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'], 4)
  const intake = setting.intake({ dedupe: true, chunkSize: 2, stopWhenEmpty: false, clock: new FastClock() })
  const batches: unknown[][] = []
  const running = intake.run(({ records }) => {
    batches.push(records.map(({ eventID }) => eventID))
    if (batches.length === 2) throw new Error('full')
  })
  await until(() => setting.told.remove.length === 1)
  await intake.stop()
  await running
  expect(batches).toEqual([
    ['file-0', 'file-1'],
    ['file-2', 'file-3'],
    ['file-0', 'file-1'],
    ['file-2', 'file-3'],
  ])
})

test('a set of events that fails loses nothing', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  let calls = 0
  const dedupe: SeenSet = {
    has: (asked) => (calls++ === 0 ? Promise.reject(new Error('cannot ask')) : asked.map(() => false)),
    add: () => Promise.reject(new Error('cannot add')),
  }
  const received = await accept(setting.intake({ dedupe }))
  expect(received.ids).toEqual([])
  await setting.expire()
  await accept(setting.intake({ dedupe }), received)
  expect(setting.told.failure).toMatchObject([
    { error: { message: 'cannot ask' }, receiveCount: 1 },
    { error: { message: 'cannot add' } },
  ])
  await expectAll('a set of events that fails', setting, received, ids)
})

test('a set of events that never answers does not keep the intake from ending', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  let isAsked = false
  const dedupe: SeenSet = {
    has: () => {
      isAsked = true
      return new Promise(() => undefined)
    },
    add: () => undefined,
  }
  const intake = setting.intake({ dedupe, stopWhenEmpty: false })
  const loop = accept(intake)
  await until(() => isAsked)
  await intake.stop({ graceMs: 0 })
  expect((await loop).ids).toEqual([])
  await expectAll('a set of events that never answers', setting, await accept(setting.intake()), ids)
})
