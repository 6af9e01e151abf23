/** Trails: names, homes, shadows, limits. */
import { beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal, reply } from '../../../support/emulator-call.js'

let emulator: Emulator

beforeEach(() => {
  emulator = createEmulator()
})

const create = (Name: string, more: object = {}, region = 'us-east-1') =>
  call(emulator, 'CreateTrail', { Name, S3BucketName: 'sample-logs', ...more }, region)

const shownIn = async (region: string, input: object = {}): Promise<unknown[]> => {
  const { trailList } = await call<{ trailList: { TrailARN: string }[] }>(emulator, 'DescribeTrails', input, region)
  return trailList.map(({ TrailARN }) => TrailARN)
}

const arnOf = (name: string, region = 'us-east-1') => `arn:aws:cloudtrail:${region}:123456789012:trail/${name}`

test('CreateTrail answers with the defaults of the service', async () => {
  expect(await create('main')).toEqual({
    Name: 'main',
    TrailARN: arnOf('main'),
    S3BucketName: 'sample-logs',
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: false,
    LogFileValidationEnabled: false,
    IsOrganizationTrail: false,
    RecursiveLogging: true,
  })
})

test('CreateTrail answers with ARNs for a topic and a key given by name', async () => {
  const trail = await create('main', { SnsTopicName: 'news', KmsKeyId: 'alias/logs', EnableLogFileValidation: true })
  expect(trail).toMatchObject({
    SnsTopicName: 'news',
    SnsTopicARN: 'arn:aws:sns:us-east-1:123456789012:news',
    KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:alias/logs',
    LogFileValidationEnabled: true,
  })
})

test('GetTrail finds a trail by name and by ARN', async () => {
  await create('main')
  const byName = await call(emulator, 'GetTrail', { Name: 'main' })
  expect(byName).toMatchObject({
    Trail: { Name: 'main', HomeRegion: 'us-east-1', HasCustomEventSelectors: false, HasInsightSelectors: false },
  })
  expect(await call(emulator, 'GetTrail', { Name: arnOf('main') })).toEqual(byName)
})

const answerTo = async (operation: string, input: object, region = 'us-east-1'): Promise<unknown[]> => {
  const { status, body } = await reply(emulator, operation, input, { region })
  return [status, body['__type'], body['Message']]
}

const unknownTrail = (subject: string) => [
  400,
  'TrailNotFoundException',
  `Unknown trail: ${subject} for the user: 123456789012`,
]

test.each([
  ['GetTrail', 'Name'],
  ['UpdateTrail', 'Name'],
  ['DeleteTrail', 'Name'],
  ['StartLogging', 'Name'],
  ['StopLogging', 'Name'],
  ['PutEventSelectors', 'TrailName'],
  ['GetInsightSelectors', 'TrailName'],
  ['PutInsightSelectors', 'TrailName'],
  ['GetEventConfiguration', 'TrailName'],
  ['PutEventConfiguration', 'TrailName'],
])('%s says the name of a trail that is not there as it was given', async (operation, member) => {
  const input = { EventSelectors: [{}], InsightSelectors: [], AggregationConfigurations: [] }
  for (const name of ['none', arnOf('none', 'eu-west-1')]) {
    expect(await answerTo(operation, { ...input, [member]: name }, 'eu-west-1')).toEqual(unknownTrail(name))
  }
})

test.each([
  ['GetTrailStatus', 'Name'],
  ['GetEventSelectors', 'TrailName'],
])('%s says the ARN of a trail that is not there, as recordings show it', async (operation, member) => {
  expect(await answerTo(operation, { [member]: 'none' }, 'eu-west-1')).toEqual(unknownTrail(arnOf('none', 'eu-west-1')))
})

const onlyThese =
  'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, ' +
  'periods (.), hyphens (-), and underscores (_).'

test.each([
  [undefined, 'Trail name cannot be blank!'],
  ['', 'Trail name cannot be blank!'],
  ['ab', 'Trail name too short. Minimum allowed length: 3 characters. Specified name length: 2 characters.'],
  ['?', 'Trail name too short. Minimum allowed length: 3 characters. Specified name length: 1 characters.'],
  [
    'a'.repeat(129),
    'Trail name too long. Maximum allowed length: 128 characters. Specified name length: 129 characters.',
  ],
  ['my trail', onlyThese],
  ['my#trail', onlyThese],
  ['trail!', 'Trail name must ends with a letter or number.'],
  ['-trail', 'Trail name must starts with a letter or number.'],
  ['trail_', 'Trail name must ends with a letter or number.'],
  ['my--trail', 'Trail name cannot have adjacent periods, hyphens or underscores.'],
  ['my._trail', 'Trail name cannot have adjacent periods, hyphens or underscores.'],
  ['192.168.5.4', 'Trail name must not be formatted as an IP address.'],
])('the name %j is refused for the rule it breaks', async (Name, message) => {
  const refused = [400, 'InvalidTrailNameException', message]
  expect(await answerTo('CreateTrail', { Name, S3BucketName: 'sample-logs' })).toEqual(refused)
  expect(await answerTo('GetTrail', { Name })).toEqual(refused)
})

test.each(['abc', 'a'.repeat(128), 'My-trail_1.x', '1.2.3'])('the name %j is taken', async (name) => {
  expect(await create(name)).toMatchObject({ Name: name })
})

const ofAnotherRegion = 'Region in ARN is wrong, you can only access resources in region us-east-1.'
const ofAnotherAccount = 'AccountID in ARN is wrong, you can only access resources with AccountID 123456789012.'

test.each([
  ['arn:aws:s3:::bucket', 'The ARN arn:aws:s3:::bucket is invalid.'],
  ['arn:aws:cloudtrail:us-east-1:12:trail/x', 'The ARN arn:aws:cloudtrail:us-east-1:12:trail/x is invalid.'],
  [`${arnOf('x')}/y`, `The ARN ${arnOf('x')}/y is invalid.`],
  [arnOf('x').replace('aws', 'aws-cn'), `The ARN ${arnOf('x').replace('aws', 'aws-cn')} is invalid.`],
  [arnOf('x').replace('trail/', 'channel/'), `The ARN ${arnOf('x').replace('trail/', 'channel/')} is invalid.`],
  [arnOf('x').replace('123456789012', '999999999999'), ofAnotherAccount],
  [arnOf('x', 'eu-west-1'), ofAnotherRegion],
  [arnOf('local', 'eu-west-1'), ofAnotherRegion],
])('the ARN %s is refused in the words of the service', async (Name, message) => {
  await create('local', {}, 'eu-west-1')
  expect(await answerTo('GetTrail', { Name })).toEqual([400, 'CloudTrailARNInvalidException', message])
})

const role = 'arn:aws:iam::123456789012:role/x'
const logGroup = 'arn:aws:logs:us-east-1:123456789012:log-group:trails:*'

test.each([
  ['ab', 'Bucket name should be between 3 and 63 characters long'],
  ['Logs', 'Bucket name should not contain uppercase characters'],
  ['my logs', 'Bucket name should not contain white space'],
  ['my_logs', "Bucket name should not contain '_'"],
  ['logs!', 'Bucket name is not valid'],
  ['192.168.5.4', 'Bucket name must not be formatted as an IP Address'],
  ['my..logs', 'Bucket name should not contain two adjacent periods'],
  ['my.-logs', 'Bucket name should not contain dashes next to periods'],
  ['logs-', "Bucket name should not end with '-' or '.'"],
  ['-logs', 'Bucket name should begin with a lowercase letter or a number'],
])('the bucket name %j is refused for the rule it breaks', async (S3BucketName, message) => {
  const refused = [400, 'InvalidS3BucketNameException', message]
  expect(await answerTo('CreateTrail', { Name: 'main', S3BucketName })).toEqual(refused)
})

const both = { CloudWatchLogsLogGroupArn: logGroup, CloudWatchLogsRoleArn: role }

test('a log group is set together with its role, even where the trail has a role already', async () => {
  const alone = [
    [{ CloudWatchLogsLogGroupArn: logGroup }, 'InvalidCloudWatchLogsRoleArnException'],
    [{ CloudWatchLogsRoleArn: role }, 'InvalidCloudWatchLogsLogGroupArnException'],
    [{ CloudWatchLogsLogGroupArn: '', CloudWatchLogsRoleArn: role }, 'InvalidCloudWatchLogsLogGroupArnException'],
  ] as const
  await create('main', both)
  for (const [settings, code] of alone) {
    expect(await refusal(emulator, 'UpdateTrail', { Name: 'main', ...settings })).toBe(code)
    expect(await refusal(emulator, 'CreateTrail', { Name: 'new', S3BucketName: 'sample-logs', ...settings })).toBe(code)
  }
  expect(await answerTo('UpdateTrail', { Name: 'main', CloudWatchLogsLogGroupArn: logGroup })).toContain(
    'You must specify a role ARN as well as a log group.',
  )
  expect(await call(emulator, 'UpdateTrail', { Name: 'main', S3KeyPrefix: 'x' })).toMatchObject(both)
})

test.each([{}, { CloudWatchLogsRoleArn: '' }])('an empty log group beside %j clears group and role', async (more) => {
  await create('main', both)
  const cleared = await call(emulator, 'UpdateTrail', { Name: 'main', CloudWatchLogsLogGroupArn: '', ...more })
  expect(Object.keys(cleared).filter((name) => name.startsWith('CloudWatchLogs'))).toEqual([])
})

test.each([
  [{ S3BucketName: undefined }, 'InvalidS3BucketNameException'],
  [{ S3BucketName: 'a' }, 'InvalidS3BucketNameException'],
  [{ S3KeyPrefix: 'x'.repeat(201) }, 'InvalidS3PrefixException'],
  [{ SnsTopicName: 'x'.repeat(257) }, 'InvalidSnsTopicNameException'],
  [{ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false }, 'InvalidParameterCombinationException'],
  [{ KmsKeyId: 'no key' }, 'InvalidKmsKeyIdException'],
  [{ CloudWatchLogsLogGroupArn: 'logs', CloudWatchLogsRoleArn: role }, 'InvalidCloudWatchLogsLogGroupArnException'],
  [{ CloudWatchLogsLogGroupArn: logGroup, CloudWatchLogsRoleArn: 'x' }, 'InvalidCloudWatchLogsRoleArnException'],
  [{ TagsList: [{ Key: 'aws:x' }] }, 'InvalidTagParameterException'],
  [{ IsMultiRegionTrail: 'yes' }, 'SerializationException'],
])('the settings %j are refused and leave no trail behind', async (settings, code) => {
  expect(await refusal(emulator, 'CreateTrail', { Name: 'main', S3BucketName: 'sample-logs', ...settings })).toBe(code)
  expect(await shownIn('us-east-1')).toEqual([])
})

test('a name is taken once in a Region, and free in another', async () => {
  await create('main')
  expect(await refusal(emulator, 'CreateTrail', { Name: 'main', S3BucketName: 'sample-logs' })).toBe(
    'TrailAlreadyExistsException',
  )
  expect(await create('main', {}, 'eu-west-1')).toMatchObject({ TrailARN: arnOf('main', 'eu-west-1') })
})

test('a sixth trail in a Region is refused, multi-Region trails of other Regions counting', async () => {
  for (const name of ['one', 'two', 'three', 'four']) await create(name)
  await create('everywhere', { IsMultiRegionTrail: true }, 'eu-west-1')
  expect(await reply(emulator, 'CreateTrail', { Name: 'six', S3BucketName: 'sample-logs' })).toMatchObject({
    status: 400,
    body: {
      __type: 'MaximumNumberOfTrailsExceededException',
      Message: 'User: 123456789012 already has 5 trails in us-east-1.',
    },
  })
  expect(await create('six', {}, 'eu-west-1')).toMatchObject({ Name: 'six' })
})

test('a trail cannot become multi-Region where another Region is full', async () => {
  for (const name of ['one', 'two', 'three', 'four', 'five']) await create(name)
  await create('local', {}, 'eu-west-1')
  const update = { Name: 'local', IsMultiRegionTrail: true }
  expect(await refusal(emulator, 'UpdateTrail', update, 'eu-west-1')).toBe('MaximumNumberOfTrailsExceededException')
})

test('a multi-Region trail shows in the other Regions of its partition as a shadow', async () => {
  await create('local')
  await create('everywhere', { IsMultiRegionTrail: true })
  expect(await shownIn('us-east-1')).toEqual([arnOf('local'), arnOf('everywhere')])
  expect(await shownIn('eu-west-1')).toEqual([arnOf('everywhere')])
  expect(await shownIn('eu-west-1', { includeShadowTrails: false })).toEqual([])
  expect(await shownIn('cn-north-1')).toEqual([])
})

test('DescribeTrails leaves out names that match no trail', async () => {
  await create('main')
  expect(await shownIn('us-east-1', { trailNameList: ['none', 'main', arnOf('main')] })).toEqual([arnOf('main')])
})

test.each(['UpdateTrail', 'StartLogging', 'StopLogging', 'DeleteTrail'])(
  '%s is refused outside the home Region, by name and by ARN',
  async (operation) => {
    await create('everywhere', { IsMultiRegionTrail: true })
    expect(await refusal(emulator, operation, { Name: 'everywhere' }, 'eu-west-1')).toBe('InvalidHomeRegionException')
    expect(await refusal(emulator, operation, { Name: arnOf('everywhere') }, 'eu-west-1')).toBe(
      'InvalidHomeRegionException',
    )
  },
)

test('UpdateTrail changes what it names, and an empty text clears a setting', async () => {
  await create('main', { S3KeyPrefix: 'logs', SnsTopicName: 'news' })
  await call(emulator, 'UpdateTrail', { Name: 'main', S3KeyPrefix: '', IsMultiRegionTrail: true })
  const { Trail } = await call<{ Trail: object }>(emulator, 'GetTrail', { Name: 'main' })
  expect(Trail).toMatchObject({ S3BucketName: 'sample-logs', SnsTopicName: 'news', IsMultiRegionTrail: true })
  expect(Trail).not.toHaveProperty('S3KeyPrefix')
})

test('UpdateTrail that is refused changes nothing', async () => {
  await create('main')
  const before = await call(emulator, 'GetTrail', { Name: 'main' })
  const update = { Name: 'main', S3KeyPrefix: 'new', IncludeGlobalServiceEvents: false, IsMultiRegionTrail: true }
  expect(await refusal(emulator, 'UpdateTrail', update)).toBe('InvalidParameterCombinationException')
  expect(await call(emulator, 'GetTrail', { Name: 'main' })).toEqual(before)
})

test('DeleteTrail takes a trail away, with its tags', async () => {
  await create('main', { TagsList: [{ Key: 'team', Value: 'security' }] })
  await call(emulator, 'DeleteTrail', { Name: 'main' })
  expect(await refusal(emulator, 'GetTrail', { Name: 'main' })).toBe('TrailNotFoundException')
  expect(await refusal(emulator, 'ListTags', { ResourceIdList: [arnOf('main')] })).toBe('ResourceNotFoundException')
})

test('ListTrails lists the trails of every Region once, over pages', async () => {
  const regions = Array.from({ length: 21 }, (_, index) => `xx-test-${index + 1}`)
  for (const region of regions) for (const name of ['aaa', 'bbb', 'ccc', 'ddd', 'eee']) await create(name, {}, region)
  type Page = { Trails: { TrailARN: string; HomeRegion: string }[]; NextToken?: string }
  const first = await call<Page>(emulator, 'ListTrails')
  const second = await call<Page>(emulator, 'ListTrails', { NextToken: first.NextToken })
  expect([first.Trails.length, second.Trails.length, second.NextToken]).toEqual([100, 5, undefined])
  expect(new Set([...first.Trails, ...second.Trails].map(({ TrailARN }) => TrailARN)).size).toBe(105)
  expect(await refusal(emulator, 'ListTrails', { NextToken: 'garbage' })).toBe('ValidationException')
})

test('ARNs carry the partition of their Region', async () => {
  const regions = ['cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1', 'eusc-de-east-1']
  const trails = await Promise.all(regions.map((region) => create('main', {}, region)))
  expect(trails.map(({ TrailARN }) => String(TrailARN).split(':')[1])).toEqual([
    'aws-cn',
    'aws-us-gov',
    'aws-iso',
    'aws-iso-b',
    'aws-eusc',
  ])
})
