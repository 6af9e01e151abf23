/** Downloads that break: cut after every 64 KiB, reset, replaced, and refused in between. */
import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { cutsAfter, onOperation, resets, s3Refusal } from '../../support/fault-layer.js'
import { FastClock } from '../../support/fast-clock.js'
import {
  accept,
  idsOf,
  intakeSetting,
  keyOf,
  logFile,
  Received,
  recordOf,
  type IntakeSetting,
} from '../../support/intake-setting.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('downloads')

/** About 64 bytes of each record do not compress. */
function largeFile(name: string, count: number): Uint8Array {
  const records = idsOf(name, count).map((id) => recordOf(id, { requestID: randomBytes(64).toString('base64') }))
  return gzipSync(JSON.stringify({ Records: records }))
}

async function settingWith(content: Uint8Array): Promise<IntakeSetting> {
  const setting = await intakeSetting()
  await setting.deliver(['file'])
  await setting.putFile('file', content)
  return setting
}

const step = 64 * 1024

test('a download that is cut at every 64 KiB goes on where it broke', async () => {
  const content = largeFile('file', 8000)
  const setting = await settingWith(content)
  setting.layer.meet(onOperation('GetObject', () => cutsAfter(step)))
  const received = await accept(setting.intake({ clock: new FastClock() }))
  await expectAll('cut at every 64 KiB', setting, received, idsOf('file', 8000))
  expect(received.repeats).toBe(0)
  const starts = setting.layer.passages.filter(({ operation }) => operation === 'GetObject').map(({ from }) => from)
  expect(starts.length).toBeGreaterThanOrEqual(Math.ceil(content.length / step))
  // A reset can take bytes with it that were sent: each download begins behind the one before, at most by what was sent.
  const gains = starts.slice(1).map((start, index) => start - (starts[index] ?? 0))
  expect(gains.filter((gain) => gain <= 0 || gain > step)).toEqual([])
})

test('wherever a download is cut once, all records are delivered once', async () => {
  const content = largeFile('file', 8000)
  const setting = await intakeSetting()
  const cuts = Array.from({ length: Math.ceil(content.length / step) }, (_, index) => index * step)
  const names = cuts.map((cut) => `cut${String(cut)}`)
  await setting.deliver(names)
  for (const name of names) await setting.putFile(name, largeFile(name, 8000))
  const left = new Set(names.map((name) => keyOf(name)))
  setting.layer.meet(
    onOperation('GetObject', ({ path }) =>
      left.delete(path.slice(path.indexOf('AWSLogs'))) ? cutsAfter(Number(/cut(\d+)/.exec(path)?.[1])) : undefined,
    ),
  )
  const received = await accept(setting.intake({ clock: new FastClock() }))
  await expectAll(
    'one cut in each file, 64 KiB later each',
    setting,
    received,
    names.flatMap((name) => idsOf(name, 8000)),
  )
  expect(received.repeats).toBe(0)
})

test('a download that never gets further fails, and the message is delivered again', async () => {
  const setting = await settingWith(largeFile('file', 2000))
  setting.layer.meet(
    onOperation('GetObject', (_, nth) => (nth < 10 ? cutsAfter(50_000 * Number(nth === 0)) : undefined)),
  )
  const received = await accept(setting.intake({ clock: new FastClock() }))
  expect(setting.told.failure).toMatchObject([{ error: { code: 'ConnectionFailed' } }])
  expect(setting.told.poison).toEqual([])
  setting.layer.meet(() => undefined)
  while (received.times.size < 2000) {
    await setting.expire()
    await accept(setting.intake({ clock: new FastClock() }), received)
  }
  await expectAll('nothing comes any more, until the next delivery', setting, received, idsOf('file', 2000))
})

test('resets of connections to both services lose nothing', async () => {
  const setting = await intakeSetting()
  const names = Array.from({ length: 20 }, (_, index) => `file${String(index)}`)
  const ids = await setting.deliver(names)
  let requests = 0
  setting.layer.meet(() => (requests++ % 3 === 0 ? resets : undefined))
  const received = new Received()
  do {
    await accept(setting.intake({ clock: new FastClock() }), received)
    await setting.expire()
  } while ((await setting.content()).ready.length > 0)
  await expectAll('every third connection reset', setting, received, ids)
})

test('an object that is replaced while it is read is read anew with the next delivery', async () => {
  const setting = await settingWith(largeFile('file', 3000))
  setting.layer.meet(
    onOperation('GetObject', (_, nth) => {
      if (nth > 0) return undefined
      return async (passage, response) => {
        await cutsAfter(step)(passage, response)
        await setting.putFile('file', logFile('other', 5))
      }
    }),
  )
  const received = await accept(setting.intake({ clock: new FastClock() }))
  const begun = received.ids
  expect(setting.told.failure).toMatchObject([{ error: { code: 'ObjectChanged' }, object: { key: keyOf('file') } }])
  expect(setting.told.poison).toEqual([])
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('an object replaced while it is read', setting, received, [...begun, ...idsOf('other', 5)])
})

test('a refusal after a break is no end of the file', async () => {
  const setting = await settingWith(largeFile('file', 3000))
  const fates = [cutsAfter(step), s3Refusal(404, 'NoSuchKey')]
  setting.layer.meet(onOperation('GetObject', (_, nth) => fates[nth]))
  const received = await accept(setting.intake({ clock: new FastClock() }))
  expect(setting.told.failure).toMatchObject([{ error: { code: 'NoSuchKey' } }])
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('404 in the middle of a file', setting, received, idsOf('file', 3000))
})

test('a body that ends too early without an error is not taken for the whole', async () => {
  const plain = Buffer.from(JSON.stringify({ Records: [recordOf('file-0'), recordOf('file-1')] }))
  const setting = await settingWith(plain)
  setting.layer.meet(
    onOperation('GetObject', (_, nth) => {
      if (nth > 0) return undefined
      return async (passage, response) => {
        const { status, headers, body } = await passage.forward()
        response.writeHead(status, { ...headers, 'transfer-encoding': 'chunked' }).end(body.subarray(0, 60))
      }
    }),
  )
  const received = await accept(setting.intake({ clock: new FastClock() }))
  expect(received.ids).toEqual([])
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('a body without a length that ends early', setting, received, idsOf('file', 2))
})
