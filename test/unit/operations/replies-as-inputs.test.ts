/** What a service returns can be given back to it; where it cannot, the message says what to leave out. */
import { expect, test } from 'vitest'
import type { AnyOperation } from '../../../src/contracts/operation.js'
import { GetChannel, UpdateChannel } from '../../../src/operations/channels.js'
import { GetDashboard, UpdateDashboard } from '../../../src/operations/dashboards.js'
import { GetEventDataStore, UpdateEventDataStore } from '../../../src/operations/event-data-stores.js'
import {
  GetEventConfiguration,
  GetEventSelectors,
  GetInsightSelectors,
  PutEventConfiguration,
  PutEventSelectors,
  PutInsightSelectors,
} from '../../../src/operations/event-selectors.js'
import { GetImport, StartImport } from '../../../src/operations/imports.js'
import { GetResourcePolicy, PutResourcePolicy } from '../../../src/operations/resource-policies.js'
import { AddTags, ListTags } from '../../../src/operations/tags.js'
import { DescribeTrails, GetTrail, UpdateTrail } from '../../../src/operations/trails.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'
import { issuesOf } from '../../support/refusal.js'

const arn = 'arn:aws:cloudtrail:eu-central-1:123456789012:eventdatastore/EXAMPLE-f852-4e8f-8bd1'
const management = { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }

type Members = Readonly<Record<string, unknown>>

/** The members of a reply that the input has too, read as they were received. */
function returned(
  reader: AnyOperation,
  wire: Members,
  writer: AnyOperation,
  at?: (output: Members) => unknown,
): Members {
  const decoded = decodeOutput(reader, wire)
  if ('issues' in decoded) throw new Error(JSON.stringify(decoded.issues))
  const found = (at ?? ((output) => output))(decoded.output) as Members
  const { shape } = writer.input()._zod.def as unknown as { shape: object }
  return Object.fromEntries(Object.entries(found).filter(([name]) => name in shape))
}

const trail = {
  Name: 'audit',
  S3BucketName: 'audit-logs',
  S3KeyPrefix: '',
  SnsTopicName: '',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  HomeRegion: 'eu-central-1',
  TrailARN: 'arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit',
  LogFileValidationEnabled: true,
  CloudWatchLogsRoleArn: '',
  KmsKeyId: '',
  HasCustomEventSelectors: true,
  IsOrganizationTrail: false,
}

test.each<[string, Members, AnyOperation, Members]>([
  [
    'advanced selectors beside an empty list of basic ones',
    { TrailName: 'audit' },
    PutEventSelectors,
    returned(GetEventSelectors, { EventSelectors: [], AdvancedEventSelectors: [management] }, PutEventSelectors),
  ],
  [
    'basic selectors beside an empty list of advanced ones',
    { TrailName: 'audit' },
    PutEventSelectors,
    returned(
      GetEventSelectors,
      {
        EventSelectors: [{ ReadWriteType: 'All', DataResources: [], ExcludeManagementEventSources: [] }],
        AdvancedEventSelectors: [],
      },
      PutEventSelectors,
    ),
  ],
  [
    'no selectors of either kind',
    { TrailName: 'audit' },
    PutEventSelectors,
    returned(GetEventSelectors, { EventSelectors: [], AdvancedEventSelectors: [] }, PutEventSelectors),
  ],
  [
    'Insights of a trail',
    { TrailName: 'audit' },
    PutInsightSelectors,
    returned(
      GetInsightSelectors,
      { TrailARN: arn, InsightSelectors: [{ InsightType: 'ApiCallRateInsight', EventCategories: [] }] },
      PutInsightSelectors,
    ),
  ],
  [
    'Insights of an event data store',
    { EventDataStore: arn },
    PutInsightSelectors,
    returned(
      GetInsightSelectors,
      { EventDataStoreArn: arn, InsightsDestination: arn, InsightSelectors: [] },
      PutInsightSelectors,
    ),
  ],
  [
    'the configuration of an event data store',
    { EventDataStore: arn },
    PutEventConfiguration,
    returned(
      GetEventConfiguration,
      { EventDataStoreArn: arn, MaxEventSize: 'Large', ContextKeySelectors: [], AggregationConfigurations: [] },
      PutEventConfiguration,
    ),
  ],
  [
    'the configuration of a trail',
    { TrailName: 'audit' },
    PutEventConfiguration,
    returned(
      GetEventConfiguration,
      {
        ContextKeySelectors: [],
        AggregationConfigurations: [{ EventCategory: 'Data', Templates: ['API_ACTIVITY'] }],
      },
      PutEventConfiguration,
    ),
  ],
  ['a trail', {}, UpdateTrail, returned(GetTrail, { Trail: trail }, UpdateTrail, ({ Trail }) => Trail)],
  [
    'a trail of a list',
    {},
    UpdateTrail,
    returned(DescribeTrails, { trailList: [trail] }, UpdateTrail, ({ trailList }) => (trailList as Members[])[0]),
  ],
  [
    'an event data store',
    { EventDataStore: arn },
    UpdateEventDataStore,
    returned(
      GetEventDataStore,
      { EventDataStoreArn: arn, Name: 'store', AdvancedEventSelectors: [], RetentionPeriod: 366, KmsKeyId: null },
      UpdateEventDataStore,
    ),
  ],
  [
    'a channel',
    { Channel: arn },
    UpdateChannel,
    returned(
      GetChannel,
      { Name: 'channel', Source: 'Custom', Destinations: [{ Type: 'EVENT_DATA_STORE', Location: arn }] },
      UpdateChannel,
    ),
  ],
  [
    'a dashboard',
    { DashboardId: arn },
    UpdateDashboard,
    returned(
      GetDashboard,
      {
        Widgets: [{ QueryStatement: 'SELECT 1', ViewProperties: { Height: '2' } }],
        RefreshSchedule: { Frequency: { Unit: 'HOURS', Value: 6 }, Status: 'ENABLED', TimeOfDay: '00:00' },
        TerminationProtectionEnabled: false,
      },
      UpdateDashboard,
    ),
  ],
  [
    'a resource policy',
    {},
    PutResourcePolicy,
    returned(GetResourcePolicy, { ResourceArn: arn, ResourcePolicy: '{}' }, PutResourcePolicy),
  ],
  [
    'tags',
    { ResourceId: arn },
    AddTags,
    returned(
      ListTags,
      { ResourceTagList: [{ ResourceId: arn, TagsList: [{ Key: 'team' }, { Key: 'cost', Value: '7' }] }] },
      AddTags,
      ({ ResourceTagList }) => (ResourceTagList as Members[])[0],
    ),
  ],
])('%s can be given back as received', (_, target, row, members) => {
  const input = { ...members, ...target }
  expect(encodeInput(row, input)).toEqual(input)
})

const id = '11111111-1111-1111-1111-111111111111'

test.each<[string, AnyOperation, Members, string]>([
  [
    'the trail and the destination of its Insights',
    PutInsightSelectors,
    { TrailName: 'audit', InsightsDestination: arn, InsightSelectors: [] },
    'InsightsDestination cannot be given together with TrailName: leave out one or the other',
  ],
  [
    'the size of events of a trail',
    PutEventConfiguration,
    { TrailName: 'audit', MaxEventSize: 'Standard' },
    'MaxEventSize cannot be given together with TrailName: leave out one or the other',
  ],
  [
    'an import with all that it was started with',
    StartImport,
    returned(
      GetImport,
      {
        ImportId: id,
        Destinations: [arn],
        ImportSource: { S3: { S3LocationUri: 's3://a', S3BucketRegion: 'b', S3BucketAccessRoleArn: 'c' } },
      },
      StartImport,
    ),
    'Destinations cannot be given together with ImportId: leave out one or the other',
  ],
  [
    'a tag with an empty value',
    AddTags,
    { ResourceId: arn, TagsList: [{ Key: 'team', Value: '' }] },
    'TagsList[0].Value must have at least 1 character, or be left out',
  ],
  [
    'a channel without destinations',
    UpdateChannel,
    { Channel: arn, Destinations: [] },
    'Destinations must have at least 1 item, or be left out',
  ],
  [
    'a store with an empty key',
    UpdateEventDataStore,
    { EventDataStore: arn, KmsKeyId: '' },
    'KmsKeyId must have at least 1 character, or be left out',
  ],
  [
    'a widget without parameters',
    UpdateDashboard,
    { DashboardId: arn, Widgets: [{ QueryStatement: 'a', QueryParameters: [], ViewProperties: {} }] },
    'Widgets[0].QueryParameters must have at least 1 item, or be left out',
  ],
  [
    'a condition with an operator without values',
    PutEventSelectors,
    { TrailName: 'audit', AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventName', Equals: [] }] }] },
    'AdvancedEventSelectors[0].FieldSelectors[0].Equals must have at least 1 item, or be left out',
  ],
  [
    'a selector without conditions, which are required',
    PutEventSelectors,
    { TrailName: 'audit', AdvancedEventSelectors: [{ FieldSelectors: [] }] },
    'AdvancedEventSelectors[0].FieldSelectors must have at least 1 item',
  ],
  [
    'a widget with the alias of its query',
    UpdateDashboard,
    { DashboardId: arn, Widgets: [{ QueryStatement: 'a', QueryAlias: 'b', ViewProperties: {} }] },
    'Widgets[0].QueryAlias is not a member; the members are QueryStatement, QueryParameters, ViewProperties',
  ],
])('%s: the message says what to leave out', (_, row, input, sentence) => {
  const issues = issuesOf(() => encodeInput(row, input))
  const sentences = issues.map(({ path, message }) => `${path} ${message}`)
  expect(sentences.filter((found) => !found.includes('must match'))).toEqual([sentence])
})
