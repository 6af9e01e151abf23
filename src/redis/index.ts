/**
 * One pace for a whole fleet, kept in Redis or Valkey: {@link redisRateLimiter}.
 * [The guide](../../docs/limits-and-retries.md#one-pace-for-a-fleet) tells when to use it, and what it costs.
 *
 * @module cloudtrail-client/redis
 */
export { redisRateLimiter, type RedisRateLimiterOptions } from './redis-limiter.js'
export type { IoredisClient, NodeRedisClient, RedisClient, RunScript } from './adapters.js'
export type { OutageEvent, RecoveredEvent, RedisHooks } from './outage.js'
