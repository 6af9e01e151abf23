/** How a run goes: order, concurrency, several accounts and Regions, errors before the walk, leaving, copies on disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError } from 'cloudtrail-client'
import { IntegrityError, validateFiles, validateLogs, type Finding } from 'cloudtrail-client/integrity'
import { expect, onTestFinished, test } from 'vitest'
import { deliveredTrail, recordsOf } from '../../support/delivered-trail.js'

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

const namesOf = async (findings: AsyncIterable<Finding>): Promise<string[]> => {
  const names: string[] = []
  for await (const { bucket = '', key = '' } of findings) names.push(`${bucket}/${key}`)
  return names
}

test('findings keep their order, however long each file takes, and so many requests are under way', async () => {
  const trail = await deliveredTrail()
  const expected = await namesOf(validateLogs(trail.options))
  let seed = 1
  trail.bucket.before = async () => {
    seed = (seed * 48_271) % 2_147_483_647
    await turns(seed % 20)
    return undefined
  }
  trail.bucket.mostAtOnce = 0
  expect(await namesOf(validateLogs({ ...trail.options, concurrency: 5 }))).toEqual(expected)
  expect(trail.bucket.mostAtOnce).toBe(5)
})

test('nothing is requested before the validation is iterated', async () => {
  const { bucket, options } = await deliveredTrail()
  const validation = validateLogs(options)
  await turns(5)
  expect(bucket.requests).toEqual([])
  await validation.report()
  expect(bucket.requests.length).toBeGreaterThan(0)
})

test('several accounts and Regions are one run, each finding with its own', async () => {
  const regions = ['us-east-1', 'eu-west-1']
  const trail = await deliveredTrail({ hours: 2, records: regions.flatMap((region) => recordsOf(2, region)) })
  const findings: Finding[] = []
  const validation = validateLogs({ ...trail.options, regions })
  for await (const finding of validation) findings.push(finding)
  expect([...new Set(findings.map(({ accountId, region }) => `${accountId} ${region}`))]).toEqual([
    '123456789012 us-east-1',
    '123456789012 eu-west-1',
  ])
  expect(await validation.report()).toMatchObject({ isValid: true, digests: { valid: 4 }, logs: { valid: 16 } })
})

test('of several, one that cannot be listed is a finding; alone, it is an error', async () => {
  const trail = await deliveredTrail({ hours: 2 })
  const folder = 'AWSLogs/210987654321/CloudTrail-Digest/us-east-1/'
  trail.bucket.denied.add(`trail-logs?${folder}`)
  const both = validateLogs({ ...trail.options, accountIds: ['210987654321', '123456789012'] })
  const findings: Finding[] = []
  for await (const finding of both) findings.push(finding)
  expect(findings[0]).toMatchObject({ accountId: '210987654321', verdict: 'invalid', reason: 'denied', key: folder })
  expect(await both.report()).toMatchObject({ digests: { valid: 2, invalid: 1 } })
  const alone = validateLogs({ ...trail.options, accountId: '210987654321' })
  await expect(alone.report()).rejects.toMatchObject({ code: 'AccessDenied' })
})

test.each([
  ['trailArn', { trailArn: 'foo:bar' }],
  ['from', { from: new Date('2026-02-01'), to: new Date('2026-01-01') }],
  ['accountIds', { accountId: '123456789012', accountIds: ['123456789012'] }],
  ['concurrency', { concurrency: 0 }],
  ['bucket', { bucket: 'arn:aws:s3:::logs' }],
])('%s that cannot be used is refused before anything is sent', async (path, wrong) => {
  const { options, bucket } = await deliveredTrail()
  expect(() => validateLogs({ ...options, ...wrong })).toThrow(InputError)
  expect(() => validateLogs({ ...options, ...wrong })).toThrow(path)
  expect(bucket.requests).toEqual([])
})

test('a trail that does not exist, an organization trail without an account, a time without keys: typed errors', async () => {
  const { options, bucket, publicKeys } = await deliveredTrail()
  const codeOf = (more: object) =>
    validateLogs({ ...options, ...more })
      .report()
      .then(
        () => 'none',
        (error: unknown) => error instanceof IntegrityError && error.code,
      )
  expect(await codeOf({ trailArn: options.trailArn.replace('audit', 'other') })).toBe('TrailNotFound')
  expect(publicKeys.length).toBeGreaterThan(0)
  expect(await codeOf({ from: new Date('1999-01-01'), to: new Date('1999-01-02') })).toBe('NoPublicKeys')
  bucket.cloudtrail = undefined
  bucket.trails = [{ TrailARN: options.trailArn, S3BucketName: 'trail-logs', IsOrganizationTrail: true }]
  expect(await codeOf({})).toBe('AccountIdRequired')
  expect(await codeOf({ accountId: '123456789012' })).toBe('OrganizationIdRequired')
})

test('the organization is told by the folders of the bucket', async () => {
  const { options, bucket } = await deliveredTrail()
  bucket.put('trail-logs/AWSLogs/o-exampleorg1/123456789012/x', Buffer.from(''))
  const { cloudtrail } = bucket
  bucket.cloudtrail = (request) =>
    request.operation === 'DescribeTrails'
      ? Promise.resolve({
          status: 200,
          headers: {},
          body: JSON.stringify({
            trailList: [{ TrailARN: options.trailArn, S3BucketName: 'trail-logs', IsOrganizationTrail: true }],
          }),
        })
      : cloudtrail!(request)
  await validateLogs({ ...options, accountId: '123456789012' }).report()
  expect(bucket.requests.map(({ prefix }) => prefix)).toContain(
    'AWSLogs/o-exampleorg1/123456789012/CloudTrail-Digest/us-east-1/',
  )
})

test('leaving the loop ends the requests; there is no report then', async () => {
  const { options, bucket } = await deliveredTrail()
  const validation = validateLogs(options)
  for await (const _ of validation) break
  const { length } = bucket.requests
  await turns(20)
  expect(bucket.requests).toHaveLength(length)
  await expect(validation.report()).rejects.toMatchObject({ code: 'Left' })
})

test('a signal ends the run with its own reason', async () => {
  const { options, bucket } = await deliveredTrail()
  const controller = new AbortController()
  bucket.before = ({ operation }) => {
    if (operation === 'GetObject') controller.abort('enough')
    return undefined
  }
  await expect(validateLogs({ ...options, signal: controller.signal }).report()).rejects.toBe('enough')
})

test('a report that is asked for within the loop takes over what is left', async () => {
  const { options } = await deliveredTrail({ hours: 2 })
  const validation = validateLogs(options)
  const reports = []
  for await (const _ of validation) reports.push(await validation.report())
  expect(reports).toEqual([
    expect.objectContaining({ digests: { valid: 2, invalid: 0 }, logs: { valid: 8, invalid: 0 } }),
  ])
})

test('hooks are told of progress and warnings', async () => {
  const trail = await deliveredTrail({ hours: 4 })
  for (const path of trail.digests.slice(1, 3)) trail.bucket.files.delete(path)
  const fractions: number[] = []
  const kinds: string[] = []
  const on = {
    progress: ({ fraction }: { fraction: number }) => fractions.push(fraction),
    warning: ({ kind }: { kind: string }) => kinds.push(kind),
  }
  await validateLogs({ ...trail.options, on }).report()
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  expect(fractions.at(-1)).toBe(1)
  expect(kinds).toEqual(['several-missing'])
})

function folderInTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'integrity-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  return folder
}

test('what is saved is validated from the folder, with the same findings, before and after it is tampered with', async () => {
  const folder = folderInTest()
  const trail = await deliveredTrail({ hours: 3 })
  const online = await namesOf(validateLogs({ ...trail.options, save: folder }))
  expect(await namesOf(validateFiles({ source: folder, originalBucket: 'trail-logs' }))).toEqual(online)
  expect(await validateFiles({ source: folder, trailArn: trail.options.trailArn }).report()).toMatchObject({
    isValid: true,
    digests: { valid: 3 },
    logs: { valid: 12 },
  })
  expect(await validateFiles({ source: folder, originalBucket: 'other' }).report()).toMatchObject({
    digests: { valid: 0, invalid: 3 },
  })
  const log = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    /_CloudTrail_.*\.json\.gz$/.test(name),
  )!
  const body = readFileSync(join(folder, log))
  body[body.length - 9]! ^= 1
  writeFileSync(join(folder, log), body)
  expect((await validateFiles({ source: folder }).report()).logs.invalid).toBe(1)
})

test('a folder without public keys, and a source without any, are refused', async () => {
  await expect(validateFiles({ source: folderInTest() }).report()).rejects.toMatchObject({ code: 'NoPublicKeys' })
  expect(() => validateFiles({ source: { list: () => [], get: () => undefined } })).toThrow('publicKeys')
})
