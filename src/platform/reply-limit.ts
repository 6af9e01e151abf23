/** The bound on what is read of a reply. */
import { ConnectionError } from '../contracts/errors.js'

/** The largest honest reply is a page of 50 events of 256 KB each, 13 MB; five times that is no honest reply. */
export const maxReplyBytes = 64 * 1024 * 1024

export function replyTooLarge(operation: string): ConnectionError {
  return new ConnectionError(
    `${operation}: the reply has more than ${String(maxReplyBytes / 1024 / 1024)} MiB and was not read to its end`,
    { operation, code: 'ReplyTooLarge', mayBeSent: true },
  )
}
