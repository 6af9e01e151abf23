/** Walks over empty pages with ever new tokens: they end, and what was found so far is a result. */
import { expect, test } from 'vitest'
import { createConnector } from 'cloudtrail-client/connector'
import { createTestClock } from 'cloudtrail-client/testing'

const arn = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit'

/** A service whose first page has some items, and all others none; each reply takes a second. */
function stalling(first: object) {
  const clock = createTestClock(Date.UTC(2026, 10, 20, 12))
  let pages = 0
  return createConnector({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    limiter: false,
    clock,
    stallTimeoutMs: 20_000,
    transport: async () => {
      await clock.wait(1000)
      const page = pages++ === 0 ? first : {}
      return { status: 200, headers: {}, body: JSON.stringify({ ...page, NextToken: `token-${pages}` }) }
    },
  })
}

test.each([
  ['run_query', {}, { Events: [{ EventId: 'a' }] }, 1],
  ['lookup_events', {}, { Events: [{ EventId: 'a' }, { EventId: 'b' }] }, 2],
  ['list_trails', {}, { Trails: [{ Name: 'audit' }] }, 1],
  ['list_tags', { trail_arns: [arn] }, { ResourceTagList: [{ ResourceId: arn, TagsList: [] }] }, 1],
  ['run_query', {}, {}, 0],
  ['list_trails', {}, {}, 0],
])(
  '%s with %j of which %j was found is partially successful, with the reason',
  async (name, parameters, first, rows) => {
    const { status, data, errors } = await stalling(first).run(name, parameters)
    expect([status, data.length, errors.map(({ code }) => code)]).toEqual([
      'partially_successful',
      rows,
      ['WalkStalled'],
    ])
    expect(errors[0]?.message).toContain('only empty pages')
  },
)
