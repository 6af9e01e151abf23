/**
 * What moto's own tests expect of CloudTrail, as facts written anew: calls, and what the last one answers. Where moto uses
 * names and ARNs that the service does not take, a row has valid ones in their place, and one that differs says so.
 *
 * @see https://github.com/getmoto/moto/tree/master/tests/test_cloudtrail
 */

/** A call: Region, operation, input. */
export type Call = readonly [region: string, operation: string, input?: object]

/** One expectation of moto's. */
export interface MotoRow {
  readonly claim: string
  readonly calls: readonly Call[]
  /** Members of the answer to the last call; `undefined` for a member that must not be there. */
  readonly answer?: Readonly<Record<string, unknown>>
  /** Or the code and text of its refusal. */
  readonly refused?: readonly [code: string, message: string]
  /** What the emulator answers instead, where it does not do what moto expects. The list of differences says why. */
  readonly instead?: Readonly<Record<string, unknown>> | readonly [code: string, message: string]
}

const account = '123456789012'
const arnOf = (region: string, name: string): string => `arn:aws:cloudtrail:${region}:${account}:trail/${name}`
const basic = (region: string, Name: string): Call => [region, 'CreateTrail', { Name, S3BucketName: 'made' }]

const everything = {
  S3BucketName: 'made',
  S3KeyPrefix: 's3kp',
  SnsTopicName: 'cloudtrailtopic',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  EnableLogFileValidation: true,
  IsOrganizationTrail: true,
  CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${account}:log-group:trails:*`,
  CloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/logs`,
  KmsKeyId: `arn:aws:kms:us-east-1:${account}:key/0b9a8c7d-1e2f-4a5b-8c6d-7e8f9a0b1c2d`,
}
const advanced = (region: string, Name: string): Call => [
  region,
  'CreateTrail',
  {
    ...everything,
    Name,
    TagsList: [
      { Key: 'tk', Value: 'tv' },
      { Key: 'tk2', Value: 'tv2' },
    ],
  },
]
const { EnableLogFileValidation: LogFileValidationEnabled, ...others } = everything
const shown = { ...others, LogFileValidationEnabled }

const tooShort = (length: number): string =>
  `Trail name too short. Minimum allowed length: 3 characters. Specified name length: ${length} characters.`

const badNames: readonly (readonly [name: string, message: string])[] = [
  ['a', tooShort(1)],
  ['aa', tooShort(2)],
  [
    'a'.repeat(129),
    'Trail name too long. Maximum allowed length: 128 characters. Specified name length: 129 characters.',
  ],
  ['trail!', 'Trail name must ends with a letter or number.'],
  [
    'my#trail',
    'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
  ],
  ['-trail', 'Trail name must starts with a letter or number.'],
]

const neverLogged = {
  IsLogging: false,
  LatestDeliveryAttemptTime: '',
  LatestNotificationAttemptTime: '',
  LatestNotificationAttemptSucceeded: '',
  LatestDeliveryAttemptSucceeded: '',
  TimeLoggingStarted: '',
  TimeLoggingStopped: '',
  StartLoggingTime: undefined,
}

const objects = (value: string, IncludeManagementEvents = true) => ({
  EventSelectors: [
    {
      ReadWriteType: 'All',
      IncludeManagementEvents,
      DataResources: [{ Type: 'AWS::S3::Object', Values: [value] }],
    },
  ],
})
const someField = { AdvancedEventSelectors: [{ Name: 'aes1', FieldSelectors: [{ Field: 'f', Equals: ['fs1'] }] }] }
const management = {
  AdvancedEventSelectors: [{ Name: 'aes1', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
}
const rate = { InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] }
const threeRegions: readonly Call[] = [
  basic('us-east-1', 'one'),
  advanced('us-east-1', 'two'),
  basic('eu-west-1', 'three'),
]

export const motoRows: readonly MotoRow[] = [
  {
    claim: 'a bucket that is not there is refused',
    calls: [['us-east-1', 'CreateTrail', { Name: 'mytrailname', S3BucketName: 'specificweirdbucketthatdoesnotexist' }]],
    refused: ['S3BucketDoesNotExistException', 'S3 bucket specificweirdbucketthatdoesnotexist does not exist!'],
  },
  ...badNames.map(([Name, message]): MotoRow => ({
    claim: `the name ${Name.slice(0, 12)} of ${Name.length} characters is refused, before the bucket is looked at`,
    calls: [['us-east-1', 'CreateTrail', { Name, S3BucketName: 'specificweirdbucketthatdoesnotexist' }]],
    refused: ['InvalidTrailNameException', message],
  })),
  {
    claim: 'a new trail has the defaults',
    calls: [basic('us-east-1', 'simple')],
    answer: {
      Name: 'simple',
      S3BucketName: 'made',
      S3KeyPrefix: undefined,
      SnsTopicName: undefined,
      SnsTopicARN: undefined,
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: false,
      TrailARN: arnOf('us-east-1', 'simple'),
      LogFileValidationEnabled: false,
      IsOrganizationTrail: false,
    },
  },
  {
    claim: 'a multi-Region trail without global events is refused, before the bucket is looked at',
    calls: [
      [
        'us-east-1',
        'CreateTrail',
        {
          Name: 'mytrailname',
          S3BucketName: 'non-existent',
          IncludeGlobalServiceEvents: false,
          IsMultiRegionTrail: true,
        },
      ],
    ],
    refused: ['InvalidParameterCombinationException', 'Multi-Region trail must include global service events.'],
  },
  {
    claim: 'a topic that is not there is refused',
    calls: [
      ['us-east-1', 'CreateTrail', { Name: 'mytrailname', S3BucketName: 'made', SnsTopicName: 'nonexistingtopic' }],
    ],
    refused: ['InsufficientSnsTopicPolicyException', 'SNS Topic does not exist or the topic policy is incorrect!'],
  },
  {
    claim: 'a new trail has every setting that it was given',
    calls: [advanced('us-east-1', 'full')],
    answer: {
      ...shown,
      Name: 'full',
      SnsTopicARN: `arn:aws:sns:us-east-1:${account}:cloudtrailtopic`,
      TrailARN: arnOf('us-east-1', 'full'),
    },
  },
  ...['GetTrail', 'GetTrailStatus'].map((operation): MotoRow => ({
    claim: `${operation} refuses a name of one character as too short, whatever the character`,
    calls: [['us-east-1', operation, { Name: '?' }]],
    refused: ['InvalidTrailNameException', tooShort(1)],
  })),
  {
    claim: 'GetTrail says the name of a trail that is not there',
    calls: [['us-east-1', 'GetTrail', { Name: 'unknowntrail' }]],
    refused: ['TrailNotFoundException', `Unknown trail: unknowntrail for the user: ${account}`],
  },
  {
    claim: 'GetTrailStatus says the ARN of a trail that is not there',
    calls: [['us-east-1', 'GetTrailStatus', { Name: 'unknowntrail' }]],
    refused: [
      'TrailNotFoundException',
      `Unknown trail: ${arnOf('us-east-1', 'unknowntrail')} for the user: ${account}`,
    ],
  },
  {
    claim: 'GetTrail shows one of two trails',
    calls: [basic('us-east-1', 'one'), basic('us-east-1', 'two'), ['us-east-1', 'GetTrail', { Name: 'two' }]],
    answer: {
      Trail: {
        Name: 'two',
        IncludeGlobalServiceEvents: true,
        IsMultiRegionTrail: false,
        TrailARN: arnOf('us-east-1', 'two'),
      },
    },
  },
  ...['one', arnOf('us-east-1', 'one')].map((Name): MotoRow => ({
    claim: `a trail that never logged has empty times, asked for as ${Name}`,
    calls: [basic('us-east-1', 'one'), ['us-east-1', 'GetTrailStatus', { Name }]],
    answer: neverLogged,
  })),
  {
    claim: 'a trail that logs has the time of its start, and none of an end',
    calls: [
      basic('eu-west-3', 'one'),
      ['eu-west-3', 'StartLogging', { Name: 'one' }],
      ['eu-west-3', 'GetTrailStatus', { Name: 'one' }],
    ],
    answer: {
      IsLogging: true,
      StartLoggingTime: 'a time',
      StopLoggingTime: undefined,
      LatestNotificationAttemptTime: '',
      LatestNotificationAttemptSucceeded: '',
      TimeLoggingStarted: 'a text',
      TimeLoggingStopped: '',
    },
  },
  {
    claim: 'a trail has delivered as soon as it logs',
    calls: [
      basic('eu-west-3', 'one'),
      ['eu-west-3', 'StartLogging', { Name: 'one' }],
      ['eu-west-3', 'GetTrailStatus', { Name: 'one' }],
    ],
    answer: { LatestDeliveryTime: 'a time' },
    instead: { LatestDeliveryTime: undefined },
  },
  {
    claim: 'a trail that was stopped has both times',
    calls: [
      basic('eu-west-3', 'one'),
      ['eu-west-3', 'StartLogging', { Name: 'one' }],
      ['eu-west-3', 'StopLogging', { Name: 'one' }],
      ['eu-west-3', 'GetTrailStatus', { Name: 'one' }],
    ],
    answer: {
      IsLogging: false,
      StartLoggingTime: 'a time',
      StopLoggingTime: 'a time',
      TimeLoggingStarted: 'a text',
      TimeLoggingStopped: 'a text',
    },
  },
  {
    claim: 'the status of a multi-Region trail is read by ARN in every Region',
    calls: [
      advanced('us-east-1', 'everywhere'),
      ['us-east-1', 'StartLogging', { Name: 'everywhere' }],
      ['eu-west-1', 'GetTrailStatus', { Name: arnOf('us-east-1', 'everywhere') }],
    ],
    answer: { IsLogging: true },
  },
  {
    claim: 'a multi-Region trail is described in every Region',
    calls: [advanced('us-east-1', 'everywhere'), ['eu-west-1', 'DescribeTrails']],
    answer: { trailList: [{ TrailARN: arnOf('us-east-1', 'everywhere') }] },
  },
  {
    claim: 'ListTrails lists what is in its Region: here the multi-Region trail of another',
    calls: [
      basic('us-east-1', 'one'),
      advanced('ap-southeast-2', 'two'),
      basic('eu-west-1', 'three'),
      ['eu-west-3', 'ListTrails'],
    ],
    answer: {
      Trails: [{ TrailARN: arnOf('ap-southeast-2', 'two'), Name: 'two', HomeRegion: 'ap-southeast-2' }],
    },
    instead: { Trails: [{ Name: 'two' }, { Name: 'three' }, { Name: 'one' }] },
  },
  {
    claim: 'ListTrails lists nothing in a Region without trails',
    calls: [
      basic('us-east-1', 'one'),
      basic('ap-southeast-2', 'two'),
      basic('eu-west-1', 'three'),
      ['eu-west-3', 'ListTrails'],
    ],
    answer: { Trails: [] },
    instead: { Trails: [{ Name: 'two' }, { Name: 'three' }, { Name: 'one' }] },
  },
  { claim: 'an account without trails lists none', calls: [['us-east-1', 'ListTrails']], answer: { Trails: [] } },
  ...[{}, { includeShadowTrails: true }].flatMap((input): MotoRow[] => [
    {
      claim: `DescribeTrails with ${JSON.stringify(input)} shows the trails of the Region`,
      calls: [...threeRegions, ['us-east-1', 'DescribeTrails', input]],
      answer: {
        trailList: [
          { Name: 'one', HomeRegion: 'us-east-1', HasCustomEventSelectors: false, HasInsightSelectors: false },
          { ...shown, Name: 'two', HomeRegion: 'us-east-1' },
        ],
      },
    },
    {
      claim: `DescribeTrails with ${JSON.stringify(input)} shows the shadows of other Regions`,
      calls: [...threeRegions, ['eu-west-1', 'DescribeTrails', input]],
      answer: { trailList: [{ Name: 'two' }, { Name: 'three' }] },
    },
  ]),
  {
    claim: 'without shadows, DescribeTrails shows the trails that are at home',
    calls: [...threeRegions, ['us-east-1', 'DescribeTrails', { includeShadowTrails: false }]],
    answer: { trailList: [{ Name: 'one' }, { Name: 'two' }] },
  },
  {
    claim: 'without shadows, DescribeTrails shows only those at home in another Region too',
    calls: [...threeRegions, ['eu-west-1', 'DescribeTrails', { includeShadowTrails: false }]],
    answer: { trailList: [{ Name: 'three' }] },
  },
  {
    claim: 'a trail that is deleted is gone',
    calls: [basic('us-east-1', 'one'), ['us-east-1', 'DeleteTrail', { Name: 'one' }], ['us-east-1', 'DescribeTrails']],
    answer: { trailList: [] },
  },
  {
    claim: 'an update that sets nothing changes nothing',
    calls: [basic('ap-southeast-2', 'one'), ['ap-southeast-2', 'UpdateTrail', { Name: 'one' }]],
    answer: {
      Name: 'one',
      S3BucketName: 'made',
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: false,
      LogFileValidationEnabled: false,
      IsOrganizationTrail: false,
      S3KeyPrefix: undefined,
      SnsTopicName: undefined,
      SnsTopicARN: undefined,
    },
  },
  {
    claim: 'an update sets everything',
    calls: [
      basic('us-east-1', 'one'),
      ['us-east-1', 'UpdateTrail', { ...everything, Name: 'one', S3BucketName: 'other' }],
      ['us-east-1', 'GetTrail', { Name: 'one' }],
    ],
    answer: { Trail: { ...shown, Name: 'one', S3BucketName: 'other' } },
  },
  {
    claim: 'an update takes a bucket with an underscore',
    calls: [basic('us-east-1', 'one'), ['us-east-1', 'UpdateTrail', { Name: 'one', S3BucketName: 'updated_bucket' }]],
    answer: { S3BucketName: 'updated_bucket' },
    instead: ['InvalidS3BucketNameException', "Bucket name should not contain '_'"],
  },
  {
    claim: 'an update makes a trail multi-Region without global events',
    calls: [
      basic('us-east-1', 'one'),
      ['us-east-1', 'UpdateTrail', { Name: 'one', IncludeGlobalServiceEvents: false, IsMultiRegionTrail: true }],
    ],
    answer: { IncludeGlobalServiceEvents: false, IsMultiRegionTrail: true },
    instead: ['InvalidParameterCombinationException', 'Multi-Region trail must include global service events.'],
  },
  {
    claim: 'basic selectors come back as they were put',
    calls: [
      basic('eu-west-1', 'one'),
      ['eu-west-1', 'PutEventSelectors', { TrailName: 'one', ...objects('arn:aws:s3:::data/') }],
    ],
    answer: {
      TrailARN: arnOf('eu-west-1', 'one'),
      ...objects('arn:aws:s3:::data/'),
      AdvancedEventSelectors: undefined,
    },
  },
  {
    claim: 'data resources can have wildcards',
    calls: [
      basic('eu-west-1', 'one'),
      ['eu-west-1', 'PutEventSelectors', { TrailName: 'one', ...objects('arn:aws:s3:::*/*') }],
    ],
    answer: objects('arn:aws:s3:::*/*'),
    instead: ['InvalidEventSelectorsException', 'Value arn:aws:s3:::*/* for DataResources.Values is invalid.'],
  },
  {
    claim: 'a trail can have both kinds of selectors, with any field',
    calls: [
      basic('eu-west-1', 'one'),
      ['eu-west-1', 'PutEventSelectors', { TrailName: 'one', ...objects('arn:aws:s3:::data/'), ...someField }],
    ],
    answer: { ...objects('arn:aws:s3:::data/'), ...someField },
    instead: ['InvalidEventSelectorsException', 'Specify either EventSelectors or AdvancedEventSelectors.'],
  },
  {
    claim: 'a new trail has no selectors',
    calls: [basic('ap-southeast-1', 'one'), ['ap-southeast-1', 'GetEventSelectors', { TrailName: 'one' }]],
    answer: { TrailARN: arnOf('ap-southeast-1', 'one'), EventSelectors: [], AdvancedEventSelectors: [] },
    instead: {
      TrailARN: arnOf('ap-southeast-1', 'one'),
      EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }],
      AdvancedEventSelectors: undefined,
    },
  },
  {
    claim: 'basic selectors are shown as they were put',
    calls: [
      basic('ap-southeast-2', 'one'),
      ['ap-southeast-2', 'PutEventSelectors', { TrailName: 'one', ...objects('arn:aws:s3:::data/', false) }],
      ['ap-southeast-2', 'GetEventSelectors', { TrailName: 'one' }],
    ],
    answer: { TrailARN: arnOf('ap-southeast-2', 'one'), ...objects('arn:aws:s3:::data/', false) },
  },
  {
    claim: 'advanced selectors take the place of basic ones',
    calls: [
      basic('ap-southeast-1', 'one'),
      ['ap-southeast-1', 'PutEventSelectors', { TrailName: 'one', ...objects('arn:aws:s3:::data/', false) }],
      ['ap-southeast-1', 'PutEventSelectors', { TrailName: 'one', ...management }],
      ['ap-southeast-1', 'GetEventSelectors', { TrailName: 'one' }],
    ],
    answer: management,
  },
  {
    claim: 'a trail with advanced selectors shows an empty list of basic ones',
    calls: [
      basic('ap-southeast-1', 'one'),
      ['ap-southeast-1', 'PutEventSelectors', { TrailName: 'one', ...management }],
      ['ap-southeast-1', 'GetEventSelectors', { TrailName: 'one' }],
    ],
    answer: { EventSelectors: [] },
    instead: { EventSelectors: undefined },
  },
  ...['one', arnOf('us-east-2', 'one')].map((TrailName): MotoRow => ({
    claim: `Insights selectors are shown as they were put, asked for as ${TrailName}`,
    calls: [
      basic('us-east-2', 'one'),
      ['us-east-2', 'PutInsightSelectors', { TrailName: 'one', ...rate }],
      ['us-east-2', 'GetInsightSelectors', { TrailName }],
    ],
    answer: { TrailARN: arnOf('us-east-2', 'one'), ...rate },
  })),
  {
    claim: 'a trail without Insights answers without selectors',
    calls: [basic('eu-west-1', 'one'), ['eu-west-1', 'GetInsightSelectors', { TrailName: 'one' }]],
    answer: { TrailARN: arnOf('eu-west-1', 'one'), InsightSelectors: undefined },
    instead: [
      'InsightNotEnabledException',
      `Trail ${arnOf('eu-west-1', 'one')} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`,
    ],
  },
  ...tagRows(),
]

function tagRows(): MotoRow[] {
  const region = 'ap-southeast-1'
  const ResourceId = arnOf(region, 'one')
  const list: Call = [region, 'ListTags', { ResourceIdList: [ResourceId] }]
  const tag = (Key: string, Value: string) => ({ Key, Value })
  const tags = (...TagsList: object[]) => ({ ResourceTagList: [{ ResourceId, TagsList }] })
  return [
    {
      claim: 'a tag that is added is listed',
      calls: [basic(region, 'one'), [region, 'AddTags', { ResourceId, TagsList: [tag('k1', 'v1')] }], list],
      answer: tags(tag('k1', 'v1')),
    },
    {
      claim: 'a tag that is removed is listed no more, and the others are',
      calls: [
        advanced(region, 'one'),
        [region, 'AddTags', { ResourceId, TagsList: [tag('tk3', 'tv3')] }],
        [region, 'RemoveTags', { ResourceId, TagsList: [tag('tk2', 'tv2')] }],
        list,
      ],
      answer: tags(tag('tk', 'tv'), tag('tk3', 'tv3')),
    },
    { claim: 'a trail without tags lists none', calls: [basic(region, 'one'), list], answer: tags() },
    {
      claim: 'the tags of a new trail are listed',
      calls: [advanced(region, 'one'), list],
      answer: tags(tag('tk', 'tv'), tag('tk2', 'tv2')),
    },
  ]
}
