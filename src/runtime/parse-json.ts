/** Reads text that may not be JSON. */

/** AWS nests less than 20 levels. Code that recurses over a value, as `JSON.stringify` does, overflows from 4,000 on. */
const maxDepth = 512

/**
 * From this length on the depth is checked, in characters. `JSON.parse` takes 0.1 s and 20 MB for as many brackets, and 13 s and
 * 2.9 GB for 60 million. Ordinary pages are shorter, so that they cost nothing.
 */
const checkedLength = 256 * 1024

/**
 * What JSON text says; `undefined` for text that is not JSON, and for long text with more than 512 levels, which is not parsed.
 * The error of `JSON.parse` is dropped: it quotes the text.
 */
export function parseJson(text: string): unknown {
  try {
    return text.length < checkedLength || !isTooDeep(text) ? (JSON.parse(text) as unknown) : undefined
  } catch {
    return undefined
  }
}

/** Whether braces and brackets, which differ in one bit, are nested too deep. Strings are skipped. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      at = endOfString(text, at)
    } else if ((code | 0x20) === 0x7b) {
      if (++depth > maxDepth) return true
    } else if ((code | 0x20) === 0x7d) depth--
  }
  return false
}

/** The index of the closing quote: the next one behind an even number of backslashes. */
function endOfString(text: string, start: number): number {
  for (let at = start; (at = text.indexOf('"', at + 1)) > 0;) {
    let first = at
    while (text.charCodeAt(first - 1) === 0x5c) first--
    if ((at - first) % 2 === 0) return at
  }
  return text.length
}
