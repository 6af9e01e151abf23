/** Lets work run ahead of whoever takes its results, which come in the order in which the work was begun. */

/** Work that has begun. In an object, because a generator would wait for a promise that it yields. */
export interface Begun<T> {
  readonly result: T | Promise<T>
}

/**
 * The results of work in its order.
 *
 * @param source - Begins one piece of work after the other; it is asked for the next one as long as fewer than `window` are
 * under way or not taken.
 * @returns Ends when the source does; throws what the source or a piece of work throws, in its turn.
 */
export async function* inOrder<T>(source: AsyncGenerator<Begun<T>>, window: number): AsyncGenerator<T, void> {
  const begun: Begun<T>[] = []
  const state: { isDone: boolean; error?: { readonly thrown: unknown } } = { isDone: false }
  let wakeProducer: () => void = ignore
  let wakeConsumer: () => void = ignore
  const isFull = () => begun.length >= window && !state.isDone
  const produce = async () => {
    try {
      for (let next = await source.next(); next.done !== true; next = await source.next()) {
        Promise.resolve(next.value.result).catch(ignore) // heard of in its turn
        begun.push(next.value)
        wakeConsumer()
        while (isFull()) await new Promise<void>((resolve) => (wakeProducer = resolve))
        if (state.isDone) return
      }
    } catch (thrown) {
      state.error = { thrown }
    }
    state.isDone = true
    wakeConsumer()
  }
  const production = produce()
  try {
    for (;;) {
      const first = begun[0]
      if (first !== undefined) {
        const result = await first.result
        begun.shift()
        wakeProducer()
        yield result
      } else if (state.isDone) {
        if (state.error !== undefined) throw state.error.thrown
        return
      } else await new Promise<void>((resolve) => (wakeConsumer = resolve))
    }
  } finally {
    state.isDone = true
    wakeProducer()
    await production
    await source.return(undefined)
  }
}

const ignore = (): void => undefined
