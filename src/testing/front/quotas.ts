/** Quotas: token buckets that refuse requests over the service's rates. */
import { Refusal } from './refusal.js'

interface Bucket {
  tokens: number
  filledAt: number
}

/** Takes one token for a request, or throws `ThrottlingException`. */
export type TakeToken = (region: string, operation: string) => void

/** Requests per second by operation, in place of the published ones. */
export type Rates = Readonly<Record<string, number>>

/** Quotas of operations that differ from those with similar names, in requests per second. */
const exceptions: ReadonlyMap<string, number> = new Map([
  ['LookupEvents', 2],
  ['ListInsightsMetricData', 1],
  ['StartQuery', 3],
  ['CancelQuery', 3],
  ['PutAuditEvents', 100],
])

/**
 * The published quota of an operation in one account and Region.
 *
 * @param operation - Name of an operation, e.g. `LookupEvents`.
 * @returns Requests per second.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export const requestsPerSecond = (operation: string): number =>
  exceptions.get(operation) ?? (/^(Get|Describe|List)/.test(operation) ? 10 : 1)

/**
 * A bucket for each operation in each Region. It holds the requests of one second, at least one: the service's own
 * burst is not documented.
 *
 * @param now - Clock, in epoch milliseconds.
 * @param rates - Rates in place of the published ones.
 * @param operationNames - The name of every operation.
 * @throws TypeError for a rate of an unknown operation, and for one that is not more than 0.
 */
export function createQuotas(now: () => number, rates: Rates, operationNames: ReadonlySet<string>): TakeToken {
  for (const [operation, rate] of Object.entries(rates)) {
    if (!operationNames.has(operation)) throw new TypeError(`quotas: there is no operation ${operation}`)
    if (!(rate > 0)) throw new TypeError(`quotas: the rate of ${operation} must be more than 0`)
  }
  const buckets = new Map<string, Bucket>()

  return (region, operation) => {
    const rate = rates[operation] ?? requestsPerSecond(operation)
    const capacity = Math.max(rate, 1)
    const time = now()
    const key = `${region}/${operation}`
    const bucket = buckets.get(key) ?? { tokens: capacity, filledAt: time }
    const elapsedSeconds = Math.max(0, time - bucket.filledAt) / 1000
    const tokens = Math.min(capacity, bucket.tokens + elapsedSeconds * rate)
    const isPermitted = tokens >= 1
    buckets.set(key, { tokens: isPermitted ? tokens - 1 : tokens, filledAt: time })
    if (!isPermitted) throw new Refusal('ThrottlingException', 'Rate exceeded')
  }
}
