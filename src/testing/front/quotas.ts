/** Token buckets that refuse requests over the quota, as the service does. */
import { grantsPerSecond, operationNames } from './operation-names.js'
import { Fault } from './refusal.js'

interface Bucket {
  tokens: number
  filledAt: number
}

/** Takes one token for a request, or throws `ThrottlingException`. */
export type TakeToken = (region: string, operation: string) => void

/** Requests per second by operation, in the place of the published ones. */
export type Rates = Readonly<Record<string, number>>

/**
 * Buckets for each operation in each Region. A bucket holds one second's worth, one request at least: the real burst is
 * not documented.
 *
 * @param now - Clock, in epoch milliseconds.
 * @throws TypeError for rates of operations that do not exist, or that are not more than 0.
 */
export function createQuotas(now: () => number, rates: Rates = {}): TakeToken {
  for (const [operation, rate] of Object.entries(rates)) {
    if (!operationNames.has(operation)) throw new TypeError(`quotas: there is no operation ${operation}`)
    if (!(rate > 0)) throw new TypeError(`quotas: the rate of ${operation} must be more than 0`)
  }
  const buckets = new Map<string, Bucket>()

  return (region, operation) => {
    const rate = rates[operation] ?? grantsPerSecond(operation)
    const capacity = Math.max(rate, 1)
    const time = now()
    const key = `${region}/${operation}`
    const bucket = buckets.get(key) ?? { tokens: capacity, filledAt: time }
    const elapsedSeconds = Math.max(0, time - bucket.filledAt) / 1000
    const tokens = Math.min(capacity, bucket.tokens + elapsedSeconds * rate)
    const isGranted = tokens >= 1
    buckets.set(key, { tokens: isGranted ? tokens - 1 : tokens, filledAt: time })
    if (!isGranted) throw new Fault('ThrottlingException', 'Rate exceeded')
  }
}
