/** The settings of a client that stand in a profile, in the form of the environment variables with the same meaning. */
import type { ProfileSettings } from '../auth/credentials.js'
import { CredentialsError } from '../contracts/errors.js'
import type { Settings } from './ini.js'
import { lookedAt, profileFiles, profileName, type ProfileFiles } from './profile-files.js'

type Variables = Readonly<Record<string, string | undefined>>

/** Settings that have a variable of the same meaning. */
const variableOf: Readonly<Record<string, string>> = {
  region: 'AWS_REGION',
  use_fips_endpoint: 'AWS_USE_FIPS_ENDPOINT',
  use_dualstack_endpoint: 'AWS_USE_DUALSTACK_ENDPOINT',
  max_attempts: 'AWS_MAX_ATTEMPTS',
  ca_bundle: 'AWS_CA_BUNDLE',
  ignore_configured_endpoint_urls: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
}

/**
 * Reads the settings of a profile.
 *
 * @param given - The profile that was asked for; otherwise it is that of the environment, or the default one.
 * @throws CredentialsError when a profile that was asked for is absent.
 */
export async function profileSettings(given: string | undefined, variables: Variables): Promise<ProfileSettings> {
  const files = await profileFiles(variables)
  const { name, isNamed } = profileName(given, variables)
  const settings = files.profiles.get(name)
  const looked = `profile ${name} of ${lookedAt(files)}`
  if (settings !== undefined) {
    const named = Object.entries(variableOf).map(([setting, variable]) => [variable, settings.get(setting)])
    const added = { ...Object.fromEntries(named), ...endpointsOf(settings, files, variables) } as Variables // sound: entries of texts
    return { variables: withoutBlank(added, variables), lookedAt: looked }
  }
  if (isNamed) throw new CredentialsError(`profile ${name}: it is not in ${lookedAt(files)}`)
  return { variables: {}, lookedAt: looked }
}

/** An endpoint in the environment, even one for all services, comes before those of the profile. */
function endpointsOf(settings: Settings, { services }: ProfileFiles, variables: Variables): Variables {
  if (variables['AWS_ENDPOINT_URL']) return {}
  const section = services.get(settings.get('services') ?? '') ?? new Map<string, string>()
  const ofServices = [...section].flatMap(([setting, value]) => {
    const service = /^(.+)\.endpoint_url$/.exec(setting)?.[1]
    return service === undefined ? [] : [[`AWS_ENDPOINT_URL_${service.toUpperCase().replace(/[ -]/g, '_')}`, value]]
  })
  return { AWS_ENDPOINT_URL: settings.get('endpoint_url'), ...Object.fromEntries(ofServices) } as Variables // sound: entries of texts
}

function withoutBlank(added: Variables, variables: Variables): Variables {
  return Object.fromEntries(Object.entries(added).filter(([name, value]) => value && !isSet(name, variables)))
}

/** The Region has two variables. */
const isSet = (name: string, variables: Variables): boolean =>
  Boolean(variables[name]) || (name === 'AWS_REGION' && Boolean(variables['AWS_DEFAULT_REGION']))
