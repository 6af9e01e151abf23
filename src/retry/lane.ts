/** The requests of one priority that wait for a quota, and whose turn it is among them. */

/** A request that waits for its permit. */
export interface QueueEntry {
  readonly key: string
  readonly lane: Lane
  readonly requester: string
  readonly arrivedAtMs: number
  readonly maxWaitMs: number
  readonly permit: () => void
  readonly refuse: (reason: unknown) => void
}

/** The entries of one priority. Their requesters take turns. */
export class Lane {
  readonly patienceMs: number
  /** Since when an entry waits here. */
  sinceMs = 0
  /** The number of the last permit that an entry of this lane got. */
  lastTurn = -Infinity
  /** The entries of each requester, in the order of their turns; no list is empty. */
  readonly #rotation: QueueEntry[][] = []

  constructor(patience: number) {
    this.patienceMs = patience
  }

  get size(): number {
    return this.#rotation.reduce((sum, { length }) => sum + length, 0)
  }

  /** Entries that would be served before a new one. */
  indexFor(requester: string): number {
    const { list, turn } = this.#ofRequester(requester)
    const ahead = ({ length }: QueueEntry[], at: number) => Math.min(length, list.length + (at < turn ? 1 : 0))
    return this.#rotation.reduce((sum, each, at) => sum + ahead(each, at), 0)
  }

  push(entry: QueueEntry): void {
    const { list, turn } = this.#ofRequester(entry.requester)
    if (this.#rotation.length === 0) this.sinceMs = entry.arrivedAtMs
    list.push(entry)
    this.#rotation[turn] = list
  }

  shift(): QueueEntry | undefined {
    const list = this.#rotation.shift()
    const entry = list?.shift()
    if (list?.length) this.#rotation.push(list)
    return entry
  }

  /** An entry that has its permit, or was refused, in this very tick is no longer there. */
  remove(entry: QueueEntry): void {
    const { list, turn } = this.#ofRequester(entry.requester)
    const index = list.indexOf(entry)
    if (index !== -1) list.splice(index, 1)
    if (list.length === 0) this.#rotation.splice(turn, 1)
  }

  /** All entries, in the order in which they would be served. */
  inOrder(): QueueEntry[] {
    const rounds = Math.max(0, ...this.#rotation.map(({ length }) => length))
    return Array.from({ length: rounds }, (_, round) => this.#rotation.flatMap((list) => list[round] ?? [])).flat()
  }

  /** The entries of a requester, and its place in the rotation; the last place for one that does not wait yet. */
  #ofRequester(requester: string): { list: QueueEntry[]; turn: number } {
    const turn = this.#rotation.findIndex(([first]) => first?.requester === requester)
    return { list: this.#rotation[turn] ?? [], turn: turn === -1 ? this.#rotation.length : turn }
  }
}
