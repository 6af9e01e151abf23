/** Dashboards, and the event configuration of trails and event data stores. */
import { beforeEach, describe, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal } from '../../../support/emulator-call.js'

const nowMs = Date.UTC(2026, 0, 1, 12)
const DashboardArn = 'arn:aws:cloudtrail:us-east-1:123456789012:dashboard/overview'
let emulator: Emulator
let store: string

beforeEach(async () => {
  emulator = createEmulator({ now: () => nowMs })
  store = (await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', { Name: 'events' }))
    .EventDataStoreArn
})

const widget = (more: object = {}) => ({
  QueryStatement: `SELECT eventName FROM ${store.slice(-36)} WHERE eventTime > '?'`,
  QueryParameters: ['$StartTime$'],
  ViewProperties: { Title: 'names' },
  ...more,
})

describe('dashboards', () => {
  test('one is made, shown, refreshed, changed, listed and deleted', async () => {
    const Widgets = [widget()]
    const settings = { DashboardArn, Type: 'CUSTOM', Widgets, TerminationProtectionEnabled: true }
    const made = await call(emulator, 'CreateDashboard', {
      Name: 'overview',
      Widgets,
      TerminationProtectionEnabled: true,
    })
    expect(made).toEqual({ ...settings, Name: 'overview', TagsList: [] })
    const { RefreshId } = await call(emulator, 'StartDashboardRefresh', { DashboardId: 'overview' })
    const times = { CreatedTimestamp: nowMs / 1000, UpdatedTimestamp: nowMs / 1000 }
    expect(await call(emulator, 'GetDashboard', { DashboardId: DashboardArn })).toEqual({
      ...settings,
      ...times,
      Status: 'CREATED',
      LastRefreshId: RefreshId,
    })
    expect(await refusal(emulator, 'DeleteDashboard', { DashboardId: 'overview' })).toBe('ConflictException')
    const update = { DashboardId: 'overview', TerminationProtectionEnabled: false }
    expect(await call(emulator, 'UpdateDashboard', update)).toMatchObject({
      Widgets,
      TerminationProtectionEnabled: false,
    })
    expect(await call(emulator, 'ListDashboards', { NamePrefix: 'over' })).toEqual({
      Dashboards: [{ DashboardArn, Type: 'CUSTOM' }],
    })
    expect(await call(emulator, 'ListDashboards', { Type: 'MANAGED' })).toEqual({ Dashboards: [] })
    await call(emulator, 'DeleteDashboard', { DashboardId: 'overview' })
    expect(await refusal(emulator, 'GetDashboard', { DashboardId: 'overview' })).toBe('ResourceNotFoundException')
  })

  test.each<[() => object, string]>([
    [() => ({ Name: 'a' }), 'ValidationException'],
    [() => ({ Widgets: Array.from({ length: 11 }, () => widget()) }), 'ServiceQuotaExceededException'],
    [() => ({ Widgets: [widget({ QueryStatement: 'SELECT 1' })] }), 'InvalidQueryStatementException'],
    [() => ({ Widgets: [widget({ QueryParameters: [] })] }), 'InvalidQueryStatementException'],
    [
      () => ({ Widgets: [widget({ QueryStatement: 'SELECT a FROM 11111111-2222-3333-4444-555555555555' })] }),
      'EventDataStoreNotFoundException',
    ],
    [() => ({ RefreshSchedule: { TimeOfDay: '25:00' } }), 'ValidationException'],
  ])('wrong input %# is refused with %s', async (more, code) => {
    expect(await refusal(emulator, 'CreateDashboard', { Name: 'overview', ...more() })).toBe(code)
  })

  test('a query can have its event data store in quotes, as StartQuery takes it', async () => {
    const QueryStatement = `SELECT eventID FROM "${store.slice(-36)}"`
    const Widgets = [widget({ QueryStatement, QueryParameters: [] })]
    expect(await call(emulator, 'CreateDashboard', { Name: 'overview', Widgets })).toMatchObject({ Widgets })
    expect(await call(emulator, 'StartQuery', { QueryStatement })).toHaveProperty('QueryId')
  })

  test('a name is taken once', async () => {
    await call(emulator, 'CreateDashboard', { Name: 'overview' })
    expect(await refusal(emulator, 'CreateDashboard', { Name: 'overview' })).toBe('ConflictException')
  })
})

describe('event configuration', () => {
  const ContextKeySelectors = [{ Type: 'RequestContext', Equals: ['aws:SourceIp'] }]

  test('a store has a size of events and context keys', async () => {
    const unset = { EventDataStoreArn: store, MaxEventSize: 'Standard', ContextKeySelectors: [] }
    expect(await call(emulator, 'GetEventConfiguration', { EventDataStore: store })).toEqual(unset)
    const set = { EventDataStoreArn: store, MaxEventSize: 'Large', ContextKeySelectors }
    const put = { EventDataStore: store, MaxEventSize: 'Large', ContextKeySelectors }
    expect(await call(emulator, 'PutEventConfiguration', put)).toEqual(set)
    expect(await call(emulator, 'GetEventConfiguration', { EventDataStore: store })).toEqual(set)
  })

  test('a trail has summaries', async () => {
    await call(emulator, 'CreateTrail', { Name: 'main', S3BucketName: 'sample-logs' })
    const AggregationConfigurations = [{ Templates: ['API_ACTIVITY'], EventCategory: 'Data' }]
    const put = { TrailName: 'main', AggregationConfigurations }
    expect(await call(emulator, 'PutEventConfiguration', put)).toMatchObject({ AggregationConfigurations })
    expect(await call(emulator, 'GetEventConfiguration', { TrailName: 'main' })).toMatchObject({
      AggregationConfigurations,
    })
  })

  test.each<[() => object, string]>([
    [() => ({}), 'InvalidParameterCombinationException'],
    [() => ({ TrailName: 'main', EventDataStore: store }), 'InvalidParameterCombinationException'],
    [() => ({ TrailName: 'main', MaxEventSize: 'Large' }), 'InvalidParameterCombinationException'],
    [() => ({ EventDataStore: store, AggregationConfigurations: [{}] }), 'InvalidParameterCombinationException'],
    [() => ({ EventDataStore: store, MaxEventSize: 'Huge' }), 'InvalidParameterException'],
    [() => ({ EventDataStore: store, ContextKeySelectors }), 'InvalidParameterException'],
    [() => ({ TrailName: 'missing', AggregationConfigurations: [] }), 'TrailNotFoundException'],
  ])('wrong input %# is refused with %s', async (input, code) => {
    expect(await refusal(emulator, 'PutEventConfiguration', input())).toBe(code)
  })

  test('a trail that is made again has none of the configuration of the one before', async () => {
    const trail = { Name: 'main', S3BucketName: 'logs' }
    await call(emulator, 'CreateTrail', trail)
    const AggregationConfigurations = [{ EventCategory: 'Data', Templates: ['API_ACTIVITY'] }]
    await call(emulator, 'PutEventConfiguration', { TrailName: 'main', AggregationConfigurations })
    await call(emulator, 'DeleteTrail', { Name: 'main' })
    await call(emulator, 'CreateTrail', trail)
    expect(await call(emulator, 'GetEventConfiguration', { TrailName: 'main' })).toMatchObject({
      AggregationConfigurations: [],
    })
  })
})
