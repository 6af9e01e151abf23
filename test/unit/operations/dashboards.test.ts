/** What the operations for dashboards refuse, and how their replies are read. */
import type * as sdk from '@aws-sdk/client-cloudtrail'
import { expect, expectTypeOf, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import {
  CreateDashboard,
  DeleteDashboard,
  GetDashboard,
  ListDashboards,
  StartDashboardRefresh,
  UpdateDashboard,
  type RequestWidget,
  type StartDashboardRefreshInput,
  type Widget,
} from '../../../src/operations/dashboards.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'

const DashboardId = 'arn:aws:cloudtrail:us-east-1:111122223333:dashboard/errors'
const widget = {
  QueryStatement: "SELECT errorCode FROM 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 WHERE eventTime > '?'",
  QueryParameters: ['$StartTime$'],
  ViewProperties: { Title: 'Errors by code', View: 'Table', Width: '4', Height: '2' },
}
const widgets = (count: number) => Array.from({ length: count }, () => widget)
const every = (Value: number, Unit: string) => ({ RefreshSchedule: { Status: 'ENABLED', Frequency: { Unit, Value } } })

test('creates a dashboard with widgets, schedule and tags', () => {
  const input = {
    Name: 'errors',
    RefreshSchedule: { Status: 'ENABLED', Frequency: { Unit: 'DAYS', Value: 1 }, TimeOfDay: '06:30' },
    TagsList: [{ Key: 'team', Value: 'security' }],
    TerminationProtectionEnabled: true,
    Widgets: [widget],
  }
  expect(encodeInput(CreateDashboard, input)).toEqual(input)
})

test.each(['ab', 'x'.repeat(129), 'my errors', 'errors.daily'])('refuses the name %j', (Name) => {
  expect(() => encodeInput(CreateDashboard, { Name })).toThrow(InputError)
  expect(() => encodeInput(ListDashboards, { NamePrefix: Name })).toThrow(InputError)
})

test('takes ten widgets and refuses the eleventh', () => {
  expect(encodeInput(UpdateDashboard, { DashboardId, Widgets: widgets(10) })).toHaveProperty('Widgets.length', 10)
  expect(() => encodeInput(UpdateDashboard, { DashboardId, Widgets: widgets(11) })).toThrow(/at most 10 items/)
  expect(() => encodeInput(CreateDashboard, { Name: 'errors', Widgets: widgets(11) })).toThrow(/at most 10 items/)
})

test('an empty list of widgets is sent, because it takes them all away', () => {
  expect(encodeInput(UpdateDashboard, { DashboardId, Widgets: [] })).toEqual({ DashboardId, Widgets: [] })
})

test.each([
  ['without SQL', { ViewProperties: widget.ViewProperties }],
  ['without view properties', { QueryStatement: widget.QueryStatement }],
  ['with an empty list of parameters', { ...widget, QueryParameters: [] }],
  ['with the alias that the service gave it', { ...widget, QueryAlias: 'errors' }],
  ['with a view property of two letters', { ...widget, ViewProperties: { Vi: 'Table' } }],
  ['with a slash in a title', { ...widget, ViewProperties: { Title: 'Errors/day' } }],
  ['with a number as its width', { ...widget, ViewProperties: { Width: 4 } }],
])('refuses a widget %s', (_, broken) => {
  expect(() => encodeInput(UpdateDashboard, { DashboardId, Widgets: [broken] })).toThrow(InputError)
})

test.each([
  [1, 'HOURS'],
  [6, 'HOURS'],
  [12, 'HOURS'],
  [24, 'HOURS'],
  [1, 'DAYS'],
])('refreshes every %i %s', (value, unit) => {
  const input = { DashboardId, ...every(value, unit) }
  expect(encodeInput(UpdateDashboard, input)).toEqual(input)
})

test.each([
  [2, 'HOURS'],
  [0, 'HOURS'],
  [6, 'DAYS'],
])('refuses to refresh every %i %s', (value, unit) => {
  expect(() => encodeInput(UpdateDashboard, { DashboardId, ...every(value, unit) })).toThrow(
    /RefreshSchedule\.Frequency\.Value must be 1, 6, 12 or 24 with the Unit HOURS/,
  )
})

test('refuses a unit that does not exist and half an hour', () => {
  expect(() => encodeInput(UpdateDashboard, { DashboardId, ...every(1, 'WEEKS') })).toThrow(/one of HOURS, DAYS/)
  expect(() => encodeInput(UpdateDashboard, { DashboardId, ...every(0.5, 'HOURS') })).toThrow(/a whole number/)
})

test('refuses a time of day without the zero in front', () => {
  expect(() => encodeInput(UpdateDashboard, { DashboardId, RefreshSchedule: { TimeOfDay: '6:30' } })).toThrow(
    InputError,
  )
})

test.each([GetDashboard, DeleteDashboard, UpdateDashboard, StartDashboardRefresh])(
  '$name needs the name or ARN of the dashboard',
  (row) => {
    expect(encodeInput(row, { DashboardId: 'errors' })).toEqual({ DashboardId: 'errors' })
    expect(() => encodeInput(row, {})).toThrow(/DashboardId is required/)
    expect(() => encodeInput(row, { DashboardId: 'my errors' })).toThrow(InputError)
  },
)

test('lists dashboards without any input, and by type', () => {
  expect(encodeInput(ListDashboards, {})).toEqual({})
  expect(encodeInput(ListDashboards, { Type: 'CUSTOM' })).toEqual({ Type: 'CUSTOM' })
  expect(() => encodeInput(ListDashboards, { Type: 'custom' })).toThrow(/MANAGED, CUSTOM/)
})

test('a refresh takes values by the names of the placeholders, dollar signs included', () => {
  const QueryParameterValues = { $StartTime$: '2026-11-20T00:00:00Z', $EventDataStoreId$: 'a1b2' }
  expect(encodeInput(StartDashboardRefresh, { DashboardId, QueryParameterValues })).toEqual({
    DashboardId,
    QueryParameterValues,
  })
})

test.each([
  ['a value with a space', { $StartTime$: '2026-11-20 00:00:00' }],
  ['an empty value', { $StartTime$: '' }],
  ['a Date', { $StartTime$: new Date(0) }],
  ['a name of two characters', { $$: '1' }],
  ['a name with a space', { 'Start Time': '1' }],
])('refuses to refresh with %s', (_, QueryParameterValues) => {
  expect(() => encodeInput(StartDashboardRefresh, { DashboardId, QueryParameterValues })).toThrow(InputError)
})

test('reads a dashboard whose schedule and widgets keep to none of the bounds', () => {
  const reply = {
    Type: 'SHARED',
    Status: 'PAUSED',
    RefreshSchedule: { Status: 'LATER', Frequency: { Unit: 'WEEKS', Value: 2 }, TimeOfDay: 'noon' },
    Widgets: [{ QueryAlias: 'errors', QueryParameters: [], ViewProperties: { V: 'Errors/day' } }],
    CreatedTimestamp: 1_795_132_800,
  }
  expect(decodeOutput(GetDashboard, reply)).toEqual({
    output: { ...reply, CreatedTimestamp: new Date('2026-11-20T00:00:00Z') },
  })
})

test('maps have the types of the AWS SDK', () => {
  expectTypeOf<Widget['ViewProperties']>().toEqualTypeOf<sdk.Widget['ViewProperties']>()
  expectTypeOf<RequestWidget['ViewProperties']>().toEqualTypeOf<Record<string, string>>()
  expectTypeOf<StartDashboardRefreshInput['QueryParameterValues']>().toEqualTypeOf<
    sdk.StartDashboardRefreshRequest['QueryParameterValues']
  >()
})

test('what creates or refreshes a dashboard is not sent twice', () => {
  const retries = [CreateDashboard, StartDashboardRefresh, UpdateDashboard, DeleteDashboard].map(({ retry }) => retry)
  expect(retries).toEqual(['unless-sent', 'unless-sent', 'always', 'always'])
})
