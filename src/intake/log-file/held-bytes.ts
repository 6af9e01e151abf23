/** Holds the compressed bytes of a gzip member until its checksum is known: in memory, and many in a temporary file. */
import { randomUUID } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtin } from '../../platform/node-builtin.js'
import { LogFileError } from './log-file-error.js'

const blockBytes = 256 * 1024

/** How many blocks are held in memory: 4 MiB, more than most log files have. The blocks after them go to the file. */
const blocksBeforeFile = 16

/** How many blocks are held in memory where no file can be written: 64 MiB; CloudTrail's files have up to 50 MB. */
const blocksWithoutFile = 256

/** Bytes that are written once, and then read in the same order. */
export class HeldBytes {
  /** Those from `blocksBeforeFile` on come after the bytes in the file. */
  readonly #blocks: Uint8Array[] = []
  /** How many blocks are in use; the last of them is being filled. */
  #count = 0
  /** How much of the last block is filled. */
  #filled = blockBytes
  #file: FileHandle | undefined
  #fileBytes = 0
  #fileFault: { readonly error: unknown } | undefined

  /**
   * Adds a copy of these bytes.
   *
   * @throws LogFileError `ObjectTooLarge` when there are more than memory may hold, and no file can be written.
   */
  async append(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0;) {
      if (this.#filled === blockBytes) await this.#makeRoom()
      const part = rest.subarray(0, blockBytes - this.#filled)
      this.#blocks[this.#count - 1]?.set(part, this.#filled)
      this.#filled += part.length
      rest = rest.subarray(part.length)
    }
  }

  /** All bytes, in pieces that are valid until the next one is asked for. */
  async *pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    for (const [index, block] of this.#blocks.slice(0, this.#count).entries()) {
      if (index === blocksBeforeFile) yield* this.#filePieces()
      yield index === this.#count - 1 ? block.subarray(0, this.#filled) : block
    }
  }

  /** Forgets all bytes; their memory is used again. */
  clear(): void {
    this.#blocks.splice(blocksBeforeFile + 1)
    this.#count = 0
    this.#filled = blockBytes
    this.#fileBytes = 0
  }

  /** Removes the file, if there is one. */
  async close(): Promise<void> {
    await this.#file?.close()
  }

  async #makeRoom(): Promise<void> {
    const isFull = this.#count > blocksBeforeFile
    if (isFull && (await this.#moveLastToFile())) {
      this.#filled = 0
      return
    }
    if (this.#count >= blocksWithoutFile) {
      const message =
        'the file has more than 64 MiB, and no temporary file can be written that holds it until it is proven'
      throw new LogFileError('ObjectTooLarge', message, { cause: this.#fileFault?.error })
    }
    this.#blocks[this.#count++] ??= new Uint8Array(blockBytes)
    this.#filled = 0
  }

  /** @returns Whether the file has it now. */
  async #moveLastToFile(): Promise<boolean> {
    const block = this.#blocks[this.#count - 1]
    if (block === undefined || this.#fileFault !== undefined) return false
    try {
      this.#file ??= await openTemporaryFile()
      for (let written = 0; written < blockBytes;) {
        const left = blockBytes - written
        written += (await this.#file.write(block, written, left, this.#fileBytes + written)).bytesWritten
      }
      this.#fileBytes += blockBytes
      return true
    } catch (error) {
      this.#fileFault = { error }
      return false
    }
  }

  async *#filePieces(): AsyncGenerator<Uint8Array, void, undefined> {
    const memory = new Uint8Array(blockBytes)
    for (let at = 0; at < this.#fileBytes;) {
      const { bytesRead = 0 } = (await this.#file?.read(memory, 0, blockBytes, at)) ?? {}
      at += bytesRead
      yield memory.subarray(0, bytesRead)
    }
  }
}

/** Removed from its folder at once, so that nothing is left however the process ends. */
async function openTemporaryFile(): Promise<FileHandle> {
  const { open, unlink } = builtin('node:fs').promises
  const path = join(tmpdir(), `cloudtrail-client-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}
