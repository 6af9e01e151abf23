/** The way through the events of one query in one account and Region: its parts, newest first. */
import type { Query } from '../where/queries.js'
import { Part, type Range, type Second } from './part.js'
import type { Target } from './target.js'

export class Walk {
  readonly target: Target
  /** Those that are not both read and taken. */
  readonly parts: Part[]

  constructor(target: Target, query: Query, ranges: readonly Range[]) {
    this.target = target
    this.parts = ranges.map((range) => new Part(target, query, range))
  }

  get isDone(): boolean {
    this.#drop()
    return this.parts.length === 0
  }

  /** The newest second that is ready and not taken; `undefined` while it is not known. */
  head(): Second | undefined {
    this.#drop()
    return this.parts[0]?.ready[0]
  }

  /** What comes next is of this second or older. */
  get bound(): number {
    return this.head()?.second ?? this.parts[0]?.reached ?? -Infinity
  }

  /** The part with the next event. */
  get first(): Part | undefined {
    this.#drop()
    return this.parts[0]
  }

  take(): Second | undefined {
    this.#drop()
    return this.parts[0]?.ready.shift()
  }

  /** Splits a part. @returns Whether it could be split. */
  split(part: Part): boolean {
    const older = part.split()
    if (older === undefined) return false
    this.parts.splice(this.parts.indexOf(part) + 1, 0, older)
    return true
  }

  /** Seconds that are not read yet. */
  get unread(): number {
    return this.parts.reduce((sum, { unread }) => sum + unread, 0)
  }

  #drop(): void {
    while (this.parts[0]?.isDone === true && this.parts[0].ready.length === 0) this.parts.shift()
  }

  end(): void {
    for (const part of this.parts.splice(0)) part.stop()
  }
}
