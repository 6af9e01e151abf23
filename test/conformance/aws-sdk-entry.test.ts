/** The entry with the AWS SDK's names beside the SDK itself: generated programs over all operations, enums and errors. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { createEmulator } from 'cloudtrail-client/testing'
import {
  handlerOf,
  inputOf,
  libraries,
  operationOf,
  settings,
  withBoth,
  type Library,
} from '../support/both-libraries.js'
import { program as everyOperation } from '../support/every-operation.js'

vi.stubEnv('CLOUDTRAIL_CLIENT_LIMITER', 'off')
const theirs = libraries['the AWS SDK'] as unknown as Readonly<Record<string, unknown>>
const ours = libraries['cloudtrail-client/aws-sdk'] as unknown as Readonly<Record<string, unknown>>

/** Schemas of the SDK, which only its own serializer reads. */
const isSchema = (name: string) => name.endsWith('$') || name === 'errorTypeRegistries' || name === 'default'
const names = Object.keys(theirs).filter((name) => !isSchema(name))
const exceptionNames = names.filter((name) => name.endsWith('Exception') && name !== 'CloudTrailServiceException')
const operationNames = names.filter((name) => /[a-z]Command$/.test(name)).map((name) => name.replace('Command', ''))
const paginatorNames = names.filter((name) => name.startsWith('paginate'))

type Sent = Readonly<Record<string, unknown>>
type CommandOf = new (input?: object) => never
const commandOf = (library: Library, operation: string): CommandOf =>
  (library as unknown as Record<string, CommandOf>)[`${operation}Command`]!

test('every name of the SDK is there, and of the same kind; enums have the same values', () => {
  const kindOf = (value: unknown) => (typeof value === 'object' ? value : typeof value)
  const kinds = (library: Readonly<Record<string, unknown>>) => names.map((name) => [name, kindOf(library[name])])
  expect(kinds(ours)).toEqual(kinds(theirs))
  expect([operationNames.length, exceptionNames.length, paginatorNames.length]).toEqual([60, 86, 12])
})

test('classes have the names that the SDK gives them', () => {
  const classes = [
    ...operationNames.map((name) => `${name}Command`),
    ...exceptionNames,
    'CloudTrailClient',
    'CloudTrail',
  ]
  expect(classes.map((name) => (ours[name] as { name: string }).name)).toEqual(classes)
})

/** Ids, times of the machine and keys are other ones in each run. */
const withoutChance = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, inner: unknown) =>
      name === '$metadata' || name === 'Value' || name === 'Fingerprint' ? undefined : inner,
    ).replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'id'),
  )

const emulatorSteps = everyOperation.filter(([operation]) => operation !== 'PutAuditEvents')

/** Sends each operation in turn to an emulator of its own. */
async function callAll(
  library: Library,
  send: (library: Library, endpoint: string) => (operation: string, input: object) => Promise<unknown>,
) {
  const emulator = createEmulator({ now: () => Date.UTC(2026, 0, 1, 12) })
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  const call: (operation: string, input: object) => Promise<unknown> = send(library, listener.url)
  const seen: Record<string, Record<string, string>> = {}
  const told: unknown[] = []
  for (const [operation, input] of emulatorSteps) {
    const given: unknown = typeof input === 'function' ? input(seen) : input
    const output = await call(operation, given as object)
    seen[operation] = output as Record<string, string>
    const { $metadata, ...members } = output as Sent
    const { requestId, ...metadata } = $metadata as Sent
    told.push([operation, members, metadata, typeof requestId])
  }
  const requests = emulator.requests.map(({ operation, region, accessKeyId, input }) => [
    operation,
    region,
    accessKeyId,
    input,
  ])
  return withoutChance([told, requests])
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
type AnyMethod = (...given: unknown[]) => Promise<unknown>

const styles = {
  'send with a promise': ({ CloudTrailClient }: Library, endpoint: string) => {
    const client = new CloudTrailClient({ ...settings, endpoint })
    return (library: Library) => (operation: string, input: object) =>
      client.send(new (commandOf(library, operation))(input))
  },
  'send with a callback': ({ CloudTrailClient }: Library, endpoint: string) => {
    const client = new CloudTrailClient({ ...settings, endpoint })
    return (library: Library) => (operation: string, input: object) =>
      new Promise((resolve, reject) => {
        client.send(new (commandOf(library, operation))(input), (error: unknown, data: unknown) => {
          if (error === null) resolve(data)
          else reject(error)
        })
      })
  },
  'a method with a promise': ({ CloudTrail }: Library, endpoint: string) => {
    const client = new CloudTrail({ ...settings, endpoint }) as unknown as Record<string, AnyMethod>
    return () => (operation: string, input: object) => client[lowerFirst(operation)]!(input)
  },
  'a method with a callback': ({ CloudTrail }: Library, endpoint: string) => {
    const client = new CloudTrail({ ...settings, endpoint }) as unknown as Record<string, AnyMethod>
    return () => (operation: string, input: object) =>
      new Promise((resolve, reject) => {
        void client[lowerFirst(operation)]!(input, {}, (error: unknown, data: unknown) => {
          if (error === null) resolve(data)
          else reject(error)
        })
      })
  },
} as const

test.each(Object.entries(styles))('all operations tell and send the same: %s', async (_, style) => {
  const { sdk, ours } = await withBoth((library) =>
    callAll(library, (given, endpoint) => style(given, endpoint)(given)),
  )
  expect(ours).toEqual(sdk)
})

/** The reply that an error has, without its body, and whether it is printed with the error. */
function replyOf(error: unknown): unknown {
  const { value, enumerable } = (Object.getOwnPropertyDescriptor(error, '$response') ?? {}) as Sent
  const { statusCode, headers } = (value ?? {}) as Sent
  return { statusCode, headers, enumerable }
}

const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }))

test.each([
  [
    'no JSON',
    1,
    () => Promise.resolve({ response: { statusCode: 200, headers: { a: 'b' }, body: new Blob(['{no']) } }),
  ],
  ['nothing', 1, gone],
  ['nothing, three times', 3, gone],
])('an error tells of its reply and attempts when the service answers with %s', async (_, maxAttempts, handle) => {
  const { sdk, ours } = await withBoth(async (library) => {
    const requestHandler = { handle } as never
    const client = new library.CloudTrailClient({ ...settings, maxAttempts, requestHandler })
    const error: unknown = await client
      .send(new library.GetTrailCommand({ Name: 'x' }))
      .catch((thrown: unknown) => thrown)
    const { httpStatusCode, attempts } = (error as { $metadata: { httpStatusCode?: number; attempts: number } })
      .$metadata
    return { httpStatusCode, attempts, reply: replyOf(error) }
  })
  expect(sdk.attempts).toBe(maxAttempts)
  expect(ours).toEqual(sdk)
})

test('errors of every code are caught alike, by class and by name', async () => {
  const { sdk, ours } = await withBoth(async (library) => {
    const told: unknown[] = []
    for (const code of [...exceptionNames, 'SomethingNewException']) {
      const requestHandler = handlerOf(() => ({ status: 400, body: { __type: code, message: 'Something is wrong.' } }))
      const client = new library.CloudTrailClient({ ...settings, requestHandler })
      const error: unknown = await client
        .send(new library.GetTrailCommand({ Name: 'x' }))
        .catch((thrown: unknown) => thrown)
      const classes = exceptionNames.filter(
        (name) => error instanceof (library as unknown as Record<string, typeof Error>)[name]!,
      )
      const isBase = error instanceof library.CloudTrailServiceException
      const { name, message, $fault, $metadata } = error as Readonly<Record<string, unknown>>
      told.push([code, classes, isBase, name, $fault, $metadata, String(message).endsWith('Something is wrong.')])
      told.push(replyOf(error))
    }
    return told
  })
  expect(ours).toEqual(sdk)
})

test('exceptions of every class can be made, as in tests', async () => {
  const { sdk, ours } = await withBoth((library) => {
    const made = exceptionNames.map((code) => {
      const type = (library as unknown as Record<string, new (given: object) => Error & Sent>)[code]!
      const error = new type({ message: 'Something is wrong.', $metadata: { httpStatusCode: 404, requestId: 'r' } })
      const { name, message, $fault, $metadata } = error
      const isOne = [type, library.CloudTrailServiceException, Error].map((each) => error instanceof each)
      return [name, message, $fault, $metadata, isOne, error instanceof library.KmsException, String(error)]
    })
    return Promise.resolve(made)
  })
  expect(ours).toEqual(sdk)
})

const url = new URL('http://127.0.0.1:4010/base')
const parts = { protocol: 'http:', hostname: '127.0.0.1', port: 4010, path: '/base' }

test.each([
  ['a text', url.href],
  ['an object with a URL', { url }],
  ['an object with a URL, and nothing beside it', { url, headers: {}, properties: {} }],
  ['the parts of a URL', parts],
  ['parts without a port', { protocol: 'https:', hostname: 'trail.example.org', path: '/' }],
  ['a function that promises a text', () => Promise.resolve(url.href)],
  ['a function that promises an object with a URL', () => Promise.resolve({ url })],
  ['a function that promises parts', () => Promise.resolve(parts)],
])('an endpoint that is %s leads to the same place', async (_, endpoint) => {
  const { sdk, ours } = await withBoth(async (library) => {
    const places: unknown[] = []
    const requestHandler = handlerOf(({ protocol, hostname, path, ...others }) => {
      places.push([protocol, hostname, (others as { port?: number }).port, path.replace(/\/$/, '')])
      return { body: {} }
    })
    const client = new library.CloudTrailClient({ ...settings, endpoint: endpoint as string, requestHandler })
    await client.send(new library.DescribeTrailsCommand({}))
    return places
  })
  expect(sdk.length).toBe(1)
  expect(ours).toEqual(sdk)
})

type Paginate = (config: object, input: object, ...others: unknown[]) => AsyncGenerator<Sent>

test.each(paginatorNames)('%s asks for the same pages', async (paginatorName) => {
  const operation = paginatorName.replace('paginate', '')
  const answers = ['second', 'third', 'third', undefined]
  const { sdk, ours } = await withBoth(async (library) => {
    const told: unknown[] = []
    const paginate = (library as unknown as Record<string, Paginate>)[paginatorName]!
    for (const [input, config] of [
      [{}, {}],
      [{ MaxResults: 7 }, { pageSize: 5 }],
      [{}, { pageSize: 5, startingToken: 'zeroth', stopOnSameToken: true }],
    ] as const) {
      const requests: unknown[] = []
      const requestHandler = handlerOf((request) => {
        const NextToken = answers[requests.length]
        requests.push([operationOf(request), inputOf(request)])
        return { body: NextToken === undefined ? {} : { NextToken } }
      })
      const client = new library.CloudTrailClient({ ...settings, requestHandler })
      const required = { ResourceIdList: ['x'], QueryId: 'x', ...input }
      for await (const page of paginate({ ...config, client }, { ...required })) told.push(page['NextToken'])
      told.push(requests)
      const aggregated = new library.CloudTrail({ ...settings, requestHandler }) as unknown as Record<string, Paginate>
      requests.length = 0
      for await (const page of aggregated[paginatorName]!({ ...required }, config)) told.push(page['NextToken'])
      told.push(requests)
    }
    return told
  })
  const known = (told: unknown) => JSON.parse(JSON.stringify(told)) as unknown
  expect(known(ours)).toEqual(known(sdk))
  expect(JSON.stringify(ours)).toContain(operation)
})
