/** The configuration of a connector, and how it becomes that of a client. */
import type { CloudTrailConfig } from '../config/client-config.js'
import { ownMembers } from '../config/option-rules.js'
import { InputError } from '../contracts/errors.js'
import { fromChain } from '../credentials/chain.js'
import { fromContainer } from '../credentials/sources/container.js'
import { fromInstanceMetadata } from '../credentials/sources/instance-metadata.js'
import { resolveEndpoint } from '../protocol/endpoint.js'
import { kindOf } from '../schema/kind-of.js'

/** Configuration of a connector: that of a client, and two options that platforms use. */
export interface ConnectorConfig extends CloudTrailConfig {
  /**
   * The URL of the service, instead of `region`: the Region is taken from a host of AWS, e.g.
   * `https://cloudtrail.eu-west-1.amazonaws.com`. Any other host is used as `endpoint`, and needs `region`.
   */
  serverUrl?: string | URL | undefined
  /**
   * Whether to use the role of the container or instance that the program runs in, instead of `credentials`. No other source of
   * credentials is tried then.
   *
   * @defaultValue false
   */
  useRole?: boolean | undefined
}

/**
 * The configuration of the client.
 *
 * @throws InputError when options contradict each other.
 */
export function clientConfig(config: ConnectorConfig): CloudTrailConfig {
  if (typeof config !== 'object' || (config as unknown) === null) {
    refuse('', `the configuration must be an object, got ${kindOf(config)}`)
  }
  const { serverUrl, useRole, ...others } = ownMembers(config)
  const rest = ownMembers(others)
  return { ...rest, ...ofServerUrl(serverUrl, rest), ...ofRole(useRole, rest) }
}

function ofServerUrl(serverUrl: string | URL | undefined, config: CloudTrailConfig): Partial<CloudTrailConfig> {
  if (serverUrl === undefined || serverUrl === '') return {}
  if (config.endpoint !== undefined) refuse('serverUrl', 'is another name for `endpoint`: leave one of the two out')
  const url = urlOf(serverUrl)
  const known = endpointOfAws(url)
  if (known === undefined) {
    if (config.region === undefined) refuse('region', `is required: the host ${url.host} does not contain it`)
    return { endpoint: url }
  }
  if (config.region !== undefined && config.region !== known.region) {
    refuse('region', `must be ${known.region}, as in \`serverUrl\`, or left out`)
  }
  return known
}

function urlOf(serverUrl: string | URL): URL {
  const text = String(serverUrl).trim()
  const url = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(url)) refuse('serverUrl', "must be a URL, e.g. 'https://cloudtrail.eu-west-1.amazonaws.com'")
  return new URL(url)
}

/** The Region and kind of a public endpoint, if they resolve to exactly this host; otherwise the host is not one of AWS. */
function endpointOfAws({ protocol, host }: URL) {
  const region = /^cloudtrail(?:-fips)?\.([a-z\d-]+)\./.exec(host)?.[1]
  if (region === undefined || protocol !== 'https:') return undefined
  const kinds = [false, true].flatMap((useFipsEndpoint) =>
    [false, true].map((useDualstackEndpoint) => ({ region, useFipsEndpoint, useDualstackEndpoint })),
  )
  return kinds.find((kind) => resolveEndpoint(kind).host === host)
}

function ofRole(useRole: boolean | undefined, config: CloudTrailConfig): Partial<CloudTrailConfig> {
  if (useRole !== undefined && typeof useRole !== 'boolean') {
    refuse('useRole', `must be true or false, got ${kindOf(useRole)}`)
  }
  if (useRole !== true) return {}
  if (config.credentials !== undefined)
    refuse('useRole', 'cannot be combined with `credentials`: leave one of the two out')
  return { credentials: fromChain(fromContainer(), fromInstanceMetadata()) }
}

function refuse(path: string, message: string): never {
  throw new InputError([{ path, message }])
}
