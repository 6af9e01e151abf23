// A program that uses every entry; each TypeScript compiles it in each way of finding a package.
import { CloudTrail, isServiceError, type Credentials, type LookupEventsOutput } from 'cloudtrail-client'
import { CloudTrailClient, GetTrailCommand, TrailNotFoundException } from '@aws-sdk/client-cloudtrail' // the folder of that name
import * as awsSdk from 'cloudtrail-client/aws-sdk'
import { createConnector } from 'cloudtrail-client/connector'
import { createClient, LookupEvents } from 'cloudtrail-client/core'
import { fromEnv } from 'cloudtrail-client/credentials'
import { createIntake } from 'cloudtrail-client/intake'
import { redisRateLimiter } from 'cloudtrail-client/redis'
import { validateFiles } from 'cloudtrail-client/integrity'
import { LookupEventsInput } from 'cloudtrail-client/schemas'
import { createSearch, type SearchHit } from 'cloudtrail-client/search'
import { createEmulator, pagedReply } from 'cloudtrail-client/testing'
import { handlers } from 'cloudtrail-client/testing/msw'
import { undiciTransport } from 'cloudtrail-client/undici'
import { setupServer } from 'msw/node'
import { Agent } from 'undici'
import * as z from 'zod/mini'

const emulator = createEmulator()
const credentials: Credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const client: CloudTrail = new CloudTrail({ credentials: fromEnv(), transport: undiciTransport(new Agent()) })

export async function program(): Promise<string[]> {
  const { Events = [] }: LookupEventsOutput = await client.lookupEvents({ MaxResults: 10 })
  // @ts-expect-error: this is a number
  await client.lookupEvents({ MaxResults: '10' }).catch((error: unknown) => isServiceError(error))
  const limiter = redisRateLimiter((_luaText: string, _keys: string[], _args: string[]) => Promise.resolve(0))
  const small = createClient({ LookupEvents }, { credentials, transport: emulator.transport, limiter })
  const names = Events.map(({ EventName = '' }) => EventName)
  for await (const { EventName } of small.lookupEvents()) names.push(EventName ?? '')
  for await (const batch of createIntake({ queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/queue' })) {
    await batch.ack()
  }
  const sdkClient = new CloudTrailClient({ region: 'eu-west-1' })
  try {
    const { Trail } = await sdkClient.send(new GetTrailCommand({ Name: 'audit' }))
    names.push(Trail?.Name ?? awsSdk.LookupAttributeKey.EVENT_NAME)
  } catch (error) {
    if (error instanceof TrailNotFoundException) names.push(error.name)
  }
  const hits: SearchHit[] = []
  const search = createSearch({ regions: ['eu-west-1'] })
  for await (const hit of search.find({ from: new Date(0), limit: 1 })) hits.push(hit)
  const fake: ReturnType<CloudTrail['lookupEvents']> = pagedReply({ Events: [{ EventName: 'CreateUser' }] })
  for await (const { EventName = '' } of fake) names.push(EventName)
  const { isValid } = await validateFiles({ source: 'copies' }).report()
  const { status } = await createConnector({ region: 'eu-west-1' }).run('get_trail')
  setupServer(...handlers(emulator)).close()
  return [
    ...names,
    String(hits.length),
    status,
    String(isValid),
    String(z.object({ input: LookupEventsInput }).parse({}).input.MaxResults),
  ]
}
