// Repeats a measurement so that no peer has a quieter moment than another: A B C, A B C, …, and takes medians.

/**
 * @param {readonly string[]} names
 * @param {number} rounds
 * @param {(name: string) => Promise<number>} measure
 * @returns {Promise<Record<string, number>>}
 */
export async function interleaved(names, rounds, measure) {
  /** @type {Map<string, number[]>} */
  const samples = new Map(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    // Every second round goes backwards, so that no peer always follows the same one.
    const order = round % 2 === 0 ? names : names.toReversed()
    for (const name of order) samples.get(name)?.push(await measure(name))
  }
  return Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]))
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}
