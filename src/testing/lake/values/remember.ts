/** Remembers what was made of a text, so that each row does not make it anew. */

const mostEntries = 1000

export function remembering<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= mostEntries) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}
