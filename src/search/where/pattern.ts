/** Text with stars, compared in linear time. Pure. */

/** A value to compare with. */
export interface Pattern {
  /** The texts between the stars; a single one means: exactly this. */
  readonly segments: readonly [string, ...string[]]
}

/** Reads a value: in text, `*` stands for any run of characters and `\*` for a star; another backslash is itself. */
export function patternOf(value: string | number | boolean): Pattern {
  if (typeof value !== 'string') return { segments: [String(value)] }
  const [first = '', ...others] = value.split(/(?<!\\)\*/).map((text) => text.replaceAll('\\*', '*'))
  return { segments: [first, ...others] }
}

/** The text that a pattern is met by alone; `undefined` when it has a star. */
export const exactText = ({ segments }: Pattern): string | undefined =>
  segments.length === 1 ? segments[0] : undefined

/** Whether a whole text meets a pattern. The first place for each segment is as good as any later one. */
export function meets(text: string, { segments }: Pattern): boolean {
  const [first, ...rest] = segments
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const segment of rest) {
    const found = text.indexOf(segment, at)
    if (found === -1) return false
    at = found + segment.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
