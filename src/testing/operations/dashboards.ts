/** Behaviour of the operations on custom dashboards. Their queries are stored and not run. */
import { arnOf } from '../account/arn.js'
import type { Context } from '../account/context.js'
import { findStore } from '../account/event-data-store.js'
import type { Dashboard } from '../account/resources.js'
import { mergeTags } from '../account/tag-rules.js'
import {
  asStructure,
  readBoolean,
  readInteger,
  readString,
  readStrings,
  readStructures,
  type Input,
} from '../front/input.js'
import { pageAfter } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import { storeIdIn } from '../lake/syntax/parse.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most dashboards of an account in a Region, and most widgets of a dashboard. */
const maxDashboards = 100
const maxWidgets = 10

const maxPageSize = 1000

const CreateDashboard: Behaviour = (input, context) => {
  const name = readString(input, 'Name') ?? ''
  if (!/^[\w-]{3,128}$/.test(name)) {
    throw new Refusal('ValidationException', 'Name must have 3 to 128 letters, digits, hyphens or underscores.')
  }
  const { region, account, nowMs } = context
  const arn = arnOf('dashboard', name, context)
  if (account.dashboards.has(arn)) throw new Refusal('ConflictException', `A dashboard with the name ${name} exists.`)
  if (dashboardsIn(context).length >= maxDashboards) throw quotaExceeded(`${maxDashboards} dashboards`)
  const tagsList = readStructures(input, 'TagsList') ?? []
  const tags = mergeTags(new Map(), tagsList)
  const dashboard: Dashboard = {
    arn,
    region,
    name,
    widgets: readWidgets(input, context) ?? [],
    refreshSchedule: readSchedule(input),
    isProtected: readBoolean(input, 'TerminationProtectionEnabled') ?? false,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    status: 'CREATED',
  }
  account.dashboards.set(arn, dashboard)
  account.tags.set(arn, tags)
  return { ...dashboardOutput(dashboard), Name: name, TagsList: tagsList }
}

const GetDashboard: Behaviour = (input, context) => {
  const dashboard = findDashboard(input, context)
  return {
    ...dashboardOutput(dashboard),
    ...timesOf(dashboard),
    Status: dashboard.status,
    LastRefreshId: dashboard.lastRefreshId,
  }
}

const ListDashboards: Behaviour = (input, context) => {
  const prefix = readString(input, 'NamePrefix') ?? ''
  const type = readString(input, 'Type') ?? 'CUSTOM'
  const size = Math.min(readInteger(input, 'MaxResults') ?? maxPageSize, maxPageSize)
  const found = dashboardsIn(context).filter(({ name }) => type === 'CUSTOM' && name.startsWith(prefix))
  const { page, nextToken } = pageAfter(found, ({ arn }) => arn, readString(input, 'NextToken'), size)
  return { Dashboards: page.map(({ arn }) => ({ DashboardArn: arn, Type: 'CUSTOM' })), NextToken: nextToken }
}

const UpdateDashboard: Behaviour = (input, context) => {
  const dashboard = findDashboard(input, context)
  Object.assign(dashboard, {
    widgets: readWidgets(input, context) ?? dashboard.widgets,
    refreshSchedule: readSchedule(input) ?? dashboard.refreshSchedule,
    isProtected: readBoolean(input, 'TerminationProtectionEnabled') ?? dashboard.isProtected,
    updatedAtMs: context.nowMs,
    status: 'UPDATED',
  })
  return { ...dashboardOutput(dashboard), ...timesOf(dashboard), Name: dashboard.name }
}

const DeleteDashboard: Behaviour = (input, context) => {
  const { arn, isProtected } = findDashboard(input, context)
  if (isProtected) throw new Refusal('ConflictException', `Termination protection is on for ${arn}.`)
  context.account.dashboards.delete(arn)
  context.account.detachAll(arn)
  return {}
}

const StartDashboardRefresh: Behaviour = (input, context) => {
  const dashboard = findDashboard(input, context)
  dashboard.lastRefreshId = context.account.newId('dashboard refresh')
  return { RefreshId: dashboard.lastRefreshId }
}

/** By ARN, or by name. */
function findDashboard(input: Input, context: Context): Dashboard {
  const id = readString(input, 'DashboardId') ?? ''
  const found = dashboardsIn(context).find(({ arn, name }) => arn === id || name === id)
  if (found !== undefined) return found
  throw new Refusal('ResourceNotFoundException', `The dashboard does not exist: ${id}`)
}

const dashboardsIn = ({ account, region }: Context): Dashboard[] =>
  [...account.dashboards.values()].filter((dashboard) => dashboard.region === region)

function readWidgets(input: Input, context: Context): Input[] | undefined {
  const widgets = readStructures(input, 'Widgets')
  if ((widgets?.length ?? 0) > maxWidgets) throw quotaExceeded(`${maxWidgets} widgets`)
  for (const widget of widgets ?? []) {
    const statement = readString(widget, 'QueryStatement') ?? ''
    const storeId = storeIdIn(statement)
    if (storeId === undefined)
      throw new Refusal('InvalidQueryStatementException', `The query has no event data store: ${statement}`)
    findStore(storeId, context)
    const placeholders = statement.match(/\?/g)?.length ?? 0
    if (placeholders !== (readStrings(widget, 'QueryParameters') ?? []).length) {
      throw new Refusal(
        'InvalidQueryStatementException',
        'QueryParameters must have one value for each ? of the query.',
      )
    }
  }
  return widgets
}

function readSchedule(input: Input): Input | undefined {
  const value = input['RefreshSchedule'] ?? undefined
  if (value === undefined) return undefined
  const schedule = asStructure(value, 'RefreshSchedule')
  const time = readString(schedule, 'TimeOfDay')
  if (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new Refusal('ValidationException', `TimeOfDay is not valid: ${time}`)
  }
  return schedule
}

const dashboardOutput = ({ arn, widgets, refreshSchedule, isProtected }: Dashboard): Record<string, unknown> => ({
  DashboardArn: arn,
  Type: 'CUSTOM',
  Widgets: widgets,
  RefreshSchedule: refreshSchedule,
  TerminationProtectionEnabled: isProtected,
})

const timesOf = ({ createdAtMs, updatedAtMs }: Dashboard): Record<string, unknown> => ({
  CreatedTimestamp: epochSeconds(createdAtMs),
  UpdatedTimestamp: epochSeconds(updatedAtMs),
})

const quotaExceeded = (limit: string): Refusal =>
  new Refusal('ServiceQuotaExceededException', `There can be ${limit} at most.`)

export const dashboards: Behaviours = {
  CreateDashboard,
  GetDashboard,
  ListDashboards,
  UpdateDashboard,
  DeleteDashboard,
  StartDashboardRefresh,
}
