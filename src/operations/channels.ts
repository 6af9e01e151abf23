/** Channels, which bring events from outside AWS into event data stores, or from CloudTrail to an AWS service. */
import type { Members, Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { advancedEventSelector, type AdvancedEventSelector } from './shapes/advanced-event-selector.js'
import { listOf } from '../schema/collections.js'
import { type Open, flag, openEnum, text, timestamp, wholeNumber } from '../schema/scalars.js'
import { lazy } from '../runtime/lazy.js'
import { optional, structureOf } from '../schema/structure.js'
import { tagsList, type Tag } from './shapes/tag.js'

/**
 * What receives the events of a channel: an event data store, or, on channels that an AWS service made, that service.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Destination.html
 */
export type DestinationType = Open<'EVENT_DATA_STORE' | 'AWS_SERVICE'>

/**
 * A place to which a channel delivers.
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
   * account has one channel for each source. `Custom` stands for every source that is not a partner of CloudTrail.
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
  /** Channels in a page, from 1 to 1,000. Iterating goes over all pages whatever the page size. */
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
  /** All event data stores that shall receive the events, 1 to 200: the list replaces the old one. Omit to keep it. */
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

/** The methods for channels. */
export interface ChannelOperations {
  /**
   * Makes a channel through which events of a partner or of your own application reach event data stores.
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
   * @returns The channel, without its tags; `listTags` gives those.
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
   * @param input - The channel and what shall change.
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

const channelId = /* @__PURE__ */ lazy(() => text({ min: 3, max: 256, pattern: /^[a-zA-Z0-9._/\-:]+$/u }))

const channelName = /* @__PURE__ */ lazy(() => text({ min: 3, max: 128, pattern: /^[a-zA-Z0-9._-]+$/u }))

export const destination = /* @__PURE__ */ lazy(() =>
  structureOf<Destination>({
    Type: openEnum('EVENT_DATA_STORE', 'AWS_SERVICE'),
    Location: text({ min: 3, max: 1024, pattern: /^[a-zA-Z0-9._/\-:*]+$/u }),
  }),
)

const destinations = /* @__PURE__ */ lazy(() => listOf(destination(), { min: 1, max: 200 }))

export const channel = /* @__PURE__ */ lazy(() =>
  structureOf<Channel>({ ChannelArn: optional(text()), Name: optional(text()) }),
)

export const sourceConfig = /* @__PURE__ */ lazy(() =>
  structureOf<SourceConfig>({
    ApplyToAllRegions: optional(flag()),
    AdvancedEventSelectors: optional(listOf(advancedEventSelector())),
  }),
)

export const ingestionStatus = /* @__PURE__ */ lazy(() =>
  structureOf<IngestionStatus>({
    LatestIngestionSuccessTime: optional(timestamp()),
    LatestIngestionSuccessEventID: optional(text()),
    LatestIngestionErrorCode: optional(text()),
    LatestIngestionAttemptTime: optional(timestamp()),
    LatestIngestionAttemptEventID: optional(text()),
  }),
)

export const CreateChannel = /* @__PURE__ */ operation({
  name: 'CreateChannel',
  input: () =>
    structureOf<CreateChannelInput>({
      Name: channelName(),
      Source: text({ min: 1, max: 256 }),
      Destinations: destinations(),
      Tags: optional(tagsList()),
    }),
  output: () =>
    structureOf<Members<CreateChannelOutput>>({
      ChannelArn: optional(text()),
      Name: optional(text()),
      Source: optional(text()),
      Destinations: optional(destinations()),
      Tags: optional(tagsList()),
    }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const GetChannel = /* @__PURE__ */ operation({
  name: 'GetChannel',
  input: () => structureOf<GetChannelInput>({ Channel: channelId() }),
  output: () =>
    structureOf<Members<GetChannelOutput>>({
      ChannelArn: optional(text()),
      Name: optional(text()),
      Source: optional(text()),
      SourceConfig: optional(sourceConfig()),
      Destinations: optional(destinations()),
      IngestionStatus: optional(ingestionStatus()),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListChannels = /* @__PURE__ */ operation({
  name: 'ListChannels',
  input: () =>
    structureOf<ListChannelsInput>({
      MaxResults: optional(wholeNumber({ min: 1, max: 1000 })),
      NextToken: optional(text({ min: 4, max: 1000 })),
    }),
  output: () =>
    structureOf<Members<ListChannelsOutput>>({
      Channels: optional(listOf(channel())),
      NextToken: optional(text()),
    }),
  paging: { items: (page) => page.Channels },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const UpdateChannel = /* @__PURE__ */ operation({
  name: 'UpdateChannel',
  input: () =>
    structureOf<UpdateChannelInput>({
      Channel: channelId(),
      Destinations: optional(destinations()),
      Name: optional(channelName()),
    }),
  output: () =>
    structureOf<Members<UpdateChannelOutput>>({
      ChannelArn: optional(text()),
      Name: optional(text()),
      Source: optional(text()),
      Destinations: optional(destinations()),
    }),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const DeleteChannel = /* @__PURE__ */ operation({
  name: 'DeleteChannel',
  input: () => structureOf<DeleteChannelInput>({ Channel: channelId() }),
  output: () => structureOf<Members<DeleteChannelOutput>>({}),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})
