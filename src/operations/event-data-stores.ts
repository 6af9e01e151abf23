/** Event data stores of CloudTrail Lake: their life, their ingestion and their federation with Athena. */
import * as z from 'zod/mini'
import type { Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import {
  advancedEventSelector,
  advancedEventSelectors,
  type AdvancedEventSelector,
} from './shapes/advanced-event-selector.js'
import { lazy } from '../runtime/lazy.js'
import { tagsList, type Tag } from './shapes/tag.js'
import { must } from '../schema/checks.js'
import type { MembersOf, Open } from '../schema/members-of.js'
import { received, sent } from '../schema/side.js'

/**
 * How an event data store is paid for, and with that how long it can keep events.
 *
 * With `EXTENDABLE_RETENTION_PRICING`, 366 days of retention are included and up to 3,653 can be paid for; with
 * `FIXED_RETENTION_PRICING`, only ingestion is paid for, and retention is at most 2,557 days.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html
 */
export type BillingMode = Open<'EXTENDABLE_RETENTION_PRICING' | 'FIXED_RETENTION_PRICING'>

/**
 * Where an event data store is in its life. `ENABLED` takes in events, `STOPPED_INGESTION` does not but can still be
 * queried, and `PENDING_DELETION` can only be restored.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventDataStore.html
 */
export type EventDataStoreStatus = Open<
  'CREATED' | 'ENABLED' | 'PENDING_DELETION' | 'STARTING_INGESTION' | 'STOPPING_INGESTION' | 'STOPPED_INGESTION'
>

/**
 * Whether an event data store can be queried from Athena, or is being connected or disconnected.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventDataStore.html
 */
export type FederationStatus = Open<'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED'>

/** Input of {@link EventDataStoreOperations.createEventDataStore | createEventDataStore}. */
export interface CreateEventDataStoreInput {
  /** Name, unique in the account and Region: 3 to 128 letters, digits, dots, underscores and hyphens. */
  Name: string
  /** Which events to take in, up to 5 selectors; omit to leave the choice to the service. */
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined
  /** `true` for the events of every Region, `false` for those of this one; omit to leave it to the service. */
  MultiRegionEnabled?: boolean | undefined
  /**
   * `true` for the events of every account of the organization in AWS Organizations; only its management account or
   * a delegated administrator may set it. Omit to leave it to the service.
   */
  OrganizationEnabled?: boolean | undefined
  /**
   * Days an event is kept, counted from when it happened: 7 to 3,653, or to 2,557 with `FIXED_RETENTION_PRICING`.
   *
   * @defaultValue 366, or 2557 with `FIXED_RETENTION_PRICING`
   */
  RetentionPeriod?: number | undefined
  /** `true` to have deletion refused until this is turned off again; omit to leave it to the service. */
  TerminationProtectionEnabled?: boolean | undefined
  /** Tags of the event data store, up to 200 in a request; a resource holds 50. */
  TagsList?: Tag[] | undefined
  /**
   * KMS key that encrypts the events, 1 to 350 characters: its id or ARN, or an alias (`alias/…`) or the ARN of one.
   * It cannot be taken away or replaced later. Omit for a key that AWS owns.
   */
  KmsKeyId?: string | undefined
  /**
   * Whether to take in events from the start; `false` creates the event data store with ingestion stopped.
   *
   * @defaultValue true
   */
  StartIngestion?: boolean | undefined
  /**
   * How to pay, and with that the longest `RetentionPeriod`.
   *
   * @defaultValue `'EXTENDABLE_RETENTION_PRICING'`
   */
  BillingMode?: BillingMode | undefined
}

/** What create, get, update and restore all return about an event data store. Any member can be absent. */
export interface EventDataStoreDetails {
  /** ARN of the event data store; the other operations take it as `EventDataStore`. */
  EventDataStoreArn?: string | undefined
  /** Its name. */
  Name?: string | undefined
  /** Where it is in its life. */
  Status?: EventDataStoreStatus | undefined
  /** Which events it takes in. */
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined
  /** `true` when it takes in the events of every Region, `false` when only those of the one it was created in. */
  MultiRegionEnabled?: boolean | undefined
  /** `true` when it takes in the events of every account of the organization. */
  OrganizationEnabled?: boolean | undefined
  /** Days an event is kept, counted from when it happened. */
  RetentionPeriod?: number | undefined
  /** `true` when it cannot be deleted before this is turned off. */
  TerminationProtectionEnabled?: boolean | undefined
  /** When it was created, UTC. */
  CreatedTimestamp?: Date | undefined
  /** When its settings last changed, UTC; not before `CreatedTimestamp`. */
  UpdatedTimestamp?: Date | undefined
  /** ARN of the KMS key that encrypts the events; absent when AWS owns the key. */
  KmsKeyId?: string | undefined
  /** How it is paid for. */
  BillingMode?: BillingMode | undefined
}

/** Output of {@link EventDataStoreOperations.createEventDataStore | createEventDataStore}. */
export interface CreateEventDataStoreOutput extends WithMetadata, EventDataStoreDetails {
  /** The tags it was created with. */
  TagsList?: Tag[] | undefined
}

/** Input of {@link EventDataStoreOperations.getEventDataStore | getEventDataStore}. */
export interface GetEventDataStoreInput {
  /** ARN of the event data store, or the id at the end of it; 3 to 256 characters. */
  EventDataStore: string
}

/** Output of {@link EventDataStoreOperations.getEventDataStore | getEventDataStore}. */
export interface GetEventDataStoreOutput extends WithMetadata, EventDataStoreDetails {
  /** Whether it can be queried from Athena. */
  FederationStatus?: FederationStatus | undefined
  /** ARN of the role that federation uses; present while federation is on. */
  FederationRoleArn?: string | undefined
  /** Columns the federated table is partitioned by, at most 2. */
  PartitionKeys?: PartitionKey[] | undefined
}

/** Input of {@link EventDataStoreOperations.listEventDataStores | listEventDataStores}. */
export interface ListEventDataStoresInput {
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
  /** Event data stores in a page, from 1 to 1,000; omit to leave it to the service. */
  MaxResults?: number | undefined
}

/** Output of {@link EventDataStoreOperations.listEventDataStores | listEventDataStores}. */
export interface ListEventDataStoresOutput extends WithMetadata {
  /** The event data stores of this page, in no promised order. */
  EventDataStores?: EventDataStore[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/** Input of {@link EventDataStoreOperations.updateEventDataStore | updateEventDataStore}. */
export interface UpdateEventDataStoreInput {
  /** ARN of the event data store, or the id at the end of it; 3 to 256 characters. */
  EventDataStore: string
  /** New name, 3 to 128 letters, digits, dots, underscores and hyphens; omit to keep the old one. */
  Name?: string | undefined
  /** All selectors from now on: they replace the old ones as a whole. Omit to keep those. */
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined
  /** `true` for the events of every Region, `false` for those of its own; omit to leave it as it is. */
  MultiRegionEnabled?: boolean | undefined
  /**
   * `true` for the events of every account of the organization, `false` for those of this account; only the
   * management account may change it. Omit to leave it as it is.
   */
  OrganizationEnabled?: boolean | undefined
  /**
   * Days an event is kept, counted from when it happened: 7 to 3,653, or to 2,557 in the billing mode
   * `FIXED_RETENTION_PRICING`. A shorter period removes the events that are then too old. Omit to leave it as it is.
   */
  RetentionPeriod?: number | undefined
  /** `true` to have deletion refused, `false` to allow it; omit to leave it as it is. */
  TerminationProtectionEnabled?: boolean | undefined
  /**
   * KMS key to encrypt with from now on, for a store that has none: its id or ARN, or an alias (`alias/…`) or the ARN
   * of one, 1 to 350 characters. It cannot be taken away or replaced later. Omit to leave it as it is.
   */
  KmsKeyId?: string | undefined
  /**
   * New billing mode. The service changes `FIXED_RETENTION_PRICING` to `EXTENDABLE_RETENTION_PRICING` only, never
   * back. Omit to leave it as it is.
   */
  BillingMode?: BillingMode | undefined
}

/** Output of {@link EventDataStoreOperations.updateEventDataStore | updateEventDataStore}. */
export interface UpdateEventDataStoreOutput extends WithMetadata, EventDataStoreDetails {
  /** Whether it can be queried from Athena. */
  FederationStatus?: FederationStatus | undefined
  /** ARN of the role that federation uses; present while federation is on. */
  FederationRoleArn?: string | undefined
}

/** Input of {@link EventDataStoreOperations.deleteEventDataStore | deleteEventDataStore}. */
export interface DeleteEventDataStoreInput {
  /** ARN of the event data store, or the id at the end of it; 3 to 256 characters. */
  EventDataStore: string
}

/** Output of {@link EventDataStoreOperations.deleteEventDataStore | deleteEventDataStore}. */
export interface DeleteEventDataStoreOutput extends WithMetadata {}

/** Input of {@link EventDataStoreOperations.restoreEventDataStore | restoreEventDataStore}. */
export interface RestoreEventDataStoreInput {
  /** ARN of the deleted event data store, or the id at the end of it; 3 to 256 characters. */
  EventDataStore: string
}

/** Output of {@link EventDataStoreOperations.restoreEventDataStore | restoreEventDataStore}. */
export interface RestoreEventDataStoreOutput extends WithMetadata, EventDataStoreDetails {}

/** Input of {@link EventDataStoreOperations.startEventDataStoreIngestion | startEventDataStoreIngestion}. */
export interface StartEventDataStoreIngestionInput {
  /** ARN of the event data store, or the id at the end of it; 3 to 256 characters. */
  EventDataStore: string
}

/** Output of {@link EventDataStoreOperations.startEventDataStoreIngestion | startEventDataStoreIngestion}. */
export interface StartEventDataStoreIngestionOutput extends WithMetadata {}

/** Input of {@link EventDataStoreOperations.stopEventDataStoreIngestion | stopEventDataStoreIngestion}. */
export interface StopEventDataStoreIngestionInput {
  /** ARN of the event data store, or the id at the end of it; 3 to 256 characters. */
  EventDataStore: string
}

/** Output of {@link EventDataStoreOperations.stopEventDataStoreIngestion | stopEventDataStoreIngestion}. */
export interface StopEventDataStoreIngestionOutput extends WithMetadata {}

/** Input of {@link EventDataStoreOperations.enableFederation | enableFederation}. */
export interface EnableFederationInput {
  /** ARN of the event data store, or the id at the end of it; 3 to 256 characters. */
  EventDataStore: string
  /** ARN of the IAM role that Lake Formation takes on to reach the events, 3 to 125 characters. */
  FederationRoleArn: string
}

/** Output of {@link EventDataStoreOperations.enableFederation | enableFederation}. */
export interface EnableFederationOutput extends WithMetadata {
  /** ARN of the event data store. */
  EventDataStoreArn?: string | undefined
  /** `ENABLING` at first; read it again with `getEventDataStore`. */
  FederationStatus?: FederationStatus | undefined
  /** ARN of the role that federation uses. */
  FederationRoleArn?: string | undefined
}

/** Input of {@link EventDataStoreOperations.disableFederation | disableFederation}. */
export interface DisableFederationInput {
  /** ARN of the event data store, or the id at the end of it; 3 to 256 characters. */
  EventDataStore: string
}

/** Output of {@link EventDataStoreOperations.disableFederation | disableFederation}. */
export interface DisableFederationOutput extends WithMetadata {
  /** ARN of the event data store. */
  EventDataStoreArn?: string | undefined
  /** `DISABLING` at first; read it again with `getEventDataStore`. */
  FederationStatus?: FederationStatus | undefined
}

/**
 * An event data store as a list shows it: ARN and name. Everything else comes from `getEventDataStore`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventDataStore.html
 */
export interface EventDataStore {
  /** ARN of the event data store. */
  EventDataStoreArn?: string | undefined
  /** Its name. */
  Name?: string | undefined
  /**
   * Whether it is protected from deletion.
   *
   * @deprecated Lists need not fill it; read it with `getEventDataStore`.
   */
  TerminationProtectionEnabled?: boolean | undefined
  /**
   * Where it is in its life.
   *
   * @deprecated Lists need not fill it; read it with `getEventDataStore`.
   */
  Status?: EventDataStoreStatus | undefined
  /**
   * Which events it takes in.
   *
   * @deprecated Lists need not fill it; read it with `getEventDataStore`.
   */
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined
  /**
   * Whether it takes in the events of every Region.
   *
   * @deprecated Lists need not fill it; read it with `getEventDataStore`.
   */
  MultiRegionEnabled?: boolean | undefined
  /**
   * Whether it takes in the events of the whole organization.
   *
   * @deprecated Lists need not fill it; read it with `getEventDataStore`.
   */
  OrganizationEnabled?: boolean | undefined
  /**
   * Days an event is kept.
   *
   * @deprecated Lists need not fill it; read it with `getEventDataStore`.
   */
  RetentionPeriod?: number | undefined
  /**
   * When it was created, UTC.
   *
   * @deprecated Lists need not fill it; read it with `getEventDataStore`.
   */
  CreatedTimestamp?: Date | undefined
  /**
   * When its settings last changed, UTC.
   *
   * @deprecated Lists need not fill it; read it with `getEventDataStore`.
   */
  UpdatedTimestamp?: Date | undefined
}

/**
 * A column that the federated table of an event data store is partitioned by.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PartitionKey.html
 */
export interface PartitionKey {
  /** Name of the column. */
  Name: string
  /** Its data type, e.g. `string`. */
  Type: string
}

/**
 * The methods for event data stores.
 *
 * They need CloudTrail Lake, which has taken no new customers since 31 May 2026. Without it, events are found by
 * `lookupEvents`, by `cloudtrail-client/intake` and by `cloudtrail-client/search`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-service-availability-change.html
 */
export interface EventDataStoreOperations {
  /**
   * Creates an event data store, which takes in events at once unless `StartIngestion` is `false`.
   *
   * An account that had none on 31 May 2026 is refused with `InvalidParameterException`: CloudTrail Lake takes no new
   * customers. `cloudtrail-client/intake` and `cloudtrail-client/search` find events without it.
   *
   * It costs money from its first event on. When the reply is lost it is not sent again, because a second one under
   * the same name is refused: look with `listEventDataStores` first.
   *
   * @param input - Name, choice of events, retention and protection.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The event data store as it was created.
   * @throws InputError before sending, e.g. for more than 2,557 days with `FIXED_RETENTION_PRICING`.
   * @throws ServiceError after sending, e.g. `EventDataStoreAlreadyExistsException`,
   * `EventDataStoreMaxLimitExceededException`, `InvalidEventSelectorsException`, `InvalidParameterException`.
   * @example
   * ```ts
   * const { EventDataStoreArn } = await cloudtrail.createEventDataStore({
   *   Name: 'audit',
   *   RetentionPeriod: 90,
   *   AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
   * })
   * console.log(EventDataStoreArn)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html
   * @group Event data stores
   */
  createEventDataStore(input: CreateEventDataStoreInput, options?: CallOptions): Promise<CreateEventDataStoreOutput>

  /**
   * Reads the settings and the status of one event data store, its federation included.
   *
   * Its tags are not part of the answer; `listTags` has them.
   *
   * @param input - The event data store.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The event data store as it is now.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `EventDataStoreNotFoundException`, `EventDataStoreARNInvalidException`.
   * @example
   * ```ts
   * const { Status, RetentionPeriod } = await cloudtrail.getEventDataStore({ EventDataStore: eventDataStoreArn })
   * console.log(Status, RetentionPeriod)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventDataStore.html
   * @group Event data stores
   */
  getEventDataStore(input: GetEventDataStoreInput, options?: CallOptions): Promise<GetEventDataStoreOutput>

  /**
   * Lists the event data stores of the account in this Region.
   *
   * Only ARN and name can be relied on; `getEventDataStore` has the rest.
   *
   * @param input - Size of the pages; omit for the service's choice.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every event data store of every page.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidMaxResultsException`, `InvalidNextTokenException`.
   * @example
   * ```ts
   * for await (const { Name, EventDataStoreArn } of cloudtrail.listEventDataStores()) {
   *   console.log(Name, EventDataStoreArn)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListEventDataStores.html
   * @group Event data stores
   */
  listEventDataStores(
    input?: ListEventDataStoresInput,
    options?: CallOptions,
  ): Paged<ListEventDataStoresOutput, EventDataStore>

  /**
   * Changes settings of an event data store; members left out keep their value.
   *
   * `AdvancedEventSelectors` is the exception in that it replaces the whole list, and a KMS key or extendable
   * pricing, once set, cannot be undone.
   *
   * @param input - The event data store and its new settings.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The event data store with its new settings.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `EventDataStoreNotFoundException`, `InactiveEventDataStoreException`,
   * `EventDataStoreHasOngoingImportException`.
   * @example
   * ```ts
   * await cloudtrail.updateEventDataStore({ EventDataStore: eventDataStoreArn, TerminationProtectionEnabled: false })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateEventDataStore.html
   * @group Event data stores
   */
  updateEventDataStore(input: UpdateEventDataStoreInput, options?: CallOptions): Promise<UpdateEventDataStoreOutput>

  /**
   * Disables an event data store and deletes it 7 days later; until then `restoreEventDataStore` brings it back.
   *
   * It is refused while termination protection or federation is on, an import is running or a channel delivers to it.
   *
   * @param input - The event data store.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `EventDataStoreTerminationProtectedException`,
   * `EventDataStoreFederationEnabledException`, `ChannelExistsForEDSException`.
   * @example
   * ```ts
   * await cloudtrail.updateEventDataStore({ EventDataStore: eventDataStoreArn, TerminationProtectionEnabled: false })
   * await cloudtrail.deleteEventDataStore({ EventDataStore: eventDataStoreArn })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteEventDataStore.html
   * @group Event data stores
   */
  deleteEventDataStore(input: DeleteEventDataStoreInput, options?: CallOptions): Promise<DeleteEventDataStoreOutput>

  /**
   * Brings back an event data store that was deleted less than 7 days ago.
   *
   * Its status must be `PENDING_DELETION`. Restoring can take minutes, so the status that comes back may be an
   * intermediate one.
   *
   * @param input - The event data store.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The event data store as it is being restored.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidEventDataStoreStatusException`,
   * `EventDataStoreMaxLimitExceededException`.
   * @example
   * ```ts
   * const { Status } = await cloudtrail.restoreEventDataStore({ EventDataStore: eventDataStoreArn })
   * console.log(Status)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RestoreEventDataStore.html
   * @group Event data stores
   */
  restoreEventDataStore(input: RestoreEventDataStoreInput, options?: CallOptions): Promise<RestoreEventDataStoreOutput>

  /**
   * Makes an event data store take in events again.
   *
   * Its status must be `STOPPED_INGESTION`, and it must be one for CloudTrail events or Config items, not for events
   * from outside AWS. Events of the time in between are not fetched.
   *
   * @param input - The event data store.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidEventDataStoreStatusException`,
   * `InvalidEventDataStoreCategoryException`.
   * @example
   * ```ts
   * await cloudtrail.startEventDataStoreIngestion({ EventDataStore: eventDataStoreArn })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartEventDataStoreIngestion.html
   * @group Event data stores
   */
  startEventDataStoreIngestion(
    input: StartEventDataStoreIngestionInput,
    options?: CallOptions,
  ): Promise<StartEventDataStoreIngestionOutput>

  /**
   * Makes an event data store take in no more events; those it has can still be queried.
   *
   * Its status must be `ENABLED`, and it must be one for CloudTrail events or Config items, not for events from
   * outside AWS.
   *
   * @param input - The event data store.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidEventDataStoreStatusException`,
   * `InvalidEventDataStoreCategoryException`.
   * @example
   * ```ts
   * await cloudtrail.stopEventDataStoreIngestion({ EventDataStore: eventDataStoreArn })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopEventDataStoreIngestion.html
   * @group Event data stores
   */
  stopEventDataStoreIngestion(
    input: StopEventDataStoreIngestionInput,
    options?: CallOptions,
  ): Promise<StopEventDataStoreIngestionOutput>

  /**
   * Lets Athena query an event data store, by registering its metadata with Glue and Lake Formation.
   *
   * The caller needs permissions in those services and for passing the role, and the event data store cannot be
   * deleted until federation is off again.
   *
   * @param input - The event data store and the role to use.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The state of federation, usually `ENABLING`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `EventDataStoreFederationEnabledException`, `AccessDeniedException`,
   * `ConcurrentModificationException`.
   * @example
   * ```ts
   * const { FederationStatus } = await cloudtrail.enableFederation({
   *   EventDataStore: eventDataStoreArn,
   *   FederationRoleArn: roleArn,
   * })
   * console.log(FederationStatus)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EnableFederation.html
   * @group Event data stores
   */
  enableFederation(input: EnableFederationInput, options?: CallOptions): Promise<EnableFederationOutput>

  /**
   * Takes an event data store out of Athena's reach; no event in it is deleted.
   *
   * What federation had registered with Glue and Lake Formation is removed.
   *
   * @param input - The event data store.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The state of federation, usually `DISABLING`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `AccessDeniedException`, `ConcurrentModificationException`.
   * @example
   * ```ts
   * const { FederationStatus } = await cloudtrail.disableFederation({ EventDataStore: eventDataStoreArn })
   * console.log(FederationStatus)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DisableFederation.html
   * @group Event data stores
   */
  disableFederation(input: DisableFederationInput, options?: CallOptions): Promise<DisableFederationOutput>
}

/** Days that `FIXED_RETENTION_PRICING` can keep an event at most; the other mode has the bound of the member itself. */
const longestFixedRetention = 2557

const eventDataStoreId = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(3), z.maxLength(256), z.regex(/^[a-zA-Z0-9._/\-:]+$/u)),
)

const eventDataStoreName = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(3), z.maxLength(128), z.regex(/^[a-zA-Z0-9._\-]+$/u)),
)

const kmsKeyId = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(1), z.maxLength(350), z.regex(/^[a-zA-Z0-9._/\-:]+$/u)),
)

const retentionPeriod = /* @__PURE__ */ lazy(() => z.int().check(z.gte(7), z.lte(3653)))

const billingMode = /* @__PURE__ */ lazy(() => z.enum(['EXTENDABLE_RETENTION_PRICING', 'FIXED_RETENTION_PRICING']))

const eventDataStoreDetails = /* @__PURE__ */ lazy((): MembersOf<EventDataStoreDetails> => ({
  EventDataStoreArn: z.optional(z.string()),
  Name: z.optional(z.string()),
  Status: z.optional(z.string()),
  AdvancedEventSelectors: z.optional(advancedEventSelectors(received)),
  MultiRegionEnabled: z.optional(z.boolean()),
  OrganizationEnabled: z.optional(z.boolean()),
  RetentionPeriod: z.optional(z.number()),
  TerminationProtectionEnabled: z.optional(z.boolean()),
  CreatedTimestamp: z.optional(z.date()),
  UpdatedTimestamp: z.optional(z.date()),
  KmsKeyId: z.optional(z.string()),
  BillingMode: z.optional(z.string()),
}))

export const eventDataStore = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<EventDataStore>>({
    EventDataStoreArn: z.optional(z.string()),
    Name: z.optional(z.string()),
    TerminationProtectionEnabled: z.optional(z.boolean()),
    Status: z.optional(z.string()),
    AdvancedEventSelectors: z.optional(advancedEventSelectors(received)),
    MultiRegionEnabled: z.optional(z.boolean()),
    OrganizationEnabled: z.optional(z.boolean()),
    RetentionPeriod: z.optional(z.number()),
    CreatedTimestamp: z.optional(z.date()),
    UpdatedTimestamp: z.optional(z.date()),
  }),
)

export const partitionKey = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<PartitionKey>>({ Name: z.string(), Type: z.string() }),
)

export const CreateEventDataStore = /* @__PURE__ */ operation<
  'CreateEventDataStore',
  CreateEventDataStoreInput,
  CreateEventDataStoreOutput
>({
  name: 'CreateEventDataStore',
  input: () =>
    z
      .strictObject<MembersOf<CreateEventDataStoreInput>>({
        Name: eventDataStoreName(),
        AdvancedEventSelectors: z.optional(z.array(advancedEventSelector(sent)).check(z.maxLength(5))),
        MultiRegionEnabled: z.optional(z.boolean()),
        OrganizationEnabled: z.optional(z.boolean()),
        RetentionPeriod: z.optional(retentionPeriod()),
        TerminationProtectionEnabled: z.optional(z.boolean()),
        TagsList: z.optional(tagsList(sent)),
        KmsKeyId: z.optional(kmsKeyId()),
        StartIngestion: z.optional(z.boolean()),
        BillingMode: z.optional(billingMode()),
      })
      .check(
        must(
          'RetentionPeriod',
          'must be at most 2557 days with FIXED_RETENTION_PRICING; use EXTENDABLE_RETENTION_PRICING for up to 3653',
          ({ BillingMode, RetentionPeriod }) =>
            BillingMode !== 'FIXED_RETENTION_PRICING' || (RetentionPeriod ?? 0) <= longestFixedRetention,
        ),
      ),
  output: () =>
    z.looseObject<MembersOf<CreateEventDataStoreOutput>>({
      ...eventDataStoreDetails(),
      TagsList: z.optional(tagsList(received)),
    }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const GetEventDataStore = /* @__PURE__ */ operation<
  'GetEventDataStore',
  GetEventDataStoreInput,
  GetEventDataStoreOutput
>({
  name: 'GetEventDataStore',
  input: () => z.strictObject<MembersOf<GetEventDataStoreInput>>({ EventDataStore: eventDataStoreId() }),
  output: () =>
    z.looseObject<MembersOf<GetEventDataStoreOutput>>({
      ...eventDataStoreDetails(),
      FederationStatus: z.optional(z.string()),
      FederationRoleArn: z.optional(z.string()),
      PartitionKeys: z.optional(z.array(partitionKey())),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListEventDataStores = /* @__PURE__ */ operation<
  'ListEventDataStores',
  ListEventDataStoresInput,
  ListEventDataStoresOutput,
  EventDataStore
>({
  name: 'ListEventDataStores',
  input: () =>
    z.strictObject<MembersOf<ListEventDataStoresInput>>({
      NextToken: z.optional(z.string().check(z.minLength(4), z.maxLength(1000))),
      MaxResults: z.optional(z.int().check(z.gte(1), z.lte(1000))),
    }),
  output: () =>
    z.looseObject<MembersOf<ListEventDataStoresOutput>>({
      EventDataStores: z.optional(z.array(eventDataStore())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.EventDataStores },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const UpdateEventDataStore = /* @__PURE__ */ operation<
  'UpdateEventDataStore',
  UpdateEventDataStoreInput,
  UpdateEventDataStoreOutput
>({
  name: 'UpdateEventDataStore',
  input: () =>
    z.strictObject<MembersOf<UpdateEventDataStoreInput>>({
      EventDataStore: eventDataStoreId(),
      Name: z.optional(eventDataStoreName()),
      AdvancedEventSelectors: z.optional(advancedEventSelectors(sent)),
      MultiRegionEnabled: z.optional(z.boolean()),
      OrganizationEnabled: z.optional(z.boolean()),
      RetentionPeriod: z.optional(retentionPeriod()),
      TerminationProtectionEnabled: z.optional(z.boolean()),
      KmsKeyId: z.optional(kmsKeyId()),
      BillingMode: z.optional(billingMode()),
    }),
  output: () =>
    z.looseObject<MembersOf<UpdateEventDataStoreOutput>>({
      ...eventDataStoreDetails(),
      FederationStatus: z.optional(z.string()),
      FederationRoleArn: z.optional(z.string()),
    }),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const DeleteEventDataStore = /* @__PURE__ */ operation<
  'DeleteEventDataStore',
  DeleteEventDataStoreInput,
  DeleteEventDataStoreOutput
>({
  name: 'DeleteEventDataStore',
  input: () => z.strictObject<MembersOf<DeleteEventDataStoreInput>>({ EventDataStore: eventDataStoreId() }),
  output: () => z.looseObject<MembersOf<DeleteEventDataStoreOutput>>({}),
  quota: 'other',
  retry: 'always',
  alreadyDone: { code: 'InactiveEventDataStoreException' },
  readOnly: false,
})

export const RestoreEventDataStore = /* @__PURE__ */ operation<
  'RestoreEventDataStore',
  RestoreEventDataStoreInput,
  RestoreEventDataStoreOutput
>({
  name: 'RestoreEventDataStore',
  input: () => z.strictObject<MembersOf<RestoreEventDataStoreInput>>({ EventDataStore: eventDataStoreId() }),
  output: () => z.looseObject<MembersOf<RestoreEventDataStoreOutput>>(eventDataStoreDetails()),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const StartEventDataStoreIngestion = /* @__PURE__ */ operation<
  'StartEventDataStoreIngestion',
  StartEventDataStoreIngestionInput,
  StartEventDataStoreIngestionOutput
>({
  name: 'StartEventDataStoreIngestion',
  input: () => z.strictObject<MembersOf<StartEventDataStoreIngestionInput>>({ EventDataStore: eventDataStoreId() }),
  output: () => z.looseObject<MembersOf<StartEventDataStoreIngestionOutput>>({}),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const StopEventDataStoreIngestion = /* @__PURE__ */ operation<
  'StopEventDataStoreIngestion',
  StopEventDataStoreIngestionInput,
  StopEventDataStoreIngestionOutput
>({
  name: 'StopEventDataStoreIngestion',
  input: () => z.strictObject<MembersOf<StopEventDataStoreIngestionInput>>({ EventDataStore: eventDataStoreId() }),
  output: () => z.looseObject<MembersOf<StopEventDataStoreIngestionOutput>>({}),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const EnableFederation = /* @__PURE__ */ operation<
  'EnableFederation',
  EnableFederationInput,
  EnableFederationOutput
>({
  name: 'EnableFederation',
  input: () =>
    z.strictObject<MembersOf<EnableFederationInput>>({
      EventDataStore: eventDataStoreId(),
      FederationRoleArn: z.string().check(z.minLength(3), z.maxLength(125), z.regex(/^[a-zA-Z0-9._/\-:@=\+,\.]+$/u)),
    }),
  output: () =>
    z.looseObject<MembersOf<EnableFederationOutput>>({
      EventDataStoreArn: z.optional(z.string()),
      FederationStatus: z.optional(z.string()),
      FederationRoleArn: z.optional(z.string()),
    }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const DisableFederation = /* @__PURE__ */ operation<
  'DisableFederation',
  DisableFederationInput,
  DisableFederationOutput
>({
  name: 'DisableFederation',
  input: () => z.strictObject<MembersOf<DisableFederationInput>>({ EventDataStore: eventDataStoreId() }),
  output: () =>
    z.looseObject<MembersOf<DisableFederationOutput>>({
      EventDataStoreArn: z.optional(z.string()),
      FederationStatus: z.optional(z.string()),
    }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})
