/** Event data stores: their settings, their states over time, and the forms in which replies show them. */
import { readBoolean, readInteger, readString, readStrings, readStructures, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import { arnOf } from './arn.js'
import type { Context } from './context.js'
import type { EventDataStore, LastingState, StoreSettings } from './resources.js'
import { readAdvancedSelectors } from './selector-rules.js'

/** Days during which a deleted store can be restored. */
const daysToRestore = 7

const dayMs = 86_400_000

/** How long a store shows a passing state. */
const passingMs = 1000

/** Longest and default retention of each billing mode, in days. */
const retention = {
  EXTENDABLE_RETENTION_PRICING: { most: 3653, unsaid: 366 },
  FIXED_RETENTION_PRICING: { most: 2557, unsaid: 2557 },
} as const

/** The default selectors of a store: management events. */
const managementEvents = (): Input[] => [
  { Name: 'Default management events', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
]

const storeCategories = [
  'Management',
  'Data',
  'NetworkActivity',
  'Insight',
  'ConfigurationItem',
  'Evidence',
  'ActivityAuditLog',
]

/**
 * The settings after a request: those it sends, and the previous ones where it sends none.
 *
 * @throws Refusal for the first setting that is not valid.
 */
export function mergeStoreSettings(input: Input, before?: StoreSettings): StoreSettings {
  const BillingMode = readString(input, 'BillingMode') ?? before?.BillingMode ?? 'EXTENDABLE_RETENTION_PRICING'
  if (!(BillingMode in retention)) throw invalid(`BillingMode is not valid: ${BillingMode}`)
  const { most, unsaid } = retention[BillingMode as keyof typeof retention]
  const selectors = readStructures(input, 'AdvancedEventSelectors')
  const after = {
    Name: readString(input, 'Name') ?? before?.Name ?? '',
    AdvancedEventSelectors:
      selectors === undefined
        ? (before?.AdvancedEventSelectors ?? managementEvents())
        : readAdvancedSelectors(selectors, storeCategories),
    MultiRegionEnabled: readBoolean(input, 'MultiRegionEnabled') ?? before?.MultiRegionEnabled ?? true,
    OrganizationEnabled: readBoolean(input, 'OrganizationEnabled') ?? before?.OrganizationEnabled ?? false,
    RetentionPeriod: readInteger(input, 'RetentionPeriod') ?? before?.RetentionPeriod ?? unsaid,
    TerminationProtectionEnabled:
      readBoolean(input, 'TerminationProtectionEnabled') ?? before?.TerminationProtectionEnabled ?? true,
    KmsKeyId: readString(input, 'KmsKeyId') ?? before?.KmsKeyId,
    BillingMode,
  }
  if (!/^[\w.-]{3,128}$/.test(after.Name))
    throw invalid('Name must have 3 to 128 letters, digits, periods, hyphens or underscores.')
  if (after.RetentionPeriod < 7 || after.RetentionPeriod > most) {
    throw invalid(`RetentionPeriod must be from 7 to ${most} days with ${BillingMode}.`)
  }
  if (before?.BillingMode === 'EXTENDABLE_RETENTION_PRICING' && BillingMode !== before.BillingMode) {
    throw invalid('BillingMode cannot be changed from EXTENDABLE_RETENTION_PRICING.')
  }
  return after
}

const invalid = (message: string): Refusal => new Refusal('InvalidParameterException', message)

/** The categories of events that a store's selectors name. */
export function categoriesOf({ settings }: EventDataStore): string[] {
  const fields = settings.AdvancedEventSelectors.flatMap((selector) => readStructures(selector, 'FieldSelectors') ?? [])
  return fields.filter(({ Field }) => Field === 'eventCategory').flatMap((field) => readStrings(field, 'Equals') ?? [])
}

const arnPattern = /^arn:aws[a-z-]*:cloudtrail:([a-z0-9-]+):\d{12}:eventdatastore\/([a-f0-9-]{36})$/
const idPattern = /^[a-f0-9-]{36}$/

/**
 * The store that a request names by its ARN or by the id at its end, in the request's own Region.
 *
 * @throws Refusal `EventDataStoreARNInvalidException` or `EventDataStoreNotFoundException`.
 */
export function findStore(arnOrId: string | undefined, context: Context): EventDataStore {
  const isId = idPattern.test(arnOrId ?? '')
  if (arnOrId === undefined || !(isId || arnPattern.test(arnOrId))) {
    throw new Refusal('EventDataStoreARNInvalidException', `The event data store ARN is not valid: ${arnOrId ?? ''}`)
  }
  const arn = isId ? arnOf('eventdatastore', arnOrId, context) : arnOrId
  const store = storesIn(context).find((one) => one.arn === arn)
  if (store !== undefined) return store
  throw new Refusal('EventDataStoreNotFoundException', `The event data store does not exist: ${arn}`)
}

/**
 * Like {@link findStore}, but refuses a store that is pending deletion.
 *
 * @throws Refusal `InactiveEventDataStoreException` too.
 */
export function findActiveStore(arnOrId: string | undefined, context: Context): EventDataStore {
  const store = findStore(arnOrId, context)
  if (store.state !== 'PENDING_DELETION') return store
  throw new Refusal('InactiveEventDataStoreException', `The event data store is inactive: ${store.arn}`)
}

/** The stores of the request's Region; those whose time to be restored is over are removed first. */
export function storesIn({ account, region, nowMs }: Context): EventDataStore[] {
  for (const [arn, { goneAtMs = Infinity }] of account.eventDataStores) {
    if (goneAtMs > nowMs) continue
    account.eventDataStores.delete(arn)
    account.detachAll(arn)
  }
  return [...account.eventDataStores.values()].filter((store) => store.region === region)
}

/** Moves a store to a state by way of a passing one, e.g. to `ENABLED` by way of `STARTING_INGESTION`. */
export function moveTo(store: EventDataStore, passing: string, state: LastingState, { nowMs }: Context): void {
  store.state = state
  store.passing = { state: passing, untilMs: nowMs + passingMs }
  store.updatedAtMs = nowMs
}

export function beginDeletion(store: EventDataStore, { nowMs }: Context): void {
  Object.assign(store, {
    state: 'PENDING_DELETION',
    passing: undefined,
    goneAtMs: nowMs + daysToRestore * dayMs,
    updatedAtMs: nowMs,
  })
}

/** The state that this request sees. A passing state is seen once; the next request sees the lasting one. */
function readState(store: EventDataStore, { nowMs }: Context): string {
  const { passing } = store
  store.passing = undefined
  return passing !== undefined && nowMs < passing.untilMs ? passing.state : store.state
}

/** A store in the replies of operations on one store. */
export function storeDescription(store: EventDataStore, context: Context): Record<string, unknown> {
  return {
    EventDataStoreArn: store.arn,
    Status: readState(store, context),
    ...store.settings,
    CreatedTimestamp: epochSeconds(store.createdAtMs),
    UpdatedTimestamp: epochSeconds(store.updatedAtMs),
  }
}

/** A store in lists, without its billing mode and key. */
export function storeItem(store: EventDataStore, context: Context): Record<string, unknown> {
  const { BillingMode: _billing, KmsKeyId: _key, ...item } = storeDescription(store, context)
  return item
}

/** The members of a reply that describe a store's federation. */
export const federationOf = ({ federationRoleArn }: EventDataStore): Record<string, unknown> => ({
  FederationStatus: federationRoleArn === undefined ? 'DISABLED' : 'ENABLED',
  FederationRoleArn: federationRoleArn,
})
