/** Gives the credentials for one signature: read from what was configured, kept while they are valid, fetched once. */
import { CredentialsError } from '../contracts/errors.js'
import type { Clock } from '../runtime/clock.js'
import { errorText } from '../runtime/error-text.js'
import type { Credentials, CredentialsInput, CredentialsProvider, StsCredentials } from './credentials.js'

/**
 * Gives valid credentials, waiting for them if it must.
 *
 * @param rejected - A set that the service no longer knows; another one is fetched, if there can be one.
 */
export type CredentialsSource = (rejected?: Credentials) => Credentials | Promise<Credentials>

/** With less than this left, temporary credentials are replaced while the old ones go on being used; the AWS SDK's figure. */
const refreshBeforeExpiryMs = 5 * 60_000

/** With less than this left, a request waits for the new ones: it could arrive too late with the old. */
const blockBeforeExpiryMs = 60_000

/** In the background there is no more than one refresh in this time, whether it fails or brings nothing newer. */
const refreshAgainMs = 30_000

/** A fetch that has not ended by then never may: whoever comes later starts another one. */
const hungAfterMs = 60_000

/** A source for whatever was given as `credentials`. */
export function createCredentialsSource(input: CredentialsInput, clock: Clock): CredentialsSource {
  if (typeof input === 'function') {
    const memo = new CredentialsMemo(input, clock)
    return (rejected) => memo.get(rejected)
  }
  const credentials = checked(input)
  return () => credentials
}

/** What a provider gave, kept while it is good; one fetch at a time, whoever waits for it. */
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
      this.#fetch(false).catch(() => undefined) // in the background, and #refresh keeps what is valid
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

/** A frozen copy in the one form that is signed with; a caller who changes the object changes nothing here. */
function checked(input: unknown): Credentials {
  if (typeof input !== 'object' || input === null) {
    const remedy = typeof input === 'function' ? ': call what makes the provider, e.g. fromEnv()' : ''
    const found = input === null ? 'null' : typeof input
    throw new CredentialsError(`CloudTrail: the credentials provider gave ${found} instead of credentials${remedy}`)
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
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(expiration === undefined ? {} : { expiration }),
    ...(accountId === undefined ? {} : { accountId }),
  }
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
