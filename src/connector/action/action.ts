/** What an action is: a row of data with the one function that does it. */
import type { CloudTrail } from '../../client/cloudtrail.js'
import type { CallOptions } from '../../config/call-options.js'
import type { CloudTrailError, InputIssue, ResponseError, ServiceError } from '../../contracts/errors.js'
import type { JsonSchema } from '../json/json-schema.js'
import type { Parameters, ValuesOf } from '../parameters/parameter.js'

/**
 * Which set of ready-made integrations an action belongs to: looking into an account, managing trails, or one action for
 * each operation of the API.
 */
export type ActionSet = 'investigation' | 'management' | 'operation'

/** An action as it is listed. */
export interface CatalogueEntry {
  /** Name to run it by, in snake case, e.g. `stop_logging`; unique within its set. */
  readonly name: string
  /** Name for people, e.g. `Stop Logging`. */
  readonly title: string
  /** What it does, in a sentence or two. */
  readonly description: string
  /** The set it belongs to. */
  readonly set: ActionSet
  /** Whether it changes nothing. */
  readonly readOnly: boolean
  /** IAM actions that it needs, those of other services included. */
  readonly permissions: readonly string[]
  /** JSON Schema, draft 2020-12, of the parameters. */
  readonly parameters: JsonSchema
  /** JSON Schema, draft 2020-12, of the result. */
  readonly result: JsonSchema
}

/** What an action is done with. */
export interface ActionContext {
  readonly cloudtrail: CloudTrail
  /** For every call that the action makes. */
  readonly options: CallOptions
}

/** A failure as an action reports it. */
export interface Failure {
  readonly subject: string | null
  readonly error: CloudTrailError | ServiceError | ResponseError | FailureReply
}

/** A failure that the service told in a reply that was no error: one of several things it was asked for. */
export interface FailureReply {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** What an action has done. */
export interface Outcome {
  readonly rows: readonly object[]
  readonly failures: readonly Failure[]
  readonly successful: number
  /** The action's own counts. */
  readonly counts?: Readonly<Record<string, number | string | boolean>>
  /** For people, when there is more to say than how much of it was done. */
  readonly message?: string
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

/** The name of an action or a parameter for what AWS calls `CreateTrail` (`create_trail`) or `S3BucketName` (`s3_bucket_name`). */
export const snakeCase = (name: string): string =>
  name.replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase()
