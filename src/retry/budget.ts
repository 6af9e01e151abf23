/** Limits the retries of a client, so that it adds no load to a service where everything fails. */
import type { Fault } from './classify.js'

/** The budget at the start, and its maximum; the figures of retry behaviour 2.1, which the AWS SDKs share. */
const fullBudget = 500

/** The cost of a retry. */
const costs = { transient: 14, throttle: 5 } as const

/** What a success without a retry adds. */
const rewardWithoutRetry = 1

/** One budget, shared by all calls of a client. */
export class RetryBudget {
  #left: number

  constructor(left: number = fullBudget) {
    this.#left = left
  }

  /** The budget that is left. */
  get left(): number {
    return this.#left
  }

  /** Pays for a retry. @returns Its cost; `undefined` when too little is left. */
  pay(fault: Exclude<Fault, 'final'>): number | undefined {
    const cost = costs[fault]
    if (this.#left < cost) return undefined
    this.#left -= cost
    return cost
  }

  /** Gives back the cost of the last retry, after a success. */
  refund(lastCost: number = rewardWithoutRetry): void {
    this.#left = Math.min(fullBudget, this.#left + lastCost)
  }
}
