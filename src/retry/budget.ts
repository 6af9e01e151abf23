/** The retries that a client can afford: when everything fails, it stops adding load of its own. */
import type { Fault } from './classify.js'

/** What a client starts with, and never has more than; figures of the retry behaviour 2.1 that the AWS SDKs share. */
const fullBudget = 500

const costs = { transient: 14, throttle: 5 } as const

/** What a success that needed no retry gives back. */
const rewardWithoutRetry = 1

/** One budget, shared by all calls of a client. */
export class RetryBudget {
  #left: number

  constructor(left: number = fullBudget) {
    this.#left = left
  }

  /** What is left. */
  get left(): number {
    return this.#left
  }

  /** Pays for a retry. @returns What it cost; `undefined` when too little is left. */
  pay(fault: Exclude<Fault, 'final'>): number | undefined {
    const cost = costs[fault]
    if (this.#left < cost) return undefined
    this.#left -= cost
    return cost
  }

  /** After a success: gives back what its last retry cost. */
  refund(lastCost: number = rewardWithoutRetry): void {
    this.#left = Math.min(fullBudget, this.#left + lastCost)
  }
}
