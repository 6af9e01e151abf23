/** However many mistakes an input has, the first hundred are told, and only they cost time. */
import { beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { createEmulator } from '../../../src/testing/index.js'
import { readOptions } from '../../../src/contracts/options.js'
import { createConnector } from '../../../src/connector/index.js'
import { InputError } from '../../../src/contracts/errors.js'
import { ListInsightsData, LookupEvents } from '../../../src/operations/events.js'
import { CreateDashboard } from '../../../src/operations/dashboards.js'
import { DescribeTrails } from '../../../src/operations/trails.js'
import { encodeInput } from '../../../src/request/validate.js'
import { check, maxIssues } from '../../../src/schema/issue.js'
import { kindOf } from '../../../src/schema/kind-of.js'
import { isNoName, nearest } from '../../../src/schema/nearest.js'

vi.mock('../../../src/schema/nearest.js', { spy: true })
vi.mock('../../../src/schema/kind-of.js', { spy: true })

beforeEach(() => {
  vi.clearAllMocks()
})

const names = (count: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Member${String(index)}`, value]))

function refusalOf(encode: () => unknown): InputError {
  try {
    encode()
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error('it was not refused')
}

const dashboard = (ViewProperties: object) => ({ Name: 'abc', Widgets: [{ QueryStatement: 'x', ViewProperties }] })

// 150,000 are more arguments than the stack has room for.
const cases = [100_000, 150_000].flatMap((count) =>
  (
    [
      ['unknown members', () => encodeInput(LookupEvents, names(count, 1)), 'Member0 is not a member'],
      [
        'wrong items',
        () => encodeInput(DescribeTrails, { trailNameList: Array.from({ length: count }, () => 5) }),
        'trailNameList[0] must be a string, got the number 5',
      ],
      [
        'wrong items of items',
        () =>
          encodeInput(LookupEvents, {
            LookupAttributes: Array.from({ length: count }, () => ({ AttributeKey: 'EventNam', AttributeValue: 5 })),
          }),
        'LookupAttributes[0].AttributeKey must be one of',
      ],
      [
        'wrong keys of a map of names',
        () =>
          encodeInput(ListInsightsData, {
            InsightSource: 'abc',
            DataType: 'InsightsEvents',
            Dimensions: names(count, 'a'),
          }),
        'Dimensions.Member0 as a key must be one of',
      ],
      [
        'wrong keys of a map',
        () =>
          encodeInput(
            CreateDashboard,
            dashboard(
              Object.fromEntries(
                Object.entries(names(count, 'a')).map(([name, value]) => [`${name} `.repeat(30), value]),
              ),
            ),
          ),
        'Widgets[0].ViewProperties.Member0 ',
      ],
      [
        'wrong entries of a map',
        () => encodeInput(CreateDashboard, dashboard(names(count, 5))),
        'Widgets[0].ViewProperties.Member0 must be a string, got the number 5',
      ],
      [
        'texts that UTF-8 cannot hold',
        () => encodeInput(DescribeTrails, { trailNameList: Array.from({ length: count }, () => '\ud800') }),
        'trailNameList[0] must not have half of a surrogate pair',
      ],
    ] as const
  ).map(([what, encode, first]) => [count, what, encode, first] as const),
)

test.each(cases)('of %i %s, the first hundred are told, and no more are looked at', (_, __, encode, first) => {
  const { issues, message } = refusalOf(encode)
  expect(issues).toHaveLength(100)
  expect(message).toContain(`: ${first}`)
  expect(message).toMatch(/; and many more$/)
  const calls = [isNoName, nearest].map((spied) => vi.mocked(spied).mock.calls.length)
  for (const count of calls) expect(count).toBeLessThanOrEqual(maxIssues + 1)
})

test('a value is described for no more issues than are told', () => {
  refusalOf(() => encodeInput(DescribeTrails, { trailNameList: Array.from({ length: 100_000 }, () => 5) }))
  expect(vi.mocked(kindOf).mock.calls.length).toBeLessThanOrEqual(maxIssues + 1)
})

test.each([
  [3, '', 3],
  [4, '; and 1 more', 4],
  [100, '; and 97 more', 100],
  [101, '; and many more', 100],
])('of %i mistakes the message ends as is true', (count, end, told) => {
  const { issues, message } = refusalOf(() => encodeInput(LookupEvents, names(count, 1)))
  expect(issues).toHaveLength(told)
  expect(message.slice(message.lastIndexOf('NextToken') + 'NextToken'.length)).toBe(end)
})

test('what is wrong behind a hundred thousand good items is found', () => {
  const list = z.object({ items: z.optional(z.array(z.string())), map: z.optional(z.record(z.string(), z.string())) })
  const items: unknown[] = [...Array.from({ length: 100_000 }, () => 'a'), 5]
  expect(check(list, { items }).issues).toEqual([
    { path: ['items', 100_000], message: 'must be a string, got the number 5' },
  ])
})

test('even if the mistakes that overflow the stack come late, the input is refused', () => {
  const trailNameList: unknown[] = Array.from({ length: 200_000 }, (_, index) => (index < 5000 ? 'a' : 5))
  const { message } = refusalOf(() => encodeInput(DescribeTrails, { trailNameList }))
  expect(message).toBe('DescribeTrails: the input has too many mistakes')
})

test('an error of a getter is passed on, though it be a RangeError', () => {
  const fault = new RangeError('of the caller')
  const thrower = {
    get MaxResults() {
      throw fault
    },
  }
  expect(() => encodeInput(LookupEvents, thrower)).toThrow(fault)
})

test('unknown options, and unknown parameters of an action, are advised on a hundred times at most', async () => {
  expect(() => readOptions(names(100_000, 1), {})).toThrow('; and many more')
  expect(vi.mocked(isNoName).mock.calls).toHaveLength(maxIssues + 1)
  const { transport } = createEmulator()
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const connector = createConnector({ region: 'us-east-1', credentials, transport })
  const { errors } = await connector.run('stop_logging', { trail_names: 'audit', ...names(100_000, 1) })
  expect(errors.length).toBeGreaterThan(0)
  expect(vi.mocked(nearest).mock.calls.length).toBeLessThanOrEqual(2 * maxIssues + 2)
})
