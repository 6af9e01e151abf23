/** Takes a command line apart, as a shell would without running one. */

/**
 * The program and its arguments; `undefined` for a quote that is not closed.
 *
 * Spaces separate, single and double quotes keep them. A backslash keeps the next character, except in single quotes; on
 * Windows it is a part of paths, and keeps only a double quote.
 */
export function wordsOf(line: string, isWindows: boolean): string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index)
    const next = line.charAt(index + 1)
    if (character === '\\' && quote !== "'" && isEscape(next, quote, isWindows)) {
      word = (word ?? '') + next
      index++
    } else if (character === quote) {
      quote = undefined
    } else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character
      word ??= ''
    } else if (quote === undefined && /\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word = (word ?? '') + character
    }
  }
  if (word !== undefined) words.push(word)
  return quote === undefined ? words : undefined
}

/** In double quotes, a backslash before any other character is one of the text. */
function isEscape(next: string, quote: string | undefined, isWindows: boolean): boolean {
  if (isWindows) return next === '"'
  return quote === undefined ? next !== '' : next === '"' || next === '\\'
}
