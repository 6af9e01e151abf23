/**
 * Proves that the log files of a trail are whole and unaltered: {@link validateLogs} where they were delivered,
 * {@link validateFiles} for copies. [The guide](../../docs/integrity.md) has permissions, costs, and what a verdict proves.
 *
 * @module cloudtrail-client/integrity
 */
export { validateLogs } from './validate-logs.js'
export { validateFiles } from './validate-files.js'
export type { IntegrityCredentials, IntegrityEndpoints, ValidateLogsOptions } from './options/validate-logs-options.js'
export type { ValidateFilesOptions } from './options/validate-files-options.js'
export type { IntegrityHooks, ProgressEvent } from './options/integrity-hooks.js'
export type { Validation } from './run/validation.js'
export type { Finding, FindingReason } from './findings/finding.js'
export type { ValidationReport, VerdictCounts } from './findings/report.js'
export type { IntegrityWarning, WarningKind } from './findings/warning.js'
export { IntegrityError, type IntegrityErrorCode } from './findings/integrity-error.js'
export type { FileCopy, FileSource } from './store/file-source.js'
export type { ListedKey } from './keys/key-ring.js'
export type { ServiceConfig } from '../config/service-config.js'
