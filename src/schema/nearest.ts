/** Suggests the name that was probably meant. */

/** The candidate nearest to `name`, ignoring case; `undefined` if all differ in more than a third of their letters. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  // Names are short, but a value given for an enum can have any length, and comparing takes quadratic time.
  if (name.length > 64) return undefined
  const lower = name.toLowerCase()
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    if (Math.abs(name.length - candidate.length) > candidate.length / 3) continue // the distance is at least the difference in length
    const distance = editDistance(lower, candidate.toLowerCase())
    if (distance <= candidate.length / 3 && (best === undefined || distance < best.distance))
      best = { candidate, distance }
  }
  return best?.candidate
}

/** Letters to insert, delete or replace to get from one word to the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** The message for an unknown name: with the name that was probably meant, else with all names. */
export function isNoName(kind: 'member' | 'option', name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  const remedy = near === undefined ? `the ${kind}s are ${names.join(', ') || 'none'}` : `did you mean ${near}?`
  return `is not ${kind === 'option' ? 'an' : 'a'} ${kind}; ${remedy}`
}
