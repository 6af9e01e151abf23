/** Programs that pick commands from a table, read pages, and take callbacks. */
import {
  CloudTrail,
  CloudTrailClient,
  CreateTrailCommand,
  DescribeTrailsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
  LookupEventsCommand,
  paginateLookupEvents,
  StartLoggingCommand,
  type CloudTrailClientConfig,
  type CreateTrailCommandInput,
  type CreateTrailCommandOutput,
  type Event,
  type LookupEventsCommandInput,
  type LookupEventsRequest,
  type Trail,
} from '@aws-sdk/client-cloudtrail'
import { expect, test } from 'vitest'
import { freshAccount } from './client.js'

const trail: CreateTrailCommandInput = { Name: 'audit', S3BucketName: 'audit-logs', IsMultiRegionTrail: true }

test('a table of commands', async () => {
  const { settings } = await freshAccount()
  const client = new CloudTrailClient(settings satisfies CloudTrailClientConfig)
  const commands = { status: GetTrailStatusCommand, trail: GetTrailCommand }
  const created: CreateTrailCommandOutput = await client.send(new CreateTrailCommand(trail))
  await client.send(new StartLoggingCommand({ Name: created.TrailARN }))
  const results = await Promise.all(
    Object.entries(commands).map(async ([name, command]) => {
      const { $metadata } = await client.send<object, { $metadata: { httpStatusCode?: number } }>(
        new command({ Name: 'audit' }) as never,
      )
      return [name, command.name, $metadata.httpStatusCode]
    }),
  )
  expect(results).toEqual([
    ['status', 'GetTrailStatusCommand', 200],
    ['trail', 'GetTrailCommand', 200],
  ])
  const { trailList = [] } = await client.send(new DescribeTrailsCommand())
  const names: (string | undefined)[] = trailList.map(({ Name }: Trail) => Name)
  expect(names).toEqual(['audit'])
  expect(await client.config.region()).toBe('us-east-1')
  client.destroy()
})

test('a command has its input, and tells its name', () => {
  const input: LookupEventsCommandInput = { MaxResults: 5 }
  const command = new LookupEventsCommand(input)
  expect(command.input).toBe(input)
  expect(command.constructor.name).toBe('LookupEventsCommand')
  expect(command instanceof LookupEventsCommand).toBe(true)
  expect(command instanceof ListTrailsCommand).toBe(false)
  expect(new ListTrailsCommand({}).input).toEqual({})
})

test('pages, by a loop over tokens and by a paginator', async () => {
  const { settings } = await freshAccount()
  const client = new CloudTrailClient(settings)
  const byToken: Event[] = []
  let NextToken: string | undefined
  do {
    const request: LookupEventsRequest = { MaxResults: 50, ...(NextToken === undefined ? {} : { NextToken }) }
    const page = await client.send(new LookupEventsCommand(request))
    byToken.push(...(page.Events ?? []))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  const byPaginator: Event[] = []
  for await (const page of paginateLookupEvents({ client, pageSize: 50 }, {})) byPaginator.push(...(page.Events ?? []))
  expect(byPaginator.length).toBeGreaterThan(50)
  expect(byPaginator).toEqual(byToken)
  expect(byPaginator[0]?.EventTime).toBeInstanceOf(Date)
})

test('callbacks: of send and of methods', async () => {
  const { settings } = await freshAccount()
  const client = new CloudTrail(settings)
  const told = await new Promise<unknown[]>((resolve) => {
    client.createTrail(trail, (error, created) => {
      client.send(new GetTrailCommand({ Name: created?.Name }), (other, data) => {
        client.getTrail({ Name: 'missing' }, {}, (refusal, nothing) => {
          const { name } = refusal as Error
          resolve([error, created?.Name, other, data?.Trail?.S3BucketName, name, nothing])
        })
      })
    })
  })
  expect(told).toEqual([null, 'audit', null, 'audit-logs', 'TrailNotFoundException', undefined])
})

test('methods with promises; a request that is aborted', async () => {
  const { settings } = await freshAccount()
  const client = new CloudTrail(settings)
  const { Trails } = await client.listTrails()
  expect(Trails).toEqual([])
  const aborted = client.listTrails({}, { abortSignal: AbortSignal.abort() })
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
  await expect(
    client.send(new ListTrailsCommand({}), { abortSignal: AbortSignal.abort(new Error('enough')) }),
  ).rejects.toMatchObject({ name: 'AbortError' })
})

test('the service refuses what is wrong with an input', async () => {
  const { settings, emulator } = await freshAccount()
  const client = new CloudTrailClient(settings)
  const lookup = client.send(new LookupEventsCommand({ MaxResults: 100 }))
  await expect(lookup).rejects.toMatchObject({ name: 'InvalidMaxResultsException', $fault: 'client' })
  const status = client.send(new GetTrailStatusCommand({ Name: undefined }))
  await expect(status).rejects.toHaveProperty('$metadata.httpStatusCode', 400)
  expect(emulator.requests).toHaveLength(2)
})

test('a host that cannot be reached is told by its code', async () => {
  const client = new CloudTrailClient({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  })
  await expect(client.send(new ListTrailsCommand({}))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
