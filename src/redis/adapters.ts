/** Clients of Redis, by their shape: how each one runs a script. None of them is a dependency. */
import { InputError } from '../contracts/errors.js'
import { foreignError } from '../runtime/foreign-error.js'
import { kindOf } from '../schema/kind-of.js'
import { scriptSha, scriptText } from './script.js'

/** A client as ioredis and iovalkey have it, a cluster too. */
export interface IoredisClient {
  /** Runs a script that the server knows. */
  evalsha(sha: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>
  /** Runs a script. */
  eval(luaText: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>
}

/** A client as node-redis (the package `redis`) has it, a cluster too. */
export interface NodeRedisClient {
  /** Runs a script that the server knows. */
  evalSha(sha: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  /** Runs a script. */
  eval(luaText: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
}

/** Runs a script with any other client: `EVAL luaText keys.length …keys …args`. */
export type RunScript = (luaText: string, keys: string[], args: string[]) => Promise<unknown>

/** Your client of Redis or Valkey. It stays yours: it is neither connected nor closed here. */
export type RedisClient = IoredisClient | NodeRedisClient | RunScript

/** Runs the script for one key. */
export type Run = (key: string, args: string[]) => Promise<unknown>

/** The commands of one kind of client. */
interface Shape<Client> {
  /** The method that tells it from the others. */
  readonly evalsha: keyof Client & string
  readonly byName: (client: Client, key: string, args: string[]) => Promise<unknown>
  readonly byText: (client: Client, key: string, args: string[]) => Promise<unknown>
}

const ioredis: Shape<IoredisClient> = {
  evalsha: 'evalsha',
  byName: (client, key, args) => client.evalsha(scriptSha, 1, key, ...args),
  byText: (client, key, args) => client.eval(scriptText, 1, key, ...args),
}

const nodeRedis: Shape<NodeRedisClient> = {
  evalsha: 'evalSha',
  byName: (client, key, args) => client.evalSha(scriptSha, { keys: [key], arguments: args }),
  byText: (client, key, args) => client.eval(scriptText, { keys: [key], arguments: args }),
}

/** How a client runs the script. @throws InputError for anything that cannot. */
export function runnerOf(client: RedisClient): Run {
  if (typeof client === 'function') return (key, args) => client(scriptText, [key], args)
  return runnerFor(client, ioredis) ?? runnerFor(client, nodeRedis) ?? refuse(client)
}

function runnerFor<Client>(client: unknown, shape: Shape<Client>): Run | undefined {
  const has = (name: string) => typeof (client as Readonly<Record<string, unknown>> | null)?.[name] === 'function'
  if (!has(shape.evalsha) || !has('eval')) return undefined
  const known = client as Client // sound: it has the methods of its shape
  return async (key, args) => {
    try {
      return await shape.byName(known, key, args)
    } catch (error) {
      if (!foreignError(error).message.startsWith('NOSCRIPT')) throw error
      return shape.byText(known, key, args) // the server knows it from then on
    }
  }
}

function refuse(client: unknown): never {
  const message = `must be a client with evalsha or evalSha and eval, or a function, got ${kindOf(client)}`
  throw new InputError([{ path: 'redis', message }], { operation: 'redisRateLimiter' })
}
