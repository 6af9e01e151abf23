/** The forms in which credentials are accepted, and the one form they are used in. */

/** Keys to sign with, in the form of the AWS SDK: its credentials can be used here, and these there. */
export interface Credentials {
  /** Starts with `AKIA` (long-term) or `ASIA` (temporary). */
  readonly accessKeyId: string
  /** Never leaves this process. */
  readonly secretAccessKey: string
  /** Present in temporary credentials. */
  readonly sessionToken?: string
  /** When they expire, UTC; absent for long-term keys. */
  readonly expiration?: Date
  /** The account they belong to, 12 digits, if the source knows it. */
  readonly accountId?: string
}

/** Credentials as STS returns them, e.g. the `Credentials` member of an AssumeRole reply; a metadata service has `Token`. */
export interface StsCredentials {
  /** Starts with `ASIA`. */
  readonly AccessKeyId?: string | undefined
  /** Never leaves this process. */
  readonly SecretAccessKey?: string | undefined
  /** Required with temporary keys. */
  readonly SessionToken?: string | undefined
  /** The name of `SessionToken` in the replies of metadata services. */
  readonly Token?: string | undefined
  /** When they expire: a `Date`, an ISO 8601 string with an offset, or seconds or milliseconds since 1970. */
  readonly Expiration?: Date | string | number | undefined
}

/**
 * Fetches credentials. The AWS SDK's providers have the same form and can be passed as they are.
 *
 * It is called for the first request, and again from 5 minutes before the credentials it returned expire; with
 * `{ forceRefresh: true }` when the service no longer accepts them. `callerClientConfig.region` gives it the Region of the client.
 * When it has not answered within 30 seconds, credentials that are still valid stay in use, or the call fails.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the providers of the AWS SDK have this form
export type CredentialsProvider = (identityProperties?: Record<string, any>) => Promise<Credentials>

/** A reply of STS, e.g. to AssumeRole. */
export interface StsReply {
  /** The credentials of the session. */
  readonly Credentials?: StsCredentials | undefined
}

/** Everything that is accepted as `credentials`: keys, those in a reply of STS, the reply itself, or a provider. */
export type CredentialsInput = Credentials | StsCredentials | StsReply | CredentialsProvider

/** What a profile adds to the environment. */
export interface ProfileSettings {
  /** Variables that are not set, with what the profile sets in their place. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** The profile and its files, for the message about what was found nowhere. */
  readonly lookedAt: string
}

/**
 * Reads the settings of a profile.
 *
 * @param profile - The one that was asked for; otherwise it is that of the environment, or the default one.
 * @throws CredentialsError when a profile that was asked for is absent.
 */
export type ProfileReader = (
  profile: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
) => Promise<ProfileSettings>

/** On a provider that takes credentials from profiles: reads their settings. The same in each copy of this package. */
export const profileReader: unique symbol = Symbol.for('cloudtrail-client/profile-reader')

/** The reader of a provider that has one. */
export const profileReaderOf = (input: CredentialsInput | undefined): ProfileReader | undefined =>
  (input as { readonly [profileReader]?: ProfileReader } | undefined)?.[profileReader]
