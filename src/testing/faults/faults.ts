/** Fault rules of a test: which requests get a fault, how often, and which fault. */
import { statusOfCode } from '../front/refusal-codes.js'

/** An error by its name. */
export interface ErrorReply {
  /** Name of the error, e.g. `AccessDeniedException`. */
  code: string
  /** Message of the error. @defaultValue 'The emulator was told to answer so.' */
  message?: string | undefined
  /** HTTP status, 400 to 599. @defaultValue 400, and 500 or 503 for a fault of the service */
  status?: number | undefined
}

/**
 * The fault that a request gets.
 *
 * - `throttle`: refused with `ThrottlingException`; nothing is done.
 * - `unavailable`: status 503; nothing is done.
 * - `html`: status 503 with an HTML page, as a gateway answers; nothing is done.
 * - `reset`: the connection breaks before anything is done.
 * - `reply-lost`: the request is done, then the connection breaks.
 * - `truncated`: the request is done, then the connection breaks in the middle of the reply.
 * - `expired-token`: refused with `InvalidNextTokenException`; the rule applies to requests with a NextToken only.
 * - `expired-credentials`: refused with `ExpiredTokenException`.
 */
export type FaultReply =
  | 'throttle'
  | 'unavailable'
  | 'html'
  | 'reset'
  | 'reply-lost'
  | 'truncated'
  | 'expired-token'
  | 'expired-credentials'
  | ErrorReply

/** A fault rule: the next `times` matching requests get this fault. */
export interface FaultOrder {
  /** Only requests of this operation, e.g. `LookupEvents`. @defaultValue every operation */
  operation?: string | undefined
  /** How many requests get the fault, 1 or more; `Infinity` for all. @defaultValue 1 */
  times?: number | undefined
  /**
   * Probability that a matching request gets the fault, from 0 to 1; decided by the emulator's seed.
   *
   * @defaultValue 1
   */
  probability?: number | undefined
  /** What the reply is. @defaultValue the normal reply, with this rule's latency and clock offset */
  reply?: FaultReply | undefined
  /** Delay of the reply, in milliseconds. @defaultValue 0 */
  latencyMs?: number | undefined
  /** How far the service's clock is ahead, in milliseconds; negative for a clock that is behind. @defaultValue 0 */
  clockOffsetMs?: number | undefined
}

/**
 * The fault rules of an emulator. The first rule that matches a request applies, in the order in which they were added.
 */
export interface Faults {
  /**
   * Adds a rule.
   *
   * @throws TypeError for an unknown operation, an unknown reply, or a number out of range.
   */
  add(order: FaultOrder): void
  /** Removes all rules. */
  clear(): void
}

interface Rule {
  readonly order: FaultOrder
  /** Requests that are still to get the fault. */
  left: number
}

/** The rules in force, and the requests that they apply to. */
export class FaultRules implements Faults {
  readonly #operationNames: ReadonlySet<string>
  readonly #random: () => number
  #rules: Rule[] = []

  /**
   * @param seed - The same seed brings the same faults to the same requests.
   * @param operationNames - The name of every operation.
   */
  constructor(seed: number, operationNames: ReadonlySet<string>) {
    this.#operationNames = operationNames
    this.#random = seeded(seed)
  }

  add(order: FaultOrder): void {
    check(order, this.#operationNames)
    this.#rules.push({ order: { ...order }, left: order.times ?? 1 })
  }

  clear(): void {
    this.#rules = []
  }

  /** The rule that applies to a request, which counts as one of its `times`; `undefined` for none. */
  draw(operation: string, hasToken: boolean): FaultOrder | undefined {
    const met = this.#rules.find(
      ({ order }) =>
        (order.operation ?? operation) === operation &&
        (order.reply !== 'expired-token' || hasToken) &&
        this.#random() < (order.probability ?? 1),
    )
    if (met === undefined) return undefined
    met.left--
    if (met.left <= 0) this.#rules = this.#rules.filter((rule) => rule !== met)
    return met.order
  }
}

const replies: readonly unknown[] = [
  'throttle',
  'unavailable',
  'html',
  'reset',
  'reply-lost',
  'truncated',
  'expired-token',
  'expired-credentials',
] satisfies FaultReply[]

function check(
  { operation, times = 1, probability = 1, reply, latencyMs = 0, clockOffsetMs = 0 }: FaultOrder,
  operationNames: ReadonlySet<string>,
): void {
  const problems = [
    operation === undefined || operationNames.has(operation) || `there is no operation ${operation}`,
    (times >= 1 && (Number.isInteger(times) || times === Infinity)) ||
      'times must be an integer of 1 or more, or Infinity',
    (probability >= 0 && probability <= 1) || 'probability must be from 0 to 1',
    latencyMs >= 0 || 'latencyMs must be 0 or more',
    Number.isFinite(clockOffsetMs) || 'clockOffsetMs must be a number',
    reply === undefined || isReply(reply) || `reply must be an error with a code, or one of ${replies.join(', ')}`,
  ].filter((problem) => problem !== true)
  if (problems.length > 0) throw new TypeError(`faults.add: ${problems.join('; ')}`)
}

const isReply = (reply: FaultReply): boolean =>
  replies.includes(reply) || (typeof reply === 'object' && typeof reply.code === 'string' && reply.code !== '')

/** HTTP status of an error by name. */
export const statusOf = ({ code, status }: ErrorReply): number => status ?? statusOfCode(code)

/** A pseudo-random generator of numbers from 0 to 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
