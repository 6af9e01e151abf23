/** The bytes of JSON syntax. */

export const quote = 0x22
export const comma = 0x2c
export const colon = 0x3a
export const openBracket = 0x5b
export const backslash = 0x5c
export const closeBracket = 0x5d
export const openBrace = 0x7b
export const closeBrace = 0x7d

/** The one bit in which braces and brackets differ: set in braces. */
export const braceBit = 0x20

/** Space, tab, line feed, carriage return. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** The first byte of a number, `true`, `false` or `null`. */
export function startsWord(byte: number): boolean {
  return byte === 0x2d || (byte >= 0x30 && byte <= 0x39) || byte === 0x74 || byte === 0x66 || byte === 0x6e
}

/** Any byte of a number, `true`, `false` or `null`. */
export function isInWord(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || isRestOfNumber(byte)
}

function isRestOfNumber(byte: number): boolean {
  return byte === 0x2b || byte === 0x2e || byte === 0x45
}
