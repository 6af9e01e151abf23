/** `redisRateLimiter`: a limiter whose pace is kept in Redis or Valkey, for all processes together. */
import { functionsNamed, milliseconds } from '../config/option-rules.js'
import { InputError } from '../contracts/errors.js'
import { objectWith, readOptions, type OptionRules } from '../contracts/options.js'
import { createRateLimiter, steadyClock } from '../retry/create-limiter.js'
import type { RateLimiter } from '../retry/limiter.js'
import type { Clock } from '../runtime/clock.js'
import { runnerOf, type RedisClient } from './adapters.js'
import { FleetStore } from './fleet-store.js'
import { Waits } from './waits.js'
import { Outage, redisHookNames, type RedisHooks } from './outage.js'
import { RedisStore } from './redis-store.js'
import { unheldClock } from './unheld-clock.js'

/** Options of {@link redisRateLimiter}. */
export interface RedisRateLimiterOptions {
  /**
   * What the names of keys begin with. A fleet has one prefix; limiters with different ones do not know of each other.
   *
   * @defaultValue 'cloudtrail-client'
   */
  prefix?: string | undefined
  /**
   * What happens to calls while the server cannot be used. `share`: each process keeps to the rate divided by `processes`. `local`:
   * each process keeps to the whole rate. `fail`: they reject with a `ConnectionError` with code `LimiterUnavailable`; nothing is sent.
   *
   * @defaultValue 'share' when `processes` is given, otherwise 'local'
   */
  onOutage?: 'share' | 'local' | 'fail' | undefined
  /** How many processes share the rate during an outage, 1 or more; for `share` only, which needs it. @defaultValue none */
  processes?: number | undefined
  /**
   * How long a call waits for an answer of the server, connecting included, in milliseconds from 1. After that an outage is
   * known, and no call waits for the server until it answers again.
   *
   * @defaultValue 250
   */
  timeoutMs?: number | undefined
  /** Functions that are called when an outage begins and ends, once each. @defaultValue none */
  on?: RedisHooks | undefined
  /** The source of time, for tests. @defaultValue the machine's time */
  clock?: Clock | undefined
}

const operation = 'redisRateLimiter'
const policies = ['share', 'local', 'fail']

const rules: OptionRules<RedisRateLimiterOptions> = {
  prefix: { expected: 'text that is not empty', is: (value) => typeof value === 'string' && value !== '' },
  onOutage: { expected: `'share', 'local' or 'fail'`, is: (value) => policies.includes(value as string) },
  processes: { expected: 'a whole number from 1', is: (value) => Number.isSafeInteger(value) && Number(value) >= 1 },
  timeoutMs: milliseconds,
  on: functionsNamed(...redisHookNames),
  clock: objectWith('now', 'after'),
}

/**
 * Makes a limiter whose pace all processes with the same server and prefix share.
 *
 * Each request costs one round trip to the server, which reserves the next slot in one step and by its own clock: clocks of
 * processes need not agree. Order and priorities within a process are those of a limiter without a server. A slot that is not used,
 * because a call was given up or its process was killed, costs one interval. A throttle that one process meets lowers the rate for all.
 *
 * @param redis - A client of ioredis, iovalkey or node-redis, a cluster too, or a function that runs a script. Redis 5 or newer, or Valkey.
 * @param options - What happens during an outage, and more.
 * @returns The limiter; give it to clients as `limiter`.
 * @throws InputError for an option that is not valid, and for a client that cannot run scripts.
 * @example
 * ```ts
 * import { CloudTrail } from 'cloudtrail-client'
 * import { redisRateLimiter } from 'cloudtrail-client/redis'
 * import { Redis } from 'ioredis'
 *
 * const redis = new Redis('redis://127.0.0.1:6379')
 * redis.on('error', () => undefined) // told below, once
 * const limiter = redisRateLimiter(redis, {
 *   onOutage: 'share',
 *   processes: 8,
 *   on: { outage: ({ error }) => console.warn('paced without Redis', error) },
 * })
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', limiter })
 * ```
 */
export function redisRateLimiter(redis: RedisClient, options: RedisRateLimiterOptions = {}): RateLimiter {
  const run = runnerOf(redis)
  const read = readOptions<RedisRateLimiterOptions>(options, rules, operation)
  const { prefix = 'cloudtrail-client', timeoutMs = 250, processes, clock = steadyClock } = read
  const { onOutage = processes === undefined ? 'local' : 'share' } = read
  if ((onOutage === 'share') !== (processes !== undefined)) {
    const message = onOutage === 'share' ? `is needed for onOutage: 'share'` : `is for onOutage: 'share' only`
    throw new InputError([{ path: 'processes', message }], { operation })
  }
  const store = new FleetStore(
    new RedisStore(run, prefix),
    new Waits(clock, timeoutMs),
    new Outage(read.clock ?? unheldClock, read.on),
    { fails: onOutage === 'fail', processes: processes ?? 1 },
    clock,
    () => Math.random(),
  )
  return createRateLimiter({ store, clock })
}
