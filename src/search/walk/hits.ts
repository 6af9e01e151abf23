/** Hits that are read one by one, until their reader or the search ends it. */
import type { HitIterator, SearchHit } from './candidate.js'

export abstract class Hits implements HitIterator {
  #reading: AsyncGenerator<SearchHit, undefined> | undefined

  /** Called once. */
  protected abstract read(): AsyncGenerator<SearchHit, undefined>

  /** Cancels the requests under way. */
  protected abstract end(): void | Promise<void>

  next(): Promise<IteratorResult<SearchHit, undefined>> {
    return this.#hits().next()
  }

  /** Ends it; the requests under way are cancelled. */
  async return(): Promise<IteratorResult<SearchHit, undefined>> {
    await this.end()
    return this.#hits().return(undefined)
  }

  async throw(error: unknown): Promise<IteratorResult<SearchHit, undefined>> {
    await this.return()
    throw error
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #hits(): AsyncGenerator<SearchHit, undefined> {
    return (this.#reading ??= this.read())
  }
}
