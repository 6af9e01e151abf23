/** What the keys of delivered objects tell, and the prefixes that find them. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logFolder } from '../../../../examples/records.js'
import { dayPrefix, locationPrefix, parseObjectKey, type LogKind } from '../../../../src/intake/objects/object-key.js'

const fixtures = join(import.meta.dirname, '../../../../fixtures')

const file = '123456789012_CloudTrail_eu-west-1_20240229T2355Z_Mu0KsOhtH1ar15ZZ.json.gz'
const series = { accountId: '123456789012', kind: 'CloudTrail', region: 'eu-west-1' } as const
const known = { ...series, day: '2024-02-29', file, deliveredAt: new Date('2024-02-29T23:55:00Z') }
const folders = '123456789012/CloudTrail/eu-west-1/2024/02/29/'

test.each([
  [`AWSLogs/${folders}${file}`, known],
  [`AWSLogs/o-exampleorgid/${folders}${file}`, { ...known, organizationId: 'o-exampleorgid' }],
  [`audit/AWSLogs/${folders}${file}`, { ...known, prefix: 'audit' }],
  [`a/b c/AWSLogs/${folders}${file}`, { ...known, prefix: 'a/b c' }],
  [`AWSLogs/1/AWSLogs/${folders}${file}`, { ...known, prefix: 'AWSLogs/1' }],
  [`audit//AWSLogs/${folders}${file}`, { ...known, prefix: 'audit/' }],
  [
    `o-a1b2c3d4e5/AWSLogs/o-a1b2c3d4e5/${folders}${file}`,
    { ...known, prefix: 'o-a1b2c3d4e5', organizationId: 'o-a1b2c3d4e5' },
  ],
])('reads %s', (key, expected) => {
  expect(parseObjectKey(key)).toStrictEqual(expected)
})

test.each<[LogKind]>([
  ['CloudTrail'],
  ['CloudTrail-NetworkActivity'],
  ['CloudTrail-Insight'],
  ['CloudTrail-Aggregated'],
  ['CloudTrail-Digest'],
])('reads the keys of %s', (kind) => {
  const name = `1_${kind}_us-gov-west-1_20240101T0000Z_x.json.gz`
  expect(parseObjectKey(`AWSLogs/1/${kind}/us-gov-west-1/2024/01/01/${name}`)).toMatchObject({ accountId: '1', kind })
})

test.each([
  ['1_CloudTrail-Digest_us-east-1_my_trail_us-east-1_20240101T120000Z.json.gz'],
  ['copy.json'],
  ['1_CloudTrail_us-east-1_20241301T9999Z_x.json.gz'],
])('the name %s has no time of delivery', (name) => {
  const key = parseObjectKey(`AWSLogs/1/CloudTrail/us-east-1/2024/01/01/${name}`)
  expect(key?.file).toBe(name)
  expect(key).not.toHaveProperty('deliveredAt')
})

test.each([
  [''],
  [file],
  [`AWSLogs/${folders}`],
  [`AWSLogs/${folders}sub/${file}`],
  [`/AWSLogs/${folders}${file}`],
  [`xAWSLogs/${folders}${file}`],
  [`awslogs/${folders}${file}`],
  ['AWSLogs/1/CloudTrail/'],
  ['AWSLogs/1/CloudTrail/us-east-1/2023/02/29/a.json.gz'],
  ['AWSLogs/1/CloudTrail/us-east-1/2024/13/01/a.json.gz'],
  ['AWSLogs/1/CloudTrail/us-east-1/2024/1/1/a.json.gz'],
  ['AWSLogs/1/CloudTrailX/us-east-1/2024/01/01/a.json.gz'],
  ['AWSLogs/1/Config/us-east-1/2024/1/1/ConfigHistory/a.json.gz'],
  ['AWSLogs/1/vpcflowlogs/us-east-1/2024/01/01/a.log.gz'],
  ['AWSLogs/abc/CloudTrail/us-east-1/2024/01/01/a.json.gz'],
  ['AWSLogs/../1/CloudTrail/us-east-1/2024/01/01/a.json.gz'],
])('%s is in another form', (key) => {
  expect(parseObjectKey(key)).toBeUndefined()
})

/** Names as CloudTrail writes them, and those of real log files where a folder of them is at hand. */
const names = [
  ...['0000', '0435', '1200', '2355'].map(
    (time) => `123456789012_CloudTrail_us-east-1_20230710T${time}Z_QY${time}.json.gz`,
  ),
  ...readdirSync(logFolder() ?? fixtures).filter((name) => name.endsWith('.json.gz')),
]

test.each(names)('the name %s has the time of its delivery', (name) => {
  const key = parseObjectKey(`AWSLogs/123456789012/CloudTrail/us-east-1/2023/07/10/${name}`)
  const time = name.replace(/.*_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_.*/, '$1-$2-$3T$4:$5:00.000Z')
  expect(key?.deliveredAt?.toISOString()).toBe(time)
})

test('a prefix that almost ends is refused in a moment', () => {
  const key = 'AWSLogs/o-a/1/CloudTrail/us-east-1/2024/01/'.repeat(20_000)
  expect(parseObjectKey(key)).toBeUndefined()
}, 5000)

test('the prefix of a day is what its keys begin with', () => {
  expect(dayPrefix(series, '2024-02-29')).toBe(`AWSLogs/${folders}`)
  expect(dayPrefix({ ...series, prefix: '', organizationId: 'o-a' }, '2024-02-29')).toBe(`AWSLogs/o-a/${folders}`)
  expect(locationPrefix({ ...series, prefix: 'a/b' })).toBe('a/b/AWSLogs/123456789012/CloudTrail/eu-west-1/')
})

test('every key that a prefix finds tells where it was found', () => {
  const day = fc
    .date({ min: new Date('2013-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((time) => time.toISOString().slice(0, 10))
  const location = fc.record(
    {
      prefix: fc
        .string({ unit: fc.constantFrom('a', '/', 'AWSLogs', '-', 'é'), minLength: 1 })
        .filter((text) => text !== '/'),
      organizationId: fc.stringMatching(/^o-[a-z0-9]{10,32}$/),
      accountId: fc.stringMatching(/^\d{12}$/),
      kind: fc.constantFrom<LogKind>('CloudTrail', 'CloudTrail-Insight', 'CloudTrail-Digest'),
      region: fc.stringMatching(/^[a-z]{2}-[a-z]{4,9}-\d$/),
    },
    { requiredKeys: ['accountId', 'kind', 'region'] },
  )
  fc.assert(
    fc.property(location, day, fc.stringMatching(/^[^/]{1,30}$/), (where, when, name) => {
      const { day: found, file: end, deliveredAt: _, ...place } = parseObjectKey(`${dayPrefix(where, when)}${name}`)!
      expect({ place, found, end }).toEqual({ place: where, found: when, end: name })
    }),
  )
})
