/** Imports: copies of a trail's log files from S3 into an event data store. */
import * as z from 'zod/mini'
import type { Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { lazy } from '../runtime/lazy.js'
import { exactlyOneOf } from '../schema/checks.js'
import type { MembersOf, Open } from '../schema/members-of.js'
import { onEachSide, received, sent } from '../schema/side.js'

/**
 * How far an import is. It ends as `COMPLETED` when every file was read, as `FAILED` when some were not, or as
 * `STOPPED`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetImport.html
 */
export type ImportStatus = Open<'INITIALIZING' | 'IN_PROGRESS' | 'FAILED' | 'STOPPED' | 'COMPLETED'>

/**
 * The state of a file that could not be read at first: failed for good, to be tried again, or read in the end.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ImportFailureListItem.html
 */
export type ImportFailureStatus = Open<'FAILED' | 'RETRY' | 'SUCCEEDED'>

/**
 * Where the log files are.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ImportSource.html
 */
export interface ImportSource {
  /** The S3 location, the only kind there is. */
  S3: S3ImportSource
}

/**
 * A location in an S3 bucket, and how to reach it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_S3ImportSource.html
 */
export interface S3ImportSource {
  /**
   * URI of the bucket and prefix, `s3://bucket/prefix/`. Only what lies under the prefix `CloudTrail` is read; for
   * files elsewhere the URI must contain their prefix.
   */
  S3LocationUri: string
  /** Region of the bucket, e.g. `eu-central-1`. */
  S3BucketRegion: string
  /** ARN of the IAM role that CloudTrail takes on to read the files. */
  S3BucketAccessRoleArn: string
}

/**
 * Statistics of an import up to now. Any member can be absent.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ImportStatistics.html
 */
export interface ImportStatistics {
  /** Prefixes found to import from. */
  PrefixesFound?: number | undefined
  /** Prefixes that are done. */
  PrefixesCompleted?: number | undefined
  /** Log files that are done. */
  FilesCompleted?: number | undefined
  /** Events taken into the event data store. */
  EventsCompleted?: number | undefined
  /** Files that could not be imported; `listImportFailures` names them. */
  FailedEntries?: number | undefined
}

/** What start, get and stop all return about an import. Any member can be absent. */
export interface ImportDetails {
  /** Id of the import, a UUID. */
  ImportId?: string | undefined
  /** ARN of the event data store that receives the events; one. */
  Destinations?: string[] | undefined
  /** Where the log files are. */
  ImportSource?: ImportSource | undefined
  /** Start of the time range, UTC; absent when the request had none. */
  StartEventTime?: Date | undefined
  /** End of the time range, UTC; absent when the request had none. */
  EndEventTime?: Date | undefined
  /** How far it is. */
  ImportStatus?: ImportStatus | undefined
  /** When it was started, UTC. */
  CreatedTimestamp?: Date | undefined
  /** When its status last changed, UTC. */
  UpdatedTimestamp?: Date | undefined
}

/** Input of {@link ImportOperations.startImport | startImport}: a new import, or the id of one to try again. */
export interface StartImportInput {
  /**
   * ARN of the event data store to fill, exactly one, 3 to 256 characters; for a new import, together with
   * `ImportSource`.
   */
  Destinations?: string[] | undefined
  /** Where the log files are; for a new import, together with `Destinations`. */
  ImportSource?: ImportSource | undefined
  /**
   * Events at or after this time, UTC, chosen by the dates in the names of prefixes and files. Give it with
   * `EndEventTime`; omit both for all events.
   */
  StartEventTime?: Date | undefined
  /** Events at or before this time, UTC. Give it with `StartEventTime`; omit both for all events. */
  EndEventTime?: Date | undefined
  /** Id of an import to try again, 36 characters; instead of `Destinations` and `ImportSource`. */
  ImportId?: string | undefined
}

/** Output of {@link ImportOperations.startImport | startImport}. */
export interface StartImportOutput extends WithMetadata, ImportDetails {}

/** Input of {@link ImportOperations.getImport | getImport}. */
export interface GetImportInput {
  /** Id of the import, a UUID of 36 characters: lower-case hexadecimal digits and hyphens. */
  ImportId: string
}

/** Output of {@link ImportOperations.getImport | getImport}. */
export interface GetImportOutput extends WithMetadata, ImportDetails {
  /** What it has found and done so far. */
  ImportStatistics?: ImportStatistics | undefined
}

/** Input of {@link ImportOperations.listImports | listImports}. */
export interface ListImportsInput {
  /** Imports in a page, from 1 to 1,000; omit to leave it to the service. */
  MaxResults?: number | undefined
  /** ARN of an event data store, 3 to 256 characters: only imports into it. Omit for all. */
  Destination?: string | undefined
  /** Only imports with this status; omit for all. */
  ImportStatus?: ImportStatus | undefined
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
}

/** Output of {@link ImportOperations.listImports | listImports}. */
export interface ListImportsOutput extends WithMetadata {
  /** The imports of this page, in no promised order. */
  Imports?: ImportsListItem[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/**
 * An import as a list shows it; `getImport` has the rest. Any member can be absent.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ImportsListItem.html
 */
export interface ImportsListItem {
  /** Id of the import, a UUID. */
  ImportId?: string | undefined
  /** How far it is. */
  ImportStatus?: ImportStatus | undefined
  /** ARN of the event data store that receives the events; one. */
  Destinations?: string[] | undefined
  /** When it was started, UTC. */
  CreatedTimestamp?: Date | undefined
  /** When its status last changed, UTC. */
  UpdatedTimestamp?: Date | undefined
}

/** Input of {@link ImportOperations.listImportFailures | listImportFailures}. */
export interface ListImportFailuresInput {
  /** Id of the import, a UUID of 36 characters: lower-case hexadecimal digits and hyphens. */
  ImportId: string
  /** Failures in a page, from 1 to 1,000; omit to leave it to the service. */
  MaxResults?: number | undefined
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
}

/** Output of {@link ImportOperations.listImportFailures | listImportFailures}. */
export interface ListImportFailuresOutput extends WithMetadata {
  /** The failures of this page. */
  Failures?: ImportFailureListItem[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/**
 * A file that could not be imported at first. Any member can be absent.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ImportFailureListItem.html
 */
export interface ImportFailureListItem {
  /** Where the file is in S3. */
  Location?: string | undefined
  /** What became of it. */
  Status?: ImportFailureStatus | undefined
  /** Kind of failure. */
  ErrorType?: string | undefined
  /** What went wrong, in words. */
  ErrorMessage?: string | undefined
  /** When this entry last changed, UTC. */
  LastUpdatedTime?: Date | undefined
}

/** Input of {@link ImportOperations.stopImport | stopImport}. */
export interface StopImportInput {
  /** Id of the import, a UUID of 36 characters: lower-case hexadecimal digits and hyphens. */
  ImportId: string
}

/** Output of {@link ImportOperations.stopImport | stopImport}. */
export interface StopImportOutput extends WithMetadata, ImportDetails {
  /** What it had found and done by then. */
  ImportStatistics?: ImportStatistics | undefined
}

/** The methods for imports. */
export interface ImportOperations {
  /**
   * Starts copying log files from S3 into an event data store, or tries an earlier import again.
   *
   * It only starts: follow it with `getImport`. An account runs one import at a time, the bucket must have no access
   * control lists, and an organization's event data store can be filled by the management account alone.
   *
   * @param input - For a new import, `Destinations` and `ImportSource`; for another try, `ImportId`.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The import as it was started, usually `INITIALIZING`.
   * @throws InputError before sending, e.g. for an `ImportId` together with `Destinations`, or one of
   * `Destinations` and `ImportSource` without the other.
   * @throws ServiceError after sending, e.g. `AccountHasOngoingImportException`, `InvalidImportSourceException`,
   * `InactiveEventDataStoreException`.
   * @example
   * ```ts
   * const { ImportId } = await cloudtrail.startImport({
   *   Destinations: [eventDataStoreArn],
   *   ImportSource: {
   *     S3: {
   *       S3LocationUri: 's3://my-trail-logs/AWSLogs/111122223333/CloudTrail/',
   *       S3BucketRegion: 'us-east-1',
   *       S3BucketAccessRoleArn: roleArn,
   *     },
   *   },
   * })
   * console.log(ImportId)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartImport.html
   * @group Imports
   */
  startImport(input: StartImportInput, options?: CallOptions): Promise<StartImportOutput>

  /**
   * Reads how far an import is, and what it has found and done.
   *
   * @param input - The import.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The import as it is now.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ImportNotFoundException`.
   * @example
   * ```ts
   * const { ImportStatus, ImportStatistics } = await cloudtrail.getImport({ ImportId: importId })
   * console.log(ImportStatus, ImportStatistics?.EventsCompleted)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetImport.html
   * @group Imports
   */
  getImport(input: GetImportInput, options?: CallOptions): Promise<GetImportOutput>

  /**
   * Lists the imports of the account in this Region, or those into one event data store or of one status.
   *
   * @param input - Event data store, status and size of the pages; omit for all imports.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every import of every page.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `EventDataStoreARNInvalidException`, `InvalidNextTokenException`.
   * @example
   * ```ts
   * for await (const { ImportId, ImportStatus } of cloudtrail.listImports({ Destination: eventDataStoreArn })) {
   *   console.log(ImportId, ImportStatus)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListImports.html
   * @group Imports
   */
  listImports(input?: ListImportsInput, options?: CallOptions): Paged<ListImportsOutput, ImportsListItem>

  /**
   * Lists the files that an import could not read, and what became of each.
   *
   * @param input - The import and, if wanted, the size of the pages.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every failure of every page.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidParameterException`, `InvalidNextTokenException`.
   * @example
   * ```ts
   * for await (const { Location, ErrorMessage } of cloudtrail.listImportFailures({ ImportId: importId })) {
   *   console.log(Location, ErrorMessage)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListImportFailures.html
   * @group Imports
   */
  listImportFailures(
    input: ListImportFailuresInput,
    options?: CallOptions,
  ): Paged<ListImportFailuresOutput, ImportFailureListItem>

  /**
   * Stops an import that is running.
   *
   * `startImport` with the same `ImportId` tries it again.
   *
   * @param input - The import.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The import with what it had done by then.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ImportNotFoundException`.
   * @example
   * ```ts
   * const { ImportStatus } = await cloudtrail.stopImport({ ImportId: importId })
   * console.log(ImportStatus)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopImport.html
   * @group Imports
   */
  stopImport(input: StopImportInput, options?: CallOptions): Promise<StopImportOutput>
}

const importId = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(36), z.maxLength(36), z.regex(/^[a-f0-9\-]+$/u)),
)

const destinationArn = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(3), z.maxLength(256), z.regex(/^[a-zA-Z0-9._/\-:]+$/u)),
)

export const s3ImportSource = /* @__PURE__ */ onEachSide((side) =>
  side.object<S3ImportSource>({
    S3LocationUri: z.string(),
    S3BucketRegion: z.string(),
    S3BucketAccessRoleArn: z.string(),
  }),
)

export const importSource = /* @__PURE__ */ onEachSide((side) =>
  side.object<ImportSource>({ S3: s3ImportSource(side) }),
)

export const importStatistics = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<ImportStatistics>>({
    PrefixesFound: z.optional(z.number()),
    PrefixesCompleted: z.optional(z.number()),
    FilesCompleted: z.optional(z.number()),
    EventsCompleted: z.optional(z.number()),
    FailedEntries: z.optional(z.number()),
  }),
)

const importDetails = /* @__PURE__ */ lazy((): MembersOf<ImportDetails> => ({
  ImportId: z.optional(z.string()),
  Destinations: z.optional(z.array(z.string())),
  ImportSource: z.optional(importSource(received)),
  StartEventTime: z.optional(z.date()),
  EndEventTime: z.optional(z.date()),
  ImportStatus: z.optional(z.string()),
  CreatedTimestamp: z.optional(z.date()),
  UpdatedTimestamp: z.optional(z.date()),
}))

export const importsListItem = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<ImportsListItem>>({
    ImportId: z.optional(z.string()),
    ImportStatus: z.optional(z.string()),
    Destinations: z.optional(z.array(z.string())),
    CreatedTimestamp: z.optional(z.date()),
    UpdatedTimestamp: z.optional(z.date()),
  }),
)

export const importFailureListItem = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<ImportFailureListItem>>({
    Location: z.optional(z.string()),
    Status: z.optional(z.string()),
    ErrorType: z.optional(z.string()),
    ErrorMessage: z.optional(z.string()),
    LastUpdatedTime: z.optional(z.date()),
  }),
)

export const StartImport = /* @__PURE__ */ operation<'StartImport', StartImportInput, StartImportOutput>({
  name: 'StartImport',
  input: () =>
    z
      .strictObject<MembersOf<StartImportInput>>({
        Destinations: z.optional(z.array(destinationArn()).check(z.minLength(1), z.maxLength(1))),
        ImportSource: z.optional(importSource(sent)),
        StartEventTime: z.optional(z.date()),
        EndEventTime: z.optional(z.date()),
        ImportId: z.optional(importId()),
      })
      .check(exactlyOneOf(['ImportId'], ['Destinations', 'ImportSource'])),
  output: () => z.looseObject<MembersOf<StartImportOutput>>(importDetails()),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const GetImport = /* @__PURE__ */ operation<'GetImport', GetImportInput, GetImportOutput>({
  name: 'GetImport',
  input: () => z.strictObject<MembersOf<GetImportInput>>({ ImportId: importId() }),
  output: () =>
    z.looseObject<MembersOf<GetImportOutput>>({
      ...importDetails(),
      ImportStatistics: z.optional(importStatistics()),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListImports = /* @__PURE__ */ operation<
  'ListImports',
  ListImportsInput,
  ListImportsOutput,
  ImportsListItem
>({
  name: 'ListImports',
  input: () =>
    z.strictObject<MembersOf<ListImportsInput>>({
      MaxResults: z.optional(z.int().check(z.gte(1), z.lte(1000))),
      Destination: z.optional(destinationArn()),
      ImportStatus: z.optional(z.enum(['INITIALIZING', 'IN_PROGRESS', 'FAILED', 'STOPPED', 'COMPLETED'])),
      NextToken: z.optional(z.string().check(z.minLength(4), z.maxLength(1000))),
    }),
  output: () =>
    z.looseObject<MembersOf<ListImportsOutput>>({
      Imports: z.optional(z.array(importsListItem())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.Imports },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListImportFailures = /* @__PURE__ */ operation<
  'ListImportFailures',
  ListImportFailuresInput,
  ListImportFailuresOutput,
  ImportFailureListItem
>({
  name: 'ListImportFailures',
  input: () =>
    z.strictObject<MembersOf<ListImportFailuresInput>>({
      ImportId: importId(),
      MaxResults: z.optional(z.int().check(z.gte(1), z.lte(1000))),
      NextToken: z.optional(z.string().check(z.minLength(4), z.maxLength(1000))),
    }),
  output: () =>
    z.looseObject<MembersOf<ListImportFailuresOutput>>({
      Failures: z.optional(z.array(importFailureListItem())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.Failures },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const StopImport = /* @__PURE__ */ operation<'StopImport', StopImportInput, StopImportOutput>({
  name: 'StopImport',
  input: () => z.strictObject<MembersOf<StopImportInput>>({ ImportId: importId() }),
  output: () =>
    z.looseObject<MembersOf<StopImportOutput>>({
      ...importDetails(),
      ImportStatistics: z.optional(importStatistics()),
    }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})
