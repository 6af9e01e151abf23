/** Behaviour of the operations on event data stores. */
import { arnOf } from '../account/arn.js'
import type { Context } from '../account/context.js'
import {
  beginDeletion,
  federationOf,
  findActiveStore,
  findStore,
  mergeStoreSettings,
  moveTo,
  storeDescription,
  storeItem,
  storesIn,
} from '../account/event-data-store.js'
import { isUsableRole } from '../account/existing.js'
import { isUnderWay } from '../account/import.js'
import type { EventDataStore } from '../account/resources.js'
import { mergeTags } from '../account/tag-rules.js'
import { readBoolean, readString, readStructures, type Input } from '../front/input.js'
import { pageAfter, readPageSize } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most stores of an account in a Region, including those pending deletion. */
const maxStores = 10

/** The service's answer to those who were not customers of Lake on 31 May 2026. */
const closedToNewCustomers =
  'CloudTrail Lake is no longer accepting new customers. Existing customers can continue to use their event data stores.'

const CreateEventDataStore: Behaviour = (input, context) => {
  if (context.isLakeClosed) throw new Refusal('InvalidParameterException', closedToNewCustomers)
  const settings = mergeStoreSettings(input)
  checkName(settings.Name, context)
  checkRoom(context)
  const tagsList = readStructures(input, 'TagsList') ?? []
  const tags = mergeTags(new Map(), tagsList)
  const arn = arnOf('eventdatastore', context.account.newId('event data store'), context)
  const { region, nowMs } = context
  const store: EventDataStore = { arn, region, settings, state: 'ENABLED', createdAtMs: nowMs, updatedAtMs: nowMs }
  moveTo(store, 'CREATED', (readBoolean(input, 'StartIngestion') ?? true) ? 'ENABLED' : 'STOPPED_INGESTION', context)
  context.account.eventDataStores.set(arn, store)
  context.account.tags.set(arn, tags)
  return { ...storeDescription(store, context), TagsList: tagsList }
}

const GetEventDataStore: Behaviour = (input, context) => {
  const store = findStore(readString(input, 'EventDataStore'), context)
  return { ...storeDescription(store, context), ...federationOf(store) }
}

const ListEventDataStores: Behaviour = (input, context) => {
  const size = readPageSize(input, (message) => new Refusal('InvalidMaxResultsException', message))
  const found = storesIn(context)
  const { page, nextToken } = pageAfter(found, ({ arn }) => arn, readString(input, 'NextToken'), size)
  return { EventDataStores: page.map((store) => storeItem(store, context)), NextToken: nextToken }
}

const UpdateEventDataStore: Behaviour = (input, context) => {
  const store = findActiveStore(readString(input, 'EventDataStore'), context)
  const settings = mergeStoreSettings(input, store.settings)
  if (settings.Name !== store.settings.Name) checkName(settings.Name, context)
  store.settings = settings
  store.updatedAtMs = context.nowMs
  return { ...storeDescription(store, context), ...federationOf(store) }
}

const DeleteEventDataStore: Behaviour = (input, context) => {
  const store = findActiveStore(readString(input, 'EventDataStore'), context)
  if (store.settings.TerminationProtectionEnabled) {
    throw new Refusal('EventDataStoreTerminationProtectedException', `Termination protection is on for ${store.arn}.`)
  }
  if (store.federationRoleArn !== undefined) {
    throw new Refusal('EventDataStoreFederationEnabledException', `Federation is enabled for ${store.arn}.`)
  }
  if ([...context.account.channels.values()].some(({ destinations }) => destinations.includes(store.arn))) {
    throw new Refusal('ChannelExistsForEDSException', `A channel delivers to ${store.arn}.`)
  }
  const isFilling = [...context.account.imports.values()].some(
    (one) => one.destination === store.arn && isUnderWay(one, context),
  )
  if (isFilling) {
    throw new Refusal('EventDataStoreHasOngoingImportException', `An import into ${store.arn} is under way.`)
  }
  beginDeletion(store, context)
  return {}
}

const RestoreEventDataStore: Behaviour = (input, context) => {
  const store = findStore(readString(input, 'EventDataStore'), context)
  if (store.state !== 'PENDING_DELETION') throw wrongState(store, 'PENDING_DELETION')
  Object.assign(store, { state: 'ENABLED', goneAtMs: undefined, updatedAtMs: context.nowMs })
  return storeDescription(store, context)
}

const StartEventDataStoreIngestion: Behaviour = (input, context) => {
  const store = findIngesting(input, context)
  if (store.state !== 'STOPPED_INGESTION') throw wrongState(store, 'STOPPED_INGESTION')
  moveTo(store, 'STARTING_INGESTION', 'ENABLED', context)
  return {}
}

const StopEventDataStoreIngestion: Behaviour = (input, context) => {
  const store = findIngesting(input, context)
  if (store.state !== 'ENABLED') throw wrongState(store, 'ENABLED')
  moveTo(store, 'STOPPING_INGESTION', 'STOPPED_INGESTION', context)
  return {}
}

const EnableFederation: Behaviour = (input, context) => {
  const store = findActiveStore(readString(input, 'EventDataStore'), context)
  const role = readString(input, 'FederationRoleArn') ?? ''
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(role)) {
    throw new Refusal('InvalidParameterException', `FederationRoleArn is not the ARN of a role: ${role}`)
  }
  if (!isUsableRole(role, context)) throw new Refusal('AccessDeniedException', `The role cannot be used: ${role}`)
  if (store.federationRoleArn !== undefined) {
    throw new Refusal('EventDataStoreFederationEnabledException', `Federation is enabled for ${store.arn}.`)
  }
  store.federationRoleArn = role
  return { EventDataStoreArn: store.arn, ...federationOf(store) }
}

const DisableFederation: Behaviour = (input, context) => {
  const store = findActiveStore(readString(input, 'EventDataStore'), context)
  store.federationRoleArn = undefined
  return { EventDataStoreArn: store.arn, ...federationOf(store) }
}

/** The name of a store that is pending deletion can be used again. */
function checkName(name: string, context: Context): void {
  const isTaken = storesIn(context).some(
    ({ settings, state }) => settings.Name === name && state !== 'PENDING_DELETION',
  )
  if (isTaken)
    throw new Refusal('EventDataStoreAlreadyExistsException', `An event data store with the name ${name} exists.`)
}

function checkRoom(context: Context): void {
  if (storesIn(context).length < maxStores) return
  throw new Refusal(
    'EventDataStoreMaxLimitExceededException',
    `An account can have ${maxStores} event data stores in a Region.`,
  )
}

/** Categories whose ingestion can be stopped and started. */
const ingestible = ['Management', 'Data', 'NetworkActivity', 'ConfigurationItem']

function findIngesting(input: Input, context: Context): EventDataStore {
  const store = findStore(readString(input, 'EventDataStore'), context)
  const categories = JSON.stringify(store.settings.AdvancedEventSelectors)
  if (ingestible.some((category) => categories.includes(`"${category}"`))) return store
  throw new Refusal('InvalidEventDataStoreCategoryException', `Ingestion of ${store.arn} cannot be started or stopped.`)
}

const wrongState = ({ arn, state }: EventDataStore, wanted: string): Refusal =>
  new Refusal('InvalidEventDataStoreStatusException', `The event data store ${arn} is ${state}, not ${wanted}.`)

export const eventDataStores: Behaviours = {
  CreateEventDataStore,
  GetEventDataStore,
  ListEventDataStores,
  UpdateEventDataStore,
  DeleteEventDataStore,
  RestoreEventDataStore,
  StartEventDataStoreIngestion,
  StopEventDataStoreIngestion,
  EnableFederation,
  DisableFederation,
}
