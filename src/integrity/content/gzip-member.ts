/** The frame of a gzip member (RFC 1952, section 2.3): where its data begins, and what its trailer must say. Pure. */

const flag = { headerChecksum: 0x02, extra: 0x04, name: 0x08, comment: 0x10, reserved: 0xe0 }

/** CRC-32 and length of the data, four bytes each. */
export const trailerBytes = 8

/** The longest header that is looked through, in bytes; those of real files have 10. */
const maxHeaderBytes = 64 * 1024

/** Continues a CRC-32. */
export type Crc32 = (bytes: Uint8Array, checksum: number) => number

/**
 * The length of the header that these bytes begin with.
 *
 * @returns `cut-off` when they end within it, `corrupt` when they are no header.
 */
export function headerLength(bytes: Uint8Array, crc32: Crc32): number | 'cut-off' | 'corrupt' {
  const magic = [0x1f, 0x8b, 0x08]
  if (bytes.length > 1 && magic.some((byte, index) => index < bytes.length && bytes[index] !== byte)) return 'corrupt'
  if (bytes.length < 10) return 'cut-off'
  const flags = bytes[3] ?? 0
  if ((flags & flag.reserved) !== 0) return 'corrupt'
  let end = 10
  if ((flags & flag.extra) !== 0) end += 2 + littleEndian(bytes, end, 2)
  for (const text of [flag.name, flag.comment]) {
    if ((flags & text) === 0) continue
    const zero = bytes.indexOf(0, end)
    if (zero < 0) return bytes.length > maxHeaderBytes ? 'corrupt' : 'cut-off'
    end = zero + 1
  }
  if ((flags & flag.headerChecksum) !== 0) {
    end += 2
    if (end > bytes.length) return 'cut-off'
    if ((crc32(bytes.subarray(0, end - 2), 0) & 0xffff) !== littleEndian(bytes, end - 2, 2)) return 'corrupt'
  }
  return end > bytes.length ? 'cut-off' : end
}

/** What is wrong behind the data: nothing, no whole trailer, a trailer of other data, or something after it. */
export function trailerState(rest: Uint8Array, checksum: number, length: number): GzipState {
  if (rest.length < trailerBytes) return 'cut-off'
  if (littleEndian(rest, 0, 4) !== checksum || littleEndian(rest, 4, 4) !== length % 2 ** 32) return 'corrupt'
  return rest.length > trailerBytes ? 'trailing' : 'whole'
}

/** How a file is, as one gzip member. */
export type GzipState = 'whole' | 'cut-off' | 'corrupt' | 'trailing'

/** A number in some bytes, in little-endian order; bytes that are not there count as 0. */
function littleEndian(bytes: Uint8Array, start: number, count: number): number {
  return bytes.subarray(start, start + count).reduceRight((sum, byte) => sum * 256 + byte, 0)
}
