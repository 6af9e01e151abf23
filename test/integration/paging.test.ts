/** The lazy object of a paged call: one page, every item, page by page. */
import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { ResponseError, type CloudTrailConfig } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { connectTo } from '../support/client.js'
import { drain } from '../support/drain.js'
import { answers, answersWith, hangs, passes, settled, type Fate } from '../support/faults.js'
import { sampleRecords } from '../support/sample-records.js'

/** A client whose account has 114 management events: 12 pages of 10. */
function connect({ fates = [], ...config }: CloudTrailConfig & { fates?: readonly Fate[] } = {}) {
  const emulator = createEmulator({ region: 'us-east-1', records: sampleRecords(), lookbackDays: null })
  return { ...connectTo(emulator, { maxAttempts: 1, ...config }, fates), emulator }
}

const tenAtATime = { MaxResults: 10 }

test('awaited, it is the first page', async () => {
  const { cloudtrail, sent } = connect()
  const page = await cloudtrail.lookupEvents(tenAtATime)
  await settled()
  expect(page.Events).toHaveLength(10)
  expect(page.NextToken).toBeTypeOf('string')
  expect(page.$metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
  expect(sent).toHaveLength(1)
})

test('nothing is sent until it is awaited or iterated', async () => {
  const { cloudtrail, sent } = connect()
  const events = cloudtrail.lookupEvents(tenAtATime)
  events.pages()
  await settled()
  expect(sent).toEqual([])
})

test('awaiting twice sends one request', async () => {
  const { cloudtrail, sent } = connect()
  const events = cloudtrail.lookupEvents(tenAtATime)
  const [first, second] = [await events, await events]
  expect(second).toBe(first)
  expect(sent).toHaveLength(1)
})

test('iterating after awaiting does not ask for the first page again', async () => {
  const { cloudtrail, sent } = connect()
  const events = cloudtrail.lookupEvents()
  const { Events = [] } = await events
  const seen = []
  for await (const event of events) seen.push(event.EventId)
  expect(seen).toHaveLength(114)
  expect(seen.slice(0, Events.length)).toEqual(Events.map(({ EventId }) => EventId))
  expect(sent).toHaveLength(3)
})

test('iterated, it gives every item of every page once', async () => {
  const { cloudtrail, sent } = connect()
  const seen = new Set<string | undefined>()
  for await (const event of cloudtrail.lookupEvents(tenAtATime)) seen.add(event.EventId)
  expect([seen.size, sent.length]).toEqual([114, 12])
})

test('pages() gives every page with its metadata', async () => {
  const { cloudtrail } = connect()
  const sizes: unknown[] = []
  for await (const { Events, $metadata } of cloudtrail.lookupEvents(tenAtATime).pages()) {
    sizes.push(Events?.length)
    expect($metadata.requestId).toBeTypeOf('string')
  }
  expect(sizes).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 4])
})

test('lists are walked in the same way', async () => {
  const { cloudtrail } = connect()
  await cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'audit-logs' })
  const names = []
  for await (const trail of cloudtrail.listTrails()) names.push(trail.Name)
  expect(names).toEqual(['audit'])
})

test('leaving the loop within the first page sends no further request', async () => {
  const { cloudtrail, sent } = connect()
  for await (const _event of cloudtrail.lookupEvents(tenAtATime)) break
  await settled()
  expect(sent).toHaveLength(1)
})

test('leaving the loop ends the request for the page ahead', async () => {
  const { cloudtrail, sent } = connect({ fates: [passes, passes, hangs] })
  let page = 0
  for await (const _page of cloudtrail.lookupEvents(tenAtATime).pages()) if (++page === 2) break
  await settled()
  expect(sent).toHaveLength(3)
  expect(sent[2]?.signal?.aborted).toBe(true)
})

test('pages are fetched ahead only when the second was asked for, and never more than one', async () => {
  const { cloudtrail, sent } = connect()
  const pages = cloudtrail.lookupEvents(tenAtATime).pages()
  const requestsAfterPage: number[] = []
  for (let page = 1; page <= 5; page++) {
    await pages.next()
    await settled()
    requestsAfterPage.push(sent.length)
  }
  expect(requestsAfterPage).toEqual([1, 3, 4, 5, 6])
})

test('a page that was fetched ahead and failed is reported when it is asked for', async () => {
  const { cloudtrail } = connect({ fates: [passes, passes, answers(400, 'AccessDeniedException')] })
  const pages = cloudtrail.lookupEvents(tenAtATime).pages()
  await pages.next()
  const second = await pages.next()
  await settled()
  expect(second.done === true ? [] : second.value.Events).toHaveLength(10)
  await expect(pages.next()).rejects.toMatchObject({ code: 'AccessDeniedException' })
  await expect(pages.next()).resolves.toEqual({ done: true, value: undefined })
})

test('a token that comes back ends the walk as an error', async () => {
  const circle: Fate = () => answersWith({ Events: [], NextToken: 'again' })
  const { cloudtrail, sent } = connect({ fates: [circle, circle, circle] })
  const error: unknown = await drain(cloudtrail.lookupEvents()).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ResponseError)
  expect(error).toMatchObject({
    code: 'InvalidResponse',
    operation: 'LookupEvents',
    requestId: 'request-1',
    message: expect.stringMatching(/NextToken/) as string,
  })
  expect(sent).toHaveLength(2)
})

test('the page that brings the repeated token is not lost', async () => {
  const page = (EventId: string) => () => answersWith({ Events: [{ EventId }], NextToken: 'again' })
  const { cloudtrail } = connect({ fates: [page('a'), page('b')] })
  const seen: unknown[] = []
  const walk = async () => {
    for await (const { EventId } of cloudtrail.lookupEvents()) seen.push(EventId)
  }
  await expect(walk()).rejects.toThrow(ResponseError)
  expect(seen).toEqual(['a', 'b'])
})

test('the token that a walk began with ends it when it comes back at once', async () => {
  const { cloudtrail, sent } = connect({ fates: [() => answersWith({ Events: [], NextToken: 'start' })] })
  await expect(drain(cloudtrail.lookupEvents({ NextToken: 'start' }))).rejects.toThrow(ResponseError)
  expect(sent).toHaveLength(1)
})

test.each([2, 3, 7])('tokens that go round in a circle of %i end the walk', async (length) => {
  const circle = Array.from({ length: 60 }, (_, index) => () => answersWith({ NextToken: `token ${index % length}` }))
  const { cloudtrail, sent } = connect({ fates: circle })
  await expect(drain(cloudtrail.lookupEvents())).rejects.toThrow(ResponseError)
  expect(sent.length).toBeLessThan(5 * length)
})

test('an empty page with a token is not the end', async () => {
  const event = { EventId: 'the only one' }
  const { cloudtrail } = connect({
    fates: [
      () => answersWith({ Events: [], NextToken: 'one' }),
      () => answersWith({ NextToken: 'two' }),
      () => answersWith({ Events: [event], NextToken: '' }),
    ],
  })
  expect(await drain(cloudtrail.lookupEvents())).toEqual([event])
})

test.for([true, false])(
  'what is changed during a walk does not reach later pages, validateInput %s',
  async (checks) => {
    const { cloudtrail, emulator } = connect({ validateInput: checks })
    const attribute = { AttributeKey: 'ReadOnly' as const, AttributeValue: 'true' }
    const input = { LookupAttributes: [attribute], EndTime: new Date('2030-01-01T00:00:00Z'), MaxResults: 5 }
    const unchanged = structuredClone(input)
    for await (const _event of cloudtrail.lookupEvents(input)) {
      attribute.AttributeValue = 'false'
      input.EndTime.setFullYear(2020)
      input.MaxResults = 50
      input.LookupAttributes.length = 0
    }
    const wire = { ...unchanged, EndTime: unchanged.EndTime.getTime() / 1000 }
    const inputs = emulator.requests.map(({ input: { NextToken: _, ...rest } }) => rest)
    expect(inputs.length).toBeGreaterThan(5)
    expect(inputs).toEqual(inputs.map(() => wire))
  },
)

test('a walk can begin at a token', async () => {
  const { cloudtrail } = connect()
  const first = await cloudtrail.lookupEvents(tenAtATime)
  const rest = await drain(cloudtrail.lookupEvents({ ...tenAtATime, NextToken: first.NextToken }))
  expect(rest).toHaveLength(104)
})

test('a refused input is told where the page is awaited, not where the call is made', async () => {
  const { cloudtrail, sent } = connect()
  const events = cloudtrail.lookupEvents({ MaxResults: 51 })
  await expect(events).rejects.toMatchObject({ code: 'InvalidInput' })
  await expect(events.pages().next()).rejects.toMatchObject({ code: 'InvalidInput' })
  expect(sent).toEqual([])
})

test.each(['pages', 'items'] as const)('a walk over %s that is ended while it waits ends at once', async (kind) => {
  const { cloudtrail, sent } = connect({ fates: [passes, hangs] })
  const walk = cloudtrail.lookupEvents(tenAtATime)
  const iterator: AsyncIterator<unknown> = kind === 'pages' ? walk.pages() : walk[Symbol.asyncIterator]()
  for (let item = 0; item < (kind === 'pages' ? 1 : 10); item++) await iterator.next()
  const pending = iterator.next()
  await settled()
  expect(await iterator.return?.()).toEqual({ done: true, value: undefined })
  expect(await pending).toEqual({ done: true, value: undefined })
  expect(sent[1]?.signal?.aborted).toBe(true)
})

test('so is one that waits for its first page', async () => {
  const { cloudtrail, sent } = connect({ fates: [hangs] })
  const pages = cloudtrail.lookupEvents().pages()
  const pending = pages.next()
  await settled()
  await pages.return?.()
  expect(await pending).toEqual({ done: true, value: undefined })
  expect(sent[0]?.signal?.aborted).toBe(true)
})

test('a walk that is left unfinished keeps no listener on the signal', async () => {
  const { cloudtrail } = connect()
  const { signal } = new AbortController()
  const pages = cloudtrail.lookupEvents(tenAtATime, { signal }).pages()
  for (let page = 0; page < 3; page++) await pages.next()
  await settled()
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
