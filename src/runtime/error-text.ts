/** The reason to give in a message for whatever was thrown. */

/**
 * The message of an error, or its code where the message is empty, as that of the `AggregateError` of a failed connection is.
 *
 * Anything else that was thrown is given as it is when it is a string; of other values nothing is known that belongs in a message.
 */
export function errorText(thrown: unknown): string {
  if (typeof thrown === 'string' && thrown !== '') return thrown
  const { message, code } = (thrown ?? {}) as { readonly message?: unknown; readonly code?: unknown } // sound: both are checked
  const known = [message, code].find((text) => typeof text === 'string' && text !== '')
  return typeof known === 'string' ? known : 'no reason is known'
}
