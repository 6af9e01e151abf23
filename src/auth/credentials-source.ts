/** Gives the credentials for one signature: read from what was configured, kept while they are valid, fetched once. */
import { CredentialsError } from '../errors.js'
import type { Clock } from '../runtime/clock.js'
import type { Credentials, CredentialsInput, CredentialsProvider, StsCredentials } from './credentials.js'

/**
 * Gives valid credentials, waiting for them if it must.
 *
 * @param rejected - A set that the service no longer knows; another one is fetched, if there can be one.
 */
export type CredentialsSource = (rejected?: Credentials) => Credentials | Promise<Credentials>

/** Temporary credentials are replaced when they have less than this left; the AWS SDK's figure. */
const refreshBeforeExpiryMs = 5 * 60_000

/** A source for whatever was given as `credentials`; without any, the environment variables. */
export function createCredentialsSource(
  input: CredentialsInput | undefined,
  clock: Clock,
  environment: () => Readonly<Record<string, string | undefined>>,
): CredentialsSource {
  if (input === undefined) return memoize(() => Promise.resolve(fromEnvironment(environment())), clock)
  if (typeof input === 'function') return memoize(input, clock)
  const credentials = checked(input)
  return () => credentials
}

function memoize(provider: CredentialsProvider, clock: Clock): CredentialsSource {
  let current: Credentials | undefined
  let pending: Promise<Credentials> | undefined
  const isFresh = ({ expiration }: Credentials): boolean =>
    expiration === undefined || expiration.getTime() - clock.now() > refreshBeforeExpiryMs

  const isValid = ({ expiration }: Credentials): boolean =>
    expiration !== undefined && expiration.getTime() > clock.now()

  const refresh = async (isForced: boolean): Promise<Credentials> => {
    try {
      current = checked(await provider(isForced ? { forceRefresh: true } : undefined))
      return current
    } catch (cause) {
      if (current !== undefined && isValid(current)) return current
      if (cause instanceof CredentialsError) throw cause
      const reason = cause instanceof Error ? `: ${cause.message}` : ''
      throw new CredentialsError(`CloudTrail: the credentials provider failed${reason}`, { cause })
    } finally {
      pending = undefined
    }
  }
  return (rejected) => {
    const isRejected = rejected !== undefined && rejected === current
    return current !== undefined && isFresh(current) && !isRejected ? current : (pending ??= refresh(isRejected))
  }
}

const isPrintable = (value: unknown): boolean => typeof value === 'string' && /^[\x21-\x7e]*$/.test(value)

const isSts = (input: Credentials | StsCredentials): input is StsCredentials =>
  'AccessKeyId' in input && !('accessKeyId' in input && input.accessKeyId !== undefined)

/** A frozen copy in the one form that is signed with; a caller who changes the object changes nothing here. */
function checked(input: unknown): Credentials {
  if (typeof input !== 'object' || input === null) {
    throw new CredentialsError('CloudTrail: the credentials provider gave something else than credentials')
  }
  // Sound: what is used of it is checked below.
  const given = input as Credentials | StsCredentials
  const credentials = isSts(given) ? fromSts(given) : membersOf(given)
  const missing = (['accessKeyId', 'secretAccessKey'] as const).filter((name) => {
    const value: unknown = credentials[name]
    return typeof value !== 'string' || value === ''
  })
  if (missing.length > 0) throw new CredentialsError(`CloudTrail: the credentials have no ${missing.join(' and no ')}`)
  const unfit = (['accessKeyId', 'secretAccessKey', 'sessionToken'] as const).filter((name) => {
    const value: unknown = credentials[name]
    return value !== undefined && !isPrintable(value)
  })
  // Such a value could not stand in a header, and the runtime's own refusal would show it.
  if (unfit.length > 0) {
    throw new CredentialsError(`CloudTrail: ${unfit.join(' and ')} must be text of printable ASCII without spaces`)
  }
  const { expiration, ...keys } = credentials
  return Object.freeze({ ...keys, ...(expiration ? { expiration: validDate(expiration) } : {}) })
}

/** By name, because members can be getters or not enumerable, as in credentials classes of other packages. */
function membersOf({ accessKeyId, secretAccessKey, sessionToken, expiration, accountId }: Credentials): Credentials {
  return { accessKeyId, secretAccessKey, sessionToken, expiration, accountId }
}

/** Read from whatever a provider takes for a time: a `Date`, also of another realm, or ISO text. */
function validDate(time: unknown): Date {
  const date = new Date(time as Date)
  if (!Number.isNaN(date.getTime())) return date
  throw new CredentialsError(
    'CloudTrail: the expiration of the credentials is not a time: give a Date or ISO 8601 text',
  )
}

function fromSts({ AccessKeyId, SecretAccessKey, SessionToken, Expiration }: StsCredentials): Credentials {
  return {
    accessKeyId: AccessKeyId ?? '',
    secretAccessKey: SecretAccessKey ?? '',
    ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
    ...(Expiration === undefined ? {} : { expiration: validDate(Expiration) }),
  }
}

function fromEnvironment(variables: Readonly<Record<string, string | undefined>>): Credentials {
  const accessKeyId = variables['AWS_ACCESS_KEY_ID'] ?? ''
  const secretAccessKey = variables['AWS_SECRET_ACCESS_KEY'] ?? ''
  if (accessKeyId === '' || secretAccessKey === '') {
    throw new CredentialsError(
      'CloudTrail: no credentials: neither the `credentials` option nor the environment variables AWS_ACCESS_KEY_ID ' +
        'and AWS_SECRET_ACCESS_KEY are set; pass `credentials`, an object or a provider function, to the client',
    )
  }
  const sessionToken = variables['AWS_SESSION_TOKEN'] ?? ''
  return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) }
}
