/** Trails: what is recorded where, whether it is being recorded, and the keys that verify it. */
import * as z from 'zod/mini'
import type { Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { lazy } from '../runtime/lazy.js'
import { tagsList, type Tag } from './shapes/tag.js'
import { must } from '../schema/checks.js'
import type { LooseObject, MembersOf } from '../schema/members-of.js'
import { sent } from '../schema/side.js'

/**
 * A trail and its settings.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html
 */
export interface Trail {
  /** Name, unique in its home Region. */
  Name?: string | undefined
  /** Bucket that receives the log files. */
  S3BucketName?: string | undefined
  /** The prefix before `/AWSLogs/` in the keys of the log files; absent for nothing. */
  S3KeyPrefix?: string | undefined
  /** Name of the notification topic. @deprecated Read `SnsTopicARN`. */
  SnsTopicName?: string | undefined
  /** Topic that is notified of each log file; absent for none. */
  SnsTopicARN?: string | undefined
  /** Whether events of global services such as IAM are recorded. */
  IncludeGlobalServiceEvents?: boolean | undefined
  /** Whether it records every Region of the account, or its home Region alone. */
  IsMultiRegionTrail?: boolean | undefined
  /** Region it was made in; it can only be changed there. */
  HomeRegion?: string | undefined
  /** ARN of the trail. */
  TrailARN?: string | undefined
  /** Whether digest files are written, with which log files can be verified. */
  LogFileValidationEnabled?: boolean | undefined
  /** CloudWatch Logs group that receives the events too; absent for none. */
  CloudWatchLogsLogGroupArn?: string | undefined
  /** Role with which CloudTrail writes to that group. */
  CloudWatchLogsRoleArn?: string | undefined
  /** KMS key that encrypts the log files; absent for the bucket's own encryption. */
  KmsKeyId?: string | undefined
  /** Whether it has event selectors of its own. */
  HasCustomEventSelectors?: boolean | undefined
  /** Whether a kind of Insights is switched on. */
  HasInsightSelectors?: boolean | undefined
  /** Whether it records every account of the organization. */
  IsOrganizationTrail?: boolean | undefined
  /** Whether events that come from delivering the trail's own logs are recorded. */
  RecursiveLogging?: boolean | undefined
}

/**
 * A trail in a list.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_TrailInfo.html
 */
export interface TrailInfo {
  /** ARN of the trail. */
  TrailARN?: string | undefined
  /** Name, unique in its home Region. */
  Name?: string | undefined
  /** Region it was made in. */
  HomeRegion?: string | undefined
}

/**
 * A key that verifies digest files.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PublicKey.html
 */
export interface PublicKey {
  /** The key as DER bytes in PKCS #1 form. */
  Value?: Uint8Array | undefined
  /** From when on it signs, UTC. */
  ValidityStartTime?: Date | undefined
  /** Until when it signs, UTC. */
  ValidityEndTime?: Date | undefined
  /** Name under which digest files refer to it. */
  Fingerprint?: string | undefined
}

/** Settings that both creating and changing a trail take. */
export interface TrailSettings {
  /** The prefix before `/AWSLogs/` in the keys of the log files, up to 200 characters. */
  S3KeyPrefix?: string | undefined
  /** Topic to notify of each log file, by name or ARN, up to 256 characters. */
  SnsTopicName?: string | undefined
  /** Whether to record events of global services such as IAM; omit to leave it to the service. */
  IncludeGlobalServiceEvents?: boolean | undefined
  /** Whether to record every Region of the account. A new trail records its home Region alone. */
  IsMultiRegionTrail?: boolean | undefined
  /** Whether to write digest files, with which log files can be verified. A new trail has none. */
  EnableLogFileValidation?: boolean | undefined
  /** CloudWatch Logs group that is to receive the events too. It and `CloudWatchLogsRoleArn` need each other. */
  CloudWatchLogsLogGroupArn?: string | undefined
  /** Role with which CloudTrail writes to that group; both are given together. */
  CloudWatchLogsRoleArn?: string | undefined
  /** KMS key to encrypt the log files with: `alias/…`, an alias ARN, a key ARN or a key id. */
  KmsKeyId?: string | undefined
  /** Whether to record every account of the organization. A new trail does not. */
  IsOrganizationTrail?: boolean | undefined
  /** Whether to record events that come from delivering the trail's own logs. A new trail does. */
  RecursiveLogging?: boolean | undefined
}

/** Settings of a trail, as creating and changing it return them. */
export interface TrailDetails extends WithMetadata {
  /** Name of the trail. */
  Name?: string | undefined
  /** Bucket that receives the log files. */
  S3BucketName?: string | undefined
  /** The prefix before `/AWSLogs/` in the keys of the log files. */
  S3KeyPrefix?: string | undefined
  /** Name of the notification topic. @deprecated Read `SnsTopicARN`. */
  SnsTopicName?: string | undefined
  /** Topic that is notified of each log file. */
  SnsTopicARN?: string | undefined
  /** Whether events of global services are recorded. */
  IncludeGlobalServiceEvents?: boolean | undefined
  /** Whether every Region of the account is recorded. */
  IsMultiRegionTrail?: boolean | undefined
  /** ARN of the trail. */
  TrailARN?: string | undefined
  /** Whether digest files are written. */
  LogFileValidationEnabled?: boolean | undefined
  /** CloudWatch Logs group that receives the events too. */
  CloudWatchLogsLogGroupArn?: string | undefined
  /** Role with which CloudTrail writes to that group. */
  CloudWatchLogsRoleArn?: string | undefined
  /** KMS key that encrypts the log files. */
  KmsKeyId?: string | undefined
  /** Whether every account of the organization is recorded. */
  IsOrganizationTrail?: boolean | undefined
  /** Whether events of the trail's own deliveries are recorded. */
  RecursiveLogging?: boolean | undefined
}

/** Input of {@link TrailOperations.createTrail | createTrail}. */
export interface CreateTrailInput extends TrailSettings {
  /**
   * Name, 3 to 128 letters, digits, `.`, `_` and `-`; starts and ends with a letter or digit, has no two of `.`, `_`,
   * `-` side by side, and does not look like an IP address.
   */
  Name: string
  /** Bucket for the log files; its policy must let CloudTrail write. */
  S3BucketName: string
  /** Tags of the new trail, up to 200 in a request; a resource holds 50. */
  TagsList?: Tag[] | undefined
}

/** Output of {@link TrailOperations.createTrail | createTrail}. */
export interface CreateTrailOutput extends TrailDetails {}

/** Input of {@link TrailOperations.getTrail | getTrail}. */
export interface GetTrailInput {
  /** Name or ARN of the trail. */
  Name: string
}

/** Output of {@link TrailOperations.getTrail | getTrail}. */
export interface GetTrailOutput extends WithMetadata {
  /** The trail. */
  Trail?: Trail | undefined
}

/** Input of {@link TrailOperations.describeTrails | describeTrails}. */
export interface DescribeTrailsInput {
  /** Names or ARNs of the trails; omit for all of this Region. A trail of another Region needs its ARN. */
  trailNameList?: string[] | undefined
  /**
   * Whether to return shadow trails too: those of other Regions that record this one, and, in a member account, those
   * of its organization.
   *
   * @defaultValue true
   */
  includeShadowTrails?: boolean | undefined
}

/** Output of {@link TrailOperations.describeTrails | describeTrails}. */
export interface DescribeTrailsOutput extends WithMetadata {
  /** The trails; requested ones that do not exist are left out. */
  trailList?: Trail[] | undefined
}

/** Input of {@link TrailOperations.listTrails | listTrails}. */
export interface ListTrailsInput {
  /** Token of an earlier page. Iterating does this by itself. */
  NextToken?: string | undefined
}

/** Output of {@link TrailOperations.listTrails | listTrails}. */
export interface ListTrailsOutput extends WithMetadata {
  /** The trails of this page. */
  Trails?: TrailInfo[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/**
 * Input of {@link TrailOperations.updateTrail | updateTrail}; what is left out stays as it is.
 *
 * `''` takes a setting off the trail: `S3KeyPrefix`, `SnsTopicName`, `KmsKeyId`, and `CloudWatchLogsLogGroupArn` together
 * with `CloudWatchLogsRoleArn`. What a reply calls `LogFileValidationEnabled` is `EnableLogFileValidation` here, and its
 * `SnsTopicARN` is `SnsTopicName`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html
 */
export interface UpdateTrailInput extends TrailSettings {
  /** Name (3 to 128 characters) or ARN of the trail. */
  Name: string
  /** Another bucket for the log files. */
  S3BucketName?: string | undefined
}

/** Output of {@link TrailOperations.updateTrail | updateTrail}. */
export interface UpdateTrailOutput extends TrailDetails {}

/** Input of {@link TrailOperations.deleteTrail | deleteTrail}. */
export interface DeleteTrailInput {
  /** Name or ARN of the trail. */
  Name: string
}

/** Output of {@link TrailOperations.deleteTrail | deleteTrail}. */
export interface DeleteTrailOutput extends WithMetadata {}

/** Input of {@link TrailOperations.startLogging | startLogging}. */
export interface StartLoggingInput {
  /** Name or ARN of the trail. */
  Name: string
}

/** Output of {@link TrailOperations.startLogging | startLogging}. */
export interface StartLoggingOutput extends WithMetadata {}

/** Input of {@link TrailOperations.stopLogging | stopLogging}. */
export interface StopLoggingInput {
  /** Name or ARN of the trail. */
  Name: string
}

/** Output of {@link TrailOperations.stopLogging | stopLogging}. */
export interface StopLoggingOutput extends WithMetadata {}

/** Input of {@link TrailOperations.getTrailStatus | getTrailStatus}. */
export interface GetTrailStatusInput {
  /** Name or ARN of the trail; a shadow trail needs the ARN. */
  Name: string
}

/** Output of {@link TrailOperations.getTrailStatus | getTrailStatus}. */
export interface GetTrailStatusOutput extends WithMetadata {
  /** Whether it is recording now. */
  IsLogging?: boolean | undefined
  /** Error code of S3 at the last delivery; empty or absent when there was none. */
  LatestDeliveryError?: string | undefined
  /** Error code of SNS at the last notification; empty or absent when there was none. */
  LatestNotificationError?: string | undefined
  /** When log files were last delivered, UTC. */
  LatestDeliveryTime?: Date | undefined
  /** When a notification was last sent, UTC. */
  LatestNotificationTime?: Date | undefined
  /** When recording was last started, UTC. */
  StartLoggingTime?: Date | undefined
  /** When recording was last stopped, UTC; absent when it never was. */
  StopLoggingTime?: Date | undefined
  /** Error of CloudWatch Logs at the last delivery there. */
  LatestCloudWatchLogsDeliveryError?: string | undefined
  /** When events were last delivered to CloudWatch Logs, UTC. */
  LatestCloudWatchLogsDeliveryTime?: Date | undefined
  /** When a digest file was last delivered, UTC. */
  LatestDigestDeliveryTime?: Date | undefined
  /** Error code of S3 at the last delivery of a digest file. */
  LatestDigestDeliveryError?: string | undefined
  /** No longer in use by the service. */
  LatestDeliveryAttemptTime?: string | undefined
  /** No longer in use by the service. */
  LatestNotificationAttemptTime?: string | undefined
  /** No longer in use by the service. */
  LatestNotificationAttemptSucceeded?: string | undefined
  /** No longer in use by the service. */
  LatestDeliveryAttemptSucceeded?: string | undefined
  /** No longer in use by the service. */
  TimeLoggingStarted?: string | undefined
  /** No longer in use by the service. */
  TimeLoggingStopped?: string | undefined
}

/** Input of {@link TrailOperations.listPublicKeys | listPublicKeys}. */
export interface ListPublicKeysInput {
  /** Keys that were valid at or after this time, UTC. @defaultValue now */
  StartTime?: Date | undefined
  /** Keys that were valid at or before this time, UTC. @defaultValue now */
  EndTime?: Date | undefined
  /** Reserved by the service. */
  NextToken?: string | undefined
}

/** Output of {@link TrailOperations.listPublicKeys | listPublicKeys}. */
export interface ListPublicKeysOutput extends WithMetadata {
  /** The keys of this Region that were valid in the range. */
  PublicKeyList?: PublicKey[] | undefined
  /** Reserved by the service. */
  NextToken?: string | undefined
}

/** The methods for trails. */
export interface TrailOperations {
  /**
   * Makes a trail in this Region, its home Region. It does not record until
   * {@link TrailOperations.startLogging | startLogging} is called.
   *
   * A policy or a role that was made a moment ago takes seconds to be seen, and the trail is refused until then: name the
   * errors that are to pass in {@link CallOptions.retryCodes | retryCodes}.
   *
   * @param input - Name, bucket and settings.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The settings of the new trail.
   * @throws InputError before sending, e.g. for a name that breaks the rules.
   * @throws ServiceError after sending, e.g. `TrailAlreadyExistsException`, `InsufficientS3BucketPolicyException`.
   * @example
   * ```ts
   * const { TrailARN } = await cloudtrail.createTrail(
   *   { Name: 'audit', S3BucketName: 'audit-logs', IsMultiRegionTrail: true },
   *   { retryCodes: ['InsufficientS3BucketPolicyException'], timeoutMs: 30_000 },
   * )
   * await cloudtrail.startLogging({ Name: TrailARN ?? 'audit' })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
   * @group Trails
   */
  createTrail(input: CreateTrailInput, options?: CallOptions): Promise<CreateTrailOutput>

  /**
   * Reads the settings of one trail.
   *
   * @param input - The trail.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The trail.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `TrailNotFoundException`.
   * @example
   * ```ts
   * const { Trail } = await cloudtrail.getTrail({ Name: 'audit' })
   * console.log(Trail?.HomeRegion, Trail?.S3BucketName)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html
   * @group Trails
   */
  getTrail(input: GetTrailInput, options?: CallOptions): Promise<GetTrailOutput>

  /**
   * Reads the settings of the trails that record this Region, those of other Regions included.
   *
   * @param input - Which trails; omit for all.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns All of them at once: this operation has no pages.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidTrailNameException`.
   * @example
   * ```ts
   * const { trailList = [] } = await cloudtrail.describeTrails({ includeShadowTrails: false })
   * console.log(trailList.map(({ Name }) => Name))
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
   * @group Trails
   */
  describeTrails(input?: DescribeTrailsInput, options?: CallOptions): Promise<DescribeTrailsOutput>

  /**
   * Lists name, ARN and home Region of the account's trails.
   *
   * @param input - Nothing is needed.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every trail of every page.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `OperationNotPermittedException`.
   * @example
   * ```ts
   * for await (const { Name, HomeRegion } of cloudtrail.listTrails()) console.log(Name, HomeRegion)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTrails.html
   * @group Trails
   */
  listTrails(input?: ListTrailsInput, options?: CallOptions): Paged<ListTrailsOutput, TrailInfo>

  /**
   * Changes settings of a trail while it records. Call it in the trail's home Region.
   *
   * New policies and roles take seconds to be seen; {@link CallOptions.retryCodes | retryCodes} waits for them.
   *
   * @param input - The trail and what to change.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns All settings, as they are now.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidHomeRegionException`, `TrailNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.updateTrail({ Name: 'audit', EnableLogFileValidation: true, SnsTopicName: '' }) // no topic any more
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html
   * @group Trails
   */
  updateTrail(input: UpdateTrailInput, options?: CallOptions): Promise<UpdateTrailOutput>

  /**
   * Deletes a trail; the log files in its bucket stay. Call it in the trail's home Region.
   *
   * @param input - The trail.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `TrailNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.deleteTrail({ Name: 'audit' })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteTrail.html
   * @group Trails
   */
  deleteTrail(input: DeleteTrailInput, options?: CallOptions): Promise<DeleteTrailOutput>

  /**
   * Starts recording. Call it in the trail's home Region; a trail that already records is unaffected.
   *
   * @param input - The trail.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `TrailNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.startLogging({ Name: 'audit' })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html
   * @group Trails
   */
  startLogging(input: StartLoggingInput, options?: CallOptions): Promise<StartLoggingOutput>

  /**
   * Stops recording. Call it in the trail's home Region; what happens until it is started again is in no log file of
   * this trail.
   *
   * @param input - The trail.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `TrailNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.stopLogging({ Name: 'audit' })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
   * @group Trails
   */
  stopLogging(input: StopLoggingInput, options?: CallOptions): Promise<StopLoggingOutput>

  /**
   * Reads whether a trail records, and how its last deliveries went.
   *
   * @param input - The trail.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The status in this Region.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `TrailNotFoundException`.
   * @example
   * ```ts
   * const { IsLogging, LatestDeliveryTime } = await cloudtrail.getTrailStatus({ Name: 'audit' })
   * console.log(IsLogging, LatestDeliveryTime)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
   * @group Trails
   */
  getTrailStatus(input: GetTrailStatusInput, options?: CallOptions): Promise<GetTrailStatusOutput>

  /**
   * Reads the public keys of this Region that verify digest files.
   *
   * @param input - The time in which the keys were valid; omit for those valid now.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every key.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidTimeRangeException`.
   * @example
   * ```ts
   * for await (const key of cloudtrail.listPublicKeys({ StartTime: new Date('2026-01-01T00:00:00Z') })) {
   *   console.log(key.Fingerprint, key.Value?.length)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html
   * @group Trails
   */
  listPublicKeys(input?: ListPublicKeysInput, options?: CallOptions): Paged<ListPublicKeysOutput, PublicKey>
}

/** The settings that every reply about a trail has. */
const settingsOfTrail = () => ({
  Name: z.optional(z.string()),
  S3BucketName: z.optional(z.string()),
  S3KeyPrefix: z.optional(z.string()),
  SnsTopicName: z.optional(z.string()),
  SnsTopicARN: z.optional(z.string()),
  IncludeGlobalServiceEvents: z.optional(z.boolean()),
  IsMultiRegionTrail: z.optional(z.boolean()),
  TrailARN: z.optional(z.string()),
  LogFileValidationEnabled: z.optional(z.boolean()),
  CloudWatchLogsLogGroupArn: z.optional(z.string()),
  CloudWatchLogsRoleArn: z.optional(z.string()),
  KmsKeyId: z.optional(z.string()),
  IsOrganizationTrail: z.optional(z.boolean()),
  RecursiveLogging: z.optional(z.boolean()),
})

export const trail = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<Trail>>({
    ...settingsOfTrail(),
    HomeRegion: z.optional(z.string()),
    HasCustomEventSelectors: z.optional(z.boolean()),
    HasInsightSelectors: z.optional(z.boolean()),
  }),
)

export const trailInfo = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<TrailInfo>>({
    TrailARN: z.optional(z.string()),
    Name: z.optional(z.string()),
    HomeRegion: z.optional(z.string()),
  }),
)

// The type is written out: what TypeScript infers, `Uint8Array<ArrayBufferLike>`, compilers before 5.7 cannot read.
export const publicKey = /* @__PURE__ */ lazy((): LooseObject<PublicKey> =>
  z.looseObject<MembersOf<PublicKey>>({
    Value: z.optional(z.instanceof(Uint8Array)),
    ValidityStartTime: z.optional(z.date()),
    ValidityEndTime: z.optional(z.date()),
    Fingerprint: z.optional(z.string()),
  }),
)

const trailSettings = () => ({
  S3KeyPrefix: z.optional(z.string().check(z.maxLength(200))),
  SnsTopicName: z.optional(z.string().check(z.maxLength(256))),
  IncludeGlobalServiceEvents: z.optional(z.boolean()),
  IsMultiRegionTrail: z.optional(z.boolean()),
  EnableLogFileValidation: z.optional(z.boolean()),
  CloudWatchLogsLogGroupArn: z.optional(z.string()),
  CloudWatchLogsRoleArn: z.optional(z.string()),
  KmsKeyId: z.optional(z.string()),
  IsOrganizationTrail: z.optional(z.boolean()),
  RecursiveLogging: z.optional(z.boolean()),
})

const groupWithRole = <T extends TrailSettings>() =>
  must<T>(
    'CloudWatchLogsLogGroupArn',
    'is required when CloudWatchLogsRoleArn is given',
    (settings) => !settings.CloudWatchLogsRoleArn || settings.CloudWatchLogsLogGroupArn !== undefined,
  )

const trailDetails = /* @__PURE__ */ lazy(() => z.looseObject<MembersOf<TrailDetails>>(settingsOfTrail()))

const looksLikeIpAddress = (name: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(name)

export const CreateTrail = /* @__PURE__ */ operation<'CreateTrail', CreateTrailInput, CreateTrailOutput>({
  name: 'CreateTrail',
  input: () =>
    z
      .strictObject<MembersOf<CreateTrailInput>>({
        Name: z.string().check(z.minLength(3), z.maxLength(128)),
        S3BucketName: z.string(),
        ...trailSettings(),
        TagsList: z.optional(tagsList(sent)),
      })
      .check(
        must(
          'Name',
          'must be letters and digits, with a single . _ or - between them, and not look like an IP address',
          ({ Name }) => /^[a-zA-Z0-9]+([._-][a-zA-Z0-9]+)*$/.test(Name) && !looksLikeIpAddress(Name),
        ),
        groupWithRole(),
      ),
  output: trailDetails,
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const GetTrail = /* @__PURE__ */ operation<'GetTrail', GetTrailInput, GetTrailOutput>({
  name: 'GetTrail',
  input: () => z.strictObject<MembersOf<GetTrailInput>>({ Name: z.string() }),
  output: () => z.looseObject<MembersOf<GetTrailOutput>>({ Trail: z.optional(trail()) }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const DescribeTrails = /* @__PURE__ */ operation<'DescribeTrails', DescribeTrailsInput, DescribeTrailsOutput>({
  name: 'DescribeTrails',
  input: () =>
    z.strictObject<MembersOf<DescribeTrailsInput>>({
      trailNameList: z.optional(z.array(z.string())),
      includeShadowTrails: z.optional(z.boolean()),
    }),
  output: () => z.looseObject<MembersOf<DescribeTrailsOutput>>({ trailList: z.optional(z.array(trail())) }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListTrails = /* @__PURE__ */ operation<'ListTrails', ListTrailsInput, ListTrailsOutput, TrailInfo>({
  name: 'ListTrails',
  input: () => z.strictObject<MembersOf<ListTrailsInput>>({ NextToken: z.optional(z.string()) }),
  output: () =>
    z.looseObject<MembersOf<ListTrailsOutput>>({
      Trails: z.optional(z.array(trailInfo())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.Trails },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const UpdateTrail = /* @__PURE__ */ operation<'UpdateTrail', UpdateTrailInput, UpdateTrailOutput>({
  name: 'UpdateTrail',
  input: () =>
    z
      .strictObject<MembersOf<UpdateTrailInput>>({
        Name: z.string(),
        S3BucketName: z.optional(z.string()),
        ...trailSettings(),
      })
      .check(
        must(
          'Name',
          'must be an ARN, or a name of 3 to 128 characters',
          ({ Name }) => Name.startsWith('arn:') || (Name.length >= 3 && Name.length <= 128),
        ),
        groupWithRole(),
      ),
  output: trailDetails,
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const DeleteTrail = /* @__PURE__ */ operation<'DeleteTrail', DeleteTrailInput, DeleteTrailOutput>({
  name: 'DeleteTrail',
  input: () => z.strictObject<MembersOf<DeleteTrailInput>>({ Name: z.string() }),
  output: () => z.looseObject<MembersOf<DeleteTrailOutput>>({}),
  quota: 'other',
  retry: 'always',
  alreadyDone: { code: 'TrailNotFoundException' },
  readOnly: false,
})

export const StartLogging = /* @__PURE__ */ operation<'StartLogging', StartLoggingInput, StartLoggingOutput>({
  name: 'StartLogging',
  input: () => z.strictObject<MembersOf<StartLoggingInput>>({ Name: z.string() }),
  output: () => z.looseObject<MembersOf<StartLoggingOutput>>({}),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const StopLogging = /* @__PURE__ */ operation<'StopLogging', StopLoggingInput, StopLoggingOutput>({
  name: 'StopLogging',
  input: () => z.strictObject<MembersOf<StopLoggingInput>>({ Name: z.string() }),
  output: () => z.looseObject<MembersOf<StopLoggingOutput>>({}),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const GetTrailStatus = /* @__PURE__ */ operation<'GetTrailStatus', GetTrailStatusInput, GetTrailStatusOutput>({
  name: 'GetTrailStatus',
  input: () => z.strictObject<MembersOf<GetTrailStatusInput>>({ Name: z.string() }),
  output: () =>
    z.looseObject<MembersOf<GetTrailStatusOutput>>({
      IsLogging: z.optional(z.boolean()),
      LatestDeliveryError: z.optional(z.string()),
      LatestNotificationError: z.optional(z.string()),
      LatestDeliveryTime: z.optional(z.date()),
      LatestNotificationTime: z.optional(z.date()),
      StartLoggingTime: z.optional(z.date()),
      StopLoggingTime: z.optional(z.date()),
      LatestCloudWatchLogsDeliveryError: z.optional(z.string()),
      LatestCloudWatchLogsDeliveryTime: z.optional(z.date()),
      LatestDigestDeliveryTime: z.optional(z.date()),
      LatestDigestDeliveryError: z.optional(z.string()),
      LatestDeliveryAttemptTime: z.optional(z.string()),
      LatestNotificationAttemptTime: z.optional(z.string()),
      LatestNotificationAttemptSucceeded: z.optional(z.string()),
      LatestDeliveryAttemptSucceeded: z.optional(z.string()),
      TimeLoggingStarted: z.optional(z.string()),
      TimeLoggingStopped: z.optional(z.string()),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListPublicKeys = /* @__PURE__ */ operation<
  'ListPublicKeys',
  ListPublicKeysInput,
  ListPublicKeysOutput,
  PublicKey
>({
  name: 'ListPublicKeys',
  input: () =>
    z.strictObject<MembersOf<ListPublicKeysInput>>({
      StartTime: z.optional(z.date()),
      EndTime: z.optional(z.date()),
      NextToken: z.optional(z.string()),
    }),
  output: () =>
    z.looseObject<MembersOf<ListPublicKeysOutput>>({
      PublicKeyList: z.optional(z.array(publicKey())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.PublicKeyList },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})
