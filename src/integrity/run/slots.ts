/** A limited number of requests at a time: digests before log files, each in the order in which they were asked for. */

/** What goes first. */
export type Urgency = 'digest' | 'log'

export class Slots {
  readonly #waiting: Readonly<Record<Urgency, (() => void)[]>> = { digest: [], log: [] }
  #free: number

  constructor(count: number) {
    this.#free = count
  }

  /** Does some work as soon as there is a slot for it. */
  async run<T>(urgency: Urgency, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting[urgency].push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.digest.shift() ?? this.#waiting.log.shift()
      if (next === undefined) this.#free++
      else next()
    }
  }
}
