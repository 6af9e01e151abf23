// Searches the event history: finds, goes on by a cursor, follows new events, and tells the story of a stolen key.
//
//   npm run example:search        on the emulator, with two Regions and made-up records
import { createSearch } from 'cloudtrail-client/search'
import { createEmulator } from 'cloudtrail-client/testing'

const minute = 60_000
const startMs = Date.now() - 60 * minute
const arn = 'arn:aws:iam::123456789012:user/ada'
const ada = { type: 'IAMUser', userName: 'ada', arn, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
const role = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::123456789012:assumed-role/deploy/ada',
  accessKeyId: 'ASIAEXAMPLEDEPLOY001',
}

/** @param {number} index @param {string} service @param {string} eventName @param {object} more */
const record = (index, service, eventName, more = {}) => ({
  eventID: `event-${String(index).padStart(2, '0')}`,
  eventTime: new Date(startMs + index * minute).toISOString(),
  eventSource: `${service}.amazonaws.com`,
  eventName,
  awsRegion: index % 2 === 0 ? 'us-east-1' : 'eu-west-1',
  sourceIPAddress: `203.0.113.${String(index)}`,
  userIdentity: ada,
  ...more,
})
const issued = { responseElements: { credentials: { accessKeyId: role.accessKeyId } } }

const emulator = createEmulator({
  records: [
    record(0, 'signin', 'ConsoleLogin', { errorMessage: 'Failed authentication' }),
    record(1, 'signin', 'ConsoleLogin', { errorMessage: 'Failed authentication' }),
    record(2, 'signin', 'ConsoleLogin'),
    record(3, 'iam', 'ListUsers', { errorCode: 'AccessDenied' }),
    record(4, 'sts', 'AssumeRole', issued),
    record(5, 'ec2', 'AuthorizeSecurityGroupIngress', { userIdentity: role, requestParameters: { groupId: 'sg-1' } }),
    record(6, 'cloudtrail', 'StopLogging', { userIdentity: role, errorCode: 'AccessDeniedException' }),
  ],
  quotas: true,
})
const search = createSearch({
  regions: ['us-east-1', 'eu-west-1'],
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' },
  transport: emulator.transport,
})
const from = new Date(startMs)

/** @param {import('cloudtrail-client/search').SearchHit} hit */
const show = ({ event, record, region }) => {
  const who = record.userIdentity?.arn?.split(':').at(-1) ?? ''
  console.log(
    `  ${event.EventId} ${region} ${event.EventName} by ${who} ${record.errorCode ?? record.errorMessage ?? ''}`.trimEnd(),
  )
}

console.log('What was denied, newest first:')
const denied = search.find({ from, where: { errorCode: 'AccessDenied*' } })
console.log(
  `  plan: sent ${JSON.stringify(denied.plan.sent)}, compared here ${JSON.stringify(denied.plan.filteredHere)}`,
)
for await (const hit of denied) show(hit)
console.log(`  ${denied.summary.matched} of ${denied.summary.scanned} events, ${denied.summary.requests} requests`)

console.log('Sign-ins, two at a time, by the cursor:')
/** @type {import('cloudtrail-client/search').SearchCursor | undefined} */
let cursor
do {
  const some = search.find({ from, where: { eventName: 'ConsoleLogin' }, limit: 2, cursor })
  for await (const hit of some) show(hit)
  cursor = some.summary.isTruncated ? JSON.parse(JSON.stringify(some.cursor)) : undefined
  console.log(cursor === undefined ? '  that is all' : `  stored: ${JSON.stringify(cursor)}`)
} while (cursor !== undefined)

console.log('The story of a key, and of the role that it assumed, oldest first:')
const story = search.story({ accessKeyId: ada.accessKeyId, from })
for await (const hit of story) show(hit)
console.log(`  followed: ${story.keys.join(', ')}`)

console.log('New events, as they appear:')
setTimeout(() => {
  const eventTime = new Date().toISOString()
  emulator.addRecords([{ ...record(7, 'kms', 'DisableKey', { userIdentity: role }), eventTime }])
}, 1500)
for await (const hit of search.follow({ where: { eventSource: 'kms.amazonaws.com' }, pollMs: 1000 })) {
  show(hit)
  break
}
