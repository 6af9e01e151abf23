/** Finds the name that was probably meant. */

/** The candidate that differs least from `name` by case, or by at most a third of its letters; none if all are far. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  // Names are short. A value of any length can stand where an enum is expected, and comparing it is quadratic.
  if (name.length > 64) return undefined
  const lower = name.toLowerCase()
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    if (Math.abs(name.length - candidate.length) > candidate.length / 3) continue // so is their distance
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

/** The text for a name that does not exist, with the one that was probably meant, else with all there are. */
export function isNoName(kind: 'member' | 'option', name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  const remedy = near === undefined ? `the ${kind}s are ${names.join(', ') || 'none'}` : `did you mean ${near}?`
  return `is not ${kind === 'option' ? 'an' : 'a'} ${kind}; ${remedy}`
}
