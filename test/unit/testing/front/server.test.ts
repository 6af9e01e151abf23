/** The emulator behind a socket, spoken to by the AWS SDK. */
import { CloudTrailClient, CreateTrailCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail'
import { ListPublicKeysCommand, LookupEventsCommand, StartLoggingCommand } from '@aws-sdk/client-cloudtrail'
import { paginateLookupEvents, TrailNotFoundException } from '@aws-sdk/client-cloudtrail'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEmulator, type Emulator, type Listener } from '../../../../src/testing/index.js'
import { sampleRecords } from '../../../support/sample-records.js'

vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' }

let emulator: Emulator
let listener: Listener
let client: CloudTrailClient

const clientWith = (secretAccessKey: string) =>
  new CloudTrailClient({
    region: 'us-east-1',
    endpoint: listener.url,
    credentials: { ...credentials, secretAccessKey },
    maxAttempts: 1,
  })

beforeEach(async () => {
  emulator = createEmulator({
    region: 'us-east-1',
    records: sampleRecords(),
    credentials: [credentials],
    lookbackDays: null,
  })
  listener = await emulator.listen()
  client = clientWith('secret')
})

afterEach(async () => {
  client.destroy()
  await listener.close()
})

test('the SDK drains the history through its own paginator', async () => {
  const seen = new Set<string | undefined>()
  for await (const page of paginateLookupEvents({ client, pageSize: 25 }, {})) {
    for (const event of page.Events ?? []) seen.add(event.EventId)
  }
  expect([seen.size, emulator.requests.length]).toEqual([114, 5])
})

test('the SDK reads times as dates, and keys as bytes', async () => {
  const { Events } = await client.send(new LookupEventsCommand({ MaxResults: 1 }))
  expect(Events?.[0]?.EventTime).toEqual(new Date('2024-03-01T08:16:16Z'))
  const { PublicKeyList } = await client.send(new ListPublicKeysCommand({}))
  expect(PublicKeyList?.[0]?.Value).toBeInstanceOf(Uint8Array)
})

test('the SDK makes a trail and starts it', async () => {
  await client.send(new CreateTrailCommand({ Name: 'main', S3BucketName: 'sample-logs' }))
  await client.send(new StartLoggingCommand({ Name: 'main' }))
  expect(await client.send(new GetTrailStatusCommand({ Name: 'main' }))).toMatchObject({ IsLogging: true })
})

test('the SDK knows an error by its class, with message and request id', async () => {
  const error: unknown = await client.send(new StartLoggingCommand({ Name: 'none' })).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TrailNotFoundException)
  expect(error).toMatchObject({
    message: 'Unknown trail: none for the user: 123456789012',
    $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/-/) as string },
  })
})

test('the SDK with a wrong secret is refused', async () => {
  const stranger = clientWith('wrong')
  await expect(stranger.send(new LookupEventsCommand({}))).rejects.toMatchObject({ name: 'InvalidSignatureException' })
  stranger.destroy()
})

test('listens on loopback only', async () => {
  await expect(emulator.listen({ host: '0.0.0.0' })).rejects.toThrow(TypeError)
})

test('a port that is taken rejects', async () => {
  await expect(emulator.listen({ port: Number(new URL(listener.url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})

test('close ends open connections', async () => {
  const other = await emulator.listen()
  await fetch(other.url, { method: 'POST', body: '{}' })
  await other.close()
  await expect(fetch(other.url)).rejects.toThrow()
})
