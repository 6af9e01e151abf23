/** The error of a source of credentials that is not set up here, so that a chain goes on to the next one. */
import { CredentialsError } from '../contracts/errors.js'

/** @param source - As users call it, e.g. `environment`. */
export const notConfigured = (source: string, reason: string): CredentialsError =>
  new CredentialsError(`${source}: ${reason}`, { tryNextLink: true })

/** The error of a source that is set up and fails: going on could end with the credentials of somebody else. */
export const sourceFailed = (source: string, reason: string, cause?: unknown): CredentialsError =>
  new CredentialsError(`${source}: ${reason}`, { cause })
