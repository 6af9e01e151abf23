/** Tests of programs that replace parts of the module: a client with a stub, and a paginator. */
import { CloudTrailClient, ListTrailsCommand, paginateLookupEvents } from '@aws-sdk/client-cloudtrail'
import { expect, test, vi } from 'vitest'

const { send } = vi.hoisted(() => ({ send: vi.fn() }))

vi.mock('@aws-sdk/client-cloudtrail', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@aws-sdk/client-cloudtrail')>()),
  CloudTrailClient: vi.fn(function () {
    return { send }
  }),
  paginateLookupEvents: vi.fn(async function* () {
    yield await Promise.resolve({ Events: [{ EventId: '1' }] })
    yield { Events: [{ EventId: '2' }] }
  }),
}))

test('a client with a stub; commands are the real ones', async () => {
  send.mockResolvedValue({ Trails: [] })
  const client = new CloudTrailClient({})
  expect(await client.send(new ListTrailsCommand({ NextToken: 'n' }))).toEqual({ Trails: [] })
  expect(send).toHaveBeenCalledWith(expect.objectContaining({ input: { NextToken: 'n' } }))
  expect(send.mock.calls[0]?.[0]).toBeInstanceOf(ListTrailsCommand)
})

test('a paginator that a test writes', async () => {
  const ids: unknown[] = []
  for await (const { Events = [] } of paginateLookupEvents({ client: new CloudTrailClient({}) }, {})) {
    ids.push(...Events.map(({ EventId }) => EventId))
  }
  expect(ids).toEqual(['1', '2'])
})
