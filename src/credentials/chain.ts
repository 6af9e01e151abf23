/** A chain of providers: the credentials of the first source that is set up where the program runs. */
import { errorText } from '../runtime/foreign-error.js'
import { profileReader, profileReaderOf, type CredentialsProvider } from '../auth/credentials.js'
import { CredentialsError } from '../contracts/errors.js'
import { callerOf } from './sources/caller.js'
import { fromContainer } from './sources/container.js'
import { fromEnv } from './sources/environment.js'
import { instanceMetadata } from './sources/instance-metadata.js'
import { fromProfile } from './profile.js'
import { fromWebIdentity } from './sources/web-identity.js'

/**
 * Calls one provider after the other until one is set up. When one is set up and fails, the search ends with its error: the
 * next provider could belong to a different identity.
 *
 * @param providers - In the order of the search. Omit them for environment, profile, web identity, container and instance
 * metadata; for a client with the option `profile`, the environment is left out.
 * @returns A provider.
 * @throws CredentialsError from the provider, with the reason for each source that was skipped.
 * @example
 * ```ts
 * const credentials = fromChain(fromEnv(), fromContainer())
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials })
 * ```
 */
export function fromChain(...providers: CredentialsProvider[]): CredentialsProvider {
  const links = providers.length > 0 ? providers : defaultLinks()
  const chain: CredentialsProvider = async (properties) => {
    const { profile } = await callerOf(properties)
    // A profile that the client was given goes before the environment, which is the first of the default links.
    const searched = profile === undefined || providers.length > 0 ? links : links.slice(1)
    const reasons: string[] = []
    for (const provider of searched) {
      try {
        return await provider(properties)
      } catch (error) {
        if (!isNotSetUp(error)) throw error
        reasons.push(errorText(error))
      }
    }
    throw new CredentialsError(
      `CloudTrail: no credentials found. ${reasons.join('; ')}. Set one of these up, or pass \`credentials\`, an object ` +
        'or a provider function',
      { tryNextLink: true },
    )
  }
  const reader = links.map(profileReaderOf).find(Boolean)
  return reader === undefined ? chain : Object.assign(chain, { [profileReader]: reader })
}

/** Whether a provider is not set up; those of the AWS SDK mark their errors in the same way. */
const isNotSetUp = (error: unknown): boolean =>
  (error as { readonly tryNextLink?: unknown } | null | undefined)?.tryNextLink === true

const defaultLinks = (): CredentialsProvider[] => [
  fromEnv(),
  fromProfile(),
  fromWebIdentity(),
  fromContainer(),
  // Outside of EC2 no answer comes; waiting for one attempt is long enough.
  instanceMetadata({}, 1),
]
