/** Token buckets that refuse requests over the quota, as the service does. */
import { Fault } from './fault.js'
import { grantsPerSecond } from './operation-names.js'

interface Bucket {
  tokens: number
  filledAt: number
}

/** Takes one token for a request, or throws `ThrottlingException`. */
export type TakeToken = (region: string, operation: string) => void

/**
 * Buckets for each operation in each Region. A bucket holds one second's worth: the real burst is not documented.
 *
 * @param now - Clock, in epoch milliseconds.
 */
export function createQuotas(now: () => number): TakeToken {
  const buckets = new Map<string, Bucket>()

  return (region, operation) => {
    const rate = grantsPerSecond(operation)
    const time = now()
    const key = `${region}/${operation}`
    const bucket = buckets.get(key) ?? { tokens: rate, filledAt: time }
    const elapsedSeconds = Math.max(0, time - bucket.filledAt) / 1000
    const tokens = Math.min(rate, bucket.tokens + elapsedSeconds * rate)
    const isGranted = tokens >= 1
    buckets.set(key, { tokens: isGranted ? tokens - 1 : tokens, filledAt: time })
    if (!isGranted) throw new Fault('ThrottlingException', 'Rate exceeded')
  }
}
