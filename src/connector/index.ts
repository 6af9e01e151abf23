/**
 * Ready actions for SOAR and automation platforms, by name: {@link createConnector}.
 * [The guide](../../docs/connector.md) lists every action.
 *
 * @module cloudtrail-client/connector
 */
export { createConnector, type Connector, type RunOptions } from './connector.js'
export type { ConnectorConfig } from './configuration/config.js'
export type { ActionError, ActionResult, ActionStatus, ActionSummary } from './result.js'
export type { ActionSet, CatalogueEntry } from './action/action.js'
export { catalogue } from './catalogue.js'
export { iamPolicy, type IamPolicy, type IamStatement } from './iam-policy.js'
export { limits } from './action/limits.js'
export type { Quota } from '../contracts/operation.js'
export { quotas, type QuotaClass } from '../operations/define.js'
export type { JsonSchema } from './json/json-schema.js'
