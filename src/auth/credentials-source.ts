/** Gets the credentials for a signature: checks those of the configuration, and caches and refreshes those of a provider. */
import { CredentialsError } from '../contracts/errors.js'
import { patient, type Clock } from '../runtime/clock.js'
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

/** The least time between two refreshes, even when one brings the same credentials. */
const refreshAgainMs = 30_000

/** The wait after a failed refresh; it doubles with each further one, up to {@link refreshAgainMs}. */
const firstRetryMs = 1000

/** After this long a fetch is given up; should it end later, what it brings can still be used. */
const fetchLimitMs = 30_000

/** What a client lends to its source of credentials. */
export interface SourceContext {
  readonly clock: Clock
  /** How far the service's clock, by which keys expire, is ahead of ours; in milliseconds. */
  readonly skewMs?: () => number
  /** What the provider is called with, e.g. the Region of the client. */
  readonly properties?: Readonly<Record<string, unknown>>
}

/** The source for what is configured as `credentials`. */
export function createCredentialsSource(input: CredentialsInput, context: SourceContext): CredentialsSource {
  if (typeof input === 'function') {
    const memo = new CredentialsMemo(input, context)
    return (rejected) => memo.get(rejected)
  }
  const keys = formOf(input)
  const absent = missingKeys(keys)
  if (absent !== undefined) return () => Promise.reject(absent)
  const credentials = frozen(keys)
  return () => credentials
}

interface Fetch {
  readonly fetched: Promise<Credentials>
  readonly isForced: boolean
}

/** Caches the credentials of a provider while they are valid. All callers share one fetch at a time. */
class CredentialsMemo {
  readonly #provider: CredentialsProvider
  readonly #context: SourceContext
  #current: Credentials | undefined
  #pending: Fetch | undefined
  #notBeforeMs = -Infinity
  #failures = 0
  #failure: CredentialsError | undefined

  constructor(provider: CredentialsProvider, context: SourceContext) {
    this.#provider = provider
    this.#context = context
  }

  get(rejected: Credentials | undefined): Credentials | Promise<Credentials> {
    const current = this.#current
    if (current === undefined) return this.#fetch(false)
    if (rejected?.accessKeyId === current.accessKeyId) return this.#replace(rejected)
    const leftMs = this.#leftMs(current)
    if (leftMs > refreshBeforeExpiryMs) return current
    if (this.#pending === undefined && this.#context.clock.now() < this.#notBeforeMs) {
      if (leftMs > 0) return current
      if (this.#failure !== undefined) return Promise.reject(this.#failure)
    }
    const fetched = this.#fetch(false)
    if (leftMs <= blockBeforeExpiryMs) return fetched
    fetched.catch(() => undefined) // in the background; a failure leaves the current ones in use
    return current
  }

  /** Credentials other than those that were refused, if the provider has any. */
  async #replace(rejected: Credentials): Promise<Credentials> {
    const pending = this.#pending
    if (pending?.isForced === false) {
      const fetched = await pending.fetched.catch(() => rejected)
      if (fetched.accessKeyId !== rejected.accessKeyId) return fetched
    }
    return this.#fetch(true)
  }

  #leftMs({ expiration }: Credentials): number {
    const { clock, skewMs } = this.#context
    return expiration === undefined ? Infinity : expiration.getTime() - clock.now() - (skewMs?.() ?? 0)
  }

  #fetch(isForced: boolean): Promise<Credentials> {
    if (this.#pending !== undefined) return this.#pending.fetched
    const pending = { fetched: this.#refresh(isForced), isForced }
    this.#pending = pending
    const end = () => {
      this.#pending = undefined
    }
    pending.fetched.then(end, end)
    return pending.fetched
  }

  async #refresh(isForced: boolean): Promise<Credentials> {
    const { clock, properties } = this.#context
    this.#notBeforeMs = clock.now() + refreshAgainMs
    try {
      const forced = isForced ? { forceRefresh: true } : undefined
      const provided = this.#provider(properties || forced ? { ...properties, ...forced } : undefined)
      const adopt = (fetched: unknown) => this.#adopt(checked(fetched), isForced)
      return await withinLimit(Promise.resolve(provided).then(adopt), clock)
    } catch (cause) {
      this.#notBeforeMs = clock.now() + Math.min(firstRetryMs * 2 ** this.#failures++, refreshAgainMs)
      this.#failure =
        cause instanceof CredentialsError
          ? cause
          : new CredentialsError(`CloudTrail: the credentials provider failed: ${errorText(cause)}`, { cause })
      if (this.#current !== undefined && this.#leftMs(this.#current) > 0) return this.#current
      throw this.#failure
    }
  }

  /** Keeps what was fetched, unless the credentials in hand are valid for longer. @returns those to use */
  #adopt(fetched: Credentials, isForced: boolean): Credentials {
    const current = this.#current
    const isBetter = current === undefined || isForced || this.#leftMs(fetched) >= Math.max(0, this.#leftMs(current))
    this.#failures = 0
    this.#failure = undefined
    if (isBetter || this.#leftMs(current) <= 0) this.#current = fetched
    return this.#current ?? fetched
  }
}

/** Waits for a fetch up to the limit; afterwards its outcome is no concern of the caller. */
function withinLimit(fetched: Promise<Credentials>, clock: Clock): Promise<Credentials> {
  return new Promise((resolve, reject) => {
    const cancel = patient(clock).after(fetchLimitMs, () => {
      const limit = `${String(fetchLimitMs / 1000)} s`
      reject(new CredentialsError(`CloudTrail: the credentials provider did not answer within ${limit}`))
    })
    fetched.then(resolve, reject).finally(cancel)
  })
}

const isPrintable = (value: unknown): boolean => typeof value === 'string' && /^[\x21-\x7e]*$/.test(value)

/** The forms that keys come in: the AWS SDK's, that of STS and of metadata services, and a whole reply of STS. */
type AnyForm = Partial<Credentials> & StsCredentials & { readonly Credentials?: StsCredentials | undefined }

/** The keys as they were given, in one form. */
function formOf(input: unknown) {
  if (typeof input !== 'object' || input === null) {
    const remedy = typeof input === 'function' ? ': call the function that makes the provider, e.g. fromEnv()' : ''
    const found = input === null ? 'null' : typeof input
    throw new CredentialsError(`CloudTrail: the credentials provider gave ${found} instead of credentials${remedy}`)
  }
  // Sound: every member that is used is checked below. Read by name, because members can be getters, or not enumerable.
  const outer = input as AnyForm
  const given = (outer.Credentials ?? outer) as AnyForm
  return {
    given,
    accessKeyId: given.accessKeyId ?? given.AccessKeyId ?? '',
    secretAccessKey: given.secretAccessKey ?? given.SecretAccessKey ?? '',
    sessionToken: (given.sessionToken ?? given.SessionToken ?? given.Token) || undefined,
  }
}

type KeysAsGiven = ReturnType<typeof formOf>

function missingKeys(keys: KeysAsGiven): CredentialsError | undefined {
  const missing = (['accessKeyId', 'secretAccessKey'] as const).filter((name) => !isText(keys[name]))
  if (missing.length === 0) return undefined
  return new CredentialsError(`CloudTrail: the credentials have no ${missing.join(' and no ')}`)
}

function checked(input: unknown): Credentials {
  const keys = formOf(input)
  const missing = missingKeys(keys)
  if (missing !== undefined) throw missing
  return frozen(keys)
}

/** A frozen, checked copy in one form, so that later changes to the caller's object have no effect. */
function frozen({ given, ...keys }: KeysAsGiven): Credentials {
  const unfit = (['accessKeyId', 'secretAccessKey', 'sessionToken'] as const).filter(
    (name) => !isPrintable(keys[name] ?? ''),
  )
  // Such a value cannot be sent in a header, and the runtime's own error would show it.
  if (unfit.length > 0) {
    throw new CredentialsError(`CloudTrail: ${unfit.join(' and ')} must be printable ASCII without spaces`)
  }
  const { accessKeyId, secretAccessKey, sessionToken } = keys
  const expiration = given.expiration ?? given.Expiration
  const { accountId } = given
  return Object.freeze({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(expiration ? { expiration: validDate(expiration) } : {}),
    ...(isText(accountId) ? { accountId } : {}),
  })
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Below this, a number is of seconds: as milliseconds it would lie before March 1973. */
const leastMs = 1e11

/** The time in any form that a provider may use: a `Date`, also of another realm, ISO 8601 text, or a number since 1970. */
function validDate(time: unknown): Date {
  const number = typeof time === 'string' && /^\d+(\.\d+)?$/.test(time) ? Number(time) : time
  const date = new Date(typeof number === 'number' && number < leastMs ? number * 1000 : (number as Date))
  if (!Number.isNaN(date.getTime())) return date
  throw new CredentialsError(
    'CloudTrail: the expiration of the credentials is not a time: give a Date or an ISO 8601 string',
  )
}
