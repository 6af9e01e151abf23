/**
 * Records of delivered log files, out of a queue or a bucket, without loss. On Node.
 *
 * @module cloudtrail-client/intake
 */
export { createIntake, type Intake } from './intake.js'
export { createBackfill } from './backfill.js'
export type {
  IntakeCredentials,
  IntakeEndpoints,
  IntakeOptions,
  PoisonAction,
  ReadingOptions,
} from './intake-options.js'
export type { BackfillOptions } from './backfill-options.js'
export { IntakeError, type BatchSource, type IntakeBatch } from './batch.js'
export type { BatchHandler, RunOptions, StopOptions } from './feed.js'
export type { IntakeCounts } from './intake-counts.js'
export type {
  FailureEvent,
  IntakeHooks,
  ObjectEvent,
  PoisonEvent,
  ReceiveEvent,
  RemoveEvent,
  SkipEvent,
  WarningEvent,
} from './intake-hooks.js'
export type { ObjectCounts } from './delivery.js'
export type { ServiceConfig } from './service-config.js'

export { parseNotification, type Notification, type NotificationKind } from './notification.js'
export type { ObjectReference } from './object-reference.js'
export { parseObjectKey, type LogKind, type LogLocation, type LogObjectKey } from './object-key.js'
export type { RecordKind, SkipReason } from './skipped-objects.js'

export { readRecords } from './records/read-records.js'
export type { ByteSource } from './records/byte-reader.js'
export type { ReadRecordsOptions } from './records/read-options.js'
export { LogFileError, type LogFileErrorCode, type LogFilePlace } from './log-file-error.js'
export { ObjectChangedError } from './object-changed-error.js'

export {
  filterByName,
  routineCalls,
  withoutRoutineCalls,
  type NamedRecord,
  type NameRule,
  type NameRules,
  type RecordFilter,
  type SourceFilter,
} from './filters.js'
export { seenInMemory, type SeenSet } from './dedupe.js'
export { memoryCursors, type CursorStore } from './cursors.js'
export { fileCursors, type FileCursors } from './file-cursors.js'
export { CursorError } from './cursor-error.js'
export type { Cursor } from './cursor.js'

export type { CloudTrailRecord } from '../records/cloudtrail-record.js'
