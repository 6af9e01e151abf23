/** What the emulator keeps of an event data store, its states over time, and the forms in which the service shows one. */
import { readBoolean, readInteger, readString, readStructures, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import { arnOf } from './arn.js'
import type { Context } from './context.js'
import type { EventDataStore, LastingState, StoreSettings } from './resources.js'
import { readAdvancedSelectors } from './selector-rules.js'

/** Days in which a deleted store can be restored. */
const daysToRestore = 7

const dayMs = 86_400_000

/** How long a store takes from one state to the next. */
const passingMs = 1000

/** Longest and default retention of each billing mode, in days. */
const retention = {
  EXTENDABLE_RETENTION_PRICING: { most: 3653, unsaid: 366 },
  FIXED_RETENTION_PRICING: { most: 2557, unsaid: 2557 },
} as const

/** What a store takes in when it is told nothing: management events. */
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
 * The settings after a request: what it sends, else what was there.
 *
 * @throws Refusal for the first setting that is not valid.
 */
export function settleStore(input: Input, before?: StoreSettings): StoreSettings {
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

const arnPattern = /^arn:aws[a-z-]*:cloudtrail:([a-z0-9-]+):\d{12}:eventdatastore\/([a-f0-9-]{36})$/
const idPattern = /^[a-f0-9-]{36}$/

/**
 * The store that a request means: by ARN, or by the id at its end. It is one of the request's own Region.
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

/** The same, for what a store about to be deleted cannot do. @throws Refusal `InactiveEventDataStoreException` too. */
export function findActiveStore(arnOrId: string | undefined, context: Context): EventDataStore {
  const store = findStore(arnOrId, context)
  if (store.state !== 'PENDING_DELETION') return store
  throw new Refusal('InactiveEventDataStoreException', `The event data store is inactive: ${store.arn}`)
}

/** The stores of the request's Region, without those that are gone. */
export function storesIn({ account, region, nowMs }: Context): EventDataStore[] {
  for (const [arn, { goneAtMs = Infinity }] of account.eventDataStores) {
    if (goneAtMs > nowMs) continue
    account.eventDataStores.delete(arn)
    account.detachAll(arn)
  }
  return [...account.eventDataStores.values()].filter((store) => store.region === region)
}

/** Brings a store to a state, which it reaches after it has shown another one. */
export function pass(store: EventDataStore, passing: string, state: LastingState, { nowMs }: Context): void {
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

/** The state that a request sees; the next one sees where the store was going. */
function look(store: EventDataStore, { nowMs }: Context): string {
  const { passing } = store
  store.passing = undefined
  return passing !== undefined && nowMs < passing.untilMs ? passing.state : store.state
}

/** The form in replies of the operations on one store. */
export function storeDescription(store: EventDataStore, context: Context): Record<string, unknown> {
  return {
    EventDataStoreArn: store.arn,
    Status: look(store, context),
    ...store.settings,
    CreatedTimestamp: epochSeconds(store.createdAtMs),
    UpdatedTimestamp: epochSeconds(store.updatedAtMs),
  }
}

/** The form in lists, which has neither billing nor key. */
export function storeItem(store: EventDataStore, context: Context): Record<string, unknown> {
  const { BillingMode: _billing, KmsKeyId: _key, ...item } = storeDescription(store, context)
  return item
}

/** What replies tell of Athena's view of a store. */
export const federationOf = ({ federationRoleArn }: EventDataStore): Record<string, unknown> => ({
  FederationStatus: federationRoleArn === undefined ? 'DISABLED' : 'ENABLED',
  FederationRoleArn: federationRoleArn,
})
