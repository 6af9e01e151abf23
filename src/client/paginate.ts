/** One object for all paged operations: awaited, the first page; iterated, every item; `.pages()`, every page. */
import type { Paged } from '../contracts/output.js'
import type { PageContext } from '../request/call-state.js'
import { unlessAborted } from '../runtime/abort.js'
import { PageIteration, signalOf, type Page, type PageSource } from './page-iteration.js'

/** Makes the lazy object of a paged call. Nothing is sent until it is awaited or iterated. */
export function paginate<Output extends Page, Item>(source: PageSource<Output, Item>): Paged<Output, Item> {
  return new LazyPages(source)
}

/** The request for the first page, which all readers share. */
interface FirstPage<Output> {
  readonly output: Promise<Output>
  readonly context: { isIterated: boolean }
  /** Cancels the request; absent where somebody awaits it from the beginning, for promises cannot be cancelled. */
  readonly ending: AbortController | undefined
  /** Those who wait for the page, or have got it. */
  readers: number
}

class LazyPages<Output extends Page, Item> implements Paged<Output, Item> {
  readonly #source: PageSource<Output, Item>
  #first: FirstPage<Output> | undefined
  #awaited: Promise<Output> | undefined

  constructor(source: PageSource<Output, Item>) {
    this.#source = source
  }

  get [Symbol.toStringTag](): string {
    return 'Paged'
  }

  then<A = Output, B = never>(
    onFulfilled?: ((page: Output) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#await().then(onFulfilled, onRejected)
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Output | B> {
    return this.#await().catch(onRejected)
  }

  finally(onFinally?: (() => void) | null): Promise<Output> {
    return this.#await().finally(onFinally)
  }

  pages(): AsyncIterableIterator<Output> {
    const iteration = this.#iterate()
    return endable(iteration.pages(), iteration)
  }

  [Symbol.asyncIterator](): AsyncIterator<Item> {
    const iteration = this.#iterate()
    return endable(this.#itemsOf(iteration.pages()), iteration)
  }

  #iterate(): PageIteration<Output, Item> {
    return new PageIteration(this.#source, (signal) => this.#read(true, signal))
  }

  async *#itemsOf(pages: AsyncIterable<Output>): AsyncGenerator<Item, undefined> {
    for await (const page of pages) {
      for (const item of this.#source.paging.items(page) ?? []) yield item // `yield*` would take 1.5 times as long
    }
  }

  /** Awaiting twice gives the same page, or the same error. */
  #await(): Promise<Output> {
    return (this.#awaited ??= this.#read(false, signalOf(this.#source)))
  }

  /**
   * The first page, for one reader. The request is sent again only when it has failed, or when all who waited for it have left,
   * which cancels it.
   */
  async #read(isIterated: boolean, signal: AbortSignal | undefined): Promise<Output> {
    const first = (this.#first ??= this.#request(isIterated))
    first.context.isIterated ||= isIterated
    first.readers++
    try {
      return copyOf(await unlessAborted(first.output, signal))
    } catch (error) {
      if (--first.readers === 0) {
        this.#first = undefined
        first.ending?.abort(error)
      }
      throw error
    }
  }

  #request(isIterated: boolean): FirstPage<Output> {
    const ending = isIterated ? new AbortController() : undefined
    const context: PageContext = { isIterated, signal: ending?.signal ?? signalOf(this.#source), queuedMs: 0 }
    return { output: this.#source.fetch({}, context), context, ending, readers: 0 }
  }
}

/** A page for one reader: what the reader does to it and its lists does not reach others. Items themselves are shared. */
function copyOf<Output extends object>(page: Output): Output {
  const members = Object.entries(page).map(([name, value]) => [
    name,
    Array.isArray(value) ? (value.slice() as unknown) : (value as unknown),
  ])
  return Object.fromEntries(members) as Output // sound: the same members
}

/** A generator that can be ended while it waits: on its own, it would notice `return` only when the wait is over. */
function endable<T>(
  generator: AsyncGenerator<T, undefined>,
  iteration: { end(): void },
): AsyncIterableIterator<T, undefined> {
  return {
    next: () => generator.next(),
    return: () => {
      iteration.end()
      return generator.return(undefined)
    },
    throw: async (error) => {
      iteration.end()
      await generator.return(undefined)
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
