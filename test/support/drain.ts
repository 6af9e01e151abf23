/** Reads an iterable to its end. */
export async function drain<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const drained: Item[] = []
  for await (const item of items) drained.push(item)
  return drained
}
