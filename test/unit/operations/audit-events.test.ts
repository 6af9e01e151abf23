import { expect, test } from 'vitest'
import { PutAuditEvents } from '../../../src/operations/audit-events.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'
import { issuesOf } from '../../support/refusal.js'

const channelArn = 'arn:aws:cloudtrail:eu-central-1:123456789012:channel/EXAMPLE8-0558-4f7e-a06a-43969EXAMPLE'

const eventsOf = (count: number, eventData = '{}') =>
  Array.from({ length: count }, (_, index) => ({ id: `event-${String(index)}`, eventData }))

test('a request has 1 to 100 events', () => {
  expect(encodeInput(PutAuditEvents, { channelArn, auditEvents: eventsOf(100) })).toHaveProperty(
    'auditEvents.length',
    100,
  )
  for (const count of [0, 101]) {
    expect(issuesOf(() => encodeInput(PutAuditEvents, { channelArn, auditEvents: eventsOf(count) }))).toMatchObject([
      { path: 'auditEvents' },
    ])
  }
})

test('events of more than 1 MB in total are refused with what to do', () => {
  const quarter = 'x'.repeat(256 * 1024)
  expect(encodeInput(PutAuditEvents, { channelArn, auditEvents: eventsOf(4, quarter) })).toBeDefined()
  expect(issuesOf(() => encodeInput(PutAuditEvents, { channelArn, auditEvents: eventsOf(4, `${quarter}x`) }))).toEqual([
    { path: 'auditEvents', message: 'must be at most 1 MB in total: send the events in several requests' },
  ])
})

test('the size counts bytes, not characters', () => {
  const half = 'ü'.repeat(512 * 1024)
  expect(encodeInput(PutAuditEvents, { channelArn, auditEvents: eventsOf(1, half) })).toBeDefined()
  expect(
    issuesOf(() => encodeInput(PutAuditEvents, { channelArn, auditEvents: eventsOf(1, `${half}ü`) })),
  ).toMatchObject([{ path: 'auditEvents' }])
})

test('a channel is named by its ARN, not by its id', () => {
  const input = { channelArn: 'EXAMPLE8-0558-4f7e-a06a-43969EXAMPLE', auditEvents: eventsOf(1) }
  expect(issuesOf(() => encodeInput(PutAuditEvents, input))).toMatchObject([{ path: 'channelArn' }])
})

test('an external id has 2 to 1224 characters of its set', () => {
  const put = (externalId: string) => encodeInput(PutAuditEvents, { channelArn, auditEvents: eventsOf(1), externalId })
  expect(put('partner/4711:a=b')).toHaveProperty('externalId', 'partner/4711:a=b')
  for (const externalId of ['a', 'a'.repeat(1225), 'a b']) {
    expect(issuesOf(() => put(externalId))).toMatchObject([{ path: 'externalId' }])
  }
})

test('a reply without its two lists is refused', () => {
  expect(decodeOutput(PutAuditEvents, { failed: [], successful: [] })).toEqual({
    output: { failed: [], successful: [] },
  })
  expect(decodeOutput(PutAuditEvents, {})).toMatchObject({ issues: [{ path: 'failed' }, { path: 'successful' }] })
})

test('channel and external id travel in the query string', () => {
  expect(PutAuditEvents.queryMembers).toEqual(['channelArn', 'externalId'])
})

test('events are not sent again when the reply was lost', () => {
  expect(PutAuditEvents.retry).toBe('unless-sent')
})
