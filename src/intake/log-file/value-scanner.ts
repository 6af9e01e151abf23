/** Finds where a JSON object, list or text ends, without reading what is in it. */
import { backslash, braceBit, closeBrace, openBrace, quote } from './characters.js'

/**
 * Goes over the bytes of one value after another.
 *
 * Brackets are counted, not matched: a value that is valid JSON ends where it says, one that is not may end elsewhere.
 * How deep a value is nested costs no memory.
 */
export class ValueScanner {
  #depth = 0
  #isInText = false
  /** Whether the next byte belongs to a backslash. */
  #isEscaped = false

  /**
   * Goes on with a value, or begins the next one at its first byte.
   *
   * @param window - A part of the file.
   * @param from - Where to go on: where the call before stopped.
   * @param end - Where the window ends.
   * @returns The index behind the value; -1 when it does not end within the window.
   */
  scan(window: DataView, from: number, end: number): number {
    let depth = this.#depth
    let at = from
    if (this.#isInText) {
      at = this.#endOfText(window, at, end)
      if (at === -1 || depth === 0) return at
    }
    while (at < end) {
      const byte = window.getUint8(at++)
      if (byte === quote) {
        at = this.#endOfText(window, at, end)
        if (at === -1) break
        if (depth === 0) return at
      } else if ((byte | braceBit) === openBrace) {
        depth++
      } else if ((byte | braceBit) === closeBrace && --depth === 0) {
        this.#depth = 0
        return at
      }
    }
    this.#depth = depth
    return -1
  }

  /** The index behind the closing quote; -1 when it is not within the window. */
  #endOfText(window: DataView, from: number, end: number): number {
    let at = this.#isEscaped ? from + 1 : from
    while (at < end) {
      while (at + 4 <= end && isPlain(window.getUint32(at))) at += 4
      if (at >= end) break
      const byte = window.getUint8(at++)
      if (byte === quote) {
        this.#isInText = false
        this.#isEscaped = false
        return at
      }
      if (byte === backslash) at++
    }
    this.#isInText = true
    this.#isEscaped = at > end
    return -1
  }
}

/**
 * Whether four bytes have neither a quote nor a backslash. Four at a time are a third faster than one by one.
 *
 * @see https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
 */
function isPlain(fourBytes: number): boolean {
  return ((zeroBytes(fourBytes ^ 0x22222222) | zeroBytes(fourBytes ^ 0x5c5c5c5c)) & 0x80808080) === 0
}

/** The highest bit of a byte is set if the byte is zero, or may be if a lower one is. */
function zeroBytes(fourBytes: number): number {
  return (fourBytes - 0x01010101) & ~fourBytes
}
