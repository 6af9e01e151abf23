/** One source of credentials for all Regions of an account: a role is assumed once, not once in each Region. */
import { createCredentialsSource } from '../../auth/credentials-source.js'
import {
  profileReader,
  profileReaderOf,
  type Credentials,
  type CredentialsInput,
  type CredentialsProvider,
} from '../../auth/credentials.js'
import type { Clock } from '../../runtime/clock.js'

/** Makes one provider of each that it is given, to be shared by all clients; anything else is returned as it is. */
export function credentialsSharer(clock: Clock): <Input extends CredentialsInput | undefined>(input: Input) => Input {
  const shared = new Map<CredentialsProvider, CredentialsProvider>()
  return (input) => {
    if (typeof input !== 'function') return input
    const provider: CredentialsProvider = shared.get(input) ?? sharedCredentials(input, clock)
    shared.set(input, provider)
    return provider as typeof input // sound: it has the same form
  }
}

/** A provider that asks the one behind it once for all who ask it. */
function sharedCredentials(input: CredentialsProvider, clock: Clock): CredentialsProvider {
  let identity: Parameters<CredentialsProvider>[0]
  const provider: CredentialsProvider = (properties) => input({ ...identity, ...properties })
  const source = createCredentialsSource(provider, { clock })
  let given: Credentials | undefined
  const shared: CredentialsProvider = async (properties) => {
    const { forceRefresh, ...others } = properties ?? {}
    identity ??= others // the Region of the first client that asks stands for all
    given = await source(forceRefresh === true ? given : undefined)
    return given
  }
  const reader = profileReaderOf(input)
  return reader === undefined ? shared : Object.assign(shared, { [profileReader]: reader })
}
