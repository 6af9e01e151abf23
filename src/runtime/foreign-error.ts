/**
 * Reads what others have thrown: the runtime, a package, a function of the user.
 *
 * By shape, because `instanceof Error` is false for errors of another realm, and in Jest and in vitest's vm threads those of
 * Node's core are.
 */

/** What a thrown value tells; members that it does not have are empty. */
export interface ForeignError {
  readonly name: string
  readonly message: string
  /** E.g. `ECONNRESET`, of Node and of most packages. */
  readonly code: string
  /** E.g. `connect`, of Node. */
  readonly syscall: string
  readonly cause: unknown
}

/** Reads a thrown value. Members that are no strings, or whose getters throw, count as empty. */
export function foreignError(thrown: unknown): ForeignError {
  const text = (name: string): string => {
    const value = memberOf(thrown, name)
    return typeof value === 'string' ? value : ''
  }
  return {
    name: text('name'),
    message: text('message'),
    code: text('code'),
    syscall: text('syscall'),
    cause: memberOf(thrown, 'cause'),
  }
}

function memberOf(thrown: unknown, name: string): unknown {
  try {
    return (thrown as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  } catch {
    return undefined
  }
}

/**
 * The message of an error, or its code where the message is empty, as that of the `AggregateError` of a failed connection is.
 *
 * Anything else that was thrown is given as it is when it is a string; of other values nothing is known that belongs in a message.
 */
export function errorText(thrown: unknown): string {
  if (typeof thrown === 'string' && thrown !== '') return thrown
  const { message, code } = foreignError(thrown)
  return message || code || 'no reason is known'
}
