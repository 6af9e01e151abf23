/** The fake of a paged result beside the real one, for every paged operation: whoever reads them sees the same. */
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { CloudTrail, isServiceError, type LookupEventsOutput } from 'cloudtrail-client'
import { operations } from 'cloudtrail-client/schemas'
import { createEmulator, pagedReply } from 'cloudtrail-client/testing'
import { arbitraryReply, wireOf, type StructureValue } from '../../support/facts.js'

const settings = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  limiter: false,
} as const

/** A paged result of any operation. */
interface AnyReply extends Promise<object>, AsyncIterable<unknown> {
  pages(): AsyncIterableIterator<object>
}

/** The result of a method, from a service that answers with these pages, again and again. */
function real(name: string, pages: readonly object[]): AnyReply {
  let count = 0
  const transport = () => {
    const body = JSON.stringify(wireOf(pages[count++ % pages.length]))
    return Promise.resolve({ status: 200, headers: {}, body })
  }
  const cloudtrail = new CloudTrail({ ...settings, transport, validateInput: false })
  const method = name.charAt(0).toLowerCase() + name.slice(1)
  return (cloudtrail as unknown as Record<string, (input: object) => AnyReply>)[method]!({})
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = []
  for await (const item of items) read.push(item)
  return read
}

/** Tokens that lead from page to page, and a query that has finished. */
const linked = (pages: readonly StructureValue[]): StructureValue[] =>
  pages.map((page, index) => {
    const { NextToken: _, QueryStatus: __, ...members } = page
    return { ...members, ...(index + 1 < pages.length ? { NextToken: `token-${String(index + 1)}` } : {}) }
  })

const pagedNames = Object.entries(operations)
  .filter(([, { paging }]) => paging !== undefined)
  .map(([name]) => name)

test('there are 14 paged operations', () => {
  expect(pagedNames.length).toBe(14)
})

test.each(pagedNames)('%s: the fake of the same pages reads as the real result', async (name) => {
  const isSame = async (drawn: readonly StructureValue[]) => {
    const answers = linked(drawn)
    const pages = await all(real(name, answers).pages())
    const fake = pagedReply<object>(...pages)
    expect(await fake).toEqual(await real(name, answers))
    expect(await all(fake.pages())).toEqual(pages)
    expect(await all(fake)).toEqual(await all(real(name, answers)))
    expect(fake[Symbol.toStringTag]).toBe(real(name, answers)[Symbol.toStringTag])
  }
  await fc.assert(fc.asyncProperty(fc.array(arbitraryReply(name), { minLength: 1, maxLength: 3 }), isSame), {
    numRuns: 20,
  })
})

const two = [{ Events: [{ EventId: 'a' }, { EventId: 'b' }], NextToken: '2' }, { Events: [{ EventId: 'c' }] }]
const lookup = () => pagedReply<LookupEventsOutput>(...two)

test('stands in for the method of a client, for any number of calls', async () => {
  const cloudtrail = new CloudTrail({ ...settings, transport: createEmulator().transport })
  const double = vi.spyOn(cloudtrail, 'lookupEvents').mockReturnValue(pagedReply(...two))
  for (let call = 1; call <= 2; call++) {
    const first = await cloudtrail.lookupEvents({ MaxResults: 2 })
    expect(first.Events?.map(({ EventId }) => EventId)).toEqual(['a', 'b'])
    expect((await all(cloudtrail.lookupEvents())).map(({ EventId }) => EventId)).toEqual(['a', 'b', 'c'])
  }
  expect(double).toHaveBeenCalledWith({ MaxResults: 2 })
})

test('a page without metadata gets that of a first attempt that succeeded; other metadata stays', async () => {
  expect((await lookup()).$metadata).toEqual({ httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 })
  const own = pagedReply<LookupEventsOutput>({ $metadata: { requestId: 'r' } })
  expect((await own).$metadata).toEqual({ requestId: 'r' })
})

test('without pages it is one page without items', async () => {
  expect(await all(pagedReply<LookupEventsOutput>())).toEqual([])
  expect((await all(pagedReply<LookupEventsOutput>().pages())).length).toBe(1)
})

test('an error in the place of a page is thrown when that page is asked for', async () => {
  const failure = new TypeError('the network is down')
  const reply = pagedReply<LookupEventsOutput>(two[0]!, failure)
  expect((await reply).Events?.length).toBe(2)
  const seen: unknown[] = []
  const read = async () => {
    for await (const { EventId } of reply) seen.push(EventId)
  }
  await expect(read()).rejects.toBe(failure)
  expect(seen).toEqual(['a', 'b'])
  const refused = pagedReply<LookupEventsOutput>(failure)
  await expect(refused).rejects.toBe(failure)
  expect(await refused.catch((error: unknown) => isServiceError(error))).toBe(false)
  await expect(refused.finally(() => undefined)).rejects.toBe(failure)
})

test('what one reader does to a page does not reach another', async () => {
  const reply = lookup()
  const first = await reply
  first.Events?.pop()
  expect((await reply).Events?.length).toBe(2)
  for await (const page of reply.pages()) page.Events?.splice(0)
  expect((await all(reply)).length).toBe(3)
})

test('a reader that leaves ends its own iteration alone', async () => {
  const reply = lookup()
  const pages = reply.pages()
  await pages.next()
  await pages.return?.()
  expect(await pages.next()).toEqual({ done: true, value: undefined })
  expect((await all(reply.pages())).length).toBe(2)
})
