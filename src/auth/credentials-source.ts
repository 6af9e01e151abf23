/** Gets the credentials for a signature: checks those of the configuration, and caches and refreshes those of a provider. */
import { CredentialsError } from '../contracts/errors.js'
import type { Clock } from '../runtime/clock.js'
import { errorText } from '../runtime/foreign-error.js'
import type { Credentials, CredentialsInput, CredentialsProvider, StsCredentials } from './credentials.js'

/**
 * Returns valid credentials, or a promise when they must be fetched first.
 *
 * @param rejected - Credentials that the service no longer accepts; a provider is asked for new ones.
 */
export type CredentialsSource = (rejected?: Credentials) => Credentials | Promise<Credentials>

/** With less time left, temporary credentials are refreshed in the background while they are still used; as in the AWS SDK. */
const refreshBeforeExpiryMs = 5 * 60_000

/** With less time left, a request waits for new credentials, because the old ones could expire before it arrives. */
const blockBeforeExpiryMs = 60_000

/** The least time between two refreshes in the background, even when one fails or returns the same credentials. */
const refreshAgainMs = 30_000

/** After this long a fetch is assumed to hang, and the next caller starts another. */
const hungAfterMs = 60_000

/** The source for what is configured as `credentials`. */
export function createCredentialsSource(input: CredentialsInput, clock: Clock): CredentialsSource {
  if (typeof input === 'function') {
    const memo = new CredentialsMemo(input, clock)
    return (rejected) => memo.get(rejected)
  }
  const credentials = checked(input)
  return () => credentials
}

/** Caches the credentials of a provider while they are valid. All callers share one fetch at a time. */
class CredentialsMemo {
  readonly #provider: CredentialsProvider
  readonly #clock: Clock
  #current: Credentials | undefined
  #pending: { readonly fetched: Promise<Credentials>; readonly sinceMs: number } | undefined
  #refreshAtMs = -Infinity

  constructor(provider: CredentialsProvider, clock: Clock) {
    this.#provider = provider
    this.#clock = clock
  }

  get(rejected: Credentials | undefined): Credentials | Promise<Credentials> {
    const current = this.#current
    if (current === undefined) return this.#fetch(false)
    if (current === rejected) return this.#fetch(true)
    const leftMs = this.#leftMs(current)
    if (leftMs <= blockBeforeExpiryMs) return this.#fetch(false)
    if (leftMs <= refreshBeforeExpiryMs && this.#clock.now() >= this.#refreshAtMs) {
      this.#fetch(false).catch(() => undefined) // in the background; a failure leaves the current ones in use
    }
    return current
  }

  #leftMs({ expiration }: Credentials): number {
    return expiration === undefined ? Infinity : expiration.getTime() - this.#clock.now()
  }

  #fetch(isForced: boolean): Promise<Credentials> {
    const now = this.#clock.now()
    if (this.#pending !== undefined && now - this.#pending.sinceMs < hungAfterMs) return this.#pending.fetched
    const pending = { fetched: this.#refresh(isForced), sinceMs: now }
    this.#pending = pending
    const end = () => {
      if (this.#pending === pending) this.#pending = undefined
    }
    pending.fetched.then(end, end)
    return pending.fetched
  }

  async #refresh(isForced: boolean): Promise<Credentials> {
    this.#refreshAtMs = this.#clock.now() + refreshAgainMs
    try {
      this.#current = checked(await this.#provider(isForced ? { forceRefresh: true } : undefined))
      return this.#current
    } catch (cause) {
      if (this.#current !== undefined && this.#leftMs(this.#current) > 0) return this.#current
      if (cause instanceof CredentialsError) throw cause
      throw new CredentialsError(`CloudTrail: the credentials provider failed: ${errorText(cause)}`, { cause })
    }
  }
}

const isPrintable = (value: unknown): boolean => typeof value === 'string' && /^[\x21-\x7e]*$/.test(value)

const isSts = (input: Credentials | StsCredentials): input is StsCredentials =>
  'AccessKeyId' in input && !('accessKeyId' in input && input.accessKeyId !== undefined)

/** A frozen, checked copy in one form, so that later changes to the caller's object have no effect. */
function checked(input: unknown): Credentials {
  if (typeof input !== 'object' || input === null) {
    const remedy = typeof input === 'function' ? ': call the function that makes the provider, e.g. fromEnv()' : ''
    const found = input === null ? 'null' : typeof input
    throw new CredentialsError(`CloudTrail: the credentials provider gave ${found} instead of credentials${remedy}`)
  }
  // Sound: every member that is used is checked below.
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
  // Such a value cannot be sent in a header, and the runtime's own error would show it.
  if (unfit.length > 0) {
    throw new CredentialsError(`CloudTrail: ${unfit.join(' and ')} must be printable ASCII without spaces`)
  }
  const { expiration, ...keys } = credentials
  return Object.freeze({ ...keys, ...(expiration ? { expiration: validDate(expiration) } : {}) })
}

/** Copied by name, because in the classes of other packages members can be getters, or not enumerable. */
function membersOf({ accessKeyId, secretAccessKey, sessionToken, expiration, accountId }: Credentials): Credentials {
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(expiration === undefined ? {} : { expiration }),
    ...(accountId === undefined ? {} : { accountId }),
  }
}

/** The time in any form that a provider may use: a `Date`, also of another realm, or an ISO 8601 string. */
function validDate(time: unknown): Date {
  const date = new Date(time as Date)
  if (!Number.isNaN(date.getTime())) return date
  throw new CredentialsError(
    'CloudTrail: the expiration of the credentials is not a time: give a Date or an ISO 8601 string',
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
