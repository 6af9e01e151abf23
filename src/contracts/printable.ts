/** Makes foreign text safe for a log line. */

/** The text without control characters, cut to at most `maxCharacters`. */
export function printable(text: string, maxCharacters: number): string {
  const shown = text.slice(0, maxCharacters).replace(/[\ud800-\udbff]$/, '')
  return shown.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trimEnd() + (text.length > maxCharacters ? '...' : '')
}

/** Cuts the secrets of an attempt out of the text of its reply. */
export type Redact = (text: string) => string

/** More than is ever shown of a text. */
const searchedCharacters = 8192

/** Parts of a secret are cut out too from this length on, because a text may break off within one. Shorter parts reveal nothing. */
const partCharacters = 8

/** Shorter secrets are words of emulators, such as `test`; those of AWS have 40 characters and more. */
const leastCharacters = 6

/** Where the service, or a page that shows the request, begins to quote what was signed. */
const quotedRequest = /The (Canonical String|String-to-Sign) |AWS4-HMAC-SHA256|\bSignature=/

/** The start of a text without secrets, in whichever way they are escaped, and without what was signed. */
export function redacted(text: string, secrets: readonly string[]): string {
  const start = text.slice(0, searchedCharacters)
  const plain = unescaped(unescaped(start))
  const quotedAt = plain.search(quotedRequest)
  const shown = secrets.reduce(withoutParts, quotedAt < 0 ? plain : plain.slice(0, quotedAt).trimEnd())
  return shown === plain ? start : shown
}

/** Secrets are printable ASCII, which URLs, JSON and markup escape with two hexadecimal digits or up to three decimal ones. */
const unescaped = (text: string): string =>
  text
    .replace(/(?:%|\\u00|\\x|&#x0*)([\da-f]{2});?/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/&#0*(\d{2,3});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('\\', '')

function withoutParts(text: string, secret: string): string {
  const least = Math.min(secret.length, partCharacters)
  if (least < leastCharacters) return text
  let shown = ''
  for (let at = 0; at < text.length;) {
    let end = at + least
    if (end <= text.length && secret.includes(text.slice(at, end))) {
      while (end < text.length && secret.includes(text.slice(at, end + 1))) end++
      shown += '[redacted]'
      at = end
    } else shown += text.charAt(at++)
  }
  return shown
}
