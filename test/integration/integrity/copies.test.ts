/** Which copies a validation of files is about. */
import { validateFiles, type Finding, type ValidateFilesOptions } from 'cloudtrail-client/integrity'
import { expect, test } from 'vitest'

const at = (hour: number) => new Date(Date.UTC(2026, 0, 10, hour))
const keyOf = (hour: number, trail = 'audit', region = 'us-east-1') =>
  `AWSLogs/123456789012/CloudTrail-Digest/${region}/2026/01/10/123456789012_CloudTrail-Digest_${region}_${trail}_us-east-1_20260110T${String(hour).padStart(2, '0')}0000Z.json.gz`

/** The keys of the findings about copies that are listed and cannot be read, the newest first. */
async function found(keys: readonly string[], options: Partial<ValidateFilesOptions> = {}): Promise<string[]> {
  const findings: Finding[] = []
  const source = { list: () => keys, get: () => undefined }
  for await (const finding of validateFiles({ source, publicKeys: [{ Value: 'AA==', Fingerprint: 'f' }], ...options }))
    findings.push(finding)
  return findings.flatMap(({ key }) => key ?? [])
}

const hours = (...list: number[]) => list.map((hour) => keyOf(hour))
const two = [...hours(1, 2), keyOf(1, 'other')]
const arnOf = (trail: string, region = 'us-east-1') => `arn:aws:cloudtrail:${region}:123456789012:trail/${trail}`

test('without a range all that are listed are validated', async () => {
  expect(await found([...hours(1, 2, 3), 'AWSLogs/other.json.gz'])).toEqual(hours(3, 2, 1))
  expect(await found([])).toEqual([])
})

test('a range counts as that of the AWS CLI does: digests up to an hour after its end', async () => {
  expect(await found(hours(1, 2, 3, 4, 5), { from: at(2), to: at(3) })).toEqual(hours(4, 3, 2))
  expect(await found(hours(1, 2, 3), { from: at(2) })).toEqual(hours(3, 2))
  expect(await found(hours(1, 2, 3), { to: at(1) })).toEqual(hours(2, 1))
})

test('a trail is told by its name and its Region', async () => {
  expect(await found(two, { trailArn: arnOf('audit') })).toEqual(hours(2, 1))
  expect(await found(two, { trailArn: arnOf('other') })).toEqual([keyOf(1, 'other')])
  expect(await found(two, { trailArn: arnOf('audit', 'us-west-2') })).toEqual([])
  expect(await found(two, { accountIds: ['210987654321'] })).toEqual([])
})

test('Regions come in the order of their names, however they are listed', async () => {
  const regions = ['us-west-2', 'ap-south-1', 'eu-west-1']
  const listed = regions.map((region) => keyOf(1, 'audit', region))
  expect(await found(listed)).toEqual([...listed].sort())
  expect(await found(listed, { regions: ['eu-west-1'] })).toEqual([keyOf(1, 'audit', 'eu-west-1')])
})

test('log files that no digest names are looked for when that is asked for', async () => {
  const log =
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/10/123456789012_CloudTrail_us-east-1_20260110T0230Z_a.json.gz'
  const source = { list: () => [...hours(1, 5), log], get: () => undefined }
  const options = { source, publicKeys: [{ Value: 'AA==', Fingerprint: 'f' }] }
  const unlisted = async (more: Partial<ValidateFilesOptions>) =>
    (await validateFiles({ ...options, ...more }).report()).warnings.flatMap((warning) =>
      warning.kind === 'unlisted-log' ? warning.key : [],
    )
  expect(await unlisted({})).toEqual([])
  expect(await unlisted({ findUnlisted: true })).toEqual([log])
})
