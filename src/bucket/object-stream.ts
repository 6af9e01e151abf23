/** Reads the bytes of a reply as they arrive: counts them, ends with a signal, and gives up when none come for too long. */
import { CloudTrailError, ConnectionError, TimeoutError } from '../contracts/errors.js'
import type { ByteStream } from '../contracts/transport.js'
import { onAbort } from '../runtime/abort.js'
import type { Clock } from '../runtime/clock.js'
import { errorText } from '../runtime/foreign-error.js'

/** The limits of a stream. */
export interface StreamBounds {
  readonly operation: string
  /** The name of the object, for messages. */
  readonly name: string
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
  /** The longest wait for the next bytes, in milliseconds; time in which the caller does not ask for bytes does not count. */
  readonly silenceMs: number
  /** How many bytes must come; `undefined` when the reply does not tell. */
  readonly length: number | undefined
}

/**
 * Reads a stream to its end, and destroys it when the caller stops earlier.
 *
 * @throws ConnectionError when it breaks, or has more or fewer bytes than `length`; TimeoutError `RequestTimeout` when no bytes
 * came for `silenceMs`; the signal's own reason when it fires.
 */
export async function* readStream(
  stream: ByteStream,
  bounds: StreamBounds,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { signal, length = Infinity } = bounds
  const ending: { reason?: unknown; isEnded: boolean } = { isEnded: false }
  const end = (reason: unknown) => {
    if (ending.isEnded) return
    Object.assign(ending, { reason, isEnded: true })
    stream.destroy()
  }
  const stopListening =
    signal &&
    onAbort(signal, () => {
      end(signal.reason)
    })
  const chunks = stream[Symbol.asyncIterator]()
  let received = 0
  try {
    for (;;) {
      const result = await nextChunk(chunks, bounds, end)
      if (ending.isEnded || result.done === true) break
      received += result.value.byteLength
      if (received > length) throw wrongLength(bounds, 'more')
      yield result.value
    }
  } catch (error) {
    if (!ending.isEnded) throw error instanceof CloudTrailError ? error : broken(bounds, error)
  } finally {
    stopListening?.()
    stream.destroy()
  }
  if (ending.isEnded) throw ending.reason
  if (bounds.length !== undefined && received < bounds.length) throw wrongLength(bounds, 'fewer')
}

/** @param end - Called when no bytes come for too long; it must make the stream end. */
async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  bounds: StreamBounds,
  end: (reason: unknown) => void,
): Promise<IteratorResult<Uint8Array>> {
  const cancel = bounds.clock.after(bounds.silenceMs, () => {
    end(silence(bounds))
  })
  try {
    return await chunks.next()
  } finally {
    cancel()
  }
}

const silence = ({ operation, name, silenceMs }: StreamBounds): TimeoutError =>
  new TimeoutError(`${operation}: no more bytes of ${name} came within ${String(silenceMs)} ms (requestTimeoutMs)`, {
    code: 'RequestTimeout',
    operation,
    mayBeSent: true,
  })

/** Without a `cause`, so that it is classified as temporary. */
const wrongLength = ({ operation, name, length }: StreamBounds, what: 'more' | 'fewer'): ConnectionError =>
  new ConnectionError(`${operation}: ${name} has ${what} bytes than the ${String(length)} of its Content-Length`, {
    operation,
    mayBeSent: true,
  })

function broken({ operation, name }: StreamBounds, cause: unknown): ConnectionError {
  return new ConnectionError(`${operation}: ${name} broke off: ${errorText(cause)}`, {
    operation,
    mayBeSent: true,
    cause,
  })
}
