/** Errors that the AWS SDK has by another name or code, under that: programs look at them. */
import type { CallOptions } from '../../config/call-options.js'
import { ConnectionError, CredentialsError } from '../../contracts/errors.js'

/** What to throw for an error of a call. */
export function likeSdk(error: unknown, { signal, abortSignal }: CallOptions): unknown {
  const given = signal ?? abortSignal
  if (given?.aborted === true && error === given.reason) return aborted(error)
  if (error instanceof CredentialsError) return renamed(error, { name: 'CredentialsProviderError' })
  const code = error instanceof ConnectionError ? (error.cause as { code?: unknown } | undefined)?.code : undefined
  return typeof code === 'string' ? renamed(error as ConnectionError, { code }) : error
}

function aborted(cause: unknown): Error {
  const error = new Error('Request aborted', { cause })
  error.name = 'AbortError'
  return error
}

/** The error itself keeps its name, for it may be known to other calls. */
function renamed(error: Error, members: Readonly<Record<string, string>>): Error {
  const copy = Object.create(Object.getPrototypeOf(error) as object, Object.getOwnPropertyDescriptors(error)) as Error // sound: it has the prototype and the members of an error
  return Object.assign(copy, members)
}
