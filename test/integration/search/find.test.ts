/** Finding events: what is refused, what is planned, how Regions fail, how a search ends, and the story of an actor. */
import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { CredentialsError, InputError, ServiceError, type AttemptEvent } from 'cloudtrail-client'
import {
  createSearch,
  type FindOptions,
  type RegionFailure,
  type SearchHit,
  type SearchOptions,
} from 'cloudtrail-client/search'
import { drain } from '../../support/drain.js'
import { failed } from '../../support/failed.js'
import { accountsWith, nowSecond, recordOf } from '../../support/search.js'

const id = '111111111111'
const from = new Date((nowSecond - 3600) * 1000)
const regions = ['us-east-1', 'eu-west-1']

const records = Array.from({ length: 120 }, (_, index) =>
  recordOf(`id-${String(index).padStart(3, '0')}`, nowSecond - index - 1, {
    awsRegion: regions[index % 2]!,
    eventName: index % 3 === 0 ? 'ConsoleLogin' : 'GetBucketAcl',
  }),
)
const setting = () => accountsWith({ records: { [id]: records }, regions })
const ids = (hits: readonly SearchHit[]) => hits.map(({ event }) => event.EventId)

/** No time limit ends what waits by it. */
const still = { now: () => nowSecond * 1000, after: () => () => undefined }

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

test.each<[string, unknown, string]>([
  ['no options', {}, 'regions'],
  ['text', 'us-east-1', 'the options must be an object'],
  ['no Region', { regions: [] }, 'regions'],
  ['no list of Regions', { region: 'us-east-1' }, 'regions is required: a list of Regions'],
  ['an empty Region beside another', { regions: ['us-east-1', ''] }, 'regions must be'],
  ['a Region that is no text', { regions: ['us-east-1', 5] }, 'regions must be'],
  ['a Region in place of Regions', { region: 'us-east-1' }, 'did you mean regions'],
  ['Regions of two partitions', { regions: ['us-east-1', 'cn-north-1'] }, 'partitions aws and aws-cn'],
  ['an unknown option', { regions, regoin: 'x' }, 'regoin'],
  ['accounts and credentials', { regions, credentials: keys, accounts: [{ id, credentials: keys }] }, 'credentials'],
  [
    'an account twice',
    {
      regions,
      accounts: [
        { id, credentials: keys },
        { id, credentials: keys },
      ],
    },
    'accounts[1].id',
  ],
  ['an account without credentials', { regions, accounts: [{ id }] }, 'accounts[0].credentials'],
  ['an account that is none', { regions, accounts: [null] }, 'accounts[0].id must be'],
  ['an id that is none', { regions, accounts: [{ id: '1234', credentials: keys }] }, 'accounts[0].id must be'],
  ['an account without a Region', { accounts: [{ id, credentials: keys }] }, 'regions is required'],
  ['an account with no Region', { regions, accounts: [{ id, credentials: keys, regions: [] }] }, 'accounts[0].regions'],
  ['no account', { regions, accounts: [] }, 'accounts'],
  ['an unknown hook', { regions, on: { behnid: () => undefined } }, 'wait, behind and nothing else'],
  ['another rule for failures', { regions, onRegionError: 'ignore' }, 'onRegionError'],
])('createSearch refuses %s', (_, options, text) => {
  const create = () => createSearch(options as SearchOptions)
  expect(create).toThrow(InputError)
  expect(create).toThrow(text)
})

test('accounts with Regions of their own may be of two partitions', () => {
  const accounts = [
    { id, credentials: keys },
    { id: '222222222222', credentials: keys, regions: ['cn-north-1'] },
  ]
  expect(createSearch({ regions, accounts }).find({ from: new Date() }).plan.targets).toHaveLength(3)
})

test('credentials that are undefined may stand beside accounts', () => {
  expect(() => createSearch({ ...setting().options, credentials: undefined })).not.toThrow()
})

test('the hooks of a client hear of each request', async () => {
  const { options, requests } = setting()
  const heard: string[] = []
  const on = { attempt: ({ operation, region }: AttemptEvent) => heard.push(`${operation} ${region}`) }
  await drain(createSearch({ ...options, on }).find({ from }))
  expect(heard).toHaveLength(requests())
  expect([...new Set(heard)].sort()).toEqual(['LookupEvents eu-west-1', 'LookupEvents us-east-1'])
})

test('a search may begin 90 days back, and five minutes more', () => {
  const { options } = setting()
  const findFrom = (ageSeconds: number) => () =>
    createSearch(options).find({ from: new Date((nowSecond - ageSeconds) * 1000) })
  expect(findFrom(90 * 86_400 + 300)).not.toThrow()
  expect(findFrom(90 * 86_400 + 301)).toThrow('at most 90 days back')
})

test.each<[object, string]>([
  [{}, 'from'],
  [{ from: '2026-11-20T00:00:00' }, 'offset'],
  [{ from: '2026-11-20' }, 'offset'],
  [{ from: 12 }, 'must be a Date'],
  [{ from: new Date(NaN) }, 'must be a Date'],
  [{ from: new Date((nowSecond - 91 * 86_400) * 1000) }, 'createBackfill'],
  [{ from, to: new Date(from.getTime() - 1) }, 'must not be after'],
  [{ from: new Date((nowSecond + 60) * 1000) }, 'in the future'],
  [{ from, where: { evenName: 'x' } }, 'did you mean eventName'],
  [{ from, order: 'random' }, 'order'],
  [{ from, limit: 0 }, 'limit'],
  [{ from, maxPages: 1.5 }, 'maxPages'],
  [{ from, filter: 'x' }, 'filter'],
  [{ from, cursor: 'x' }, 'cursor'],
  [{ from, cursor: { v: 1, search: 'x', from: 1, to: 2 } }, 'other conditions'],
  [{ from, fromm: 1 }, 'fromm'],
])('find refuses %j before anything is sent', (given, text) => {
  const { options, requests } = setting()
  const find = () => createSearch(options).find(given as FindOptions)
  expect(find).toThrow(InputError)
  expect(find).toThrow(text)
  expect(requests()).toBe(0)
})

test('a time may be text with an offset', async () => {
  const { options } = setting()
  const found = createSearch(options).find({ from: '2026-11-21T00:59:50+01:00', to: '2026-11-20T23:59:55Z' })
  expect(ids(await drain(found))).toEqual(['id-004', 'id-005', 'id-006', 'id-007', 'id-008', 'id-009'])
})

test('fractions of a second are dropped from both ends', async () => {
  const { options } = setting()
  const [first, last] = [(nowSecond - 10) * 1000 + 999, (nowSecond - 5) * 1000 + 999]
  const found = createSearch(options).find({ from: new Date(first), to: new Date(last) })
  expect(ids(await drain(found))).toEqual(['id-004', 'id-005', 'id-006', 'id-007', 'id-008', 'id-009'])
})

test('the least of each option is taken', () => {
  const find = (given: Partial<FindOptions>) => () => createSearch(setting().options).find({ from, ...given })
  expect(find({ limit: 1, maxPages: 1, maxBufferedEvents: 100, maxBufferedBytes: 100_000 })).not.toThrow()
  expect(find({ maxBufferedEvents: 99 })).toThrow('maxBufferedEvents must be a whole number from 100')
  expect(find({ maxBufferedBytes: 99_999 })).toThrow('maxBufferedBytes must be a whole number from 100000')
})

test.each([
  [undefined, 'interactive', 'follow'],
  ['backfill', 'backfill', 'backfill'],
] as const)('with priority %s a find asks the limiter as %s, a tail as %s', async (priority, ofFind, ofTail) => {
  const { options } = setting()
  const asked = new Set<unknown>()
  const acquire = ({ priority }: { priority?: unknown }) => {
    asked.add(priority)
    return Promise.resolve({ waitedMs: 0 })
  }
  const search = createSearch({ ...options, priority, limiter: { acquire, report: () => undefined } })
  await search.find({ from }).next()
  expect([...asked]).toEqual([ofFind])
  asked.clear()
  const tail = search.follow()
  await tail.next()
  await tail.return?.()
  expect([...asked]).toEqual([ofTail])
})

test('a cursor of another range or other conditions is refused', async () => {
  const { options } = setting()
  const search = createSearch(options)
  const found = search.find({ from, limit: 5 })
  await drain(found)
  const { cursor } = found
  const refused = (given: Partial<FindOptions>) => () => search.find({ from, cursor, ...given })
  const instead = 'another `from`: 2026-11-20T23:00:00Z'
  expect(refused({ from: new Date(from.getTime() + 1000) })).toThrow(instead)
  const otherwise = createSearch({ ...options, regions: [...regions].reverse() })
  expect(() => otherwise.find({ from, cursor })).not.toThrow()
  expect(refused({ to: new Date((nowSecond + 9) * 1000) })).toThrow('another `to`')
  expect(refused({ where: { eventName: 'x' } })).toThrow('other conditions')
  expect(refused({ order: 'oldest' })).toThrow('another order')
  expect(refused({})).not.toThrow()
})

test('the end of the range stays, although time goes on', async () => {
  const { options, clock, emulators } = setting()
  const search = createSearch(options)
  const first = search.find({ from, limit: 1 })
  await drain(first)
  clock.advance(60_000)
  emulators.get(id)!.addRecords([recordOf('new', nowSecond + 30)])
  const rest = search.find({ from, cursor: first.cursor })
  expect(rest.plan.to).toEqual(new Date(nowSecond * 1000))
  expect(await drain(rest)).toHaveLength(119)
})

test('the plan tells what is sent and what is compared here, before anything is sent', () => {
  const { options, requests } = setting()
  const { plan, progress, summary } = createSearch(options).find({
    from,
    where: { eventName: ['ConsoleLogin', 'AssumeRole'], errorCode: 'AccessDenied', readOnly: { not: true } },
    filter: () => true,
  })
  expect(plan).toMatchObject({
    order: 'newest',
    targets: regions.map((region) => ({ region, accountId: id })),
    sent: [
      { AttributeKey: 'EventName', AttributeValue: 'ConsoleLogin' },
      { AttributeKey: 'EventName', AttributeValue: 'AssumeRole' },
    ],
    filteredHere: ['errorCode', 'readOnly', 'filter'],
    notes: [],
  })
  expect(progress).toEqual({
    requests: 0,
    scanned: 0,
    matched: 0,
    coveredFrom: undefined,
    share: 0,
    estimatedMsLeft: undefined,
  })
  expect(summary).toEqual({ matched: 0, scanned: 0, requests: 0, isTruncated: false, leftOut: [], notes: [] })
  expect(requests()).toBe(0)
})

test('a search without us-east-1 says what it cannot find', () => {
  const { options } = setting()
  const { plan, summary } = createSearch({ ...options, regions: ['eu-west-1'] }).find({ from })
  expect(plan.notes[0]).toContain('us-east-1')
  expect(summary.notes).toEqual(plan.notes)
})

test('a search that reads everything, although it has conditions, says so', () => {
  const search = createSearch(setting().options)
  const notesOf = (where: FindOptions['where']) => search.find({ from, where }).plan.notes
  expect(notesOf({ errorCode: 'AccessDenied' })).toEqual([expect.stringContaining('every event of the range is read')])
  expect(notesOf({ errorCode: 'AccessDenied', eventName: 'ConsoleLogin' })).toEqual([])
  expect(notesOf({})).toEqual([])
})

test('the time that is left is estimated from what has passed', async () => {
  const { options, clock } = accountsWith({ records: { [id]: records }, regions, latencyMs: 1000 })
  const found = createSearch(options).find({ from })
  const beganMs = clock.now()
  await found.next()
  const { share, estimatedMsLeft, coveredFrom } = found.progress
  const passedMs = clock.now() - beganMs
  expect(passedMs).toBeGreaterThanOrEqual(1000)
  expect(estimatedMsLeft).toBeCloseTo(passedMs / share - passedMs, -1)
  expect(coveredFrom).toEqual(new Date((nowSecond - 1) * 1000))
})

test('progress and summary tell how far a search is', async () => {
  const { options } = setting()
  const found = createSearch(options).find({ from, filter: ({ event }) => event.EventName === 'ConsoleLogin' })
  await found.next()
  expect(found.progress).toMatchObject({ requests: 2, scanned: 100, matched: 1 })
  expect(found.progress.share).toBeGreaterThan(0.02)
  expect(found.progress.share).toBeLessThan(0.1)
  await drain(found)
  expect(found.progress).toMatchObject({ requests: 4, scanned: 120, matched: 40, share: 1, estimatedMsLeft: 0 })
  expect(found.summary).toMatchObject({ matched: 40, scanned: 120, requests: 4, isTruncated: false })
})

test('hits carry the record, the Region and the account', async () => {
  const { options } = setting()
  const { value } = await createSearch(options).find({ from }).next()
  expect(value).toMatchObject({
    region: 'us-east-1',
    accountId: id,
    record: { eventID: 'id-000' },
    event: { EventId: 'id-000' },
  })
})

test('of the account that credentials alone name, the record tells', async () => {
  const { options } = setting()
  const { accounts, ...rest } = options
  const { value } = await createSearch({ ...rest, credentials: accounts?.[0]?.credentials })
    .find({ from })
    .next()
  expect(value).toMatchObject({ accountId: id })
})

test.each(['newest', 'oldest', 'arrival'] as const)('a limit ends a search in the order %s', async (order) => {
  const { options } = setting()
  const found = createSearch(options).find({ from, order, limit: 7 })
  expect(await drain(found)).toHaveLength(7)
  expect(found.summary).toMatchObject({ isTruncated: true, truncatedBy: 'limit', matched: 7 })
})

test('the most pages end a search', async () => {
  const { options } = setting()
  const found = createSearch(options).find({ from, maxPages: 2 })
  expect((await drain(found)).length).toBeGreaterThan(90)
  expect(found.summary).toMatchObject({ isTruncated: true, truncatedBy: 'pages', requests: 2 })
})

/** Accounts in which the second Region fails. */
function half(accounts = setting()) {
  const { transport } = accounts.options
  const refusing: NonNullable<SearchOptions['transport']> = (request) =>
    request.headers['authorization']?.includes('/eu-west-1/') === true
      ? Promise.resolve({
          status: 400,
          headers: {},
          body: '{"__type":"UnrecognizedClientException","message":"not here"}',
        })
      : transport!(request)
  return { ...accounts, options: { ...accounts.options, transport: refusing } }
}

test('a Region that fails ends the search', async () => {
  const { options } = half()
  const error = await failed(drain(createSearch(options).find({ from })))
  expect(error).toBeInstanceOf(ServiceError)
  expect(error).toMatchObject({ code: 'UnrecognizedClientException', region: 'eu-west-1' })
})

test.each(['newest', 'oldest', 'arrival'] as const)(
  'a Region can be left out, in the order %s, and is reported',
  async (order) => {
    const { options } = half()
    const found = createSearch({ ...options, onRegionError: 'skip' }).find({ from, order })
    expect(await drain(found)).toHaveLength(60)
    expect(found.summary.leftOut).toMatchObject([
      { region: 'eu-west-1', accountId: id, error: { code: 'UnrecognizedClientException' } },
    ])
  },
)

test('a function decides about a Region, and that of a find goes before that of the search', async () => {
  const { options } = half()
  const asked: RegionFailure[] = []
  const found = createSearch({ ...options, onRegionError: 'throw' }).find({
    from,
    onRegionError: async (failure) => {
      asked.push(failure)
      return Promise.resolve('skip')
    },
  })
  expect(await drain(found)).toHaveLength(60)
  expect(asked).toHaveLength(1)
  const refused = createSearch({ ...options, onRegionError: 'skip' }).find({ from, onRegionError: () => 'throw' })
  expect(await failed(drain(refused))).toBeInstanceOf(ServiceError)
})

test('an account without usable credentials is left out, the other is read', async () => {
  const { options } = setting()
  const other = { id: '222222222222', credentials: () => Promise.reject(new Error('no role')) }
  const accounts = [...(options.accounts ?? []), other]
  const found = createSearch({ ...options, accounts, onRegionError: 'skip' }).find({ from })
  expect(await drain(found)).toHaveLength(120)
  expect(found.summary.leftOut.map(({ accountId, error }) => [accountId, error instanceof CredentialsError])).toEqual([
    ['222222222222', true],
    ['222222222222', true],
  ])
})

test('a provider is asked once for all Regions of its account', async () => {
  const { options } = setting()
  let asked = 0
  const credentials = () => {
    asked++
    return Promise.resolve({ ...keys, accessKeyId: `AKID${id}`, accountId: id })
  }
  const search = createSearch({ ...options, accounts: undefined, credentials })
  expect(await drain(search.find({ from }))).toHaveLength(120)
  expect(asked).toBe(1)
})

test('credentials that have expired are replaced once for all Regions', async () => {
  const { options, emulators } = setting()
  emulators.get(id)!.faults.add({ reply: 'expired-credentials' })
  const forced: unknown[] = []
  const credentials = (properties?: Record<string, unknown>) => {
    forced.push(properties?.['forceRefresh'])
    return Promise.resolve({ ...keys, accessKeyId: `AKID${id}K${String(forced.length)}`, accountId: id })
  }
  expect(await drain(createSearch({ ...options, accounts: undefined, credentials }).find({ from }))).toHaveLength(120)
  expect(forced).toEqual([undefined, true])
})

test('an abort ends a search with its own reason, and leaves no listener', async () => {
  const { options } = setting()
  const controller = new AbortController()
  const found = createSearch({ ...options, onRegionError: 'skip' }).find({ from, signal: controller.signal })
  await found.next()
  controller.abort(new Error('enough'))
  expect(await failed(drain(found))).toMatchObject({ message: 'enough' })
  expect(found.summary.leftOut).toEqual([])
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  const late = createSearch(options).find({ from, signal: controller.signal })
  expect(await failed(late.next())).toMatchObject({ message: 'enough' })
})

test('an abort ends a request that is under way', async () => {
  const controller = new AbortController()
  const found = createSearch({
    ...setting().options,
    transport: () => new Promise(() => undefined),
    limiter: false,
  }).find({ from, signal: controller.signal })
  const waiting = failed(found.next())
  await new Promise((resolve) => setImmediate(resolve))
  controller.abort(new Error('enough'))
  expect(await waiting).toMatchObject({ message: 'enough' })
})

test('a search that is left while it waits ends at once, without an error', async () => {
  const { options } = setting()
  const transport = () => new Promise<never>(() => undefined)
  const found = createSearch({ ...options, transport, limiter: false, clock: still }).find({ from })
  const waiting = found.next()
  await new Promise((resolve) => setImmediate(resolve))
  await found.return?.()
  expect(await waiting).toEqual({ done: true, value: undefined })
})

test('what a filter throws ends the search', async () => {
  const { options } = setting()
  const filter = () => {
    throw new Error('my mistake')
  }
  expect(await failed(drain(createSearch(options).find({ from, filter })))).toMatchObject({ message: 'my mistake' })
})

test('a record that cannot be read is empty, and its event is found all the same', async () => {
  const { options } = setting()
  const body = JSON.stringify({ Events: [{ EventId: 'x', EventTime: nowSecond - 5, CloudTrailEvent: '{"broken' }] })
  const transport = () => Promise.resolve({ status: 200, headers: {}, body })
  const found = createSearch({ ...options, regions: ['us-east-1'], transport }).find({
    from,
    where: { errorCode: { exists: false } },
  })
  expect(await drain(found)).toMatchObject([{ event: { EventId: 'x' }, record: {} }])
})

test('a cursor has no secret and survives JSON', async () => {
  const { options } = setting()
  const found = createSearch(options).find({ from, where: { accessKeyId: { not: 'AKIDSECRET' } }, limit: 3 })
  await drain(found)
  const text = JSON.stringify(found.cursor)
  expect(text).not.toMatch(/secret|AKID/i)
  expect(JSON.parse(text)).toEqual(found.cursor)
})

const arn = (name: string) => `arn:aws:iam::${id}:role/${name}`
const sessionOf = (role: string, accessKeyId: string) => ({
  type: 'AssumedRole',
  accessKeyId,
  sessionContext: { sessionIssuer: { arn: arn(role), userName: role } },
})
const assumes = (name: string, accessKeyId: string) => ({
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  resources: [{ ARN: arn(name) }],
  responseElements: { credentials: { accessKeyId } },
})
const user = { type: 'IAMUser', userName: 'ada', accessKeyId: 'AKIAADA' }
const chain = [
  recordOf('1-user', nowSecond - 90, { userIdentity: user }),
  recordOf('2-assumes', nowSecond - 80, { userIdentity: user, ...assumes('deploy', 'ASIA1') }),
  recordOf('3-deploys', nowSecond - 70, {
    userIdentity: sessionOf('deploy', 'ASIA1'),
    resources: [{ ARN: 'arn:thing' }],
  }),
  recordOf('4-assumes', nowSecond - 60, { userIdentity: sessionOf('deploy', 'ASIA1'), ...assumes('admin', 'ASIA2') }),
  recordOf('5-admin', nowSecond - 50, { userIdentity: sessionOf('admin', 'ASIA2') }),
  recordOf('6-again', nowSecond - 40, { userIdentity: sessionOf('admin', 'ASIA2'), ...assumes('admin', 'ASIA2') }),
  recordOf('7-other', nowSecond - 30, { userIdentity: { type: 'IAMUser', userName: 'bob', accessKeyId: 'AKIABOB' } }),
]

test.each([
  [{ accessKeyId: 'AKIAADA' }, ['1', '2', '3', '4', '5', '6'], ['ASIA1', 'ASIA2']],
  [{ username: 'ada' }, ['1', '2', '3', '4', '5', '6'], ['ASIA1', 'ASIA2']],
  [{ roleArn: arn('admin') }, ['4', '5', '6'], ['ASIA2']],
  [{ roleArn: arn('deploy') }, ['2', '3', '4', '5', '6'], ['ASIA1', 'ASIA2']],
  [{ resourceArn: 'arn:thing' }, ['3'], []],
  [{ resourceArn: arn('deploy') }, ['2'], []],
  [{ accessKeyId: 'ASIA2' }, ['5', '6'], []],
  [{ username: 'a*' }, [], []],
])('the story of %j', async (who, expected, followed) => {
  const { options } = accountsWith({ records: { [id]: chain }, regions: ['us-east-1'] })
  const story = createSearch(options).story({ ...who, from })
  const hits = await drain(story)
  expect(ids(hits).map((text) => text?.[0])).toEqual(expected)
  expect([...story.keys].sort()).toEqual(followed)
  const newest = createSearch(options).story({ ...who, from, order: 'newest' })
  expect(ids(await drain(newest)).map((text) => text?.[0])).toEqual([...expected].reverse())
})

test('a key that was made for a user is followed as one of a session is', async () => {
  const makes = { eventSource: 'iam.amazonaws.com', eventName: 'CreateAccessKey' }
  const records = [
    recordOf('1-refused', nowSecond - 90, {
      userIdentity: user,
      ...makes,
      errorCode: 'AccessDenied',
      responseElements: null,
    }),
    recordOf('2-makes', nowSecond - 80, {
      userIdentity: user,
      ...makes,
      responseElements: { accessKey: { accessKeyId: 'AKIABOB', userName: 'bob' } },
    }),
    recordOf('3-uses', nowSecond - 70, { userIdentity: { type: 'IAMUser', userName: 'bob', accessKeyId: 'AKIABOB' } }),
  ]
  const { options } = accountsWith({ records: { [id]: records }, regions: ['us-east-1'] })
  const story = createSearch(options).story({ accessKeyId: 'AKIAADA', from })
  expect(ids(await drain(story)).map((text) => text?.[0])).toEqual(['1', '2', '3'])
  expect(story.keys).toEqual(['AKIABOB'])
})

test('a story looks up each key once, and sums up all its lookups', async () => {
  const { options, requests } = accountsWith({ records: { [id]: chain }, regions: ['us-west-2', 'us-east-1'] })
  const story = createSearch({ ...options, regions: ['us-east-1'] }).story({ username: 'ada', from, order: 'oldest' })
  await drain(story)
  expect(requests()).toBe(3)
  expect(story.summary).toEqual({ matched: 6, scanned: 6, requests: 3, isTruncated: false, leftOut: [], notes: [] })
  const elsewhere = createSearch({ ...options, regions: ['us-west-2'] }).story({ username: 'ada', from })
  expect(elsewhere.summary.notes).toEqual([expect.stringContaining('us-east-1')])
})

test('a Region that fails in each lookup of a story is reported once', async () => {
  const { options } = half(accountsWith({ records: { [id]: chain }, regions }))
  const story = createSearch({ ...options, onRegionError: 'skip' }).story({ username: 'ada', from })
  expect(await drain(story)).toHaveLength(6)
  expect(story.summary.leftOut).toMatchObject([{ region: 'eu-west-1', accountId: id }])
})

test('what is no key is not followed', async () => {
  const given = ['', 5, undefined].map((accessKeyId, index) =>
    recordOf(String(index), nowSecond - 9, { userIdentity: user, ...assumes('deploy', accessKeyId as string) }),
  )
  const { options, requests } = accountsWith({ records: { [id]: given }, regions: ['us-east-1'] })
  const story = createSearch(options).story({ username: 'ada', from })
  expect(await drain(story)).toHaveLength(3)
  expect([story.keys, requests()]).toEqual([[], 1])
})

test('a chain of roles is followed over 20 keys', async () => {
  const links = Array.from({ length: 25 }, (_, index) =>
    recordOf(`link-${String(index)}`, nowSecond - 90 + index, {
      userIdentity: index === 0 ? user : sessionOf('deploy', `ASIA${String(index)}`),
      ...assumes('deploy', `ASIA${String(index + 1)}`),
    }),
  )
  const { options } = accountsWith({ records: { [id]: links }, regions: ['us-east-1'] })
  const story = createSearch(options).story({ username: 'ada', from })
  expect(await drain(story)).toHaveLength(21)
  expect(story.keys).toHaveLength(20)
})

test.each([0, 1])('a story that is left after %d lookups ends at once, and sends no more', async (answered) => {
  const many = Array.from({ length: 20 }, (_, index) =>
    recordOf(String(index), nowSecond - 9, { userIdentity: user, ...assumes('deploy', `ASIA${String(index)}`) }),
  )
  const { options } = accountsWith({ records: { [id]: many }, regions: ['us-east-1'] })
  let sent = 0
  const transport: typeof options.transport = (request) =>
    sent++ < answered ? options.transport!(request) : new Promise<never>(() => undefined)
  const story = createSearch({ ...options, transport, limiter: false, clock: still }).story({ username: 'ada', from })
  const waiting = story.next()
  while (sent <= answered) await new Promise((resolve) => setImmediate(resolve))
  const before = sent
  await story.return?.()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(sent).toBe(before)
})

test('a story is cut at its limit, and says so', async () => {
  const { options } = accountsWith({ records: { [id]: chain }, regions: ['us-east-1'] })
  const story = createSearch(options).story({ username: 'ada', from, limit: 3 })
  expect(await drain(story)).toHaveLength(3)
  expect(story.summary).toMatchObject({ isTruncated: true, truncatedBy: 'limit' })
})

test.each([{}, { username: 'a', roleArn: 'b' }, { user: 'a' }, { username: 'a', order: 'random' as never }])(
  'a story of %j is refused',
  (who) => {
    const { options, requests } = setting()
    expect(() => createSearch(options).story({ ...who, from })).toThrow(InputError)
    expect(requests()).toBe(0)
  },
)
