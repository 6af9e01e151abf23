/** Gives back the memory of decompressed text, as soon as it is not needed any more. */

/** Whether the memory of an `ArrayBuffer` can be given back at once: from Node 22 on. */
const canDetach = 'transfer' in ArrayBuffer.prototype

/** The largest output of one step of zlib, in bytes. With 64 KiB, passing work to the threads took half the time of a step. */
export const stepBytes = 128 * 1024

/**
 * Frees an output of zlib, whose bytes cannot be read any more then. Otherwise 250 of them wait for a garbage collection in each
 * pass over 32 MB of text, and reading records as text takes a quarter longer.
 */
export function freeOutput(output: Uint8Array): void {
  if (canDetach && fillsItsBuffer(output)) (output.buffer as Detachable).transfer(0)
}

type Detachable = ArrayBuffer & { transfer(length: number): unknown }

/** zlib goes on writing behind an output that does not fill its buffer. */
function fillsItsBuffer({ buffer, byteOffset, length }: Uint8Array): boolean {
  return buffer.byteLength === stepBytes && byteOffset + length === stepBytes
}

const bytesPerCollection = 8 * 1024 * 1024

/** More than V8 lets the array buffers among young objects have together, 48 MiB. */
const overYoungBytes = 64 * 1024 * 1024

let waitingBytes = 0

/**
 * Has the memory of outputs that were only counted freed in time, where that cannot be done at once.
 *
 * V8 would free it with the next collection of young objects, but nothing here causes one until 48 MiB are waiting. Asking for
 * more than that at once does; memory that is never touched is never taken from the system.
 */
export function collectInTime(bytes: number): void {
  if (canDetach) return
  waitingBytes += bytes
  if (waitingBytes < bytesPerCollection) return
  waitingBytes = 0
  try {
    new ArrayBuffer(overYoungBytes)
  } catch {
    // Where so much cannot be asked for, it is freed later.
  }
}
