/** The parts of the command `search`: times, conditions, rows, the line of progress, and the command itself on the demonstration. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { allRegions } from '../../../src/cli/all-regions.js'
import { demoRecordOf } from '../../../src/cli/demo-records.js'
import { progressLine } from '../../../src/cli/progress-line.js'
import { readConditions } from '../../../src/cli/search-conditions.js'
import { fieldsOf, formats } from '../../../src/cli/search-formats.js'
import { search } from '../../../src/cli/search.js'
import { timeBefore } from '../../../src/cli/time-before.js'
import { UsageError } from '../../../src/cli/usage.js'
import type { SearchHit } from '../../../src/search/index.js'

const now = Date.UTC(2026, 10, 21, 12)

test.each([
  ['90m', '2026-11-21T10:30:00.000Z'],
  ['45s', '2026-11-21T11:59:15.000Z'],
  ['24h', '2026-11-20T12:00:00.000Z'],
  ['7d', '2026-11-14T12:00:00.000Z'],
  ['1w', '2026-11-14T12:00:00.000Z'],
  ['2026-11-20T01:00:00+01:00', '2026-11-20T00:00:00.000Z'],
])('%s is the time %s', (text, time) => {
  expect(timeBefore('--from', text, now).toISOString()).toBe(time)
})

test.each(['', '24', '-1h', '1y', 'now', '2026-11-20', '2026-11-20T00:00:00', '2026-13-40T00:00:00Z'])(
  '%s is no time',
  (text) => {
    expect(() => timeBefore('--from', text, now)).toThrow(UsageError)
  },
)

test.each([
  [['eventName=a'], { eventName: 'a' }],
  [['eventName=a', 'eventName=b'], { eventName: ['a', 'b'] }],
  [['eventName!=a', 'eventName!=b'], { eventName: { not: ['a', 'b'] } }],
  [['errorCode'], { errorCode: { exists: true } }],
  [['!errorCode'], { errorCode: { exists: false } }],
  [['userAgent=a=b c'], { userAgent: 'a=b c' }],
  [['userAgent='], { userAgent: '' }],
  [['eventName=a', 'eventName!=b'], { any: [{ eventName: 'a', any: [{ eventName: { not: ['b'] } }] }] }],
])('conditions %j are %j', (texts, where) => {
  expect(readConditions(texts, undefined)).toEqual(where)
})

test('conditions as JSON are joined with the others', () => {
  expect(readConditions(['eventName=a'], '{"errorCode":"x"}')).toEqual({ eventName: 'a', errorCode: 'x' })
  expect(readConditions(['eventName=a'], '{"eventName":"b*"}')).toEqual({
    any: [{ eventName: 'a', any: [{ eventName: 'b*' }] }],
  })
})

test.each(['', '=a', '!a=b', 'a b=c'])('%j is no condition', (text) => {
  expect(() => readConditions([text], undefined)).toThrow(UsageError)
})

const hit: SearchHit = {
  event: { EventId: 'id-1', EventTime: new Date(now), EventName: 'a,"b', EventSource: 's' },
  record: {
    eventName: 'a,"b',
    userIdentity: { userName: 'ada' },
    resources: [{ ARN: 'x' }, {}],
    userAgent: '@sum\u202e',
  },
  region: 'us-east-1',
  accountId: undefined,
}

test('rows have the fields that are asked for, of the record too', () => {
  const fields = fieldsOf('eventTime, username,resources.ARN,requestParameters.at.all,userIdentity.constructor')
  expect(formats.ndjson(fields).row(hit)).toBe(
    '{"eventTime":"2026-11-21T12:00:00Z","username":"ada","resources.ARN":["x",null],"requestParameters.at.all":null,"userIdentity.constructor":null}\n',
  )
  expect(() => fieldsOf('eventTime,,eventId')).toThrow(UsageError)
})

test('every name of a condition can be a field', () => {
  const event = { Resources: [{ ResourceName: 'x' }, { ResourceName: 'y', ResourceType: 'AWS::S3::Bucket' }] }
  const known: SearchHit = { ...hit, event, record: { readOnly: true, userIdentity: { accessKeyId: 'AKIA' } } }
  expect(formats.ndjson(fieldsOf('accessKeyId,readOnly,resourceName,resourceType')).row(known)).toBe(
    '{"accessKeyId":"AKIA","readOnly":true,"resourceName":["x","y"],"resourceType":"AWS::S3::Bucket"}\n',
  )
})

test('a field that no row has is refused, with the one that was probably meant', () => {
  expect(() => fieldsOf('eventTme')).toThrow('there is no eventTme; did you mean eventTime?')
  expect(() => fieldsOf('constructor')).toThrow(UsageError)
})

test('JSON is a list, of nothing too', () => {
  const rows = formats.json(['eventId'])
  expect(`${rows.row(hit)}${rows.row(hit)}${rows.end?.() ?? ''}`).toBe(
    '[\n{"eventId":"id-1"},\n{"eventId":"id-1"}\n]\n',
  )
  expect(formats.json().end?.()).toBe('[]\n')
})

test('CSV quotes what would break it, or be computed', () => {
  const rows = formats.csv(['eventName', 'userAgent', 'accountId'])
  expect(`${rows.begin ?? ''}${rows.row(hit)}`).toBe('eventName,userAgent,accountId\n"a,""b",\'@sum\u202e,\n')
})

test('TSV has no tabs, line breaks or formulas in its values', () => {
  const odd = { ...hit, record: { userAgent: '=a\tb\nc', errorCode: 'x' } }
  const rows = formats.tsv(['userAgent', 'errorCode'])
  expect(`${rows.begin ?? ''}${rows.row(odd)}`).toBe("userAgent\terrorCode\n'=a?b?c\tx\n")
})

test('the usual table cuts what is too long, columns that are asked for are whole, and no characters move', () => {
  const long = { ...hit, record: { sourceIPAddress: 'x'.repeat(30), errorCode: 'a\u001b[2J' } }
  expect(formats.table().row(long)).toContain(`${'x'.repeat(15)}…  a?[2J\n`)
  expect(formats.table(['sourceIPAddress', 'errorCode']).row(long)).toBe(`${'x'.repeat(30)}  a?[2J\n`)
  expect(formats.table().begin).toContain('eventTime')
})

test('the line of progress tells pages, events, share and time left', () => {
  const progress = { requests: 12, scanned: 600, matched: 3, coveredFrom: undefined, share: 0.25 }
  expect(progressLine({ ...progress, estimatedMsLeft: 90_000 })).toBe(
    '12 pages, 600 events, 3 found, 25 % of the time, about 90 s left',
  )
  expect(progressLine({ ...progress, estimatedMsLeft: 600_000 })).toContain('about 10 min left')
  expect(progressLine({ ...progress, estimatedMsLeft: undefined })).toBe(
    '12 pages, 600 events, 3 found, 25 % of the time',
  )
})

test('all Regions are those of the partition', () => {
  expect(allRegions('eu-west-1')).toHaveLength(17)
  expect(allRegions('cn-north-1')).toEqual(['cn-north-1', 'cn-northwest-1'])
  expect(allRegions('us-iso-east-1')).toEqual(['us-iso-east-1'])
})

/** Runs the command in this process, and takes what it prints. */
async function run(...args: string[]): Promise<{ out: string; err: string }> {
  let [out, err] = ['', '']
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest: unknown[]) => {
    out += String(text)
    for (const callback of rest) if (typeof callback === 'function') (callback as () => void)()
    return true
  })
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
  onTestFinished(() => {
    stdout.mockRestore()
    stderr.mockRestore()
    process.exitCode = undefined
  })
  await search.run(args)
  stdout.mockRestore()
  stderr.mockRestore()
  return { out, err }
}

const asked = ['--demo', '--region', 'all', '--where', 'eventName=ConsoleLogin', '--fields', 'eventId']

test('the command goes on with its own cursor', async () => {
  const first = await run(...asked, '--limit', '3', '--output', 'csv', '--order', 'oldest')
  const [, cursor = ''] = /--cursor '(.*)'/.exec(first.err) ?? []
  const second = await run(...asked, '--cursor', cursor, '--order', 'oldest')
  expect(first.out.split('\n')).toHaveLength(5)
  expect(second.out.trim().split('\n')).toHaveLength(1)
})

test('the command follows, up to a limit', async () => {
  const { out, err } = await run('--demo', '--follow', '--from', '1h', '--limit', '2', '--fields', 'region')
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(err).toContain('"readTo"')
})

test('nothing found is said, and of all Regions what is not in their history', async () => {
  const { out, err } = await run('--demo', '--region', 'eu-west-1', '--where', 'eventName=Nothing')
  expect(out).toBe('')
  expect(err).toContain('us-east-1 is not searched')
  expect(err).toContain('0 found, of 0 events that were read')
})

test('the command tells a story, with the keys that were obtained', async () => {
  const { out, err } = await run('--demo', '--story', 'username=ada', '--fields', 'accessKeyId,eventName')
  expect(out.trim().split('\n').length).toBeGreaterThan(5)
  expect(err).toContain('keys that were obtained and followed: ')
})

test.each([
  [['--story', 'ada'], '--story must be'],
  [['--story', 'username=ada', '--where', 'eventName=a'], '--story takes no --where'],
  [['--story', 'username=ada', '--order', 'arrival'], 'order'],
  [['--follow', '--from', '3h'], '--from must be at most 2h'],
  [['--where', 'eventName=a,b'], 'give each by itself'],
])('%j is refused', async (args, text) => {
  await expect(run('--demo', ...args)).rejects.toThrow(text)
})

test('the demonstration goes on with ordinary events', () => {
  expect(demoRecordOf(3, now)).toMatchObject({ eventTime: '2026-11-21T12:00:00Z', recipientAccountId: '123456789012' })
})
