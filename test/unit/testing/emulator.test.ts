/** The handler: addressing, errors, headers, quotas, what it remembers. */
import { expect, test } from 'vitest'
import { createEmulator } from '../../../src/testing/index.js'
import { bareAuthorization, call, refusal, reply } from '../../support/emulator-call.js'

const now = Date.UTC(2024, 2, 1, 12)

test('an option that does not exist is refused with those that do', () => {
  // @ts-expect-error -- a program in JavaScript
  expect(() => createEmulator({ record: [] })).toThrow(
    'createEmulator: record is not an option; the options are records, region, accountId,',
  )
})

test('a reply has the headers of the service', async () => {
  const { status, headers } = await reply(createEmulator({ now: () => now }), 'ListTrails')
  expect(status).toBe(200)
  expect(headers).toEqual({
    'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    'content-type': 'application/x-amz-json-1.1',
    date: 'Fri, 01 Mar 2024 12:00:00 GMT',
  })
})

test('both spellings of the target call the operation', async () => {
  const emulator = createEmulator()
  for (const prefix of ['CloudTrail_20131101', 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101']) {
    const headers = { 'x-amz-target': `${prefix}.ListTrails` }
    expect(await reply(emulator, 'ListTrails', {}, { headers })).toMatchObject({ status: 200, body: { Trails: [] } })
  }
})

test('PutAuditEvents is known by its path and its own signing name', async () => {
  const emulator = createEmulator()
  const url = 'https://cloudtrail-data.us-east-1.amazonaws.com/PutAuditEvents?channelArn=arn'
  const response = await emulator.fetch(
    new Request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-amz-date': '20240301T120000Z',
        authorization: bareAuthorization('us-east-1', 'AKIDEXAMPLE', 'cloudtrail-data'),
      },
      body: '{"auditEvents":[]}',
    }),
  )
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.json()).toMatchObject({ __type: 'InvalidChannelARN' })
  expect(emulator.requests).toMatchObject([
    { operation: 'PutAuditEvents', input: { auditEvents: [], channelArn: 'arn' } },
  ])
})

test.each([
  ['an operation nobody knows', 'MakeCoffee', {}],
  ['the name of an inherited member', 'constructor', {}],
  ['another content type', 'ListTrails', { 'content-type': 'application/json' }],
  ['another service', 'ListTrails', { 'x-amz-target': 'DynamoDB_20120810.ListTables' }],
])('%s is refused as unknown', async (_, operation, headers) => {
  expect(await reply(createEmulator(), operation, {}, { headers })).toMatchObject({
    status: 400,
    body: { __type: 'UnknownOperationException' },
  })
})

test.each(['{', '[]', 'null', '"text"'])('the body %s is refused', async (body) => {
  expect(await reply(createEmulator(), 'ListTrails', {}, { body })).toMatchObject({
    status: 400,
    body: { __type: 'SerializationException' },
  })
})

test('an empty body has no members, and a null member is an absent one', async () => {
  expect(await reply(createEmulator(), 'ListTrails', {}, { body: '' })).toMatchObject({ status: 200 })
  expect(await call(createEmulator(), 'LookupEvents', { MaxResults: null })).toEqual({ Events: [] })
})

test('known keys are verified before anything is done', async () => {
  const credentials = [{ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }]
  const emulator = createEmulator({ credentials, now: () => now })
  expect(await refusal(emulator, 'ListTrails')).toBe('InvalidSignatureException')
})

test('two lookups a second are granted in each Region, and no more', async () => {
  let time = now
  const emulator = createEmulator({ quotas: true, now: () => time })
  const three = async () => [
    await refusal(emulator, 'LookupEvents'),
    await refusal(emulator, 'LookupEvents'),
    await refusal(emulator, 'LookupEvents'),
  ]
  expect(await three()).toEqual(['no refusal', 'no refusal', 'ThrottlingException'])
  expect(await refusal(emulator, 'LookupEvents', {}, 'eu-west-1')).toBe('no refusal')
  expect(await refusal(emulator, 'ListTrails')).toBe('no refusal')
  time += 500
  expect(await three()).toEqual(['no refusal', 'ThrottlingException', 'ThrottlingException'])
  time += 60_000
  expect(await three()).toEqual(['no refusal', 'no refusal', 'ThrottlingException'])
})

test('a throttled request is answered as the front end of AWS does', async () => {
  const emulator = createEmulator({ quotas: true, now: () => now })
  await refusal(emulator, 'CreateTrail')
  expect(await reply(emulator, 'CreateTrail')).toMatchObject({
    status: 400,
    body: { __type: 'ThrottlingException', message: 'Rate exceeded' },
  })
})

test('what arrived is remembered, without secrets and whatever became of it', async () => {
  const emulator = createEmulator({ now: () => now })
  await reply(emulator, 'LookupEvents', { MaxResults: 99 }, { region: 'eu-west-1', accessKeyId: 'AKIAONE' })
  await reply(
    emulator,
    'Other',
    {},
    { body: '{', headers: { authorization: 'none', 'x-amz-security-token': 'secret' } },
  )
  expect(emulator.requests).toMatchObject([
    {
      operation: 'LookupEvents',
      region: 'eu-west-1',
      input: { MaxResults: 99 },
      accessKeyId: 'AKIAONE',
      receivedAt: now,
    },
    { operation: 'Other', region: 'us-east-1', input: {}, accessKeyId: undefined },
  ])
  for (const { headers } of emulator.requests) {
    expect(Object.keys(headers).sort()).toEqual(['content-type', 'x-amz-date', 'x-amz-target'])
  }
})

test('account and Region are those of the options', async () => {
  const record = { eventID: 'a', eventTime: new Date(now).toISOString() }
  const options = { accountId: '999999999999', region: 'eu-west-1', records: [record], now: () => now }
  const emulator = createEmulator(options)
  expect(await call(emulator, 'LookupEvents', {}, 'eu-west-1')).toMatchObject({ Events: [{ EventId: 'a' }] })
  expect(await call(emulator, 'CreateTrail', { Name: 'main', S3BucketName: 'sample-logs' })).toMatchObject({
    TrailARN: 'arn:aws:cloudtrail:us-east-1:999999999999:trail/main',
  })
})

test('a mistake of the emulator is a reply with status 500, not a rejection', async () => {
  const circular: Record<string, unknown> = { eventTime: new Date(now).toISOString() }
  circular['self'] = circular
  const emulator = createEmulator({ records: [circular], now: () => now })
  expect(await reply(emulator, 'LookupEvents')).toMatchObject({ status: 500, body: { __type: 'InternalFailure' } })
})

test('the transport rejects with the reason of its signal, and a request aborted at once does not arrive', async () => {
  const emulator = createEmulator()
  const controller = new AbortController()
  const send = () =>
    emulator.transport({
      operation: 'Test',
      method: 'POST',
      url: new URL('https://cloudtrail.us-east-1.amazonaws.com/'),
      headers: {},
      body: '',
      signal: controller.signal,
      connectTimeoutMs: 1000,
      requestTimeoutMs: 1000,
    })
  const sent = send()
  controller.abort('enough')
  await expect(sent).rejects.toBe('enough')
  await expect(send()).rejects.toBe('enough')
  expect(emulator.requests).toEqual([])
})
