/** A queue for each key that is in use, and the limiter that each process has for itself. */
import { InputError } from '../contracts/errors.js'
import type { Clock } from '../runtime/clock.js'
import { kindOf } from '../schema/kind-of.js'
import type { GrantRequest, RateLimiter } from './limiter.js'
import { patienceMs, PermitQueue } from './permit-queue.js'
import { TokenBucket } from './token-bucket.js'

/**
 * With this many keys, the idle ones are dropped. Dropping the oldest, as a cache would, could drop a queue that is in use or a
 * bucket that is not full yet, and with it the pace.
 */
const minSweepSize = 1000

/** Something with a state of its own for each key. */
export interface Queue {
  isIdle(): boolean
}

/** Queues by key; each is made when it is needed, and dropped when it is idle and there are many. */
export class Queues<Item extends Queue> {
  readonly #byKey = new Map<string, Item>()
  readonly #make: (request: GrantRequest) => Item
  #sweepAtSize = minSweepSize

  constructor(make: (request: GrantRequest) => Item) {
    this.#make = make
  }

  get(key: string): Item | undefined {
    return this.#byKey.get(key)
  }

  /** @throws InputError for a request with which a queue would wait forever, or not at all. */
  for(request: GrantRequest): Item {
    refuseInvalid(request)
    if (this.#byKey.size >= this.#sweepAtSize) this.#sweep()
    const queue = this.#byKey.get(request.key) ?? this.#make(request)
    this.#byKey.set(request.key, queue)
    return queue
  }

  #sweep(): void {
    for (const [key, queue] of this.#byKey) if (queue.isIdle()) this.#byKey.delete(key)
    this.#sweepAtSize = Math.max(minSweepSize, this.#byKey.size * 2)
  }
}

/** A limiter whose paces are those of this process alone. */
export function localLimiter(clock: Clock): RateLimiter {
  const queues = new Queues(
    ({ ratePerSecond, capacity }) => new PermitQueue(new TokenBucket(ratePerSecond, capacity, clock.now()), clock),
  )
  return {
    async acquire(request) {
      return queues.for(request).acquire(request)
    },
    report({ key, isThrottle }) {
      queues.get(key)?.report(isThrottle)
    },
  }
}

function refuseInvalid({ key, ratePerSecond, capacity, priority, maxWaitMs }: GrantRequest): void {
  const rules: [path: string, value: unknown, expected: string, holds: boolean][] = [
    ['key', key, 'a string', typeof key === 'string'],
    ['ratePerSecond', ratePerSecond, 'a finite number above 0', Number.isFinite(ratePerSecond) && ratePerSecond > 0],
    ['capacity', capacity, 'a finite number from 1', Number.isFinite(capacity) && capacity >= 1],
    ['priority', priority, 'interactive, follow or backfill', Object.hasOwn(patienceMs, priority ?? 'follow')],
    ['maxWaitMs', maxWaitMs, 'a number from 0', maxWaitMs === undefined || maxWaitMs >= 0],
  ]
  const issues = rules.flatMap(([path, value, expected, holds]) =>
    holds ? [] : [{ path, message: `must be ${expected}, got ${kindOf(value)}` }],
  )
  if (issues.length > 0) throw new InputError(issues, { operation: 'acquire' })
}
