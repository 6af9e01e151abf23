/** Faults that a test orders: which requests meet them, how often, and what they are. */
import { statuses } from '../front/refusal-codes.js'

/** An error by name; the status is that of the service's model where there is one, else 400. */
export interface ErrorReply {
  /** Name of the error, e.g. `AccessDeniedException`. */
  code: string
  /** What it says. @defaultValue 'The emulator was told to answer so.' */
  message?: string | undefined
  /** HTTP status, 400 to 599. @defaultValue the one of the service's model, else 400 */
  status?: number | undefined
}

/**
 * What becomes of a request.
 *
 * - `throttle`: refused with `ThrottlingException`, nothing is done.
 * - `unavailable`: status 503, nothing is done.
 * - `html`: status 503 with an HTML page, as a gateway answers; nothing is done.
 * - `reset`: the connection breaks before anything is done.
 * - `reply-lost`: the request is done, then the connection breaks.
 * - `truncated`: the request is done, and its reply breaks off in the middle.
 * - `expired-token`: a request with a NextToken is refused with `InvalidNextTokenException`; one without is not touched.
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

/** An order: of the requests that it fits, so many meet this fault. */
export interface FaultOrder {
  /** Only requests of this operation, e.g. `LookupEvents`. @defaultValue every operation */
  operation?: string | undefined
  /** How many requests meet it, 1 or more; `Infinity` for all. @defaultValue 1 */
  times?: number | undefined
  /** How likely a request is to meet it, from 0 to 1, by the emulator's seed. @defaultValue 1 */
  probability?: number | undefined
  /** What becomes of the request. @defaultValue an answer as without the fault, late or by another clock */
  reply?: FaultReply | undefined
  /** How late the answer comes, in milliseconds. @defaultValue 0 */
  latencyMs?: number | undefined
  /** How far the service's clock is ahead, in milliseconds; negative for behind. @defaultValue 0 */
  clockOffsetMs?: number | undefined
}

/** The faults of an emulator. Orders are asked in the order in which they were added; a request meets the first that fits. */
export interface Faults {
  /**
   * Adds an order.
   *
   * @throws TypeError for an operation, a reply or a number that cannot be.
   */
  add(order: FaultOrder): void
  /** Takes all orders back. */
  clear(): void
}

interface Standing {
  readonly order: FaultOrder
  left: number
}

/** The orders that stand, and whom they meet. */
export class FaultBook implements Faults {
  readonly #operationNames: ReadonlySet<string>
  readonly #random: () => number
  #standing: Standing[] = []

  /**
   * @param seed - The same seed gives the same requests the same luck.
   * @param operationNames - Every operation there is.
   */
  constructor(seed: number, operationNames: ReadonlySet<string>) {
    this.#operationNames = operationNames
    this.#random = seeded(seed)
  }

  add(order: FaultOrder): void {
    check(order, this.#operationNames)
    this.#standing.push({ order: { ...order }, left: order.times ?? 1 })
  }

  clear(): void {
    this.#standing = []
  }

  /** The fault that a request meets; `undefined` for none. */
  draw(operation: string, hasToken: boolean): FaultOrder | undefined {
    const met = this.#standing.find(
      ({ order }) =>
        (order.operation ?? operation) === operation &&
        (order.reply !== 'expired-token' || hasToken) &&
        this.#random() < (order.probability ?? 1),
    )
    if (met === undefined) return undefined
    met.left--
    if (met.left <= 0) this.#standing = this.#standing.filter((standing) => standing !== met)
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
      'times must be a whole number from 1, or Infinity',
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
export const statusOf = ({ code, status }: ErrorReply): number =>
  status ?? (statuses as Readonly<Record<string, number>>)[code] ?? 400

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
