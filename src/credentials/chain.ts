/** Credentials of whatever is set up where the program runs. */
import type { CredentialsProvider } from '../auth/credentials.js'
import { CredentialsError } from '../contracts/errors.js'
import { fromContainer } from './container.js'
import { fromEnv } from './environment.js'
import { fromInstanceMetadata } from './instance-metadata.js'
import { fromSdkChain } from './sdk-chain.js'
import { fromWebIdentity } from './web-identity.js'

/**
 * Asks one provider after the other until one is set up. One that is set up and fails ends the search: the next one
 * could be somebody else.
 *
 * @param providers - In this order. Omit them for environment, web identity, container, then profiles and SSO where the
 * package `@aws-sdk/credential-provider-node` is installed, and instance metadata.
 * @returns A provider.
 * @throws CredentialsError from the provider, which names every source and why it was passed over.
 * @example
 * ```ts
 * const credentials = fromChain(fromEnv(), fromContainer())
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials })
 * ```
 */
export function fromChain(...providers: CredentialsProvider[]): CredentialsProvider {
  const links = providers.length > 0 ? providers : defaultLinks()
  return async (properties) => {
    const passedOver: string[] = []
    for (const provider of links) {
      try {
        return await provider(properties)
      } catch (error) {
        if (!isPassedOver(error)) throw error
        passedOver.push(error.message)
      }
    }
    throw new CredentialsError(
      `CloudTrail: no credentials found. ${passedOver.join('; ')}. Set one of these up, or pass \`credentials\`, an object ` +
        'or a provider function',
      { tryNextLink: true },
    )
  }
}

/** Providers of the AWS SDK say so in the same way. */
const isPassedOver = (error: unknown): error is Error =>
  error instanceof Error && 'tryNextLink' in error && error.tryNextLink === true

const defaultLinks = (): CredentialsProvider[] => [
  fromEnv(),
  fromWebIdentity(),
  fromContainer(),
  fromSdkChain(),
  // On anything but an instance nobody answers, and waiting for it once is long enough.
  fromInstanceMetadata({ maxAttempts: 1 }),
]
