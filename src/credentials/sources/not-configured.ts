/** The two errors of a source of credentials: it is not set up, or it is set up and fails. */
import { CredentialsError } from '../../contracts/errors.js'

/** The error of a source that is not set up here; a chain goes on to the next one. @param source - E.g. `environment`. */
export const notConfigured = (source: string, reason: string): CredentialsError =>
  new CredentialsError(`${source}: ${reason}`, { tryNextLink: true })

/** The error of a source that is set up and fails; a chain ends, because the next source could be a different identity. */
export const sourceFailed = (source: string, reason: string, cause?: unknown): CredentialsError =>
  new CredentialsError(`${source}: ${reason}`, { cause })
