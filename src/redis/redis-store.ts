/** The store of paces in Redis: what each call of the script is given, and what its answer means. */
import type { PaceRequest } from '../retry/pace-store.js'
import type { Run } from './adapters.js'

/** What this process knows of slots that the server may not know of, in milliseconds. */
export interface Known {
  /** How far ahead slots were reserved when the server answered last; holds if the server has lost its keys since. */
  readonly aheadMs: number
  /** The least time to wait, because this process has taken slots by itself. */
  readonly leastWaitMs: number
}

export class RedisStore {
  readonly #run: Run
  readonly #prefix: string

  constructor(run: Run, prefix: string) {
    this.#run = run
    this.#prefix = prefix
  }

  /** Reserves the next slot. @returns The wait for it, in milliseconds. */
  async take({ key, intervalMs, burst }: PaceRequest, { aheadMs, leastWaitMs }: Known): Promise<number> {
    const args = ['take', micros(intervalMs), String(burst), micros(aheadMs), micros(leastWaitMs)]
    const waitMs = Number(await this.#run(this.#nameOf(key), args)) / 1000
    if (waitMs >= 0) return waitMs
    throw new TypeError('the script returned something other than a wait')
  }

  async throttle(key: string): Promise<void> {
    await this.#run(this.#nameOf(key), ['throttle'])
  }

  /** Changes nothing. @throws What a command that writes the key would throw. */
  async probe(key: string): Promise<void> {
    await this.#run(this.#nameOf(key), ['probe'])
  }

  /** With a hash tag, so that whatever else is put under the same tag is on the same node of a cluster. */
  #nameOf(key: string): string {
    return `${this.#prefix}:{${key}}`
  }
}

const micros = (ms: number): string => (ms * 1000).toFixed(3)
