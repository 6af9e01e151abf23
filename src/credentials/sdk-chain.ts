/** Profiles, SSO and credential processes: the AWS SDK's own chain, where it is installed. */
import { platform } from '#platform'
import type { CredentialsProvider } from '../auth/credentials.js'
import { foreignError } from '../runtime/foreign-error.js'
import { notConfigured } from './not-configured.js'

const source = 'profiles and SSO'

type SdkModule = { readonly defaultProvider: () => CredentialsProvider }

/** The chain of `@aws-sdk/credential-provider-node`, loaded at the first call. */
export function fromSdkChain(load: () => Promise<SdkModule> = loadSdk): CredentialsProvider {
  let loading: Promise<CredentialsProvider> | undefined
  return async (properties) => {
    loading ??= load().then(({ defaultProvider }) => defaultProvider())
    const provider = await loading.catch(() => {
      loading = undefined
      throw notConfigured(source, 'the package @aws-sdk/credential-provider-node is not installed')
    })
    try {
      return await provider(properties)
    } catch (error) {
      // The chain's error when no source is set up; other errors come from a source that is set up and fails.
      const { name, message } = foreignError(error)
      throw name === 'CredentialsProviderError' ? notConfigured(source, message) : error
    }
  }
}

const loadSdk = () => platform.loadPackage('@aws-sdk/credential-provider-node') as Promise<SdkModule>
