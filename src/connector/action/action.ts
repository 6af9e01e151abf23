/** The definition of an action: data, and a function that runs it. */
import type { CloudTrail } from '../../client/cloudtrail.js'
import type { CallOptions } from '../../config/call-options.js'
import type { CloudTrailError, InputIssue, ResponseError, ServiceError } from '../../contracts/errors.js'
import type { JsonSchema } from '../json/json-schema.js'
import type { Parameters, ValuesOf } from '../parameters/parameter.js'

/** The set that an action belongs to: investigating an account, managing trails, or one action for each operation of the API. */
export type ActionSet = 'investigation' | 'management' | 'operation'

/** An action as the catalogue lists it. */
export interface CatalogueEntry {
  /** The name to run it by, in snake case, e.g. `stop_logging`; unique within its set. */
  readonly name: string
  /** The name to display, e.g. `Stop Logging`. */
  readonly title: string
  /** What it does, in a sentence or two. */
  readonly description: string
  /** The set that it belongs to. */
  readonly set: ActionSet
  /** Whether it only reads. */
  readonly readOnly: boolean
  /** The IAM actions that it needs, those of other services included. */
  readonly permissions: readonly string[]
  /** JSON Schema, draft 2020-12, of the parameters. */
  readonly parameters: JsonSchema
  /** JSON Schema, draft 2020-12, of the result. */
  readonly result: JsonSchema
}

/** The client and the options that an action runs with. */
export interface ActionContext {
  readonly cloudtrail: CloudTrail
  /** Options of every call that the action makes. */
  readonly options: CallOptions
}

/** A failure that an action reports. */
export interface Failure {
  readonly subject: string | null
  readonly error: CloudTrailError | ServiceError | ResponseError | FailureReply
}

/** A failure inside a successful reply: the service could not do one of several things. */
export interface FailureReply {
  readonly status: number | null
  readonly requestId?: string | undefined
  readonly code: string
  readonly message: string
}

/** The outcome of an action, from which its result is made. */
export interface Outcome {
  readonly rows: readonly object[]
  readonly failures: readonly Failure[]
  readonly successful: number
  /** The action's own members of the summary. */
  readonly counts?: Readonly<Record<string, number | string | boolean>>
  /** The message of a success, if it is more than how much was done. */
  readonly message?: string
}

/** An action. */
export interface Action extends Omit<CatalogueEntry, 'parameters' | 'result'> {
  readonly parameters: Parameters
  /** JSON Schema of one row of its data. */
  readonly row: () => JsonSchema
  /** Names of the action's own members of the summary. */
  readonly counts: readonly string[]
  /** The subject of a failure of the whole action; `null` for none. */
  readonly subject: (values: Values) => string | null
  /** Checks the rules between parameters, once each of them is valid. */
  readonly problems: (values: Values) => readonly InputIssue[]
  readonly run: (values: Values, context: ActionContext) => Promise<Outcome>
}

/** Values of parameters whose types the calling code does not know. */
type Values = Readonly<Record<string, unknown>>

/** An action before {@link defineAction}, typed by its parameters. */
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

/** Makes an action: adds the title and the defaults, and hides the types of its parameters. */
export function defineAction<P extends Parameters>({ run, problems, subject, ...written }: WrittenAction<P>): Action {
  return {
    ...written,
    title: titleOf(written.name),
    counts: written.counts ?? [],
    // Sound: an action only gets values that its own parameters have read.
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
