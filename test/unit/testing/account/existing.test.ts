/** What exists beside CloudTrail, as a test declares it, and how each operation refuses what does not. */
import { expect, test } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../../../src/testing/index.js'
import { call, reply } from '../../../support/emulator-call.js'

const role = 'arn:aws:iam::123456789012:role/logs'
const group = 'arn:aws:logs:us-east-1:123456789012:log-group:trails:*'
const foreignTopic = 'arn:aws:sns:us-east-1:999999999999:news'

const existing: EmulatorOptions['existing'] = {
  buckets: ['logs', { name: 'closed', allowsCloudTrail: false }],
  topics: ['news', foreignTopic, { name: 'closed', allowsCloudTrail: false }],
  roles: [role, { name: `${role}-closed`, allowsCloudTrail: false }],
}

const answerTo = async (emulator: Emulator, operation: string, input: object): Promise<unknown> => {
  const { status, body } = await reply(emulator, operation, input)
  return status === 200 ? 'done' : [status, body['__type'], body['Message']]
}

const noTopic = 'SNS Topic does not exist or the topic policy is incorrect!'

const rows: readonly (readonly [settings: object, answer: unknown])[] = [
  [{}, 'done'],
  [{ S3BucketName: 'other' }, [400, 'S3BucketDoesNotExistException', 'S3 bucket other does not exist!']],
  [
    { S3BucketName: 'closed' },
    [400, 'InsufficientS3BucketPolicyException', 'Incorrect S3 bucket policy is detected for bucket: closed'],
  ],
  [{ SnsTopicName: 'news' }, 'done'],
  [{ SnsTopicName: 'arn:aws:sns:us-east-1:123456789012:news' }, 'done'],
  [{ SnsTopicName: foreignTopic }, 'done'],
  [{ SnsTopicName: 'other' }, [400, 'InsufficientSnsTopicPolicyException', noTopic]],
  [{ SnsTopicName: 'closed' }, [400, 'InsufficientSnsTopicPolicyException', noTopic]],
  [{ SnsTopicName: 'not a name' }, [400, 'InvalidSnsTopicNameException', 'SNS topic name is not valid.']],
  [{ CloudWatchLogsLogGroupArn: group, CloudWatchLogsRoleArn: role }, 'done'],
  [
    { CloudWatchLogsLogGroupArn: group, CloudWatchLogsRoleArn: `${role}-other` },
    [400, 'InvalidCloudWatchLogsRoleArnException', 'Access denied. Check the trust relationships for your role.'],
  ],
  [
    { CloudWatchLogsLogGroupArn: group, CloudWatchLogsRoleArn: `${role}-closed` },
    [400, 'InvalidCloudWatchLogsLogGroupArnException', 'Access denied. Check the permissions for your role.'],
  ],
  // What is wrong by itself is refused before what does not exist.
  [
    { S3BucketName: 'other', IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false },
    [400, 'InvalidParameterCombinationException', 'Multi-Region trail must include global service events.'],
  ],
]

test.each(rows)('a trail with %j is made and updated as the service does it', async (settings, answer) => {
  const emulator = createEmulator({ existing })
  expect(await answerTo(emulator, 'CreateTrail', { Name: 'audit', S3BucketName: 'logs', ...settings })).toEqual(answer)
  const other = createEmulator({ existing })
  await call(other, 'CreateTrail', { Name: 'audit', S3BucketName: 'logs' })
  const before = await call(other, 'GetTrail', { Name: 'audit' })
  expect(await answerTo(other, 'UpdateTrail', { Name: 'audit', ...settings })).toEqual(answer)
  if (answer !== 'done') expect(await call(other, 'GetTrail', { Name: 'audit' })).toEqual(before)
})

test('of a kind that is not declared, everything exists', async () => {
  const emulator = createEmulator({ existing: { topics: [] } })
  const trail = { Name: 'audit', S3BucketName: 'any', CloudWatchLogsLogGroupArn: group, CloudWatchLogsRoleArn: role }
  expect(await answerTo(emulator, 'CreateTrail', trail)).toBe('done')
  expect(await answerTo(emulator, 'UpdateTrail', { Name: 'audit', SnsTopicName: 'any' })).toContain(noTopic)
})

test('queries deliver to, imports read from and federation uses only what exists', async () => {
  const emulator = createEmulator({ existing })
  const { EventDataStoreArn } = await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', {
    Name: 'store',
  })
  const query = (bucket: string) => ({
    QueryStatement: `SELECT eventName FROM ${EventDataStoreArn.split('/')[1]}`,
    DeliveryS3Uri: `s3://${bucket}/results`,
  })
  expect(await answerTo(emulator, 'StartQuery', query('other'))).toContain('S3BucketDoesNotExistException')
  expect(await answerTo(emulator, 'StartQuery', query('closed'))).toContain('InsufficientS3BucketPolicyException')
  expect(await answerTo(emulator, 'StartQuery', query('logs'))).toBe('done')

  const source = (bucket: string, S3BucketAccessRoleArn: string) => ({
    Destinations: [EventDataStoreArn],
    ImportSource: { S3: { S3LocationUri: `s3://${bucket}/x`, S3BucketRegion: 'us-east-1', S3BucketAccessRoleArn } },
  })
  expect(await answerTo(emulator, 'StartImport', source('other', role))).toContain('InvalidImportSourceException')
  expect(await answerTo(emulator, 'StartImport', source('logs', `${role}-x`))).toContain('InvalidImportSourceException')
  expect(await answerTo(emulator, 'StartImport', source('logs', role))).toBe('done')

  const federation = (FederationRoleArn: string) => ({ EventDataStore: EventDataStoreArn, FederationRoleArn })
  expect(await answerTo(emulator, 'EnableFederation', federation(`${role}-x`))).toContain('AccessDeniedException')
  expect(await answerTo(emulator, 'EnableFederation', federation(role))).toBe('done')
})

test('a kind that is not known is a mistake of the test', () => {
  const misspelt = { bucket: ['logs'] } as unknown as EmulatorOptions['existing'] // as JavaScript could pass it
  expect(() => createEmulator({ existing: misspelt })).toThrow(
    new TypeError('createEmulator: existing.bucket is not a kind; the kinds are buckets, topics, roles'),
  )
})
