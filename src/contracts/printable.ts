/** Makes foreign text safe for a log line. */

/** The text without control characters, cut to at most `maxCharacters`. */
export function printable(text: string, maxCharacters: number): string {
  const shown = text.slice(0, maxCharacters).replace(/[\ud800-\udbff]$/, '')
  return shown.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trimEnd() + (text.length > maxCharacters ? '…' : '')
}
