/** The result of a paged method, for tests that put a double in the place of the method. */

/** A data point, as pages of two parallel lists are read. */
export interface PagedPoint {
  /** Start of the period, UTC. */
  Timestamp: Date
  /** Calls or errors in it. */
  Value: number
}

/** The item that is read from pages of an output: that of its list, or the points of two parallel lists. */
export type PagedItem<Output> = 'Timestamps' extends keyof Output
  ? PagedPoint
  : {
      [Name in keyof Output]-?: NonNullable<Output[Name]> extends readonly (infer Item)[] ? Item : never
    }[keyof Output]

/** A page as a test writes it: an output; `$metadata` may be left out. */
export type FakePage<Output> = Omit<Output, '$metadata'> & {
  /** About the exchange. @defaultValue that of a first attempt which succeeded */
  readonly $metadata?: object
}

/** Awaited, the first page; iterated, the items of all pages; as a paged method returns it. */
export interface PagedReply<Output> extends Promise<Output>, AsyncIterable<PagedItem<Output>> {
  /** Iterates page by page. */
  pages(): AsyncIterableIterator<Output>
}

/**
 * Makes what a paged method such as `lookupEvents` returns, for a double of that method: awaited, it is the first page; iterated,
 * it gives the items of all pages; its `pages()` gives the pages. Every reader begins with the first page, so that one reply may be
 * returned for many calls.
 *
 * Inputs, tokens and limits are not looked at: pages come in the order in which they are given. A double returns the reply itself
 * (`mockReturnValue`); `mockResolvedValue` would make its first page of it.
 *
 * @typeParam Output - The output of the operation, e.g. `LookupEventsOutput`; where a double expects a result, it is inferred.
 * @param pages - Pages; in place of one an `Error`, which is thrown when that page is asked for. None is one page without items.
 * @returns The reply. It does nothing until it is awaited or iterated.
 * @example
 * ```ts
 * import { vi } from 'vitest'
 * import { CloudTrail } from 'cloudtrail-client'
 * import { pagedReply } from 'cloudtrail-client/testing'
 *
 * const cloudtrail = new CloudTrail({ region: 'us-east-1' })
 * const pages = [{ Events: [{ EventName: 'ConsoleLogin' }], NextToken: '2' }, { Events: [{ EventName: 'CreateUser' }] }]
 * vi.spyOn(cloudtrail, 'lookupEvents').mockReturnValue(pagedReply(...pages))
 * for await (const { EventName } of cloudtrail.lookupEvents()) console.log(EventName) // ConsoleLogin, CreateUser
 * ```
 */
export function pagedReply<Output extends object>(...pages: (FakePage<NoInfer<Output>> | Error)[]): PagedReply<Output> {
  return new Reply(pages.length === 0 ? [{}] : pages) as PagedReply<unknown> as PagedReply<Output> // sound: of its pages
}

/** What a page has about its exchange when the test does not say. */
const metadata = { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 }

class Reply implements PagedReply<object> {
  readonly #pages: readonly object[]

  constructor(pages: readonly object[]) {
    this.#pages = pages
  }

  get [Symbol.toStringTag](): string {
    return 'Paged'
  }

  then<A = object, B = never>(
    onFulfilled?: ((page: object) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#first().then(onFulfilled, onRejected)
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<object | B> {
    return this.#first().catch(onRejected)
  }

  finally(onFinally?: (() => void) | null): Promise<object> {
    return this.#first().finally(onFinally)
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- pages come from a service, and are asked for one by one
  async *pages(): AsyncGenerator<object, undefined> {
    for (const page of this.#pages) yield read(page)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<never, undefined> {
    for await (const page of this.pages()) yield* itemsOf(page) as never[] // sound: PagedItem says what they are
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a failure rejects
  async #first(): Promise<object> {
    return read(this.#pages[0] as object) // sound: there is one
  }
}

/** A copy for one reader, as the client gives it: what the reader does to the page and its lists does not reach others. */
function read(page: object): object {
  if (Object.prototype.toString.call(page) === '[object Error]') throw page as Error
  const members = Object.entries(page).map(([name, value]) => [
    name,
    Array.isArray(value) ? (value.slice() as unknown) : (value as unknown),
  ])
  return { $metadata: { ...metadata }, ...(Object.fromEntries(members) as object) }
}

/** The items of the one list that a page has; ListInsightsMetricData has two, which belong together. */
function itemsOf(page: { Timestamps?: readonly unknown[]; Values?: readonly unknown[] }): readonly unknown[] {
  if (!('Timestamps' in page || 'Values' in page)) return Object.values(page).find(Array.isArray) ?? []
  const { Timestamps = [], Values = [] } = page
  return Timestamps.slice(0, Values.length).map((Timestamp, index) => ({ Timestamp, Value: Values[index] }))
}
