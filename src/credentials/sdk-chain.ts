/** Profiles, SSO and processes: what the AWS SDK's own chain finds, where that is installed. */
import { platform } from '#platform'
import type { CredentialsProvider } from '../auth/credentials.js'
import { notConfigured } from './not-configured.js'

const source = 'profiles and SSO'

type SdkModule = { readonly defaultProvider: () => CredentialsProvider }

/** The chain of `@aws-sdk/credential-provider-node`, loaded when it is asked for the first time. */
export function fromSdkChain(load: () => Promise<SdkModule> = loadSdk): CredentialsProvider {
  let loading: Promise<CredentialsProvider> | undefined
  return async (properties) => {
    loading ??= load().then(({ defaultProvider }) => defaultProvider())
    const provider = await loading.catch(() => {
      loading = undefined
      throw notConfigured(source, 'the package @aws-sdk/credential-provider-node is not installed')
    })
    return provider(properties).catch((error: unknown) => {
      // Its last word when nothing is set up; anything else is a source that is, and fails.
      if (error instanceof Error && error.name === 'CredentialsProviderError')
        throw notConfigured(source, error.message)
      throw error
    })
  }
}

const loadSdk = () => platform.loadPackage('@aws-sdk/credential-provider-node') as Promise<SdkModule>
