/** Whatever is searched and however it is disturbed: a search returns what a plain filter over all records returns, in order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSearch, type FindOptions, type SearchHit, type Where } from 'cloudtrail-client/search'
import type { FaultOrder } from 'cloudtrail-client/testing'
import { accountsWith, keyOfHit, nowSecond, plainFilter, recordOf, type TestRecord } from '../../support/search.js'

const regionNames = ['eu-west-1', 'us-east-1', 'us-west-2']
const accountIds = ['111111111111', '222222222222']
const spanSeconds = 400

const names = ['ConsoleLogin', 'AssumeRole', 'GetBucketAcl', 'Get*']
const users = ['alice', 'bob', 'deploy']
const sources = ['s3.amazonaws.com', 'iam.amazonaws.com']

const identity = fc.oneof(
  fc.constantFrom(...users).map((userName) => ({ type: 'IAMUser', userName, accessKeyId: `AKIA${userName}` })),
  fc.constantFrom(...users).map((role) => ({
    type: 'AssumedRole',
    arn: `arn:aws:sts::111111111111:assumed-role/${role}/session-${role}`,
    sessionContext: { sessionIssuer: { userName: role } },
  })),
  fc.constant({ type: 'AWSService' }),
)

const content = fc.record(
  {
    eventName: fc.constantFrom(...names),
    eventSource: fc.constantFrom(...sources),
    userIdentity: identity,
    errorCode: fc.constantFrom('AccessDenied', 'AccessDeniedException', 'NoSuchBucket'),
    readOnly: fc.boolean(),
    resources: fc.array(
      fc.record({
        ARN: fc.constantFrom('arn:a', 'arn:b', 'arn:c'),
        type: fc.constantFrom('AWS::S3::Bucket', 'AWS::IAM::Role'),
      }),
      { maxLength: 2 },
    ),
    requestParameters: fc.constantFrom(null, { port: 22 }, { port: '443', list: [{ open: true }, { open: false }] }),
  },
  { requiredKeys: ['eventName', 'eventSource'] },
)

/** Dense in some places, so that seconds are shared and pages end within them. */
const second = fc.oneof(fc.nat(spanSeconds), fc.nat(12), fc.integer({ min: spanSeconds - 5, max: spanSeconds }))

const event = fc.record({
  second,
  account: fc.constantFrom(...accountIds),
  awsRegion: fc.constantFrom(...regionNames),
  content,
})

const values = {
  eventName: fc.constantFrom('ConsoleLogin', 'AssumeRole', 'Get*', 'Get\\*', 'Nothing'),
  eventSource: fc.constantFrom(...sources, '*.amazonaws.com'),
  username: fc.constantFrom(...users, 'session-bob', 'session-*'),
  accessKeyId: fc.constantFrom('AKIAalice', 'AKIAbob', 'AKIA*'),
  resourceName: fc.constantFrom('arn:a', 'arn:b', 'arn:c', 'arn:*'),
  resourceType: fc.constantFrom('AWS::S3::Bucket', 'AWS::IAM::Role'),
  readOnly: fc.constantFrom(true, false, 'true', 'tr*'),
  errorCode: fc.constantFrom('AccessDenied', 'AccessDenied*', '*Such*'),
  'userIdentity.type': fc.constantFrom('IAMUser', 'AssumedRole', 'AWSService'),
  'requestParameters.port': fc.constantFrom(22, '22', 443),
  'requestParameters.list.open': fc.boolean(),
}

const conditionOf = (value: fc.Arbitrary<string | number | boolean>) =>
  fc.oneof(
    value,
    fc.array(value, { minLength: 1, maxLength: 3 }),
    fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 2 })).map((not) => ({ not })),
    fc.boolean().map((exists) => ({ exists })),
  )

const flat: fc.Arbitrary<Where> = fc
  .subarray(Object.keys(values) as (keyof typeof values)[], { maxLength: 2 })
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, conditionOf(values[name])]))))

const where: fc.Arbitrary<Where> = fc.oneof(
  flat,
  fc.tuple(flat, fc.array(flat, { minLength: 1, maxLength: 3 })).map(([all, any]) => ({ ...all, any })),
)

const fault: fc.Arbitrary<FaultOrder> = fc.constantFrom<FaultOrder[]>(
  { reply: 'expired-token', times: 2 },
  { reply: 'expired-token', probability: 0.3, times: 1 },
  { reply: 'throttle', times: 2 },
  { reply: 'throttle', probability: 0.2, times: 5 },
  { reply: 'unavailable', times: 1 },
  { reply: 'reset', probability: 0.1, times: 2 },
  { reply: 'truncated', times: 1 },
  { reply: 'expired-credentials', times: 1 },
)

const setting = fc.record({
  events: fc.array(event, { maxLength: 90, size: 'max' }),
  regions: fc.subarray(regionNames, { minLength: 1 }),
  accounts: fc.subarray(accountIds, { minLength: 1 }),
  where,
  order: fc.constantFrom('newest' as const, 'oldest' as const, 'arrival' as const),
  latencyMs: fc.constantFrom(0, 400, 900, 2500),
  pageSize: fc.integer({ min: 1, max: 9 }),
  faults: fc.uniqueArray(fault, { maxLength: 2 }),
  range: fc.tuple(fc.nat(spanSeconds), fc.nat(spanSeconds)),
  isWhole: fc.boolean(),
  /** After how many hits the search is killed, again and again. */
  kills: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
  limit: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
  maxPages: fc.option(fc.integer({ min: 6, max: 12 }), { nil: undefined }),
  maxBufferedEvents: fc.constantFrom(100, 4000),
})

type Setting = typeof setting extends fc.Arbitrary<infer Value> ? Value : never

function recordsOf({ events, accounts }: Setting): Record<string, TestRecord[]> {
  const begun = nowSecond - 3600
  const all = events.map(({ second, account, awsRegion, content }, index) => ({
    account,
    record: recordOf(`id-${String((index * 37) % 100)}-${String(index)}`, begun + second, {
      ...content,
      awsRegion,
      recipientAccountId: account,
    }),
  }))
  return Object.fromEntries(
    accounts.map((id) => [id, all.filter(({ account }) => account === id).map(({ record }) => record)]),
  )
}

/** Searches until nothing is left: killed after some hits, gone on with by the cursor, as JSON. */
async function searchAll(given: Setting, from: number, to: number): Promise<SearchHit[]> {
  const { regions, where, order, latencyMs, pageSize, faults, kills, limit, maxPages, maxBufferedEvents } = given
  const accounts = accountsWith({ records: recordsOf(given), regions, latencyMs, pageSize })
  for (const one of faults) for (const emulator of accounts.emulators.values()) emulator.faults.add(one)
  const base: FindOptions = {
    from: new Date(from * 1000),
    to: new Date(to * 1000),
    where,
    order,
    limit,
    maxPages,
    maxBufferedEvents,
  }
  const hits: SearchHit[] = []
  let cursor: FindOptions['cursor']
  for (let run = 0; run < 500; run++) {
    const search = createSearch({ ...accounts.options, maxAttempts: 8 })
    const found = search.find({ ...base, cursor })
    let left = kills[run] ?? Infinity
    for await (const hit of found) {
      hits.push(hit)
      if (--left === 0) break
    }
    cursor = JSON.parse(JSON.stringify(found.cursor)) as FindOptions['cursor']
    if (left > 0 && !found.summary.isTruncated) {
      expect(found.progress.share).toBe(1)
      return hits
    }
  }
  throw new Error('the search does not come to an end')
}

test('a search returns exactly what a plain filter returns, in order', async () => {
  await fc.assert(
    fc.asyncProperty(setting, async (given) => {
      const begun = nowSecond - 3600
      const [one, other] = given.isWhole ? [0, spanSeconds] : given.range
      const [from, to] = [begun + Math.min(one, other), begun + Math.max(one, other)]
      const hits = await searchAll(given, from, to)
      const keys = hits.map(keyOfHit)
      const expected = plainFilter(
        { records: recordsOf(given), regions: given.regions },
        given.where,
        from,
        to,
        given.order,
      )
      expect(given.order === 'arrival' ? keys.sort() : keys).toEqual(expected)
    }),
    { numRuns: Number(process.env['SEARCH_RUNS'] ?? 300) },
  )
}, 1_800_000)
