/** Gives the memory of bytes back at once, where the runtime can, instead of with a later garbage collection. */

/** Whether it can: Node from version 22 on. */
export const canFreeMemory = (): boolean => 'transfer' in ArrayBuffer.prototype

/**
 * Frees the buffer of these bytes, which cannot be read any more then.
 *
 * @param bufferBytes - The size of a buffer that belongs to them alone. One of another size is left, e.g. Node's pool of small ones.
 */
export function freeMemory({ buffer }: Uint8Array, bufferBytes: number): void {
  if (!canFreeMemory() || buffer.byteLength !== bufferBytes) return
  // sound: it was looked for.
  ;(buffer as ArrayBuffer & { transfer(length: number): unknown }).transfer(0)
}
