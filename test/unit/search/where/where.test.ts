/** What conditions mean, which are refused, and what of them is sent. */
import { expect, test } from 'vitest'
import { matches } from '../../../../src/search/where/matches.js'
import { namesFilteredHere, ownerOf, queriesOf } from '../../../../src/search/where/queries.js'
import { readWhere } from '../../../../src/search/where/where.js'
import type { InputIssue } from '../../../../src/contracts/errors.js'

function read(where: unknown) {
  const issues: InputIssue[] = []
  const conditions = readWhere(where, 'where', issues)
  return { conditions, issues }
}

const event = {
  EventId: 'id-1',
  EventName: 'AssumeRole',
  EventSource: 'sts.amazonaws.com',
  AccessKeyId: 'AKIA1',
  ReadOnly: 'true',
  Username: 'session-1',
  Resources: [{ ResourceName: 'arn:one', ResourceType: 'AWS::IAM::Role' }, { ResourceName: 'arn:two' }],
}
const record = {
  eventName: 'AssumeRole',
  errorCode: 'AccessDenied',
  errorMessage: null,
  managementEvent: true,
  userAgent: 'C\\*D',
  sourceIPAddress: '203.0.113.7',
  userIdentity: { type: 'AssumedRole', userName: 'role-1' },
  requestParameters: { port: 22, rules: [{ open: true, ports: [1, 2] }, { open: false }] },
}

test.each([
  [{}, true],
  [{ eventName: 'AssumeRole' }, true],
  [{ eventName: 'assumerole' }, false],
  [{ eventName: ['ConsoleLogin', 'AssumeRole'] }, true],
  [{ eventName: 'Assume*', errorCode: 'AccessDenied' }, true],
  [{ eventName: 'Assume*', errorCode: 'Access' }, false],
  [{ eventName: '*Role*' }, true],
  [{ eventName: '*' }, true],
  [{ eventName: 'A*u*e*e' }, true],
  [{ eventName: 'Assume*eRole' }, false],
  [{ eventName: 'ssume*' }, false],
  [{ eventName: 'A*z*e' }, false],
  [{ eventName: 'A*ss*s*e' }, false],
  [{ eventName: ['AssumeRole'] }, true],
  [{ eventName: undefined }, true],
  [{ userIdentity: '*' }, false],
  [{ userAgent: 'C\\\\*D' }, true],
  [{ userAgent: 'C\\*D' }, false],
  [{ userAgent: 'C\\*' }, false],
  [{ username: 'session-1' }, true],
  [{ username: 'role-1' }, true],
  [{ username: { not: 'role-1' } }, false],
  [{ eventId: 'id-1' }, true],
  [{ eventId: 'id-2' }, false],
  [{ accessKeyId: 'AKIA1' }, true],
  [{ resourceType: 'AWS::IAM::*' }, true],
  [{ eventSource: 'sts.amazonaws.com' }, true],
  [{ readOnly: true }, true],
  [{ readOnly: 'true' }, true],
  [{ managementEvent: 'true' }, true],
  [{ 'requestParameters.port': 22 }, true],
  [{ 'requestParameters.port': '22' }, true],
  [{ 'requestParameters.port': '2*' }, true],
  [{ 'requestParameters.rules.open': false }, true],
  [{ 'requestParameters.rules.open': { not: false } }, false],
  [{ 'requestParameters.rules.ports': 2 }, true],
  [{ 'requestParameters.rules': { exists: true } }, true],
  [{ 'requestParameters.rules': 'x' }, false],
  [{ 'requestParameters.constructor': { exists: true } }, false],
  [{ 'userIdentity.type': { not: 'AWSService' } }, true],
  [{ 'userIdentity.type': { not: ['AWSService', 'AssumedRole'] } }, false],
  [{ 'userIdentity.arn': { not: 'x' } }, true],
  [{ errorMessage: { exists: false } }, true],
  [{ errorMessage: { not: 'x' } }, true],
  [{ errorCode: { exists: false } }, false],
  [{ resourceName: 'arn:two', resourceType: 'AWS::IAM::Role' }, true],
  [{ resourceName: 'arn:three' }, false],
  [{ any: [{ eventName: 'x' }, { errorCode: 'AccessDenied' }] }, true],
  [{ any: [{ eventName: 'x' }, { errorCode: 'x' }] }, false],
  [{ eventName: 'AssumeRole', any: [{ any: [{ readOnly: false }] }] }, false],
])('conditions %j are met: %s', (where, isMet) => {
  const { conditions, issues } = read(where)
  expect(issues).toEqual([])
  expect(matches(conditions, { event, record }, {})).toBe(isMet)
})

test('what the service has compared holds, whatever the event shows of it', () => {
  const { conditions } = read({ resourceName: 'arn:hidden' })
  expect(matches(conditions, { event, record }, { AttributeKey: 'ResourceName', AttributeValue: 'arn:hidden' })).toBe(
    true,
  )
  expect(matches(conditions, { event, record }, {})).toBe(false)
})

test('of other values and other attributes, what the service has compared says nothing', () => {
  const query = { AttributeKey: 'EventName', AttributeValue: 'Shown' } as const
  const meets = (where: object) => matches(read(where).conditions, { event, record }, query)
  expect(meets({ eventName: 'Shown' })).toBe(true)
  expect(meets({ eventName: 'Other' })).toBe(false)
  expect(meets({ eventName: 'Shown', username: 'Shown' })).toBe(false)
})

test('the record is asked where the event lacks a member, and for its user name always', () => {
  const record = { eventName: 'InRecord', userIdentity: { userName: 'role-1' } }
  const meets = (where: object, event: object) => matches(read(where).conditions, { event, record }, {})
  expect(meets({ eventName: 'InRecord' }, {})).toBe(true)
  expect(meets({ eventName: 'InRecord' }, { EventName: 'InEvent' })).toBe(false)
  expect(meets({ username: 'role-1' }, { Username: 'session-1' })).toBe(true)
  expect(meets({ resourceName: { exists: false }, resourceType: { exists: false } }, {})).toBe(true)
})

test('lists are looked into, 16 within each other', () => {
  const within = (lists: number) => {
    let responseElements: unknown = 'x'
    for (let depth = 0; depth < lists; depth++) responseElements = [responseElements]
    return matches(read({ responseElements: 'x' }).conditions, { event, record: { responseElements } }, {})
  }
  expect([within(16), within(17)]).toEqual([true, false])
})

test.each([
  [{ evenName: 'x' }, 'where.evenName', 'did you mean eventName?'],
  [{ 'useridentity.type': 'x' }, 'where.useridentity.type', 'did you mean userIdentity.type?'],
  [{ nothingLikeIt: 'x' }, 'where.nothingLikeIt', 'names in the documentation of CloudTrailRecord'],
  [{ 'userIdentity..type': 'x' }, 'where.userIdentity..type', 'the path of a member'],
  [{ eventName: [] }, 'where.eventName', 'at least one'],
  [{ eventName: null }, 'where.eventName', 'must be text'],
  [{ eventName: ['x', null] }, 'where.eventName', 'must be text'],
  [{ eventName: NaN }, 'where.eventName', 'must be text'],
  [{ eventName: { not: { exists: true } } }, 'where.eventName', 'must be text'],
  [{ eventName: { not: 'x', exists: true } }, 'where.eventName', 'must be text'],
  [{ eventName: /x/ }, 'where.eventName', 'must be text'],
  [{ any: [] }, 'where.any', 'list of conditions'],
  [{ any: [{ any: [{ evenName: 'x' }] }] }, 'where.any[0].any[0].evenName', 'did you mean'],
  ['x', 'where', 'must be an object'],
  [[{}], 'where', 'must be an object'],
])('conditions %j are refused at %s', (where, path, message) => {
  const [issue] = read(where).issues
  expect(issue?.path).toBe(path)
  expect(issue?.message).toContain(message)
})

test('conditions within conditions have a limit of 8', () => {
  const issuesWithin = (levels: number) => {
    let where: object = { eventName: 'x' }
    for (let depth = 0; depth < levels; depth++) where = { any: [where] }
    return read(where).issues
  }
  expect(issuesWithin(8)).toEqual([])
  expect(issuesWithin(9)[0]?.message).toContain('nested')
})

const names = (count: number) => Array.from({ length: count }, (_, index) => `x${String(index)}`)

const sent = (where: object) =>
  queriesOf(read(where).conditions).map(({ AttributeKey = 'all', AttributeValue = '' }) =>
    `${AttributeKey} ${AttributeValue}`.trim(),
  )

test.each([
  [{}, ['all']],
  [{ errorCode: 'x' }, ['all']],
  [{ eventName: 'x', readOnly: false }, ['EventName x']],
  [{ eventName: ['x', 'y'], username: 'ada' }, ['Username ada']],
  [{ eventName: ['x', 'y', 'x'] }, ['EventName x', 'EventName y']],
  [{ eventName: 'x*', eventSource: 'y' }, ['EventSource y']],
  [{ eventName: ['x*', 'y'] }, ['all']],
  [{ eventName: 'x\\*' }, ['EventName x*']],
  [{ eventName: { not: 'x' }, readOnly: true }, ['ReadOnly true']],
  [{ readOnly: 'maybe' }, ['all']],
  [{ eventName: '' }, ['all']],
  [{ eventName: 'x'.repeat(2001), eventSource: 'y' }, ['EventSource y']],
  [{ eventName: 'x'.repeat(2000) }, [`EventName ${'x'.repeat(2000)}`]],
  [{ eventName: '_'.repeat(1001) }, ['all']],
  [{ eventName: '_'.repeat(1000) }, [`EventName ${'_'.repeat(1000)}`]],
  [{ eventName: names(8) }, names(8).map((name) => `EventName ${name}`)],
  [{ eventName: names(9) }, ['all']],
  [{ accessKeyId: 'k', resourceName: 'r', eventId: 'i' }, ['EventId i']],
  [{ any: [{ eventName: 'x' }, { username: 'y' }] }, ['EventName x', 'Username y']],
  [{ any: [{ eventName: 'x' }, { errorCode: 'y' }] }, ['all']],
  [{ eventSource: 's', any: [{ eventName: 'x' }, { username: 'y' }] }, ['EventName x', 'Username y']],
  [{ eventName: ['x', 'y'], any: [{ eventName: 'x' }] }, ['EventName x']],
  [{ eventSource: 's', any: [{ eventName: 'x' }, { errorCode: 'y' }] }, ['EventSource s']],
])('of %j this is sent: %j', (where, queries) => {
  expect(sent(where)).toEqual(queries)
})

test('the names that are compared here are told', () => {
  const { conditions } = read({ eventName: ['x', 'y'], errorCode: 'z', any: [{ username: 'a' }, { readOnly: true }] })
  expect(namesFilteredHere(conditions, queriesOf(conditions))).toEqual(['errorCode', 'username', 'readOnly'])
  const exists = read({ eventName: 'x', any: [{ eventName: { exists: true } }] }).conditions
  expect(namesFilteredHere(exists, queriesOf(exists))).toEqual(['eventName'])
})

test('an event that several queries find belongs to the first one', () => {
  const queries = queriesOf(read({ resourceName: ['arn:two', 'arn:one'] }).conditions)
  expect(ownerOf(queries, event)).toBe(0)
  expect(ownerOf(queries, { Resources: [{ ResourceName: 'arn:one' }] })).toBe(1)
  expect(ownerOf(queries, {})).toBe(-1)
})

test('a hostile pattern takes no long time', () => {
  const { conditions } = read({ userAgent: `${'*a'.repeat(2000)}b` })
  const long = { ...record, userAgent: 'a'.repeat(20_000) }
  expect(matches(conditions, { event, record: long }, {})).toBe(false)
})
