/** One object for all paged operations: awaited, the first page; iterated, every item; `.pages()`, every page. */
import { Bookmark, type Position } from './bookmark.js'
import { ResponseError } from '../contracts/errors.js'
import type { Paged, WithMetadata } from '../contracts/output.js'
import type { Paging } from '../contracts/operation.js'
import { onAbort } from '../runtime/abort.js'

/** What is needed of a page here. Every paged operation calls its token `NextToken`. */
export interface Page extends WithMetadata {
  NextToken?: string | undefined
}

/** How the pages of one call are fetched and taken apart. */
export interface PageSource<Output extends Page, Item> {
  /** For messages. */
  readonly operation: string
  readonly region: string
  /** The token that the caller has given, to start from a later page. */
  readonly startToken: string | undefined
  /**
   * Sends one request: the caller's input, with the members of the position in it. Without any it asks for the first page.
   *
   * @param isWalk - Whether it is for an iterator.
   */
  readonly fetch: (position: Position, signal: AbortSignal | undefined, isWalk: boolean) => Promise<Output>
  readonly paging: Paging<Output, Item>
  /** Ends the walk, whatever it waits for. */
  readonly signal: AbortSignal | undefined
}

/** Makes the lazy object of a paged call. Nothing is sent until it is awaited or iterated. */
export function paginate<Output extends Page, Item>(source: PageSource<Output, Item>): Paged<Output, Item> {
  return new LazyPages(source)
}

class LazyPages<Output extends Page, Item> implements Paged<Output, Item> {
  readonly #source: PageSource<Output, Item>
  #firstPage: Promise<Output> | undefined

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
    return this.#first().then(onFulfilled, onRejected)
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Output | B> {
    return this.#first().catch(onRejected)
  }

  finally(onFinally?: (() => void) | null): Promise<Output> {
    return this.#first().finally(onFinally)
  }

  pages(): AsyncIterableIterator<Output> {
    const walk = new Walk(this.#source, (fetch) => (this.#firstPage ??= fetch()))
    return endable(walk.pages(), () => {
      walk.end()
    })
  }

  [Symbol.asyncIterator](): AsyncIterator<Item> {
    const pages = this.pages()
    return endable(this.#itemsOf(pages), () => void pages.return?.())
  }

  async *#itemsOf(pages: AsyncIterable<Output>): AsyncGenerator<Item, undefined> {
    for await (const page of pages) {
      // With validateOutput off, a page can have anything in the place of its list.
      const items: unknown = this.#source.paging.items(page)
      if (!Array.isArray(items)) continue
      for (const item of items as Item[]) yield item // `yield*` takes half as long again
    }
  }

  /** Awaiting twice, or awaiting and then iterating, sends the first request once. */
  #first(): Promise<Output> {
    return (this.#firstPage ??= this.#source.fetch({}, this.#source.signal, false))
  }
}

/** A generator that can be ended while it waits: of itself, it would only hear of it when the wait is over. */
function endable<T>(generator: AsyncGenerator<T, undefined>, end: () => void): AsyncIterableIterator<T, undefined> {
  return {
    next: () => generator.next(),
    return: () => {
      end()
      return generator.return(undefined)
    },
    throw: (error) => {
      end()
      return generator.throw(error)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/**
 * Page after page, at most one ahead of the reader. Fetching ahead starts with the third page: who asks for a second
 * page will probably want the next one too, while many need only the first.
 */
class Walk<Output extends Page, Item> {
  readonly #source: PageSource<Output, Item>
  readonly #first: (fetch: () => Promise<Output>) => Promise<Output>
  readonly #bookmark: PageBookmark<Output>
  /** Ends the request under way. */
  readonly #ending = new AbortController()
  /** Members that go with every token: a token belongs to the input that it was given for. */
  #from: Position = {}
  #isEnded = false

  /** @param first - Gives the first page, fetched with what it is handed unless it is there. */
  constructor(source: PageSource<Output, Item>, first: (fetch: () => Promise<Output>) => Promise<Output>) {
    this.#source = source
    this.#first = first
    this.#bookmark = bookmarkOf(source)
  }

  async *pages(): AsyncGenerator<Output, undefined> {
    try {
      yield* this.#walk()
    } catch (error) {
      if (!this.#isEnded) throw error // what was ended is done, not failed
    } finally {
      this.end()
    }
  }

  /** Ends whatever the walk waits for. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#ending.abort(new DOMException('The walk has ended', 'AbortError'))
  }

  async *#walk(): AsyncGenerator<Output, undefined> {
    const { startToken } = this.#source
    let isRepeated = repeatDetector(startToken)
    let page = await this.#first(() => this.#fetch())
    for (let isFirst = true; ; isFirst = false) {
      page = this.#bookmark.take(page)
      const given: unknown = page.NextToken // anything at all, with validateOutput off
      const token = typeof given === 'string' && given !== '' ? given : undefined
      const isCircular = token !== undefined && isRepeated(token)
      const fetching = isFirst || isCircular || token === undefined ? undefined : this.#fetch(token)
      // Its failure is reported when its turn comes. Until then nobody listens, and it must not count as unhandled.
      fetching?.catch(() => undefined)
      yield page
      if (token === undefined) return
      if (isCircular) throw circularWalk(this.#source, page)
      page = await (fetching ?? this.#fetch(token)).catch((error: unknown) => {
        const position = this.#bookmark.positionAfter(error)
        if (position === undefined) throw error
        this.#from = position
        isRepeated = repeatDetector(undefined)
        return this.#fetch()
      })
    }
  }

  /** Listens to the caller's signal while the request is under way: a walk that is left has nobody to tell. */
  async #fetch(token?: string): Promise<Output> {
    const { signal, fetch } = this.#source
    const position = token === undefined ? this.#from : { ...this.#from, NextToken: token }
    const stopListening =
      signal &&
      onAbort(signal, () => {
        this.#ending.abort(signal.reason)
      })
    try {
      return await fetch(position, this.#ending.signal, true)
    } finally {
      stopListening?.()
    }
  }
}

interface PageBookmark<Output> {
  /** The page without what has been given out before. */
  readonly take: (page: Output) => Output
  readonly positionAfter: (error: unknown) => Position | undefined
}

/** The bookmark of a walk whose pages are in the order of time; of others, one that does nothing. */
function bookmarkOf<Output extends Page, Item>({ paging, startToken }: PageSource<Output, Item>): PageBookmark<Output> {
  const { items, newestFirst } = paging
  if (newestFirst === undefined) return { take: (page: Output) => page, positionAfter: () => undefined }
  const bookmark = new Bookmark(newestFirst, startToken !== undefined)
  return {
    take: (page: Output): Output => {
      const all = items(page)
      if (!Array.isArray(all)) return page // with validateOutput off
      const fresh = bookmark.take(all as Item[])
      return fresh.length === all.length ? page : newestFirst.withItems(page, [...fresh])
    },
    positionAfter: (error: unknown) => bookmark.positionAfter(error),
  }
}

/**
 * Tells when a token comes again, at once or after others. Of all earlier tokens it keeps two, the last one and one
 * that it replaces at distances that double (Brent's method), so that a circle of any length is found.
 */
function repeatDetector(start: string | undefined): (token: string) => boolean {
  let [last, kept, steps, distance] = [start, start, 0, 1]
  return (token) => {
    if (token === last || token === kept) return true
    last = token
    if (++steps === distance) [kept, steps, distance] = [token, 0, distance * 2]
    return false
  }
}

/** The service has answered with a token that it has given before: the walk would go round in circles. */
function circularWalk(
  { operation, region }: { operation: string; region: string },
  { $metadata }: Page,
): ResponseError {
  return new ResponseError(
    `${operation}: the service answered with a NextToken it has given before, so the walk cannot go on`,
    {
      operation,
      region,
      status: $metadata.httpStatusCode ?? 0,
      requestId: $metadata.requestId,
      attempts: $metadata.attempts ?? 1,
    },
  )
}
