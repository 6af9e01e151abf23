/** The emulator as msw handlers, spoken to by the AWS SDK. */
import { readFileSync } from 'node:fs'
import { CloudTrailClient, DescribeTrailsCommand, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { getResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createEmulator } from '../../../src/testing/index.js'
import { handlers } from '../../../src/testing/msw.js'
import { sampleRecords } from '../../support/sample-records.js'

vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' }
const emulator = createEmulator({ records: sampleRecords(), credentials: [credentials], lookbackDays: null })
const server = setupServer(...handlers(emulator))

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' })
})
afterAll(() => {
  server.close()
})

test('the SDK reaches the emulator at the real host, and its signature holds', async () => {
  const client = new CloudTrailClient({ region: 'us-east-1', credentials, maxAttempts: 1 })
  const { Events } = await client.send(new LookupEventsCommand({ MaxResults: 5 }))
  expect(Events?.length).toBe(5)
})

test('another Region is another host and another state', async () => {
  const client = new CloudTrailClient({ region: 'cn-north-1', credentials, maxAttempts: 1 })
  expect(await client.send(new DescribeTrailsCommand({}))).toMatchObject({ trailList: [] })
  expect(emulator.requests.at(-1)).toMatchObject({ operation: 'DescribeTrails', region: 'cn-north-1' })
})

interface EndpointFacts {
  cases: { url?: string; endpoint?: string | null }[]
}

const facts = JSON.parse(
  readFileSync(new URL('../../../fixtures/api/endpoints.json', import.meta.url), 'utf8'),
) as EndpointFacts // sound: see its README
const urls = facts.cases.filter(({ endpoint }) => !endpoint).flatMap(({ url }) => url ?? [])

test('every endpoint of the service goes to the emulator', async () => {
  expect(urls.length).toBeGreaterThan(40)
  for (const url of new Set(urls)) {
    const before = emulator.requests.length
    await fetch(`${url}/`, { method: 'POST', body: '{}' })
    expect([url, emulator.requests.length - before]).toEqual([url, 1])
  }
})

test.each(['https://s3.us-east-1.amazonaws.com/', 'https://cloudtrail.us-east-1.amazonaws.com.example.org/'])(
  '%s does not',
  async (url) => {
    expect(await getResponse(handlers(emulator), new Request(url, { method: 'POST' }))).toBeUndefined()
  },
)
