/** Which Regions are called for a bucket, and how many of them are kept ready. */
import { beforeEach, expect, test, vi } from 'vitest'
import { BucketCalls } from '../../../src/bucket/bucket-calls.js'
import { OtherPartitionError } from '../../../src/bucket/object-fault.js'
import { ListObjectsV2 } from '../../../src/bucket/s3-operations.js'
import type { ServiceConfig } from '../../../src/config/service-config.js'
import { isServiceError } from '../../../src/contracts/errors.js'
import { createPipeline } from '../../../src/request/pipeline.js'
import { failed } from '../../support/failed.js'

vi.mock(import('../../../src/request/pipeline.js'), async (original) => {
  const module = await original()
  return { ...module, createPipeline: vi.fn(module.createPipeline) }
})

beforeEach(() => {
  vi.mocked(createPipeline).mockClear()
})

const emptyList = '<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>'
const movedTo = (region: string) => ({ status: 301, headers: { 'x-amz-bucket-region': region }, body: '' })

/** Calls that list buckets; the answers come first, then empty lists. */
function callsWith(
  answers: readonly { status: number; headers: Record<string, string>; body: string }[] = [],
  config: ServiceConfig = {},
) {
  const hosts: string[] = []
  const scopes: string[] = []
  const remaining = [...answers]
  const calls = new BucketCalls({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    limiter: false,
    maxAttempts: 1,
    transport: ({ url, headers }) => {
      hosts.push(url.host)
      scopes.push(/Credential=[^/]+\/\d+\/([^/]+)/.exec(headers['authorization'] ?? '')?.[1] ?? '')
      return Promise.resolve(remaining.shift() ?? { status: 200, headers: {}, body: emptyList })
    },
    ...config,
  })
  const list = (region?: string, bucket = 'trail-bucket') =>
    calls.call({ bucket, region, row: ListObjectsV2, input: {}, signal: undefined })
  return { list, hosts, scopes }
}

test.each(['cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'eusc-de-east-1', 'evil', 'aws-global'])(
  'a message that names %s is not followed out of the partition, and nothing is sent',
  async (region) => {
    const { list, hosts } = callsWith()
    const error = await failed(list(region))
    expect(error).toBeInstanceOf(OtherPartitionError)
    expect(error).toMatchObject({ code: 'OtherPartition', operation: 'ListObjectsV2' })
    expect(String(error)).toContain(region)
    expect(String(error)).toContain('the partition aws of eu-west-1')
    expect(hosts).toEqual([])
  },
)

test('a redirect out of the partition is not followed; the cause is what S3 said', async () => {
  const { list, hosts } = callsWith([movedTo('cn-north-1')])
  const error = await failed(list())
  expect(error).toBeInstanceOf(OtherPartitionError)
  expect(isServiceError((error as Error).cause)).toBe(true)
  expect(hosts).toEqual(['trail-bucket.s3.eu-west-1.amazonaws.com'])
})

test('a redirect within another partition is followed there', async () => {
  const { list, hosts } = callsWith([movedTo('cn-northwest-1')], { region: 'cn-north-1' })
  await list()
  expect(hosts).toEqual([
    'trail-bucket.s3.cn-north-1.amazonaws.com.cn',
    'trail-bucket.s3.cn-northwest-1.amazonaws.com.cn',
  ])
})

test('a configured Region of a form that is not known is called all the same', async () => {
  const { list, hosts } = callsWith([], { region: 'xx-new-1' })
  await list('xx-new-1')
  expect(hosts).toEqual(['trail-bucket.s3.xx-new-1.amazonaws.com'])
})

test('at an endpoint of the user, any Region is signed and the host stays', async () => {
  const { list, hosts, scopes } = callsWith([], { endpoint: 'https://store.example' })
  await list('on-premises')
  expect(hosts).toEqual(['store.example'])
  expect(scopes).toEqual(['on-premises'])
})

test('however many Regions messages name, 64 besides the own are kept', async () => {
  const { list } = callsWith()
  const made = vi.mocked(createPipeline).mock.calls
  const named = Array.from({ length: 65 }, (_, index) => `eu-west-${String(index + 2)}`)
  for (const region of named) await list(region)
  expect(made).toHaveLength(1 + named.length)
  await list(named.at(-1))
  await list('eu-west-1')
  expect(made).toHaveLength(1 + named.length) // kept
  await list(named[0])
  expect(made).toHaveLength(2 + named.length) // the oldest was dropped
})
