/** Decompresses one deflate stream, piece by piece, on Node's own threads. */
import { createInflateRaw } from 'node:zlib'

/** The most that comes out of one step, in bytes. With 64 KiB, handing over to the threads took half the time of a step. */
const stepBytes = 128 * 1024

/**
 * One deflate stream. Write a piece, then take the output until there is none.
 *
 * Asking for the next output sets the threads to work on the one after it, so that decompressing and reading records go
 * on side by side.
 */
export class Inflater {
  readonly #stream = createInflateRaw({ chunkSize: stepBytes })
  #piecesUnderWay = 0
  /**
   * For the piece before and the one before that, the older first. Used in turns: pieces live just long enough to be
   * kept until the next full garbage collection, and with four files at once 70 MB of them came together.
   */
  readonly #memory: (Uint8Array | undefined)[] = [undefined, undefined]
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
   * Gives the next piece, also while the one before is under way, but no third one.
   *
   * @returns A copy of the piece, which lasts until the next but one is given; the piece itself is no longer needed.
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
   * More output; `undefined` when at most so many pieces are left to decompress, or the stream is over.
   *
   * @throws The error of zlib when the data is no deflate stream.
   */
  async next(piecesLeft: number): Promise<Uint8Array | undefined> {
    for (;;) {
      // sound: the stream has no encoding, so that it gives bytes.
      const output = this.#stream.read() as Uint8Array | null
      if (output !== null) return output
      if (this.#error !== undefined) throw this.#error
      if (this.#piecesUnderWay <= piecesLeft) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** How many bytes have been decompressed. It falls behind the pieces that are done only at the end of the stream. */
  get bytesTaken(): number {
    return this.#stream.bytesWritten
  }

  /** Gives back zlib's memory; a step under way is left to end by itself. */
  destroy(): void {
    this.#stream.destroy()
  }
}
