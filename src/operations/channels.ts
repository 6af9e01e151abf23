/** Channels, which bring events from outside AWS into event data stores, or from CloudTrail to an AWS service. */
import * as z from 'zod/mini'
import type { Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { advancedEventSelector, type AdvancedEventSelector } from './shapes/advanced-event-selector.js'
import { lazy } from '../runtime/lazy.js'
import { tagsList, type Tag } from './shapes/tag.js'
import type { MembersOf, Open } from '../schema/members-of.js'
import { onEachSide, received, sent } from '../schema/side.js'

/**
 * What receives the events of a channel: an event data store, or, on channels that an AWS service made, that service.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Destination.html
 */
export type DestinationType = Open<'EVENT_DATA_STORE' | 'AWS_SERVICE'>

/**
 * A destination that a channel delivers to.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Destination.html
 */
export interface Destination {
  /** `EVENT_DATA_STORE` for channels of your own; `AWS_SERVICE` is for those that AWS services make. */
  Type: DestinationType
  /** ARN of the event data store, or name of the AWS service; 3 to 1,024 characters. */
  Location: string
}

/** Input of {@link ChannelOperations.createChannel | createChannel}. */
export interface CreateChannelInput {
  /** Name of the channel: 3 to 128 letters, digits, dots, underscores and hyphens. */
  Name: string
  /**
   * Name of the partner or application the events come from, 1 to 256 characters. It cannot be changed later, and an
   * account has one channel for each source. `Custom` covers every source that is not a partner of CloudTrail.
   */
  Source: string
  /** Event data stores that receive the events, 1 to 200. */
  Destinations: Destination[]
  /** Tags of the new channel, up to 200 in a request; a resource holds 50. Omit for none. */
  Tags?: Tag[] | undefined
}

/** Output of {@link ChannelOperations.createChannel | createChannel}. */
export interface CreateChannelOutput extends WithMetadata {
  /** ARN of the new channel. */
  ChannelArn?: string | undefined
  /** Its name. */
  Name?: string | undefined
  /** Where its events come from. */
  Source?: string | undefined
  /** The event data stores that receive its events. */
  Destinations?: Destination[] | undefined
  /** Its tags. */
  Tags?: Tag[] | undefined
}

/** Input of {@link ChannelOperations.getChannel | getChannel}. */
export interface GetChannelInput {
  /** ARN of the channel, or the UUID at the end of it; 3 to 256 characters. */
  Channel: string
}

/** Output of {@link ChannelOperations.getChannel | getChannel}. */
export interface GetChannelOutput extends WithMetadata {
  /** ARN of the channel; it holds the name of the AWS service if one made the channel. */
  ChannelArn?: string | undefined
  /** Its name; that of a channel made by an AWS service starts with `aws-service-channel/`. */
  Name?: string | undefined
  /** Where its events come from. */
  Source?: string | undefined
  /** What is delivered; present only on channels that an AWS service made. */
  SourceConfig?: SourceConfig | undefined
  /** What receives its events. */
  Destinations?: Destination[] | undefined
  /** How the latest ingestion went; absent while nothing came in. */
  IngestionStatus?: IngestionStatus | undefined
}

/** Input of {@link ChannelOperations.listChannels | listChannels}. */
export interface ListChannelsInput {
  /** Channels in a page, from 1 to 1,000. Iterating reads all pages, whatever the page size. */
  MaxResults?: number | undefined
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
}

/** Output of {@link ChannelOperations.listChannels | listChannels}. */
export interface ListChannelsOutput extends WithMetadata {
  /** The channels of this page, ARN and name only. */
  Channels?: Channel[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/** Input of {@link ChannelOperations.updateChannel | updateChannel}. */
export interface UpdateChannelInput {
  /** ARN of the channel, or the UUID at the end of it; 3 to 256 characters. */
  Channel: string
  /** All event data stores to receive the events, 1 to 200: the list replaces the old one. Omit to keep it. */
  Destinations?: Destination[] | undefined
  /** New name: 3 to 128 letters, digits, dots, underscores and hyphens. Omit to keep the old one. */
  Name?: string | undefined
}

/** Output of {@link ChannelOperations.updateChannel | updateChannel}. */
export interface UpdateChannelOutput extends WithMetadata {
  /** ARN of the channel; an update does not change it. */
  ChannelArn?: string | undefined
  /** Its name from now on. */
  Name?: string | undefined
  /** Where its events come from. */
  Source?: string | undefined
  /** The event data stores that receive its events from now on. */
  Destinations?: Destination[] | undefined
}

/** Input of {@link ChannelOperations.deleteChannel | deleteChannel}. */
export interface DeleteChannelInput {
  /** ARN of the channel, or the UUID at the end of it; 3 to 256 characters. */
  Channel: string
}

/** Output of {@link ChannelOperations.deleteChannel | deleteChannel}. */
export interface DeleteChannelOutput extends WithMetadata {}

/**
 * A channel in a list.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Channel.html
 */
export interface Channel {
  /** ARN of the channel. */
  ChannelArn?: string | undefined
  /** Its name; that of a channel made by an AWS service starts with `aws-service-channel/`. */
  Name?: string | undefined
}

/**
 * What a channel made by an AWS service delivers.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_SourceConfig.html
 */
export interface SourceConfig {
  /** Whether events of all Regions are delivered, or those of one. */
  ApplyToAllRegions?: boolean | undefined
  /** Which events are delivered. */
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined
}

/**
 * How the latest ingestion through a channel went.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_IngestionStatus.html
 */
export interface IngestionStatus {
  /** When an event was last taken in, UTC. */
  LatestIngestionSuccessTime?: Date | undefined
  /** Id of that event, a UUID. */
  LatestIngestionSuccessEventID?: string | undefined
  /** What went wrong at the latest failure; absent when nothing did. */
  LatestIngestionErrorCode?: string | undefined
  /** When taking in an event was last tried, with or without success, UTC. */
  LatestIngestionAttemptTime?: Date | undefined
  /** Id of that event, a UUID. */
  LatestIngestionAttemptEventID?: string | undefined
}

/**
 * The methods for channels.
 *
 * Channels of your own deliver to event data stores of CloudTrail Lake, which has taken no new customers since 31 May 2026.
 * Without it, events are found by `lookupEvents`, by `cloudtrail-client/intake` and by `cloudtrail-client/search`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-service-availability-change.html
 */
export interface ChannelOperations {
  /**
   * Makes a channel through which events of a partner or of your own application reach event data stores.
   *
   * It needs an event data store, and CloudTrail Lake has taken no new customers since 31 May 2026.
   *
   * An account has one channel for each source. Until `putResourcePolicy` gives the channel a policy, only the account
   * it belongs to can send events to it.
   *
   * @param input - Name, source and destinations.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The channel with its ARN.
   * @throws InputError before sending, e.g. for an empty list of destinations.
   * @throws ServiceError after sending, e.g. `ChannelAlreadyExistsException`, `InactiveEventDataStoreException`.
   * @example
   * ```ts
   * const { ChannelArn } = await cloudtrail.createChannel({
   *   Name: 'build-server',
   *   Source: 'Custom',
   *   Destinations: [{ Type: 'EVENT_DATA_STORE', Location: eventDataStoreArn }],
   * })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateChannel.html
   * @group Channels
   */
  createChannel(input: CreateChannelInput, options?: CallOptions): Promise<CreateChannelOutput>

  /**
   * Reads one channel: where its events come from, where they go, and how the latest ingestion went.
   *
   * @param input - The channel.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The channel, without its tags; `listTags` returns those.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ChannelNotFoundException`, `ChannelARNInvalidException`.
   * @example
   * ```ts
   * const { IngestionStatus } = await cloudtrail.getChannel({ Channel: channelArn })
   * console.log(IngestionStatus?.LatestIngestionErrorCode ?? 'no error')
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetChannel.html
   * @group Channels
   */
  getChannel(input: GetChannelInput, options?: CallOptions): Promise<GetChannelOutput>

  /**
   * Lists the channels of the account in this Region, those that AWS services made included.
   *
   * @param input - Page size; omit for the service's own.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every channel of every page.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidNextTokenException`.
   * @example
   * ```ts
   * for await (const { Name, ChannelArn } of cloudtrail.listChannels()) console.log(Name, ChannelArn)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListChannels.html
   * @group Channels
   */
  listChannels(input?: ListChannelsInput, options?: CallOptions): Paged<ListChannelsOutput, Channel>

  /**
   * Renames a channel or sends its events to other event data stores; the source stays.
   *
   * @param input - The channel and what to change.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The channel as it is from now on.
   * @throws InputError before sending, e.g. for an empty list of destinations.
   * @throws ServiceError after sending, e.g. `ChannelNotFoundException`, `EventDataStoreNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.updateChannel({
   *   Channel: channelArn,
   *   Destinations: [{ Type: 'EVENT_DATA_STORE', Location: eventDataStoreArn }],
   * })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateChannel.html
   * @group Channels
   */
  updateChannel(input: UpdateChannelInput, options?: CallOptions): Promise<UpdateChannelOutput>

  /**
   * Deletes a channel; what it brought in stays in the event data stores.
   *
   * @param input - The channel.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ChannelNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.deleteChannel({ Channel: channelArn })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteChannel.html
   * @group Channels
   */
  deleteChannel(input: DeleteChannelInput, options?: CallOptions): Promise<DeleteChannelOutput>
}

const channelId = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(3), z.maxLength(256), z.regex(/^[a-zA-Z0-9._/\-:]+$/u)),
)

const channelName = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(3), z.maxLength(128), z.regex(/^[a-zA-Z0-9._-]+$/u)),
)

export const destination = /* @__PURE__ */ onEachSide((side) =>
  side.object<Destination>({
    Type: side.oneOf('EVENT_DATA_STORE', 'AWS_SERVICE'),
    Location: side.checked(z.string(), z.minLength(3), z.maxLength(1024), z.regex(/^[a-zA-Z0-9._/\-:*]+$/u)),
  }),
)

const destinations = /* @__PURE__ */ onEachSide((side) =>
  side.checked(z.array(destination(side)), z.minLength(1), z.maxLength(200)),
)

export const channel = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<Channel>>({ ChannelArn: z.optional(z.string()), Name: z.optional(z.string()) }),
)

export const sourceConfig = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<SourceConfig>>({
    ApplyToAllRegions: z.optional(z.boolean()),
    AdvancedEventSelectors: z.optional(z.array(advancedEventSelector(received))),
  }),
)

export const ingestionStatus = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<IngestionStatus>>({
    LatestIngestionSuccessTime: z.optional(z.date()),
    LatestIngestionSuccessEventID: z.optional(z.string()),
    LatestIngestionErrorCode: z.optional(z.string()),
    LatestIngestionAttemptTime: z.optional(z.date()),
    LatestIngestionAttemptEventID: z.optional(z.string()),
  }),
)

export const CreateChannel = /* @__PURE__ */ operation<'CreateChannel', CreateChannelInput, CreateChannelOutput>({
  name: 'CreateChannel',
  input: () =>
    z.strictObject<MembersOf<CreateChannelInput>>({
      Name: channelName(),
      Source: z.string().check(z.minLength(1), z.maxLength(256)),
      Destinations: destinations(sent),
      Tags: z.optional(tagsList(sent)),
    }),
  output: () =>
    z.looseObject<MembersOf<CreateChannelOutput>>({
      ChannelArn: z.optional(z.string()),
      Name: z.optional(z.string()),
      Source: z.optional(z.string()),
      Destinations: z.optional(destinations(received)),
      Tags: z.optional(tagsList(received)),
    }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const GetChannel = /* @__PURE__ */ operation<'GetChannel', GetChannelInput, GetChannelOutput>({
  name: 'GetChannel',
  input: () => z.strictObject<MembersOf<GetChannelInput>>({ Channel: channelId() }),
  output: () =>
    z.looseObject<MembersOf<GetChannelOutput>>({
      ChannelArn: z.optional(z.string()),
      Name: z.optional(z.string()),
      Source: z.optional(z.string()),
      SourceConfig: z.optional(sourceConfig()),
      Destinations: z.optional(destinations(received)),
      IngestionStatus: z.optional(ingestionStatus()),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListChannels = /* @__PURE__ */ operation<'ListChannels', ListChannelsInput, ListChannelsOutput, Channel>({
  name: 'ListChannels',
  input: () =>
    z.strictObject<MembersOf<ListChannelsInput>>({
      MaxResults: z.optional(z.int().check(z.gte(1), z.lte(1000))),
      NextToken: z.optional(z.string().check(z.minLength(4), z.maxLength(1000))),
    }),
  output: () =>
    z.looseObject<MembersOf<ListChannelsOutput>>({
      Channels: z.optional(z.array(channel())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.Channels },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const UpdateChannel = /* @__PURE__ */ operation<'UpdateChannel', UpdateChannelInput, UpdateChannelOutput>({
  name: 'UpdateChannel',
  input: () =>
    z.strictObject<MembersOf<UpdateChannelInput>>({
      Channel: channelId(),
      Destinations: z.optional(destinations(sent)),
      Name: z.optional(channelName()),
    }),
  output: () =>
    z.looseObject<MembersOf<UpdateChannelOutput>>({
      ChannelArn: z.optional(z.string()),
      Name: z.optional(z.string()),
      Source: z.optional(z.string()),
      Destinations: z.optional(destinations(received)),
    }),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const DeleteChannel = /* @__PURE__ */ operation<'DeleteChannel', DeleteChannelInput, DeleteChannelOutput>({
  name: 'DeleteChannel',
  input: () => z.strictObject<MembersOf<DeleteChannelInput>>({ Channel: channelId() }),
  output: () => z.looseObject<MembersOf<DeleteChannelOutput>>({}),
  quota: 'other',
  retry: 'always',
  alreadyDone: { code: 'ChannelNotFoundException' },
  readOnly: false,
})
