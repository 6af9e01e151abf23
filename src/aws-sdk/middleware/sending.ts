/** What is sent, and by whom. */
import type { CallOptions } from '../../config/call-options.js'
import type { AnyOperation } from '../../contracts/operation.js'
import type { Pipeline } from '../../request/pipeline.js'
import type { HandlerContext } from './types.js'

export interface Sending {
  readonly pipeline: Pipeline
  readonly row: AnyOperation
  readonly options: CallOptions
  /** For middleware. */
  readonly context: HandlerContext
}
