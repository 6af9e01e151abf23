/** One iteration over the pages of a call: fetches ahead, resumes after an expired token, and can be ended at any time. */
import type { CallOptions } from '../config/call-options.js'
import { ResponseError, TimeoutError } from '../contracts/errors.js'
import type { AnyOperation, Paging } from '../contracts/operation.js'
import type { WithMetadata } from '../contracts/output.js'
import type { PageContext } from '../request/call-state.js'
import type { Pipeline } from '../request/pipeline.js'
import { onAbort } from '../runtime/abort.js'
import { kindOf } from '../schema/kind-of.js'
import { resumePointOf, type Position, type ResumePoint } from './resume-point.js'

/** What pagination needs of a page. Every paged operation calls its token `NextToken`. */
export interface Page extends WithMetadata {
  NextToken?: string | undefined
}

/** How the pages of one call are fetched and taken apart. */
export interface PageSource<Output extends Page, Item> {
  readonly pipeline: Pipeline
  readonly row: AnyOperation
  /** Of the call. Its signal cancels the request under way. */
  readonly options: CallOptions
  /** The caller's token, to start from a later page. */
  readonly startToken: unknown
  /** Sends one request: the caller's input, overridden by the members of `position`. An empty one requests the first page. */
  readonly fetch: (position: Position, page: PageContext) => Promise<Output>
  readonly paging: Paging<Output, Item>
}

export const signalOf = ({ options }: { readonly options: CallOptions }): AbortSignal | undefined =>
  options.signal ?? options.abortSignal

/**
 * Page after page, at most one ahead of the reader. Fetching ahead starts with the third page: a caller that takes a
 * second page probably wants the next one too, while many need only the first.
 */
export class PageIteration<Output extends Page, Item> {
  readonly #source: PageSource<Output, Item>
  readonly #first: (signal: AbortSignal) => Promise<Output>
  readonly #resumePoint: ResumePoint<Output>
  /** Cancels the request under way. */
  readonly #ending = new AbortController()
  /** Members to send with every token: a token is only valid with the input that it was returned for. */
  #from: Position = {}
  #isEnded = false
  #region = ''
  /** When the first page was requested. */
  #beganMs: number | undefined
  /** Time spent on pages since the last item. */
  #stalledMs = 0

  /** @param first - Returns the first page, which other readers may have requested; the signal ends the wait for it. */
  constructor(source: PageSource<Output, Item>, first: (signal: AbortSignal) => Promise<Output>) {
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
    let isRepeated = repeatDetector(this.#source.startToken)
    let page = await this.#request(({ signal }) => this.#first(signal))
    this.#region = (await this.#source.pipeline.route()).region
    for (let isFirst = true; ; isFirst = false) {
      page = this.#taken(page, isFirst)
      const token = this.#tokenOf(page)
      const fault = token === undefined ? undefined : this.#faultOf(page, isRepeated(token))
      const fetching = isFirst || fault || token === undefined ? undefined : this.#fetch(token)
      // A failure is reported when the page is requested; until then it must not count as an unhandled rejection.
      fetching?.catch(() => undefined)
      yield page
      if (token === undefined) return
      if (fault) throw fault
      page = await (fetching ?? this.#fetch(token)).catch((error: unknown) => {
        const position = this.#resumePoint.positionAfter(error)
        if (position === undefined) throw error
        this.#from = position
        isRepeated = repeatDetector(undefined)
        return this.#fetch()
      })
    }
  }

  /** The page without the items that were returned before. @throws ResponseError, or what the row has against the page */
  #taken(received: Output, isFirst: boolean): Output {
    const { paging } = this.#source
    paging.check?.(received)
    const list: unknown = paging.items(received) ?? [] // with validateOutput off, it can be anything
    if (!Array.isArray(list)) throw this.#unusable(received, `has ${kindOf(list)} in place of its items`)
    const page = this.#resumePoint.take(received)
    if (isFirst || paging.items(page)?.length) this.#stalledMs = 0
    return page
  }

  #tokenOf(page: Output): string | undefined {
    const token: unknown = page.NextToken ?? ''
    if (typeof token !== 'string') throw this.#unusable(page, `has ${kindOf(token)} in place of NextToken`)
    return token === '' ? undefined : token
  }

  /** Why the iteration cannot go on after a page. */
  #faultOf(page: Output, isCircular: boolean): Error | undefined {
    if (isCircular) return this.#unusable(page, 'repeats a NextToken, so paging cannot go on')
    const { stallTimeoutMs } = this.#source.pipeline
    return this.#stalledMs > stallTimeoutMs
      ? this.#late('WalkStalled', `only empty pages came for ${stallTimeoutMs} ms (stallTimeoutMs)`)
      : undefined
  }

  #fetch(token?: string): Promise<Output> {
    const position = token === undefined ? this.#from : { ...this.#from, NextToken: token }
    return this.#request((page) => this.#source.fetch(position, page))
  }

  /**
   * Waits for one page. Listener and timer exist only while a request is under way, so that an abandoned iteration leaves none.
   */
  async #request(send: (page: PageContext & { signal: AbortSignal }) => Promise<Output>): Promise<Output> {
    const { pipeline, row, options } = this.#source
    const { clock, stallTimeoutMs } = pipeline
    const ending = this.#ending
    const page = { isIterated: true, signal: ending.signal, queuedMs: 0 }
    const sentMs = clock.now()
    this.#beganMs ??= sentMs
    const signal = signalOf(this.#source)
    const stopListening =
      signal &&
      onAbort(signal, () => {
        ending.abort(signal.reason)
      })
    const cancel = this.#limit(options.walkTimeoutMs, sentMs - this.#beganMs)
    try {
      return await send(page)
    } finally {
      stopListening?.()
      cancel?.()
      // Other iterations in the same queue do not count, and one page cannot be a stall: the clock may have been set.
      const queuedMs = Math.max(0, page.queuedMs - 1000 / row.quota.ratePerSecond)
      this.#stalledMs += Math.min(Math.max(0, clock.now() - sentMs - queuedMs), stallTimeoutMs / 2)
    }
  }

  /** Ends the request under way when the time for the iteration is over. */
  #limit(limitMs: number | undefined, passedMs: number): (() => void) | undefined {
    if (limitMs === undefined) return undefined
    const end = () => {
      this.#ending.abort(this.#late('WalkTimeout', `not read to its end within ${limitMs} ms (walkTimeoutMs)`))
    }
    if (passedMs < limitMs) return this.#source.pipeline.clock.after(limitMs - passedMs, end)
    end()
    return undefined
  }

  #late(code: 'WalkTimeout' | 'WalkStalled', text: string): TimeoutError {
    const operation = this.#source.row.name
    return new TimeoutError(`${operation}: ${text}`, { code, operation, mayBeSent: true })
  }

  #unusable({ $metadata }: Output, text: string): ResponseError {
    const { row } = this.#source
    return new ResponseError(`${row.name}: the reply ${text}`, {
      operation: row.name,
      region: this.#region,
      status: $metadata.httpStatusCode ?? 0,
      requestId: $metadata.requestId,
      attempts: $metadata.attempts ?? 1,
    })
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
