/** Objects that are made to do harm: none is accepted unread, the good ones beside them arrive, and memory stays flat. */
import { expect, test } from 'vitest'
import { hostileFiles } from '../../support/hostile-files.js'
import { accept, cloudTrailMessage, intakeSetting, Received } from '../../support/intake-setting.js'
import { PeakMemory } from '../../support/peak-memory.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('hostile objects')
const mebibyte = 1024 * 1024

/** More than the emulator's copies of the largest file, and far less than any of the bombs has. */
const mostGrowthBytes = 48 * mebibyte

test.each(hostileFiles)('$name', async ({ name, content, ids, code }) => {
  const setting = await intakeSetting()
  const hostile = await setting.putFile('hostile', content())
  await setting.send(cloudTrailMessage(hostile))
  const good = await setting.deliver(['one', 'two', 'three'], 50)
  const memory = new PeakMemory()
  const received = await accept(setting.intake({ maxObjectBytes: 128 * mebibyte }))
  const growth = memory.growth()
  await expectAll(`beside ${name}`, setting, received, [...good, ...ids], { inQueue: code === undefined ? 0 : 1 })
  const told = code === undefined ? [] : [{ reason: 'unreadable', objects: [{ key: hostile }], error: { code } }]
  expect(setting.told.poison).toMatchObject(told)
  expect(growth).toBeLessThan(mostGrowthBytes)
  expect(({} as { isPolluted?: boolean }).isPolluted).toBeUndefined()
})

test('all of them at once go to the dead-letter queue, and every good file is delivered', async () => {
  const setting = await intakeSetting({ maxReceiveCount: 1 })
  const small = hostileFiles.filter(({ name }) => !name.startsWith('10 GiB'))
  const good = []
  for (const [index, { content }] of small.entries()) {
    await setting.send(cloudTrailMessage(await setting.putFile(`hostile${String(index)}`, content())))
    good.push(...(await setting.deliver([`good${String(index)}`], 20)))
  }
  const received = new Received()
  await accept(setting.intake(), received)
  await setting.expire()
  await accept(setting.intake(), received)
  const unreadable = small.filter(({ code }) => code !== undefined).length
  expect(received.ids).toEqual(expect.arrayContaining(good))
  for (const id of good) expect(received.times.get(id)).toBe(1)
  const ids = [...new Set([...good, ...small.flatMap((file) => file.ids)])]
  await expectAll('all at once', setting, received, ids, { deadLetters: unreadable })
})
