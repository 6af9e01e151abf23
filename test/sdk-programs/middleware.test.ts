/** Programs that put middleware around commands. */
import { CloudTrailClient, DescribeTrailsCommand, GetTrailCommand, ListTrailsCommand } from '@aws-sdk/client-cloudtrail'
import { expect, test } from 'vitest'
import { freshAccount } from './client.js'

interface Request {
  readonly headers: Record<string, string>
  readonly method: string
  readonly path: string
}

/** A client whose requests a test sees as they leave. */
async function watchedClient() {
  const { settings, emulator } = await freshAccount()
  const client = new CloudTrailClient(settings)
  const sent: Request[] = []
  client.middlewareStack.add(
    (next) => async (args) => {
      const { method, path, headers } = args.request as Request
      sent.push({ method, path, headers: { ...headers } })
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low', name: 'watch' },
  )
  return { client, sent, emulator }
}

test('a header that is added when the request is built is sent, and signed', async () => {
  const { client, sent } = await watchedClient()
  client.middlewareStack.add(
    (next) => (args) => {
      ;(args.request as Request).headers['x-amz-tenant'] = 'tenant-42'
      return next(args)
    },
    { step: 'build', name: 'addTenant', tags: ['TENANT'] },
  )
  const { trailList } = await client.send(new DescribeTrailsCommand({}))
  expect(trailList).toEqual([])
  expect(sent[0]?.headers['x-amz-tenant']).toBe('tenant-42')
  expect(sent[0]?.headers['authorization']).toMatch(/SignedHeaders=[^,]*x-amz-tenant/)
  expect([client.middlewareStack.remove('addTenant'), client.middlewareStack.remove('addTenant')]).toEqual([
    true,
    false,
  ])
  await client.send(new DescribeTrailsCommand({}))
  expect(sent[1]?.headers).not.toHaveProperty('x-amz-tenant')
})

test('the order of steps and priorities; what each of them sees', async () => {
  const { client } = await watchedClient()
  const order: unknown[] = []
  const steps = ['finalizeRequest', 'build', 'serialize', 'initialize'] as const
  for (const step of steps) {
    for (const priority of ['low', 'high'] as const) {
      client.middlewareStack.add(
        ((next: (args: never) => Promise<never>, context: { commandName?: string; clientName?: string }) =>
          async (args: { input: { Name?: string }; request?: Request }) => {
            order.push([step, priority, args.input.Name, context.commandName, context.clientName])
            if (step === 'build' || step === 'finalizeRequest') {
              order.push([args.request?.method, args.request?.path, args.request?.headers['x-amz-target']])
            }
            const result: { output: { $metadata: { httpStatusCode?: number } } } = await next(args as never)
            order.push([step, priority, result.output.$metadata.httpStatusCode])
            return result as never
          }) as never,
        { step, priority } as never,
      )
    }
  }
  await client.send(new ListTrailsCommand({}))
  const target = ['POST', '/', 'CloudTrail_20131101.ListTrails']
  const before = (step: string, priority: string) => [
    step,
    priority,
    undefined,
    'ListTrailsCommand',
    'CloudTrailClient',
  ]
  const places = [...steps].reverse().flatMap((step) => [[step, 'high'] as const, [step, 'low'] as const])
  const withRequest = (step: string) => step === 'build' || step === 'finalizeRequest'
  expect(order).toEqual([
    ...places.flatMap(([step, priority]) => [before(step, priority), ...(withRequest(step) ? [target] : [])]),
    ...places.reverse().map(([step, priority]) => [step, priority, 200]),
  ])
})

test('an input that is changed, and an output', async () => {
  const { client, emulator } = await watchedClient()
  client.middlewareStack.add((next) => async (args) => {
    const result = await next({ ...args, input: { ...args.input, trailNameList: ['a-trail'] } })
    return { ...result, output: { ...result.output, seenBy: 'middleware' } }
  })
  const output = await client.send(new DescribeTrailsCommand({}))
  expect(output).toMatchObject({ trailList: [], seenBy: 'middleware' })
  expect(emulator.requests[0]?.input).toEqual({ trailNameList: ['a-trail'] })
})

test('a body that is changed when the request is built', async () => {
  const { client, emulator } = await watchedClient()
  client.middlewareStack.add(
    (next) => (args) => next({ ...args, request: { ...(args.request as Request), body: '{"NextToken":"x"}' } }),
    { step: 'build', priority: 'high' }, // before its length is taken
  )
  await client.send(new ListTrailsCommand({})).catch(() => undefined)
  expect(emulator.requests[0]?.input).toEqual({ NextToken: 'x' })
})

test('middleware of a command alone; a plugin; names once', async () => {
  const { client, sent } = await watchedClient()
  const command = new DescribeTrailsCommand({})
  const plugin = {
    applyToStack: (stack: typeof command.middlewareStack) => {
      stack.add(
        (next) => (args) => {
          ;(args.request as Request).headers['x-plugin'] = 'yes'
          return next(args)
        },
        { step: 'build', name: 'plugin' },
      )
    },
  }
  command.middlewareStack.use(plugin)
  expect(() => {
    command.middlewareStack.use(plugin)
  }).toThrow("Duplicate middleware name 'plugin'")
  await client.send(command)
  await client.send(new DescribeTrailsCommand({}))
  expect(sent.map(({ headers }) => headers['x-plugin'])).toEqual(['yes', undefined])
})

test('each attempt is seen at finalizeRequest', async () => {
  const { client, sent, emulator } = await watchedClient()
  emulator.faults.add({ operation: 'ListTrails', reply: 'unavailable' })
  const { $metadata } = await client.send(new ListTrailsCommand({}))
  expect([$metadata.attempts, sent.length]).toEqual([2, 2])
  expect(sent[0]?.headers['authorization']).toContain('Credential=AKIDEXAMPLE/')
})

test('errors of the service pass through middleware, and can be replaced', async () => {
  const { client } = await watchedClient()
  const seen: string[] = []
  for (const step of ['initialize', 'finalizeRequest'] as const) {
    client.middlewareStack.add(
      ((next: (args: never) => Promise<never>) => async (args: never) => {
        try {
          return await next(args)
        } catch (error) {
          seen.push(`${step}: ${(error as Error).name}`)
          throw step === 'initialize' ? new Error('replaced') : error
        }
      }) as never,
      { step } as never,
    )
  }
  await expect(client.send(new GetTrailCommand({ Name: 'missing' }))).rejects.toThrow('replaced')
  expect(seen).toEqual(['finalizeRequest: TrailNotFoundException', 'initialize: TrailNotFoundException'])
})

test('an answer without a request; an error of the middleware itself', async () => {
  const { client, emulator } = await watchedClient()
  const answer = () => () => Promise.resolve({ output: { $metadata: {}, Trails: [] } as never, response: {} })
  client.middlewareStack.add(answer, { step: 'finalizeRequest', priority: 'high', name: 'cache' })
  expect(await client.send(new ListTrailsCommand({}))).toMatchObject({ Trails: [] })
  client.middlewareStack.remove('cache')
  const fail = () => () => Promise.reject(new TypeError('my own'))
  client.middlewareStack.add(fail, { step: 'finalizeRequest' })
  await expect(client.send(new ListTrailsCommand({}))).rejects.toMatchObject({ name: 'TypeError', message: 'my own' })
  expect(emulator.requests).toEqual([])
})
