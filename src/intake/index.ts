/**
 * Records of delivered log files, out of a queue ({@link createIntake}) or a bucket ({@link createBackfill}), without loss.
 * On Node. [The guide](../../docs/intake.md) has permissions, queue settings and what is promised.
 *
 * @module cloudtrail-client/intake
 */
export { createIntake } from './messages/create-intake.js'
export { checkIntake, type CheckOptions } from './messages/check-intake.js'
export type { IntakeFinding } from './messages/queue-findings.js'
export { createBackfill } from './backfill/create-backfill.js'
export type {
  IntakeCredentials,
  IntakeEndpoints,
  IntakeOptions,
  PoisonAction,
  ReadingOptions,
} from './options/intake-options.js'
export type { BackfillOptions } from './backfill/backfill-options.js'
export type { Intake } from './delivery/intake.js'
export { IntakeError, type IntakeBatch } from './delivery/batch.js'
export type { BatchSource } from './objects/batch-source.js'
export type { BatchHandler, RunOptions, StopOptions } from './delivery/feed.js'
export type { IntakeCounts } from './options/intake-counts.js'
export type {
  FailureEvent,
  IntakeHooks,
  ObjectCounts,
  ObjectEvent,
  OutageReason,
  PausedEvent,
  PoisonEvent,
  ReceiveEvent,
  RemoveEvent,
  ResumedEvent,
  SkipEvent,
  WarningEvent,
} from './options/intake-hooks.js'
export type { ServiceConfig } from '../config/service-config.js'

export { parseNotification, type Notification, type NotificationKind } from './messages/notification.js'
export type { ObjectReference } from '../bucket/object-reference.js'
export { parseObjectKey, type LogKind, type LogLocation, type LogObjectKey } from './objects/object-key.js'
export type { RecordKind, SkipReason } from './objects/skipped-objects.js'
export type { OtherReason } from './objects/other-objects.js'

export { readRecords } from './log-file/read-records.js'
export type { ByteSource } from './log-file/byte-reader.js'
export type { ReadRecordsOptions } from './log-file/read-options.js'
export { LogFileError, type LogFileErrorCode, type LogFilePlace } from './log-file/log-file-error.js'
export { ObjectChangedError, OtherPartitionError } from '../bucket/object-fault.js'

export {
  filterByName,
  routineCalls,
  withoutRoutineCalls,
  type NamedRecord,
  type NameRule,
  type NameRules,
  type RecordFilter,
  type SourceFilter,
} from './objects/filters.js'
export { seenInMemory, type SeenSet } from './options/seen-set.js'
export { memoryCursors, type CursorStore } from './backfill/cursors.js'
export { fileCursors, type FileCursors } from './backfill/file-cursors.js'
export { CursorError, type Cursor } from './backfill/cursor.js'

export type { AggregatedCloudTrailRecord } from '../records/aggregated-record.js'
export type { CloudTrailRecord } from '../records/cloudtrail-record.js'
