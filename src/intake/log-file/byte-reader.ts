/** Pulls the bytes of a source in small pieces, one at a time, and closes the source. */
import { InputError } from '../../contracts/errors.js'
import { throwIfAborted, unlessAborted } from '../../runtime/abort.js'
import { quietly } from '../../runtime/quietly.js'
import { tooLarge } from './log-file-error.js'

/**
 * The source of a log file's bytes: a web stream, an async iterable of bytes such as a Node stream, or all bytes at once.
 */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Uint8Array

/** The largest piece returned, in bytes: bounds the work of one step before other tasks get a turn. */
const maxPieceBytes = 64 * 1024

/**
 * After this number of bytes other tasks get a turn, e.g. timers that fire the signal, in 1 to 2 ms of work: bytes that are all
 * there already would be read without a pause.
 */
const bytesPerTurn = 512 * 1024

/** Kept, because tests with fake timers replace the global one. */
const { setImmediate } = globalThis

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/** Reads a source, without reading ahead. */
export class ByteReader {
  readonly #source: ByteSource
  readonly #signal: AbortSignal | undefined
  #iterator: AsyncIterator<Uint8Array> | undefined
  /** Bytes to return before more are read; a stack, with the next ones on top. */
  readonly #held: Uint8Array[]
  readonly #maxBytes: number
  #offset = 0
  /** The offset at which other tasks had their last turn. */
  #turnOffset = 0
  #isWaiting = false
  /** The source has ended or was closed. */
  #isOver: boolean
  #failure: { readonly error: unknown } | undefined

  /** @param maxBytes - How many bytes may be read before an error; a last piece may exceed it. */
  constructor(source: ByteSource, signal: AbortSignal | undefined, maxBytes = Infinity) {
    this.#maxBytes = maxBytes
    this.#source = source
    this.#signal = signal
    this.#isOver = isBytes(source)
    this.#held = isBytes(source) ? [source] : []
  }

  /** How many bytes were returned, without those that were put back. */
  get offset(): number {
    return this.#offset
  }

  /**
   * The next bytes, at least one and at most 64 KiB; `undefined` at the end. They are valid until the next call, because a
   * source may reuse its memory.
   *
   * @throws What the source throws, LogFileError `ObjectTooLarge`, or the signal's own reason.
   */
  async read(): Promise<Uint8Array | undefined> {
    if (this.#offset > this.#maxBytes)
      throw tooLarge(`${this.#maxBytes} bytes`, { offset: this.#maxBytes, offsetIn: 'file' })
    if (this.#offset - this.#turnOffset >= bytesPerTurn) {
      this.#turnOffset = this.#offset
      await nextTurn()
    }
    throwIfAborted(this.#signal)
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
   * Like {@link ByteReader.read}, but also `undefined` when the source fails: the next read throws its error.
   *
   * @throws The signal's own reason.
   */
  async readAhead(): Promise<Uint8Array | undefined> {
    try {
      return await this.read()
    } catch {
      throwIfAborted(this.#signal)
      return undefined
    }
  }

  /** Exactly this number of bytes; fewer only at the end of the source. */
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

  /** Puts back the end of the piece that was returned last; the next call returns it. */
  unread(piece: Uint8Array): void {
    this.#offset -= piece.length
    if (piece.length > 0) this.#held.push(piece)
  }

  /** Closes the source unless it has ended; errors of closing are ignored. */
  async close(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    this.#iterator ??= iteratorOf(this.#source)
    const closing = Promise.resolve(this.#iterator.return?.()).catch(() => undefined)
    // A generator that is waiting for its own source can be closed only when that wait ends.
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
 * Checks a source.
 *
 * @throws InputError for a value that bytes cannot be read from.
 */
export function checkSource(source: ByteSource): void {
  // Callers without types can pass anything.
  const given: unknown = source
  if (isBytes(given)) return
  if (typeof given === 'object' && given !== null && ('getReader' in given || Symbol.asyncIterator in given)) return
  throw sourceError('must be a ReadableStream, an async iterable of Uint8Array, or a Uint8Array')
}

function isBytes(value: unknown): value is Uint8Array {
  // By its tag, which arrays of other realms have as well.
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

/** Destroys a Node stream, which ends a wait for its bytes. */
function destroy(source: object): void {
  quietly(() => 'destroy' in source && typeof source.destroy === 'function' && source.destroy.call(source))
}
