/** The credentials of the machine: when they are used, and where they may go. */
import { profileReader, profileReaderOf, type CredentialsProvider } from '../../auth/credentials.js'
import type { FixedConfig } from '../../config/client-config.js'
import { needsProfile } from '../../config/settings.js'
import { CredentialsError } from '../../contracts/errors.js'
import { fromChain } from '../../credentials/chain.js'
import { fromContainer } from '../../credentials/sources/container.js'
import { fromInstanceMetadata } from '../../credentials/sources/instance-metadata.js'
import type { ForeignHost } from './endpoints.js'

/** In place of credentials where none are given and those of the machine must not be used. */
const none: CredentialsProvider = () =>
  Promise.reject(
    new CredentialsError(
      'CloudTrail: no credentials are configured: give `accessKey` and `secretKey`, or `credentials`, or set `useRole`. Those of ' +
        'the machine are not used, because `useRole` is false',
    ),
  )

/**
 * The provider for a connector that was given no credentials: for `true` the role of the container or instance, for `undefined`
 * whatever the machine has, for `false` nothing.
 *
 * @param foreignHost - A host that must not get them.
 */
export function ambientCredentials(
  useRole: boolean | undefined,
  config: FixedConfig,
  foreignHost: ForeignHost,
): CredentialsProvider {
  if (useRole === false) return none
  const provider = useRole === true ? fromChain(fromContainer(), fromInstanceMetadata()) : fromChain()
  const guarded: CredentialsProvider = async (properties) => {
    const host = await foreignHost()
    if (host === undefined) return provider(properties)
    throw new CredentialsError(
      `CloudTrail: the credentials of this machine do not go to ${host}, which is no host of AWS: pass \`credentials\` for it, or ` +
        'set `allowForeignHost`',
    )
  }
  const read = profileReaderOf(provider)
  if (read === undefined) return guarded
  // As for a client without `credentials`: where the environment has all, no file is opened.
  return Object.assign(guarded, {
    [profileReader]: ((profile, variables) =>
      needsProfile(config, variables)
        ? read(profile, variables)
        : Promise.resolve({ variables: {}, lookedAt: '' })) satisfies typeof read,
  })
}
