/** A repeated request that is refused because an earlier one was carried out: that is success. */
import { isServiceError } from '../contracts/errors.js'
import type { Call, Outcome, Progress } from './call-state.js'
import type { Output } from './reply.js'

/** The output of a call whose work is done already; `undefined` for any other outcome. */
export function alreadyDone({ row, wire }: Call, { mayBeDone }: Progress, { error }: Outcome): Output | undefined {
  if (!mayBeDone || !isServiceError(error) || error.code !== row.alreadyDone?.code) return undefined
  return { ...row.alreadyDone.output?.(wire), $metadata: { ...error.$metadata, isAlreadyDone: true } }
}
