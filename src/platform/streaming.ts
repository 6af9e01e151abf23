/** What the transports on Node's streams do with a body that is read while it arrives. */
import type { Readable } from 'node:stream'
import { onAbort } from '../runtime/abort.js'
import type { ByteStream, TransportRequest } from '../contracts/transport.js'

/** Whether the body is given on as a stream: errors stay text, so that they can be read. */
export const isStreamed = ({ streamsReply }: TransportRequest, status: number): boolean =>
  streamsReply === true && status >= 200 && status < 300

/** The stream itself, which ends with the signal as long as it is open. */
export function endingWith(signal: AbortSignal | undefined, stream: Readable): ByteStream {
  stream.on('error', () => undefined) // whoever reads is told; before that, nobody would be
  if (signal !== undefined) {
    const stopListening = onAbort(signal, () => stream.destroy())
    stream.once('close', stopListening)
  }
  return stream
}
