/** The body of a reply: read to its end as text up to a limit, or handed on as a stream. */
import type { Readable } from 'node:stream'
import { ConnectionError } from '../contracts/errors.js'
import { onAbort } from '../runtime/abort.js'
import type { ByteStream, TransportRequest } from '../contracts/transport.js'

/** The largest valid reply is a page of 50 events of 256 KB each, 13 MB; this is five times that, in bytes. */
export const maxReplyBytes = 64 * 1024 * 1024

/** The error of a reply whose body is larger than that. */
export function replyTooLarge(operation: string): ConnectionError {
  return new ConnectionError(
    `${operation}: the reply has more than ${String(maxReplyBytes / 1024 / 1024)} MiB and was not read to its end`,
    { operation, code: 'ReplyTooLarge', mayBeSent: true },
  )
}

/**
 * Reads a body to its end, as UTF-8 text.
 *
 * @throws ConnectionError with code `ReplyTooLarge`.
 */
export async function readText(chunks: AsyncIterable<Uint8Array>, operation: string): Promise<string> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > maxReplyBytes) throw replyTooLarge(operation)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** Whether the body is handed on as a stream; that of an error status never is, because the error is parsed from its text. */
export const isStreamed = ({ streamsReply }: TransportRequest, status: number): boolean =>
  streamsReply === true && status >= 200 && status < 300

/** The same stream; while it is open, an abort destroys it. */
export function endingWith(signal: AbortSignal | undefined, stream: Readable): ByteStream {
  stream.on('error', () => undefined) // a reader gets the error; without one, it would be uncaught
  if (signal !== undefined) {
    const stopListening = onAbort(signal, () => stream.destroy())
    stream.once('close', stopListening)
  }
  return stream
}
