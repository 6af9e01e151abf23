/** Says once that the tests with a real Redis are left out, and fails where they must not be. */
import { canStartRedis, hasRedis } from './redis-server.js'

export default function notice(): void {
  if (canStartRedis) return
  const what = hasRedis ? 'those that start and kill a server' : 'all that need a server'
  const message = `Of the tests of cloudtrail-client/redis, ${what} are left out: redis-server is not on the path.`
  if (process.env['REDIS_REQUIRED'] === 'true') throw new Error(message)
  console.warn(message)
}
