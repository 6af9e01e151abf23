/** Endpoints against the cases of the upstream rule set, and inputs that must not become a host. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { resolveEndpoint, type EndpointInput } from '../../../src/protocol/endpoint.js'
import { partitionOf } from '../../../src/protocol/partitions.js'

interface EndpointCase {
  readonly service: 'cloudtrail' | 'cloudtrail-data'
  readonly region: string | null
  readonly fips: boolean
  readonly dualStack: boolean
  readonly endpoint?: string
  readonly url?: string
  readonly error?: string
}

interface PartitionFact {
  readonly id: string
  readonly regions: readonly string[]
  readonly dnsSuffix: string
  readonly dualStackDnsSuffix: string
  readonly regionRegex: string
}

// Sound: the fixtures are written in these forms, and a member that is not there fails the tests that read it.
const { cases, counts } = readFixture('endpoints') as { cases: EndpointCase[]; counts: { total: number } }
const { partitions, unknownRegionFallbackPartition } = readFixture('partitions') as {
  partitions: PartitionFact[]
  unknownRegionFallbackPartition: string
}

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/api/${name}.json`, import.meta.url), 'utf8')) as unknown
}

const inputOf = ({ service, region, fips, dualStack, endpoint }: EndpointCase): EndpointInput => ({
  service,
  region: region ?? undefined,
  useFipsEndpoint: fips,
  useDualstackEndpoint: dualStack,
  endpoint,
})

const nameOf = (one: EndpointCase): string =>
  [one.service, one.region ?? 'no Region', one.fips && 'FIPS', one.dualStack && 'dual stack', one.endpoint]
    .filter(Boolean)
    .join(', ')

function refusal(input: EndpointInput): InputError {
  try {
    resolveEndpoint(input)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error(`taken, but should have been refused: ${JSON.stringify(input)}`)
}

const found = cases.flatMap((one) => (one.url === undefined ? [] : [[nameOf(one), one, one.url] as const]))
const refused = cases.flatMap((one) => (one.error === undefined ? [] : [[nameOf(one), one, one.error] as const]))

test('every case of the rule set is one of an endpoint or one of an error', () => {
  expect(found.length + refused.length).toBe(counts.total)
})

test.each(found)('finds the endpoint of %s', (_, one, url) => {
  expect(resolveEndpoint(inputOf(one)).href).toBe(`${url}/`)
})

test.each(refused)('refuses %s', (_, one, error) => {
  expect(refusal(inputOf(one)).message).toContain(error.replace('Invalid Configuration: ', ''))
})

test('an endpoint cannot be combined with dual stack', () => {
  const error = refusal({ endpoint: 'https://example.com', useDualstackEndpoint: true })
  expect(error.issues[0]?.path).toBe('endpoint')
})

describe('partitions', () => {
  const regions = partitions.flatMap((partition) =>
    partition.regions
      // A global pseudo Region has no host of its own; those of the standard partition fall back to it.
      .map((region) => [region, partition] as const),
  )

  test.each(regions)('%s is in its partition', (region, { id, dnsSuffix, dualStackDnsSuffix }) => {
    expect(partitionOf(region)).toMatchObject({ id, dnsSuffix, dualStackDnsSuffix })
  })

  test.each(partitions)('a Region that is new in $id is known by its form', ({ id, regions: [known = ''] }) => {
    expect(partitionOf(known.replace(/-\d+$/, '-99')).id).toBe(id)
  })

  test('a Region of no known form is taken for one of the standard partition', () => {
    expect(partitionOf('xx-new-1').id).toBe(unknownRegionFallbackPartition)
    expect(resolveEndpoint({ region: 'xx-new-1' }).host).toBe('cloudtrail.xx-new-1.amazonaws.com')
  })

  test.each(['us-isox-east-1', 'mycn-north-1', 'us-gov-west-1-x'])('%s is not taken for one it resembles', (region) => {
    expect(partitionOf(region).id).toBe('aws')
  })
})

describe('a Region cannot become another host', () => {
  test.each([
    'a.b',
    'x/y',
    'evil.com#',
    'evil.com/',
    'evil.com?',
    'x@evil.com',
    'x:1',
    'x\\y',
    '',
    ' ',
    'eu-west-1 ',
    'eu-west-1\n',
    'eu%2ewest',
    'é',
    'a'.repeat(64),
    '-a',
    'a-',
    'EU-WEST-1',
    'xn--a',
    'xn--mnchen-3ya',
  ])('%j is refused', (region) => {
    expect(refusal({ region }).issues).toEqual([
      { path: 'region', message: expect.stringContaining('host label') as unknown },
    ])
  })

  test('whatever is taken stands as one label before the suffix of a partition', () => {
    const suffixes = new Set(partitions.map(({ dnsSuffix }) => dnsSuffix))
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('abZ-1./#?@:%\\ \n'), 'xn--'), maxLength: 8 }),
        (region) => {
          let url: URL
          try {
            url = resolveEndpoint({ region })
          } catch (error) {
            return error instanceof InputError
          }
          const [service, label, ...suffix] = url.hostname.split('.')
          return (
            service === 'cloudtrail' &&
            label === region &&
            suffixes.has(suffix.join('.')) &&
            url.href === `https://${url.hostname}/`
          )
        },
      ),
      { seed: 1, numRuns: 2000 },
    )
  })

  test('a label of 63 characters is the longest', () => {
    expect(resolveEndpoint({ region: 'a'.repeat(63) }).host).toBe(`cloudtrail.${'a'.repeat(63)}.amazonaws.com`)
  })
})

describe("an endpoint of the caller's own", () => {
  test.each([
    [
      'https://vpce-1.cloudtrail.eu-west-1.vpce.amazonaws.com',
      'https://vpce-1.cloudtrail.eu-west-1.vpce.amazonaws.com/',
    ],
    ['http://localhost:4566', 'http://localhost:4566/'],
    ['http://[::1]:4566', 'http://[::1]:4566/'],
    ['https://example.com/custom', 'https://example.com/custom/'],
    ['https://example.com/custom/', 'https://example.com/custom/'],
  ])('%s is taken', (endpoint, href) => {
    expect(resolveEndpoint({ endpoint }).href).toBe(href)
    expect(resolveEndpoint({ endpoint: new URL(endpoint) }).href).toBe(href)
  })

  test('wins over the Region, which must be one all the same, since it is signed', () => {
    expect(resolveEndpoint({ endpoint: 'http://localhost:1', region: 'eu-west-1' }).href).toBe('http://localhost:1/')
    expect(() => resolveEndpoint({ endpoint: 'http://localhost:1', region: 'not a Region' })).toThrow(/host label/)
  })

  test.each([
    ['https://user@example.com', 'user name or password'],
    ['https://:secret@example.com', 'user name or password'],
    ['https://example.com/?x=1', 'query or fragment'],
    ['https://example.com/#x', 'query or fragment'],
    ['https://example.com/?', 'query or fragment'],
    ['https://example.com/#', 'query or fragment'],
    ['ftp://example.com', 'http or https'],
    ['file:///etc/passwd', 'http or https'],
    ['javascript:alert(1)', 'http or https'],
    ['localhost:4566', 'http or https'],
    ['example.com', 'http or https'],
    ['', 'http or https'],
  ])('%s is refused', (endpoint, why) => {
    const [issue] = refusal({ endpoint }).issues
    expect(issue?.path).toBe('endpoint')
    expect(issue?.message).toContain(why)
  })

  test('is not repeated in the message when it is refused for a password', () => {
    expect(refusal({ endpoint: 'https://user:hunter2@example.com' }).message).not.toContain('hunter2')
  })

  test("leaves the caller's URL object as it is, and returns another", () => {
    const endpoint = new URL('https://example.com/custom')
    const url = resolveEndpoint({ endpoint })
    url.pathname = '/changed'
    expect(endpoint.href).toBe('https://example.com/custom')
  })
})

test.each([
  [{ region: 'eu-west-1' }, 'https://sts.eu-west-1.amazonaws.com/'],
  [{ region: 'us-west-2', useFipsEndpoint: true }, 'https://sts-fips.us-west-2.amazonaws.com/'],
  [{ region: 'us-gov-west-1', useFipsEndpoint: true }, 'https://sts.us-gov-west-1.amazonaws.com/'],
  [{ region: 'cn-north-1' }, 'https://sts.cn-north-1.amazonaws.com.cn/'],
  [{ region: 'eu-west-1', useDualstackEndpoint: true }, 'https://sts.eu-west-1.api.aws/'],
])('STS is reached, with %j, at %s', (input, url) => {
  expect(resolveEndpoint({ service: 'sts', ...input }).href).toBe(url)
})
