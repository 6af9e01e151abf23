/** What an action is: a row of data with the one function that does it. */
import type { CloudTrail } from '../../client/cloudtrail.js'
import type { InputIssue } from '../../contracts/errors.js'
import type { CallOptions } from '../../config/call-options.js'
import type { JsonSchema } from '../json/json-schema.js'
import type { CatalogueEntry } from '../catalogue.js'
import type { Parameters, ValuesOf } from '../parameters/parameter.js'
import type { Outcome } from '../result.js'

/**
 * Which set of ready-made integrations an action belongs to: looking into an account, managing trails, or one action for
 * each operation of the API.
 */
export type ActionSet = 'investigation' | 'management' | 'operation'

/** What an action is done with. */
export interface ActionContext {
  readonly cloudtrail: CloudTrail
  /** For every call that the action makes. */
  readonly options: CallOptions
}

/** An action. */
export interface Action extends Omit<CatalogueEntry, 'parameters' | 'result'> {
  readonly parameters: Parameters
  /** JSON Schema of one row of its data. */
  readonly row: () => JsonSchema
  /** The action's own members of the summary. */
  readonly counts: readonly string[]
  /** What a failure of the whole action was about; `null` for nothing in particular. */
  readonly subject: (values: Values) => string | null
  /** Finds what is wrong with parameters that are right one by one. */
  readonly problems: (values: Values) => readonly InputIssue[]
  readonly run: (values: Values, context: ActionContext) => Promise<Outcome>
}

/** The parameters of an action whose parameters are not known to the code that handles it. */
type Values = Readonly<Record<string, unknown>>

/** An action as it is written, typed by its parameters. */
export interface WrittenAction<P extends Parameters> extends Omit<
  Action,
  'title' | 'parameters' | 'problems' | 'run' | 'counts' | 'subject'
> {
  readonly parameters: P
  readonly counts?: readonly string[]
  readonly subject?: (values: ValuesOf<P>) => string | null
  readonly problems?: (values: ValuesOf<P>) => readonly InputIssue[]
  readonly run: (values: ValuesOf<P>, context: ActionContext) => Promise<Outcome>
}

/** Makes an action of what is written of it. */
export function defineAction<P extends Parameters>({ run, problems, subject, ...written }: WrittenAction<P>): Action {
  return {
    ...written,
    title: titleOf(written.name),
    counts: written.counts ?? [],
    // Sound: an action is only given values that its own parameters have read.
    subject: (values) => subject?.(values as ValuesOf<P>) ?? null,
    problems: (values) => problems?.(values as ValuesOf<P>) ?? [],
    run: (values, context) => run(values as ValuesOf<P>, context),
  }
}

/** `stop_logging` → `Stop Logging`. */
const titleOf = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
