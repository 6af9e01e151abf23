/** Pulls the bytes of a source in small pieces, one at a time, and closes the source. */
import { InputError } from '../../contracts/errors.js'
import { unlessAborted } from '../../runtime/abort.js'
import { quietly } from '../../runtime/quietly.js'

/**
 * Where the bytes of a log file come from: a web stream, anything that is iterated for bytes (a Node stream is), or
 * all bytes at once.
 */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Uint8Array

/** The largest piece handed on, in bytes: bounds what one step decompresses or scans before others get a turn. */
const maxPieceBytes = 64 * 1024

/** Reads a source. Nothing is read ahead: while no call is under way, the source is not waited for. */
export class ByteReader {
  readonly #source: ByteSource
  readonly #signal: AbortSignal | undefined
  #iterator: AsyncIterator<Uint8Array> | undefined
  /** What comes next, the first of it at the end of the list. */
  readonly #held: Uint8Array[]
  #offset = 0
  #isWaiting = false
  /** The source has no more to give. */
  #isOver: boolean
  #failure: { readonly error: unknown } | undefined

  constructor(source: ByteSource, signal: AbortSignal | undefined) {
    this.#source = source
    this.#signal = signal
    this.#isOver = isBytes(source)
    this.#held = isBytes(source) ? [source] : []
  }

  /** How many bytes have been handed out, those taken back not counted. */
  get offset(): number {
    return this.#offset
  }

  /**
   * The next bytes, at least one and at most 64 KiB; `undefined` at the end. They last until the next call, for a source
   * may use its memory again.
   *
   * @throws What the source throws, or the signal's own reason.
   */
  async read(): Promise<Uint8Array | undefined> {
    this.#signal?.throwIfAborted()
    for (;;) {
      const bytes = this.#held.pop() ?? (await this.#next())
      if (bytes === undefined) return undefined
      if (bytes.length === 0) continue
      if (bytes.length > maxPieceBytes) this.#held.push(bytes.subarray(maxPieceBytes))
      const piece = bytes.subarray(0, maxPieceBytes)
      this.#offset += piece.length
      return piece
    }
  }

  /**
   * As {@link ByteReader.read}, but `undefined` also when the source fails: its failure comes with the next read.
   *
   * @throws The signal's own reason.
   */
  async readAhead(): Promise<Uint8Array | undefined> {
    try {
      return await this.read()
    } catch {
      this.#signal?.throwIfAborted()
      return undefined
    }
  }

  /** Exactly so many bytes; fewer only at the end of the source. */
  async take(count: number): Promise<Uint8Array> {
    const taken = new Uint8Array(count)
    let length = 0
    while (length < count) {
      const piece = await this.read()
      if (piece === undefined) break
      const wanted = piece.subarray(0, count - length)
      taken.set(wanted, length)
      length += wanted.length
      this.unread(piece.subarray(wanted.length))
    }
    return taken.subarray(0, length)
  }

  /** Takes back the end of what was handed out last; it comes again with the next call. */
  unread(piece: Uint8Array): void {
    this.#offset -= piece.length
    if (piece.length > 0) this.#held.push(piece)
  }

  /** Closes the source unless it is at its end; what closing throws is nobody's trouble. */
  async close(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    this.#iterator ??= iteratorOf(this.#source)
    const closing = Promise.resolve(this.#iterator.return?.()).catch(() => undefined)
    // A generator that is waiting for its own source cannot be closed before that wait ends.
    if (!this.#isWaiting) await closing
    else destroy(this.#source)
  }

  async #next(): Promise<Uint8Array | undefined> {
    if (this.#failure !== undefined) throw this.#failure.error
    if (this.#isOver) return undefined
    try {
      const result = await this.#wait()
      return result.done === true ? undefined : checked(result.value)
    } catch (error) {
      this.#failure = { error }
      throw error
    }
  }

  async #wait(): Promise<IteratorResult<Uint8Array, unknown>> {
    this.#iterator ??= iteratorOf(this.#source)
    this.#isWaiting = true
    try {
      const result = await unlessAborted(Promise.resolve(this.#iterator.next()), this.#signal)
      this.#isWaiting = false
      this.#isOver = result.done === true
      return result
    } catch (error) {
      this.#isOver = this.#signal?.aborted !== true
      throw error
    }
  }
}

/**
 * Checks what a caller gives as a source.
 *
 * @throws InputError when no bytes can be read from it.
 */
export function checkSource(source: ByteSource): void {
  // A caller without types may give anything.
  const given: unknown = source
  if (isBytes(given)) return
  if (typeof given === 'object' && given !== null && ('getReader' in given || Symbol.asyncIterator in given)) return
  throw sourceError('must be a ReadableStream, an async iterable of Uint8Array, or a Uint8Array')
}

function isBytes(value: unknown): value is Uint8Array {
  // By its tag, for the arrays of another realm are as good.
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]'
}

function checked(chunk: unknown): Uint8Array {
  if (isBytes(chunk)) return chunk
  throw sourceError(`must give Uint8Array chunks, not ${typeof chunk}; leave a stream without an encoding`)
}

const sourceError = (message: string): InputError =>
  new InputError([{ path: 'source', message }], { operation: 'readRecords' })

function iteratorOf(source: ByteSource): AsyncIterator<Uint8Array> {
  if (!('getReader' in source)) return (source as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  const reader = source.getReader()
  return {
    next: async () => {
      const { done, value } = await reader.read()
      return done ? { done, value: undefined } : { done, value }
    },
    return: async () => {
      await reader.cancel()
      return { done: true, value: undefined }
    },
  }
}

/** Ends a Node stream that is being waited for. */
function destroy(source: object): void {
  quietly(() => 'destroy' in source && typeof source.destroy === 'function' && source.destroy.call(source))
}
