/** The connector: runs actions by their names. */
import { CloudTrail } from '../client/cloudtrail.js'
import type { CallOptions } from '../config/call-options.js'
import { ownMembers } from '../contracts/options.js'
import { throwIfAborted } from '../runtime/abort.js'
import type { ActionSet, CatalogueEntry } from './action/action.js'
import { resolveAction, unknownAction } from './actions.js'
import { catalogue } from './catalogue.js'
import { readConnectorConfig, type ConnectorConfig } from './configuration/config.js'
import { iamPolicy, type IamPolicy } from './iam-policy.js'
import { forms, type AnyResult, type Given, type ResultByForm, type ResultForm } from './forms/form.js'
import { inForm, refusal } from './result.js'
import { runAction } from './run.js'

/** Options of `run`: those of every call that the action makes, and the set. */
export interface RunOptions extends CallOptions {
  /**
   * The set of the action, for a name that several sets have.
   *
   * @defaultValue the operation set when the parameters have `body`, otherwise the first set with all the parameters
   */
  set?: ActionSet | undefined
}

/** The actions, with the configuration of an account. */
export interface Connector<Form extends ResultForm = 'default'> {
  /**
   * Runs an action.
   *
   * @param name - Name of the action, e.g. `stop_logging`.
   * @param parameters - Its parameters; those that are `undefined`, `null` or blank count as omitted.
   * @param options - Signal, time limits and credentials of this run, and the set.
   * @returns The result. Errors of the service, invalid parameters and an unknown name are results with status `failed`; for the
   * latter two nothing was sent.
   * @throws The signal's own reason, when it aborts; what was done before stays done.
   * @example
   * ```ts
   * const { status, errors } = await connector.run('stop_logging', { trail_names: ['audit', 'missing'] })
   * console.log(status, errors[0]?.subject) // partially_successful missing
   * ```
   */
  run(name: string, parameters?: Readonly<Record<string, unknown>>, options?: RunOptions): Promise<ResultByForm[Form]>
  /** All actions: names, permissions, JSON Schemas of parameters and results. */
  readonly catalogue: readonly CatalogueEntry[]
  /**
   * Makes the minimal IAM policy for some actions, like the function {@link iamPolicy}.
   *
   * @param actions - Names of actions, at least one.
   * @returns The policy document.
   * @throws InputError when a name is no action, or there is none.
   */
  iamPolicy(actions: readonly string[]): IamPolicy
}

/**
 * Makes a connector: the actions that SOAR and automation platforms offer for CloudTrail, with their catalogue.
 *
 * Making one is cheap and sends nothing.
 *
 * @param config - That of a client, with `serverUrl` as an alternative to `region` and `useRole` to `credentials`.
 * @returns The connector.
 * @throws InputError when the configuration breaks a rule. A missing Region rejects the first call.
 * @example
 * ```ts
 * import { createConnector } from 'cloudtrail-client/connector'
 *
 * const connector = createConnector({ serverUrl: 'https://cloudtrail.us-east-1.amazonaws.com', useRole: true })
 * const { data, summary } = await connector.run('run_query', {
 *   attribute_key: 'EventName',
 *   attribute_value: 'ConsoleLogin',
 *   start_date: '2026-11-01',
 *   max_results: 200,
 * })
 * console.log(summary['total_lookup_events'], data[0]?.['EventTime'])
 * ```
 */
export function createConnector<Form extends ResultForm>(
  config: ConnectorConfig & { readonly resultForm: Form },
): Connector<Form>
export function createConnector(config?: ConnectorConfig): Connector
export function createConnector(config: ConnectorConfig = {}): Connector {
  const { client, foreignHost, resultForm } = readConnectorConfig(config)
  const cloudtrail = new CloudTrail(client)
  const form = forms[resultForm]
  const connector = {
    async run(name: string, parameters?: Given, given: RunOptions = {}): Promise<AnyResult> {
      const { set, ...options } = ownMembers(given, 'options.', name)
      const signal = options.signal ?? options.abortSignal
      throwIfAborted(signal)
      const action = resolveAction(name, Object.keys(parameters ?? {}), set)
      if (action !== undefined) return runAction(action, parameters, { cloudtrail, options, foreignHost, form })
      const issues = [{ path: '', message: unknownAction(name, set) }]
      return inForm(form, { name }, refusal(name, 'UnknownAction', issues), {})
    },
    get catalogue() {
      return catalogue(resultForm)
    },
    iamPolicy,
  }
  return connector as Connector // sound: the form decides what `run` resolves to, and the overloads say so
}
