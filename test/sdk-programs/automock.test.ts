/** Tests of programs that replace the whole module. */
import { CloudTrailClient, LookupEventsCommand, LookupAttributeKey } from '@aws-sdk/client-cloudtrail'
import { beforeEach, expect, test, vi } from 'vitest'

vi.mock('@aws-sdk/client-cloudtrail')

// eslint-disable-next-line @typescript-eslint/unbound-method -- as tests have it: a mock
const send = vi.mocked(CloudTrailClient.prototype.send)

beforeEach(() => {
  vi.resetAllMocks()
})

/** The program. */
async function countOf(): Promise<number> {
  const client = new CloudTrailClient({ region: 'us-east-1' })
  const { Events = [] } = await client.send(new LookupEventsCommand({ MaxResults: 2 }))
  return Events.length
}

test('an automatic mock of the module', async () => {
  send.mockResolvedValueOnce({ Events: [{ EventId: '1' }, { EventId: '2' }] } as never)
  expect(await countOf()).toBe(2)
  expect(CloudTrailClient).toHaveBeenCalledWith({ region: 'us-east-1' })
  expect(LookupEventsCommand).toHaveBeenCalledWith({ MaxResults: 2 })
  expect(send).toHaveBeenCalledTimes(1)
  expect(LookupAttributeKey.EVENT_ID).toBe('EventId')
})
