/** Tests of programs: with aws-sdk-client-mock, and with stubs of `send`. */
import {
  CloudTrail,
  CloudTrailClient,
  GetTrailCommand,
  InvalidNextTokenException,
  ListTrailsCommand,
  LookupAttributeKey,
  LookupEventsCommand,
  paginateLookupEvents,
  paginateListTrails,
  QueryStatus,
  CloudTrailServiceException,
  TrailNotFoundException,
} from '@aws-sdk/client-cloudtrail'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const cloudTrailMock = mockClient(CloudTrailClient)

beforeEach(() => {
  cloudTrailMock.reset()
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** The program. */
async function bucketOf(client: CloudTrailClient, name: string): Promise<string> {
  try {
    const { Trail } = await client.send(new GetTrailCommand({ Name: name }))
    return Trail?.S3BucketName ?? 'none'
  } catch (error) {
    if (error instanceof TrailNotFoundException) return `no trail: ${error.message}`
    if (error instanceof CloudTrailServiceException) return `${error.name}: ${String(error.$metadata.httpStatusCode)}`
    throw error
  }
}

test('replies by command and input', async () => {
  const client = new CloudTrailClient({ region: 'us-east-1' })
  cloudTrailMock
    .on(GetTrailCommand)
    .resolves({ Trail: { S3BucketName: 'others' } })
    .on(GetTrailCommand, { Name: 'audit' })
    .resolves({ Trail: { S3BucketName: 'audit-logs' } })
  expect(await bucketOf(client, 'audit')).toBe('audit-logs')
  expect(await bucketOf(client, 'main')).toBe('others')
  expect(cloudTrailMock.commandCalls(GetTrailCommand, { Name: 'audit' })).toHaveLength(1)
  expect(cloudTrailMock.calls().map(({ args }) => args[0].input)).toEqual([{ Name: 'audit' }, { Name: 'main' }])
})

test('exceptions that a test makes', async () => {
  const client = new CloudTrailClient({ region: 'us-east-1' })
  cloudTrailMock
    .on(GetTrailCommand)
    .rejectsOnce(new TrailNotFoundException({ message: 'gone', $metadata: {} }))
    .rejectsOnce(new InvalidNextTokenException({ message: 'no', $metadata: { httpStatusCode: 400 } }))
    .rejectsOnce(
      new CloudTrailServiceException({
        name: 'ThrottlingException',
        $fault: 'client',
        $metadata: { httpStatusCode: 429 },
        message: 'Rate exceeded',
      }),
    )
    .rejects('unexpected')
  expect(await bucketOf(client, 'a')).toBe('no trail: gone')
  expect(await bucketOf(client, 'a')).toBe('InvalidNextTokenException: 400')
  expect(await bucketOf(client, 'a')).toBe('ThrottlingException: 429')
  await expect(bucketOf(client, 'a')).rejects.toThrow('unexpected')
})

test('pages of a paginator', async () => {
  const client = new CloudTrailClient({ region: 'us-east-1' })
  cloudTrailMock
    .on(LookupEventsCommand)
    .resolvesOnce({ Events: [{ EventId: '1' }], NextToken: 'more' })
    .resolvesOnce({ Events: [{ EventId: '2' }] })
  const seen: unknown[] = []
  const input = { LookupAttributes: [{ AttributeKey: LookupAttributeKey.EVENT_NAME, AttributeValue: 'ConsoleLogin' }] }
  for await (const { Events = [] } of paginateLookupEvents({ client, pageSize: 1 }, input)) {
    seen.push(...Events.map(({ EventId }) => EventId))
  }
  expect(seen).toEqual(['1', '2'])
  expect(cloudTrailMock.commandCalls(LookupEventsCommand)[0]?.args[0].input).toMatchObject({ MaxResults: 1 })
})

test('methods of the aggregated class go through the same stub', async () => {
  cloudTrailMock.on(ListTrailsCommand).resolves({ Trails: [{ Name: 'audit' }] })
  const { Trails } = await new CloudTrail({ region: 'us-east-1' }).listTrails({})
  expect(Trails).toEqual([{ Name: 'audit' }])
})

test('a stub of one client, and restoring it', async () => {
  cloudTrailMock.restore()
  const client = new CloudTrailClient({ region: 'us-east-1' })
  const mock = mockClient(client)
  mock.onAnyCommand().callsFake((input: { Name: string }) => ({ Trail: { S3BucketName: `${input.Name}-logs` } }))
  expect(await bucketOf(client, 'audit')).toBe('audit-logs')
  expect(mock.clientName()).toBe('CloudTrailClient')
  mock.restore()
  const spy = vi.spyOn(CloudTrailClient.prototype, 'send').mockImplementation(() => ({ Trails: [{ Name: 'spied' }] }))
  const pages: unknown[] = []
  for await (const { Trails } of paginateListTrails({ client }, {})) pages.push(Trails)
  expect(pages).toEqual([[{ Name: 'spied' }]])
  expect(spy.mock.calls[0]?.[0]).toBeInstanceOf(ListTrailsCommand)
})

test('enums in conditions', () => {
  const ended: string[] = [QueryStatus.FINISHED, QueryStatus.FAILED, QueryStatus.CANCELLED, QueryStatus.TIMED_OUT]
  expect(ended).toEqual(['FINISHED', 'FAILED', 'CANCELLED', 'TIMED_OUT'])
  expect(Object.values(LookupAttributeKey)).toContain('EventName')
})
