/**
 * Ready actions for SOAR and automation platforms, by name: {@link createConnector}.
 * [The guide](../../docs/connector.md) lists every action.
 *
 * @module cloudtrail-client/connector
 */
export { createConnector, type Connector, type RunOptions } from './connector.js'
export type { ConnectorConfig } from './configuration/config.js'
export type { ActionError, ActionResult, ActionStatus, ActionSummary } from './action/action-result.js'
export type { D3Error, D3Result, ResultByForm, ResultForm, SplunkResult } from './forms/form.js'
export type { PlatformSettings } from './configuration/setting-names.js'
export type { ActionSet, CatalogueEntry } from './action/action.js'
export { catalogue } from './catalogue.js'
export { iamPolicy, type IamPolicy, type IamStatement } from './iam-policy.js'
export { errorCodes, type ErrorCode } from './action/error-codes.js'
export { limits } from './action/limits.js'
export type { Quota } from '../contracts/operation.js'
export { quotas, type QuotaClass } from '../operations/define.js'
export type { JsonSchema } from './json/json-schema.js'
