/** Processes that are killed between reading and acknowledging, and processes that must end by themselves. */
import { expect, test } from 'vitest'
import { onOperation } from '../../support/fault-layer.js'
import { accept, intakeSetting, Received, until } from '../../support/intake-setting.js'
import { intakePrograms } from '../../support/intake-program.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('processes')
const startProgram = intakePrograms()
const names = (count: number) => Array.from({ length: count }, (_, index) => `file${String(index)}`)

/** Prints the records of each batch, and acknowledges it when the event loop has gone round. */
const consumer = `
for await (const batch of createIntake({ ...options, stopWhenEmpty: false })) {
  print(batch.records)
  await new Promise(setImmediate)
  await batch.ack()
}
`

test('what a killed process had read and not acknowledged is delivered to the next', async () => {
  const setting = await intakeSetting({ maxReceiveCount: 100 })
  const ids = await setting.deliver(names(60), 20)
  const received = new Received()
  for (const batches of [1, 4, 13, 20]) {
    const program = startProgram(consumer, { ...setting.options, chunkSize: 8 })
    await until(() => program.lines.length >= batches)
    program.kill()
    expect((await program.ended).signal).toBe('SIGKILL')
    // Sound: these are the lists that the consumer printed.
    for (const records of program.lines) received.take({ records: records as { eventID: string }[] })
    await setting.expire()
  }
  expect(received.times.size).toBeLessThan(ids.length)
  await accept(setting.intake(), received)
  await expectAll('four processes killed', setting, received, ids)
})

test('a process that is killed before it acknowledges anything removes nothing', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(5))
  const source = 'for await (const batch of createIntake(options)) { print(batch.records); await new Promise(() => 0) }'
  const program = startProgram(`setInterval(() => 0, 1000);${source}`, setting.options)
  await until(() => program.lines.length > 0)
  program.kill()
  await program.ended
  expect((await setting.content()).hidden).toHaveLength(5)
  await setting.expire()
  await expectAll('a process killed at its first batch', setting, await accept(setting.intake()), ids)
})

test.each([
  ['its loop has ended and a batch was never acknowledged', 'for await (const _ of createIntake(options)); print(0)'],
  ['a break', 'for await (const _ of createIntake({ ...options, stopWhenEmpty: false })) break; print(0)'],
  [
    'stop, with a long poll under way',
    `import { subscribe } from 'node:diagnostics_channel'
     let receives = 0
     const secondReceive = new Promise((resolve) => subscribe('http.client.request.start', ({ request }) => {
       if (request.getHeader('x-amz-target') === 'AmazonSQS.ReceiveMessage' && ++receives === 2) resolve()
     }))
     const intake = createIntake({ ...options, stopWhenEmpty: false, waitSeconds: 20 })
     const running = intake.run(() => undefined)
     await secondReceive
     await intake.stop()
     await running
     print(0)`,
  ],
  [
    'a stop that gave up a handler',
    `const intake = createIntake({ ...options, stopWhenEmpty: false })
     await new Promise((begun) => void intake.run(() => (begun(), new Promise(() => 0))))
     await intake.stop({ graceMs: 10 })
     print(0)`,
  ],
  [
    'a fatal error',
    `await createIntake({ ...options, queueUrl: options.queueUrl + '-not' }).run(() => 0).catch(() => 0); print(0)`,
  ],
  ['an intake that was made and never used', 'createIntake(options); print(0)'],
])('a process ends by itself after %s', async (_case, source) => {
  const setting = await intakeSetting()
  await setting.deliver(names(3))
  const program = startProgram(source, setting.options)
  const { code, afterMs } = await program.ended
  expect(program.lines).toEqual([0])
  expect(code).toBe(0)
  expect(afterMs).toBeLessThan(4000) // in the machine's time, for a process has no other: a poll would take 20,000
})

test('a process does not wait for a queue that does not tell its settings', async () => {
  const setting = await intakeSetting()
  setting.layer.meet(onOperation('GetQueueAttributes', () => () => undefined)) // is never answered
  const program = startProgram('for await (const _ of createIntake(options)); print(0)', setting.options)
  expect((await program.ended).afterMs).toBeLessThan(4000)
})
