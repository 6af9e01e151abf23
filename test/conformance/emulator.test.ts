/**
 * The emulator with the AWS SDK, unmodified, and with this client: one program over all operations, the same results,
 * on every way into the emulator.
 */
import { CloudTrail as SdkCloudTrail } from '@aws-sdk/client-cloudtrail'
import { setupServer } from 'msw/node'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { CloudTrail } from 'cloudtrail-client'
import { operations } from 'cloudtrail-client/schemas'
import { createEmulator, type Emulator } from 'cloudtrail-client/testing'
import { handlers } from 'cloudtrail-client/testing/msw'
import { program } from '../support/every-operation.js'

vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const region = 'us-east-1'
const nowMs = Date.UTC(2026, 0, 1, 12)

/** Ids, times of the machine and keys are other ones in each run. */
const withoutChance = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, inner: unknown) =>
      name === '$metadata' || name === 'Value' || name === 'Fingerprint' ? undefined : inner,
    ).replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'id'),
  )

/** Where a client is to send its requests; one of the three, or none for the real hosts. */
interface Target {
  readonly endpoint?: string
  readonly emulator?: Emulator
}

type Method = (input: unknown) => PromiseLike<unknown>
type Connect = (target: Target) => object

/** What a client of this package is made with, beside where it sends to. */
const ourConfig = { region, credentials, maxAttempts: 1, limiter: false } as const

const ours: Connect = ({ endpoint, emulator }) =>
  new CloudTrail({ ...ourConfig, endpoint, transport: emulator?.transport })

const sdk: Connect = ({ endpoint, emulator }) =>
  new SdkCloudTrail({
    region,
    credentials,
    maxAttempts: 1,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(emulator === undefined ? {} : { requestHandler: sdkHandler(emulator) }),
  })

/** The emulator in the place of the SDK's sockets. */
const sdkHandler = (emulator: Emulator) => ({
  handle: async ({ method, hostname, path, headers, body }: SdkRequest) => {
    const response = await emulator.fetch(new Request(`https://${hostname}${path}`, { method, headers, body }))
    return {
      response: {
        statusCode: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      },
    }
  },
})

/** The parts of the SDK's request that are read here. */
interface SdkRequest {
  readonly method: string
  readonly hostname: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

const ways: Readonly<Record<string, (emulator: Emulator) => Promise<Target>>> = {
  listen: async (emulator) => {
    const listener = await emulator.listen()
    onTestFinished(() => listener.close())
    return { endpoint: listener.url }
  },
  msw: (emulator) => {
    const server = setupServer(...handlers(emulator))
    server.listen({ onUnhandledRequest: 'error' })
    onTestFinished(() => {
      server.close()
    })
    return Promise.resolve({})
  },
  transport: (emulator) => Promise.resolve({ emulator }),
}

async function resultsOf(connect: Connect, open: (emulator: Emulator) => Promise<Target>) {
  const records = Array.from({ length: 5 }, (_, id) => ({
    eventID: String(id),
    eventName: 'GetUser',
    eventTime: '2026-01-01T11:00:00Z',
  }))
  const emulator = createEmulator({ now: () => nowMs, records })
  const client = connect(await open(emulator)) as Record<string, Method | undefined> // sound: a method for each operation
  const seen: Record<string, Record<string, string>> = {}
  for (const [operation, input] of program) {
    const method = operation.charAt(0).toLowerCase() + operation.slice(1)
    const result = await client[method]?.(typeof input === 'function' ? input(seen) : input)
    if (result !== undefined) seen[operation] = result as Record<string, string>
  }
  expect(emulator.requests.map(({ operation }) => operation)).toEqual(Object.keys(seen))
  return seen
}

test('the program calls every operation', () => {
  const called = new Set(program.map(([operation]) => operation))
  expect(Object.keys(operations).filter((name) => !called.has(name))).toEqual([])
})

/** What the AWS SDK sees, by operation. It has no PutAuditEvents: that one is in a package of its own. */
let expected: Record<string, unknown> = {}
beforeAll(async () => {
  expected = {
    ...(await resultsOf(sdk, (emulator) => Promise.resolve({ emulator }))),
    PutAuditEvents: {
      successful: [{ id: 'whole', eventID: 'id' }],
      failed: [{ id: 'torn', errorCode: 'InvalidData', errorMessage: 'eventData is not a JSON object.' }],
    },
  }
})

test.each(
  Object.entries(ways).flatMap(([way, open]) => [
    ['this client', way, ours, open, Object.keys(operations).length] as const,
    // The SDK has another client for PutAuditEvents.
    ['the AWS SDK', way, sdk, open, Object.keys(operations).length - 1] as const,
  ]),
)('%s sees the same through %s', async (_, __, connect, open, operationCount) => {
  const results = await resultsOf(connect, open)
  expect(Object.keys(results).length).toBe(operationCount)
  for (const [operation, result] of Object.entries(results)) {
    expect([operation, withoutChance(result)]).toEqual([operation, withoutChance(expected[operation])])
  }
})
