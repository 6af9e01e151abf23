/** The endpoints that a client will call, found as the client itself finds them. */
import { platform } from '#platform'
import { profileReaderOf } from '../../auth/credentials.js'
import type { FixedConfig } from '../../config/client-config.js'
import { needsProfile, settingsOf } from '../../config/settings.js'
import { fromChain } from '../../credentials/chain.js'
import { cloudtrail, cloudtrailData } from '../../operations/define.js'
import { isHostOfAws } from './aws-hosts.js'

/**
 * The host that is not one of AWS; `undefined` when there is none. It looks into a profile where the client does. An endpoint in a
 * variable of the environment is the machine's own word, as its keys are, and is not looked at.
 */
export type ForeignHost = () => Promise<string | undefined>

/** @throws InputError or CredentialsError, from the function, where the calls of such a client fail as well. */
export function foreignHostOf(config: FixedConfig): ForeignHost {
  const variables = { ...platform.environment() } // of the moment at which the client reads them, too
  let found: { readonly host: string | undefined } | undefined
  return async () => {
    if (found === undefined) {
      const read = needsProfile(config, variables) ? profileReaderOf(fromChain()) : undefined
      const added = await read?.(config.profile, variables)
      const others = Object.entries(variables).filter(([name]) => !name.startsWith('AWS_ENDPOINT_URL'))
      const { endpointOf } = settingsOf(config, { ...Object.fromEntries(others), ...added?.variables })
      found = { host: [cloudtrail, cloudtrailData].map(endpointOf).find((url) => !isHostOfAws(url))?.host }
    }
    return found.host
  }
}
