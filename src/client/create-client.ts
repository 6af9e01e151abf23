/** The clients: configuration in, methods out. */
import { call, credentialsOf, prepare, send } from '../request/call.js'
import { InputError } from '../contracts/errors.js'
import { readCallOptions, type CallOptions } from '../config/call-options.js'
import type { CloudTrailConfig } from '../config/client-config.js'
import { fromEnv } from '../credentials/sources/environment.js'
import { createPipeline, type Pipeline } from '../request/pipeline.js'
import { methodName, type AnyOperation, type Paging, type WireMembers } from '../contracts/operation.js'
import type { AuditEventOperations } from '../operations/audit-events.js'
import type { ChannelOperations } from '../operations/channels.js'
import type { DashboardOperations } from '../operations/dashboards.js'
import type { EventDataStoreOperations } from '../operations/event-data-stores.js'
import type { EventSelectorOperations } from '../operations/event-selectors.js'
import type { EventOperations } from '../operations/events.js'
import type { ImportOperations } from '../operations/imports.js'
import type { OrganizationOperations } from '../operations/organization.js'
import type { QueryOperations } from '../operations/queries.js'
import type { ResourcePolicyOperations } from '../operations/resource-policies.js'
import type { TagOperations } from '../operations/tags.js'
import type { TrailOperations } from '../operations/trails.js'
import type { Page } from './page-iteration.js'
import { paginate } from './paginate.js'
import { lazy } from '../runtime/lazy.js'

/** The methods of every operation, family by family. */
export interface CloudTrailMethods
  extends
    TrailOperations,
    EventSelectorOperations,
    EventOperations,
    EventDataStoreOperations,
    QueryOperations,
    ChannelOperations,
    DashboardOperations,
    ImportOperations,
    TagOperations,
    ResourcePolicyOperations,
    OrganizationOperations,
    AuditEventOperations {}

type Method = (input?: unknown, options?: CallOptions, ...others: unknown[]) => unknown

/** The method of a row: it returns a promise, or for a paged operation the lazy object. */
export function methodOf(pipeline: Pipeline, row: AnyOperation): Method {
  const paging = row.paging as unknown as Paging<Page, unknown> | undefined // sound: of any row
  return (input = {}, options, ...others) => {
    if ([input, options, ...others].some((given) => typeof given === 'function')) throw noCallbacks(row)
    return paging === undefined ? call(pipeline, row, input, options) : pagedCall(pipeline, row, paging, input, options)
  }
}

/** Thrown at once: where there is a callback, nobody looks at a promise. */
const noCallbacks = ({ name }: AnyOperation): InputError =>
  new InputError([{ path: '', message: 'takes no callback: await the promise that it returns' }], { operation: name })

function pagedCall(
  pipeline: Pipeline,
  row: AnyOperation,
  paging: Paging<Page, unknown>,
  input: unknown,
  options: CallOptions | undefined,
) {
  const { own, wire, startToken } = prepared(pipeline, row, input, options)
  const credentials = lazy(() => credentialsOf(pipeline, own)) // one source: a provider is called once for all pages
  return paginate<Page, unknown>({
    pipeline,
    row,
    options: own,
    startToken,
    paging,
    fetch: async (position, page) => send(pipeline, row, { ...wire(), ...position }, own, page, credentials),
  })
}

/** A paged call that is ready to be sent. */
interface Prepared {
  readonly own: CallOptions
  readonly wire: () => WireMembers
  /** The caller's token, to start from a later page. */
  readonly startToken?: unknown
}

/**
 * Prepares options and input of a paged call once: later changes by the caller do not reach later pages. An error is kept until
 * the first page is requested, where it can be caught.
 */
function prepared(pipeline: Pipeline, row: AnyOperation, input: unknown, options: CallOptions | undefined): Prepared {
  try {
    const own = readCallOptions(row, options)
    const wire = prepare(pipeline, row, input)
    return { own, wire: () => wire, startToken: wire['NextToken'] }
  } catch (error) {
    const wire = () => {
      throw error
    }
    return { own: readCallOptions(row, undefined), wire }
  }
}

/**
 * A client with only the given operations, for programs whose size matters: a bundler leaves out the others.
 *
 * @param rows - Rows of the table, imported by name from this entry.
 * @param config - As for `CloudTrail`; but without `credentials` only the environment variables are read. Pass `fromChain()` of
 * `cloudtrail-client/credentials` for the other sources, which would make such a bundle a tenth larger.
 * @returns The methods of those operations.
 * @throws InputError when the configuration breaks a rule. A missing Region rejects the first call.
 * @example
 * ```ts
 * import { createClient, LookupEvents } from 'cloudtrail-client/core'
 *
 * const cloudtrail = createClient({ LookupEvents }, { region: 'eu-west-1' })
 * for await (const event of cloudtrail.lookupEvents()) console.log(event.EventName)
 * ```
 */
export function createClient<Rows extends Readonly<Record<string, AnyOperation>>>(
  rows: Rows,
  config: CloudTrailConfig = {},
): ClientOf<Rows> {
  const pipeline = createPipeline(config, undefined, fromEnv())
  const methods = Object.values(rows).map((row) => [methodName(row.name), methodOf(pipeline, row)])
  // Sound: ClientOf<Rows> has one method for each row, as made here.
  return Object.fromEntries(methods) as ClientOf<Rows>
}

/** The methods of some rows, with their documentation from `CloudTrail`. */
export type ClientOf<Rows extends Readonly<Record<string, AnyOperation>>> = Pick<
  CloudTrailMethods,
  Extract<Uncapitalize<Rows[keyof Rows]['name']>, keyof CloudTrailMethods>
>
