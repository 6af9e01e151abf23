/** Reads text that may not be JSON. */

/** What JSON text says; `undefined` for text that is not JSON. The error of `JSON.parse` is dropped: it quotes the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
