/** A damaged object: none of its records is delivered as proven, and none is remembered when the intact one takes its place. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createBackfill, seenInMemory, type IntakeOptions, type SeenSet } from 'cloudtrail-client/intake'
import { bucket, cloudTrailMessage, idsOf, intakeSetting, recordOf } from '../../support/intake-setting.js'

const ids = idsOf('file', 400)
const log = Buffer.from(JSON.stringify({ Records: ids.map((id) => recordOf(id)) }))
const intact = gzipSync(log, { level: 0 })
const at = intact.indexOf('PutBucketPolicy')
/** One bit flipped: the first event has another name. */
const damaged = Buffer.from(intact)
damaged[at] = (damaged[at] ?? 0) ^ 2

async function taken(setting: Awaited<ReturnType<typeof intakeSetting>>, options: Partial<IntakeOptions>) {
  const seen = { names: new Set<unknown>(), ids: [] as unknown[], isVerified: new Set<boolean>() }
  await setting.intake({ ...options, chunkSize: 100 }).run(({ records, isVerified }) => {
    seen.isVerified.add(isVerified)
    for (const { eventName, eventID } of records) {
      seen.names.add(eventName)
      seen.ids.push(eventID)
    }
  })
  return seen
}

test.each([true, false])('with verify: %s and dedupe', async (verify) => {
  const setting = await intakeSetting({ maxReceiveCount: 5 })
  const inMemory = seenInMemory()
  const added: string[] = []
  const dedupe: SeenSet = {
    has: (given) => inMemory.has(given),
    add: (given) => {
      added.push(...given)
      inMemory.add(given)
    },
  }
  const key = await setting.putFile('file', damaged)
  await setting.send(cloudTrailMessage(key))
  const before = await taken(setting, { verify, dedupe })
  expect([...before.isVerified]).toEqual(verify ? [] : [false])
  expect(before.ids).toEqual(verify ? [] : ids)
  expect([...before.names]).toEqual(verify ? [] : ['RutBucketPolicy', 'PutBucketPolicy'])
  expect(setting.told.poison).toMatchObject([{ reason: 'unreadable', error: { code: 'ChecksumMismatch' } }])
  expect(added).toEqual([])

  await setting.putFile('file', intact)
  await setting.expire()
  const after = await taken(setting, { verify, dedupe })
  expect(after).toEqual({ names: new Set(['PutBucketPolicy']), ids, isVerified: new Set([verify]) })
  expect(added).toEqual(ids)

  await setting.send(cloudTrailMessage(key))
  expect((await taken(setting, { verify, dedupe })).ids).toEqual([])
})

test.each([
  ['by default', {}, true],
  ['with verify: false', { verify: false }, false],
])('a backfill says whether its records are proven, %s', async (_, options, isVerified) => {
  const setting = await intakeSetting()
  await setting.putFile('123456789012_CloudTrail_eu-west-1_20260101T0000Z_AAAAAAAAAAAAAAAA')
  const said: unknown[] = []
  const { region, credentials, endpoints } = setting.options
  await createBackfill({
    bucket,
    region,
    credentials,
    endpoints,
    from: new Date('2026-01-01'),
    to: new Date('2026-01-02'),
    ...options,
  }).run((batch) => said.push(batch.isVerified))
  expect(said).toEqual([isVerified])
})
