/** Decompresses one deflate stream, piece by piece, in Node's thread pool. */
import { createInflateRaw } from 'node:zlib'
import { freeMemory } from '../../runtime/free-memory.js'

/** The largest output of one step, in bytes. With 64 KiB, passing work to the threads took half the time of a step. */
const stepBytes = 128 * 1024

/**
 * One deflate stream. Write a piece, then read output until there is none.
 *
 * Reading output makes the threads start on the output after it, so that decompressing and parsing run in parallel.
 */
export class Inflater {
  readonly #stream = createInflateRaw({ chunkSize: stepBytes })
  #piecesUnderWay = 0
  /**
   * Two buffers for copies of pieces, used in turn, the older first. New buffers for each piece would live just long enough to
   * survive until the next full garbage collection: with four files at once, 70 MB of them.
   */
  readonly #memory: (Uint8Array | undefined)[] = [undefined, undefined]
  #output: Uint8Array | undefined
  #error: Error | undefined
  #wake: () => void = () => undefined

  constructor() {
    const wake = () => {
      this.#wake()
    }
    this.#stream.on('readable', wake)
    this.#stream.on('error', (error) => {
      this.#error = error
      wake()
    })
  }

  /**
   * Writes the next piece. At most two pieces can be under way.
   *
   * @returns A copy of the piece, valid until two further writes; the piece itself is no longer needed.
   */
  write(piece: Uint8Array): Uint8Array {
    const copy = this.#copied(piece)
    this.#piecesUnderWay++
    this.#stream.write(copy, () => {
      this.#piecesUnderWay--
      this.#wake()
    })
    return copy
  }

  #copied(piece: Uint8Array): Uint8Array {
    const last = this.#memory.shift()
    const memory = last !== undefined && last.length >= piece.length ? last : new Uint8Array(piece.length)
    this.#memory.push(memory)
    memory.set(piece)
    return memory.subarray(0, piece.length)
  }

  /**
   * The next output, valid until the next call; `undefined` when no more than `piecesLeft` pieces are left to decompress, or the
   * stream has ended.
   *
   * @throws zlib's error when the data is not a deflate stream.
   */
  async next(piecesLeft: number): Promise<Uint8Array | undefined> {
    this.#freeOutput()
    for (;;) {
      // sound: a stream without an encoding returns bytes.
      const output = this.#stream.read() as Uint8Array | null
      if (output !== null) return (this.#output = output)
      if (this.#error !== undefined) throw this.#error
      if (this.#piecesUnderWay <= piecesLeft) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /**
   * Without this, 250 outputs for each 32 MB of text wait for a garbage collection, and reading records as text takes a quarter
   * longer.
   */
  #freeOutput(): void {
    const output = this.#output
    this.#output = undefined
    // zlib goes on writing behind an output that does not fill its buffer.
    if (output !== undefined && output.byteOffset + output.length === stepBytes) freeMemory(output, stepBytes)
  }

  /** How many bytes were decompressed: all bytes of finished pieces, but for those after the end of the stream. */
  get bytesTaken(): number {
    return this.#stream.bytesWritten
  }

  /** Frees zlib's memory; a step under way still finishes. */
  destroy(): void {
    this.#stream.destroy()
  }
}
