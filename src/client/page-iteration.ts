/** One iteration over the pages of a call: fetches ahead, resumes after an expired token, and can be ended at any time. */
import { ResponseError } from '../contracts/errors.js'
import type { Paging } from '../contracts/operation.js'
import type { WithMetadata } from '../contracts/output.js'
import { onAbort } from '../runtime/abort.js'
import { resumePointOf, type Position, type ResumePoint } from './resume-point.js'

/** What pagination needs of a page. Every paged operation calls its token `NextToken`. */
export interface Page extends WithMetadata {
  NextToken?: string | undefined
}

/** How the pages of one call are fetched and taken apart. */
export interface PageSource<Output extends Page, Item> {
  /** For messages. */
  readonly operation: string
  readonly region: string
  /** The caller's token, to start from a later page. */
  readonly startToken: unknown
  /**
   * Sends one request: the caller's input, overridden by the members of `position`. An empty one requests the first page.
   *
   * @param isIterated - Whether the page is for an iterator.
   */
  readonly fetch: (position: Position, signal: AbortSignal | undefined, isIterated: boolean) => Promise<Output>
  readonly paging: Paging<Output, Item>
  /** The caller's signal; it cancels the request under way. */
  readonly signal: AbortSignal | undefined
}

/**
 * Page after page, at most one ahead of the reader. Fetching ahead starts with the third page: a caller that takes a
 * second page probably wants the next one too, while many need only the first.
 */
export class PageIteration<Output extends Page, Item> {
  readonly #source: PageSource<Output, Item>
  readonly #first: (fetch: () => Promise<Output>) => Promise<Output>
  readonly #resumePoint: ResumePoint<Output>
  /** Cancels the request under way. */
  readonly #ending = new AbortController()
  /** Members to send with every token: a token is only valid with the input that it was returned for. */
  #from: Position = {}
  #isEnded = false

  /** @param first - Returns the first page; it calls the function it is given unless that page is already there. */
  constructor(source: PageSource<Output, Item>, first: (fetch: () => Promise<Output>) => Promise<Output>) {
    this.#source = source
    this.#first = first
    this.#resumePoint = resumePointOf(source.paging, source.startToken)
  }

  async *pages(): AsyncGenerator<Output, undefined> {
    try {
      yield* this.#eachPage()
    } catch (error) {
      if (!this.#isEnded) throw error // an iteration that the caller ended is done, not failed
    } finally {
      this.end()
    }
  }

  /** Cancels whatever the iteration is waiting for. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#ending.abort(new DOMException('The iteration has ended', 'AbortError'))
  }

  async *#eachPage(): AsyncGenerator<Output, undefined> {
    const { startToken } = this.#source
    let isRepeated = repeatDetector(startToken)
    let page = await this.#first(() => this.#fetch())
    for (let isFirst = true; ; isFirst = false) {
      page = this.#resumePoint.take(page)
      const given: unknown = page.NextToken // anything at all, with validateOutput off
      const token = typeof given === 'string' && given !== '' ? given : undefined
      const isCircular = token !== undefined && isRepeated(token)
      const fetching = isFirst || isCircular || token === undefined ? undefined : this.#fetch(token)
      // A failure is reported when the page is requested; until then it must not count as an unhandled rejection.
      fetching?.catch(() => undefined)
      yield page
      if (token === undefined) return
      if (isCircular) throw repeatedToken(this.#source, page)
      page = await (fetching ?? this.#fetch(token)).catch((error: unknown) => {
        const position = this.#resumePoint.positionAfter(error)
        if (position === undefined) throw error
        this.#from = position
        isRepeated = repeatDetector(undefined)
        return this.#fetch()
      })
    }
  }

  /** Listens to the caller's signal only while a request is under way, so that an abandoned iteration leaves no listener. */
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

/**
 * Returns a function that reports whether a token has been seen before. It stores two earlier tokens, the last one and one
 * that it replaces at distances that double (Brent's method), so a cycle of any length is found.
 */
function repeatDetector(start: unknown): (token: string) => boolean {
  let [last, kept, steps, distance] = [start, start, 0, 1]
  return (token) => {
    if (token === last || token === kept) return true
    last = token
    if (++steps === distance) [kept, steps, distance] = [token, 0, distance * 2]
    return false
  }
}

function repeatedToken(
  { operation, region }: { operation: string; region: string },
  { $metadata }: Page,
): ResponseError {
  return new ResponseError(`${operation}: the service repeated a NextToken, so paging cannot go on`, {
    operation,
    region,
    status: $metadata.httpStatusCode ?? 0,
    requestId: $metadata.requestId,
    attempts: $metadata.attempts ?? 1,
  })
}
