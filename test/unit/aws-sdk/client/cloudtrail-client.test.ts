/** The client of commands: what it takes from this library, and what it refuses. */
import {
  CloudTrail,
  CloudTrailClient,
  GetTrailCommand,
  ListTrailsCommand,
  LookupEventsCommand,
} from 'cloudtrail-client/aws-sdk'
import { InputError } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { expect, test, vi } from 'vitest'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const region = 'us-east-1'

test('inputs are checked with validateInput, and then nothing is sent', async () => {
  const { transport, requests } = createEmulator()
  const client = new CloudTrailClient({ region, credentials, transport, validateInput: true })
  await expect(client.send(new LookupEventsCommand({ MaxResults: 100 }))).rejects.toThrow(InputError)
  expect(requests).toEqual([])
})

test('commands are paced by the limiter of the client', async () => {
  const { transport } = createEmulator()
  const acquire = vi.fn(() => Promise.resolve())
  const limiter = { acquire, report: () => undefined } as never
  const client = new CloudTrailClient({ region, credentials, transport, limiter })
  await client.send(new ListTrailsCommand({}))
  expect(acquire).toHaveBeenCalledTimes(1)
})

test('members that the operation does not have are not sent', async () => {
  const { transport, requests } = createEmulator()
  const client = new CloudTrail({ region, credentials, transport, limiter: false })
  await client.describeTrails({ trailNameList: [], $metadata: {}, Trail: null } as never)
  expect(requests[0]?.input).toEqual({ trailNameList: [] })
})

test('requestTimeout and other options of a command', async () => {
  const limits: unknown[] = []
  const { transport } = createEmulator()
  const client = new CloudTrailClient({
    region,
    credentials,
    transport: (request) => {
      limits.push([request.requestTimeoutMs, request.headers['x-tenant']])
      return transport(request)
    },
  })
  await client.send(new ListTrailsCommand({}), { requestTimeout: 1234, headers: { 'x-tenant': '42' } })
  expect(limits).toEqual([[1234, '42']])
})

test('what is wrong with options rejects, or is told to the callback', async () => {
  const client = new CloudTrailClient({ region, credentials })
  const options = { retires: 3 } as never
  await expect(client.send(new ListTrailsCommand({}), options)).rejects.toThrow(/retires/)
  const told = await new Promise((resolve) => {
    client.send(new ListTrailsCommand({}), options, resolve)
  })
  expect(told).toBeInstanceOf(InputError)
})

test('a client of another library is refused', () => {
  const command = new ListTrailsCommand({})
  expect(() => command.resolveMiddleware(command.middlewareStack, {})).toThrow(/sent by its own CloudTrailClient/)
})

test('middleware that calls next again makes another attempt of its own', async () => {
  const emulator = createEmulator()
  emulator.faults.add({ operation: 'ListTrails', reply: 'unavailable' })
  const client = new CloudTrailClient({ region, credentials, transport: emulator.transport, maxAttempts: 1 })
  client.middlewareStack.add((next) => (args) => next(args).catch(() => next(args)), { step: 'finalizeRequest' })
  expect(await client.send(new ListTrailsCommand({}))).toMatchObject({ Trails: [] })
  expect(emulator.requests).toHaveLength(2)
})

test('middleware can make an output of a refusal', async () => {
  const { transport } = createEmulator()
  const client = new CloudTrailClient({ region, credentials, transport })
  client.middlewareStack.add(
    (next) => (args) =>
      next(args).catch(() => ({ output: { $metadata: {}, Trail: { Name: 'made up' } }, response: {} })),
    { step: 'finalizeRequest' },
  )
  expect((await client.send(new GetTrailCommand({ Name: 'missing' }))).Trail).toEqual({ Name: 'made up' })
})

test('a signal ends a call with middleware', async () => {
  const { transport } = createEmulator()
  const client = new CloudTrailClient({ region, credentials, transport })
  const controller = new AbortController()
  client.middlewareStack.add(
    (next) => (args) => {
      controller.abort()
      return next(args)
    },
    { step: 'finalizeRequest' },
  )
  const sent = client.send(new ListTrailsCommand({}), { abortSignal: controller.signal })
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
})
